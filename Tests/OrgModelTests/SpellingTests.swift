import OrgModel
import Testing

@Suite struct SpellingTests {
    /// Distances worked out by hand: one letter wrong, missing, too many, two swapped.
    @Test(arguments: [
        ("onwers", "owners"), ("owner", "owners"), ("ownerss", "owners"), ("owmers", "owners"), ("OWNERS", "owners"),
        ("suporter", "supporters"), ("escaltion", "escalation"), ("escaaltion", "escalation"),
    ])
    func findsSlipsOfTheKeys(word: String, meant: String) {
        #expect(
            Spelling.nearest(to: word, among: ["owners", "supporters", "escalation", "name"]) == meant)
    }

    @Test func leavesAloneWhatIsFar() {
        #expect(Spelling.nearest(to: "people", among: ["owners", "name"]) == nil)
        #expect(Spelling.nearest(to: "abc", among: ["axy"]) == nil)  // distance 2, of 3 letters 1 is allowed
        #expect(Spelling.nearest(to: "ab", among: ["ax"]) == "ax")
        #expect(Spelling.nearest(to: "", among: ["a"]) == nil)
        #expect(Spelling.nearest(to: "abcdefghijkl", among: ["abcdefghxxxx"]) == nil)  // 4, and at most 3 are allowed
        #expect(Spelling.nearest(to: "abcdefghijkl", among: ["abcdefghixxx"]) == "abcdefghixxx")
        #expect(
            Spelling.nearest(to: String(repeating: "a", count: 65), among: [String(repeating: "a", count: 65)]) == nil)
    }

    @Test func tiesGoToTheFirstByBytes() {
        #expect(Spelling.nearest(to: "cat", among: ["cut", "bat", "hat"]) == "bat")
        #expect(Spelling.nearest(to: "cat", among: ["hat", "bat", "cut"]) == "bat")
        #expect(Spelling.nearest(to: "Ana", among: ["ana", "Ana"]) == "Ana")  // both at 0; upper case is first
    }

    @Test func lettersOfAnyScript() {
        #expect(Spelling.nearest(to: "Müler", among: ["Müller", "Miller"]) == "Müller")
        #expect(Spelling.nearest(to: "Muller", among: ["Müller"]) == "Müller")
        #expect(Spelling.nearest(to: "ключ", among: ["клюк"]) == "клюк")
        #expect(Spelling.nearest(to: "team👩‍👩‍👧x", among: ["team👩‍👩‍👧y"]) == "team👩‍👩‍👧y")
    }
}
