import Testing

@testable import Diagrams

@Suite struct WordingTests {
    @Test func sharesNeverReadAsNothingOrAllWhenTheyAreNot() {
        #expect(Wording.percent(0) == "0 %")
        #expect(Wording.percent(0.0001) == "< 1 %")
        #expect(Wording.percent(0.335) == "34 %")
        #expect(Wording.percent(0.999) == "> 99 %")
        #expect(Wording.percent(1) == "100 %")
        #expect(Wording.percent(.nan) == "–")
    }

    @Test func twoSharesThatDifferReadAsTwo() {
        #expect(Wording.percents(0.34, 0.2) == ("34 %", "20 %"))
        #expect(Wording.percents(0.34, 0.34) == ("34 %", "34 %"))
        // 3 of 38 and 3 of 39.
        #expect(Wording.percents(0.0789, 0.0769) == ("7.89 %", "7.69 %"))
        #expect(Wording.percents(0.0009, 0.0004) == ("0.09 %", "0.04 %"))
    }

    @Test func minutesBecomeHours() {
        #expect(Wording.minutes(0) == "0 min")
        #expect(Wording.minutes(7.5) == "7.5 min")
        #expect(Wording.minutes(119) == "119 min")
        #expect(Wording.minutes(150) == "2 h 30 min")
        #expect(Wording.minutes(480) == "8 h")
        #expect(Wording.minutes(.infinity) == "very long")
    }

    @Test func listsEndInANumber() {
        #expect(Wording.listed(["Ana", "Ben"]) == "Ana, Ben")
        #expect(Wording.listed(["Ana", "Ben", "Chi", "Dan"]) == "Ana, Ben, Chi +1")
        #expect(Wording.listed([]) == "")
    }

    @Test func nounsHaveTheirPlural() {
        #expect(Wording.counted(1, "person") == "1 person")
        #expect(Wording.counted(2, "person") == "2 people")
        #expect(Wording.counted(0, "policy") == "0 policies")
    }

    /// 24 columns: of a path both ends, of a sentence the beginning.
    @Test func ofAPathTheEndStays() {
        #expect(Wording.shortName("/packages/accounts/CHANGELOG.md", 24) == "/packages/…/CHANGELOG.md")
        #expect(Wording.shortName("/packages/accounts", 24) == "/packages/accounts")
        #expect(Wording.shortName("Regular meeting (Asia/Europe)", 24) == "Regular meeting (Asia/E…")
        #expect(Wording.shortName("/a/a-name-of-which-nothing-is-left", 24) == "/a/a-name-of-which-noth…")
    }
}
