import OrgGate
import OrgModel
import SourceDocuments
import Testing

@Suite struct KnownFindingsTests {
    private func read(_ text: String, file: String = "b.yaml") -> (known: KnownFindings?, rules: [String]) {
        let (known, diagnostics) = KnownFindingsReader.read(text: SourceText(file: file, text: text))
        return (known, diagnostics.map(\.rule))
    }

    @Test func readsABaseline() {
        let (known, rules) = read(
            """
            linchpin-baseline: 1
            findings:
              - {rule: ownership/single, subject: "system:shop", fingerprint: 0123456789abcdef}
              - {rule: ownership/none, subject: "system:x", fingerprint: "1111111111111111"}
            """)
        #expect(rules == [])
        #expect(known?.fingerprints == ["0123456789abcdef", "1111111111111111"])
        #expect(known?.origin == "b.yaml")
    }

    @Test func readsAnAnalysis() {
        let (known, rules) = read(
            #"{"cycle": "x", "findings": [{"rule": "a/b", "fingerprint": "0123456789abcdef"}]}"#, file: "a.json")
        #expect(rules == [])
        #expect(known?.fingerprints == ["0123456789abcdef"])
    }

    @Test func nothingIsKnownOfAnEmptyList() {
        #expect(read("findings: []").known?.fingerprints == [])
    }

    @Test(arguments: [
        ("linchpin: 1", "file/wrong-type"), ("findings: {}", "file/wrong-type"), ("[]", "file/wrong-type"),
        ("findings: [{rule: a/b}]", "file/missing-key"), ("findings: [x]", "file/missing-key"),
        ("findings: [{fingerprint: short}]", "baseline/invalid-fingerprint"),
        ("findings: [{fingerprint: 0123456789ABCDEF}]", "baseline/invalid-fingerprint"),
    ])
    func refusesWhatIsNone(_ text: String, _ rule: String) {
        let (known, rules) = read(text)
        #expect(known == nil)
        #expect(rules == [rule])
    }
}
