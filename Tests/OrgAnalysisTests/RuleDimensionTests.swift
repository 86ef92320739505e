import Findings
import OrgModel
import Testing

@testable import OrgAnalysis

/// Whether a rule was silent for want of data. By the table of docs/model.md, *what hangs on which dimension*.
@Suite struct RuleDimensionTests {
    private func missing(_ rule: String, _ yaml: String) throws -> [Dimension] {
        RuleSet.silencing(RuleID(rule), in: try analysis(yaml).assessment)
    }

    private static let ownersOnly = "people: {ana: {}, ben: {}}\nsystems: {a: {owners: [ana]}, b: {owners: [ben]}}\n"

    @Test(
        arguments: [
            ("ownership/none", []), ("ownership/single", []), ("ownership/unsupported", []),
            ("ownership/overloaded", [.capacity]), ("ownership/pilot-grade", [.escalation, .visibility]),
            ("escalation/loop", [.escalation]), ("escalation/dead-end", [.escalation, .authority]),
            ("escalation/slow", [.escalation, .authority]), ("visibility/unreviewed", [.visibility]),
            ("coordination/unmatched", [.dependencies, .coordination]), ("elsewhere/unknown", []),
        ] as [(String, [Dimension])])
    func whereOnlyOwnersAreTold(_ rule: String, _ expected: [Dimension]) throws {
        #expect(try missing(rule, Self.ownersOnly) == expected)
    }

    /// A team of which no members are told may have some: whether it can fix anything is not known.
    @Test func whereNobodyIsInATeam() throws {
        let yaml = "teams: {t: {}}\nsystems: {a: {owners: [t]}}"
        #expect(try missing("ownership/unsupported", yaml) == [.membership])
        #expect(try missing("ownership/none", yaml) == [])
    }

    @Test func aThirdOfADimensionIsEnoughForMostRules() throws {
        let yaml = "people: {ana: {}}\nsystems: {a: {owners: [ana]}, b: {}, c: {}}"
        #expect(try missing("ownership/none", yaml) == [])
        // It needs two of its three in full.
        #expect(try missing("ownership/pilot-grade", yaml) == [.ownership, .escalation, .visibility])
    }

    @Test func twoOfThreeSignsAreEnough() throws {
        let yaml = Self.ownersOnly + "forums: {f: {reviews: [a, b]}}"
        #expect(try missing("ownership/pilot-grade", yaml) == [])
    }

    /// A rule that spoke was not silent.
    @Test(arguments: RuleSet.all.map(\.id.name))
    func aRuleThatSpeaksLacksNothing(_ name: String) throws {
        let rule = try #require(RuleSet.rule(named: name))
        let analysis = try analysis(rule.example)
        for finding in analysis.findings {
            #expect(RuleSet.silencing(finding.rule, in: analysis.assessment) == [], "\(finding.rule)")
        }
    }

    /// Where nothing at all is told, every rule lacks something.
    @Test(arguments: RuleSet.all.map(\.id))
    func nothingIsToldOfAnEmptyOrganisation(_ rule: RuleID) throws {
        #expect(try !RuleSet.silencing(rule, in: analysis("").assessment).isEmpty)
    }
}
