import Findings
import OrgModel
import Testing

@testable import OrgAnalysis

/// What silences a rule.
@Suite struct RuleSilenceTests {
    @Test func everyRuleSaysWhatItRestsOn() {
        for rule in RuleSet.all { #expect(RuleSet.dimensions[rule.id]?.isEmpty == false, "\(rule.id)") }
    }

    /// Where nothing but names is recorded, every rule is silenced, and none speaks.
    @Test func withoutDataAllAreSilenced() throws {
        let analysis = try analysis("people: [ana]\nteams: [core]\nsystems: [shop]")
        #expect(analysis.findings.isEmpty)
        for rule in RuleSet.all { #expect(!RuleSet.silencing(rule.id, in: analysis.assessment).isEmpty, "\(rule.id)") }
    }

    /// Nothing is silenced that speaks: on random organisations of which much is not recorded.
    @Test(arguments: 0..<60)
    func whatSpeaksIsNotSilenced(_ seed: UInt64) {
        var ladders = RandomLadders(seed: seed)
        let analysis = Analysis(of: ladders.next().cycle(), options: AnalysisOptions(measuresCentrality: false))
        for finding in analysis.findings {
            #expect(RuleSet.silencing(finding.rule, in: analysis.assessment) == [], "\(finding.rule)")
        }
    }

    @Test func twoSignsOfAPilotAreEnough() throws {
        // Ownership and escalation are listed in full: one supporter and no ladder are seen without any review.
        let yaml = "complete: [escalation]\npeople: [ana]\nsystems: {shop: {owners: [ana]}}"
        let analysis = try analysis(yaml)
        #expect(RuleSet.silencing("ownership/pilot-grade", in: analysis.assessment) == [])
    }

    @Test func aPolicyCanSetSeverities() throws {
        let analysis = try analysis("people: [ana]\nsystems: {a: {tier: 1, owners: [ana]}, b: {owners: [ana]}}")
        #expect(analysis.findings.map(\.severity) == [.error, .warning])
        let changed = analysis.counting(["ownership/single": .note])
        #expect(changed.findings.map(\.severity) == [.note, .note])
        #expect(Set(changed.findings.map(\.fingerprint)) == Set(analysis.findings.map(\.fingerprint)))
        #expect(analysis.counting(["ownership/none": .note]).findings == analysis.findings)
    }
}
