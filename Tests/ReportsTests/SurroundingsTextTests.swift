import OrgAnalysis
import OrgModel
import Reports
import SourceDocuments
import Testing

/// The sections about coordination, visibility and stages; what they look like beside the others is in the snapshots.
@Suite struct SurroundingsTextTests {
    /// The lines of the section under a title, without it.
    private func section(_ title: String, _ yaml: String, top: Int = 10) throws -> [String]? {
        let analysis = Analysis(
            of: try cycle("linchpin: 1\n" + yaml), options: AnalysisOptions(measuresCentrality: false))
        let text = AnalysisText(top: top, file: "x.yaml").render(analysis)
        return text.split(separator: "\n\n").first { $0.hasPrefix(title + "\n") }
            .map { $0.split(separator: "\n").dropFirst().map(String.init) }
    }

    /// Hours that nobody wrote down count as all hours of the week; who reads 168 has to know.
    @Test(arguments: [
        ("", "no hours are written down", ", taken as always where none are written down"),
        (", hours: mon-fri 09:00-17:00", "40 h a week", ""),
    ])
    func hoursThatNobodyWroteDownAreTold(hours: String, row: String, reading: String) throws {
        let lines = try #require(
            try section(
                "Who answers",
                "people: [ana]\nsystems: {s: {owners: [ana], escalation: [{to: ana\(hours)}]}}"))
        #expect(lines.contains { $0.hasPrefix("  a named human, \(row) ") }, "\(lines)")
        let covered = hours.isEmpty ? 168 : 40
        #expect(
            lines.joined(separator: " ").contains("human-covered hours \(covered) of 168\(reading)"), "\(lines)")
    }

    private static let talkers = """
        people: {ana: {teams: [a]}, ben: {teams: [b]}, cho: {teams: [c]}, dan: {teams: [d]}}
        teams: {a: {name: Alpha}, b: {name: Beta}, c: {name: Gamma}, d: {name: Delta}}
        systems:
          s: {owners: [a], depends-on: [{on: t, weight: 2}, u, {on: v, weight: 3}]}
          t: {owners: [b]}
          u: {owners: [c]}
          v: {owners: [d]}
        forums: {f: {attends: [a, b, c]}}
        """

    /// Three pairs, of which one, half of the weight of 6, does not meet.
    @Test func pairsThatDoNotTalkAreNamed() throws {
        let lines = try #require(try section("Who has to talk, and does", Self.talkers))
        #expect(
            lines == [
                "  2 of 3 pairs of teams whose systems depend on each other coordinate: 67 % · by weight of",
                "  dependencies 50 %",
                "  pair that does not  weight of dependencies",
                "  Alpha and Delta                          3",
                "  Most strained, by what each person covers: Alpha 3, Beta 2, Gamma 1",
            ])
    }

    @Test func pairsThatAreLeftOutAreCounted() throws {
        let lonely = Self.talkers.replacing("[a, b, c]", with: "[a, d]")
        let lines = try #require(try section("Who has to talk, and does", lonely, top: 1))
        #expect(lines.contains("  Alpha and Beta                           2"))
        #expect(lines.contains("  … and 1 more (--top 2 shows all)"))
    }

    @Test func whatNobodyReviewsIsNamed() throws {
        let systems = (1...7).map { "n\($0): {}" }.joined(separator: ", ")
        let yaml = "systems: {\(systems), r: {tier: 1}}\nforums: {f: {cadence: weekly, reviews: [r]}}"
        let partial = try #require(try section("What is looked at", yaml))
        // 8 of 22.
        #expect(
            partial == [
                "  36 % of the criticality of production, and of what it rests on, is reviewed on production figures",
                "  (tier 1 and 2 at least monthly)",
                "  in production and without any review on record: n1, n2, n3, n4, n5 and 2 more",
            ])
        let claimed = try #require(try section("What is looked at", "complete: [visibility]\n" + yaml))
        #expect(claimed.last == "  in production and without any review: n1, n2, n3, n4, n5 and 2 more")
    }

    /// Side by side only where there is something on both sides, and only what is known of either.
    @Test func pilotsStandBesideProduction() throws {
        let yaml = """
            people: {ana: {}, ben: {}}
            systems:
              p: {stage: pilot, owners: [ana], users: 40}
              q: {owners: [ana, ben], reversible: false}

            """
        let lines = try #require(try section("Pilots beside production", yaml))
        #expect(
            lines == [
                "                                       pilots  production",
                "  systems                                   1           1",
                "  people in scope                          40           –",
                "  can be switched off or rolled back        –         0 %",
                "  people who can fix a system, median       1           2",
                "  load as if shared evenly by               1           2",
            ])
        #expect(try section("Pilots beside production", yaml.replacing("stage: pilot, ", with: "")) == nil)
    }

    @Test func whatIsNotAssessedHasNoSection() throws {
        let yaml = "people: {ana: {}}\nteams: {a: {}}\nsystems: {s: {owners: [a], depends-on: [t]}, t: {}}"
        for title in ["Who has to talk, and does", "What is looked at", "Pilots beside production"] {
            #expect(try section(title, yaml) == nil)
        }
    }
}
