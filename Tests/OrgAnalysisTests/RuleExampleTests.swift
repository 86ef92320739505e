import Findings
import OrgAnalysis
import OrgModel
import Testing

/// What users copy from `linchpin explain`: every example is a file that shows what the rule finds, and nothing else.
@Suite struct RuleExampleTests {
    /// Two of the signs of a pilot are findings of their own.
    private static let companions: [RuleID: Set<RuleID>] = ["ownership/pilot-grade": ["ownership/single"]]

    /// The tables of METRICS: 11 rules about escalation, 8 about ownership, 1 about coordination, 3 about visibility.
    @Test func everyRuleIsInTheCatalogueOnce() {
        let names = RuleSet.all.map(\.id.name)
        #expect(
            names == [
                "coordination/unmatched", "escalation/dead-end", "escalation/empty-rung", "escalation/hollow",
                "escalation/hours",
                "escalation/loop",
                "escalation/no-fixer", "escalation/none", "escalation/outside", "escalation/shared-only",
                "escalation/single-path", "escalation/slow", "ownership/away", "ownership/departed",
                "ownership/dissolved", "ownership/none", "ownership/overloaded", "ownership/pilot-grade",
                "ownership/single", "ownership/unsupported", "visibility/pilot-metrics", "visibility/too-seldom",
                "visibility/unreviewed",
            ])
        #expect(RuleSet.rule(named: "escalation/loop")?.id == "escalation/loop")
        #expect(RuleSet.rule(named: "escalation/loops") == nil)
    }

    /// The base severities of METRICS.
    @Test func severitiesAreThoseOfTheMetrics() {
        func names(_ severity: Severity) -> [String] {
            RuleSet.all.filter { $0.severity == severity }.map(\.id.name)
        }
        #expect(
            names(.error) == [
                "escalation/empty-rung", "escalation/loop", "escalation/none", "escalation/shared-only",
                "ownership/none",
                "ownership/unsupported",
            ])
        #expect(
            names(.note) == [
                "coordination/unmatched", "escalation/outside", "ownership/away", "visibility/too-seldom",
                "visibility/unreviewed",
            ])
    }

    @Test(arguments: RuleSet.all.map(\.id.name))
    func exampleShowsItsRuleAndNoOther(_ name: String) throws {
        let rule = try #require(RuleSet.rule(named: name))
        let analysis = try analysis(rule.example)
        let found = Set(analysis.findings.map(\.rule))
        #expect(found == (Self.companions[rule.id] ?? []).union([rule.id]))
    }

    /// Words that a reader needs, each a sentence.
    @Test(arguments: RuleSet.all.map(\.id.name))
    func ruleIsDocumented(_ name: String) throws {
        let rule = try #require(RuleSet.rule(named: name))
        for text in [rule.summary, rule.why, rule.advice] {
            #expect(text.hasSuffix("."))
            #expect(text.first?.isUppercase == true)
            #expect(!text.contains("  "))
        }
        #expect(!rule.summary.contains("\n") && !rule.advice.contains("\n"))
        #expect(rule.example.split(separator: "\n").allSatisfy { $0.count <= 110 })
    }
}
