public import Findings
import OrgModel

/// The catalogue of rules, and their application.
public enum RuleSet {
    /// Every rule, by name.
    public static var all: [Rule] {
        (chainRules.map { $0.rule } + organizationRules.map { $0.rule }).sorted { $0.id < $1.id }
    }

    /// The rule with a name.
    public static func rule(named name: String) -> Rule? { all.first { $0.id.name == name } }

    static let chainRules: [any ChainRule.Type] = [
        NoLadder.self, LoopedLadder.self, EmptyRung.self, SharedOnlyLadder.self, DeadEnd.self, NoFixer.self,
        UncoveredHours.self, SinglePath.self, SlowLadder.self, HollowRung.self, OutsideLine.self,
    ]

    static let ownershipRules: [any OrganizationRule.Type] = [
        Unowned.self, Unsupported.self, SingleSupporter.self, DepartedOwner.self, AwayOwner.self, OverloadedPerson.self,
        DissolvedOwner.self, PilotGrade.self,
    ]

    static let coordinationRules: [any OrganizationRule.Type] = [UnmatchedTeam.self]

    static let visibilityRules: [any OrganizationRule.Type] = [
        Unreviewed.self, SeldomReviewed.self, PilotReviewed.self,
    ]

    private static var organizationRules: [any OrganizationRule.Type] {
        ownershipRules + coordinationRules + visibilityRules
    }

    /// Applies every rule, and marks on each chain what was said of it.
    static func findings(in context: AnalysisContext, marking chains: inout [Chain]) -> [Finding] {
        var findings = organizationRules.flatMap { $0.findings(in: context) }
        if context.assessment.knows(.escalation) {
            for rule in chainRules {
                let hits = context.chains.indices.filter { rule.applies(to: context.chains[$0], in: context) }
                for index in hits {
                    if rule.isBreak {
                        chains[index].broken.append(rule.rule.id)
                    } else {
                        chains[index].weak.append(rule.rule.id)
                    }
                }
                findings += rule.findings(about: hits.map { context.chains[$0] }, in: context)
            }
            for index in chains.indices {
                chains[index].broken.sort()
                chains[index].weak.sort()
            }
        }
        return findings.sorted(by: Finding.inReportingOrder)
    }
}

/// A rule that is asked once of the whole organisation.
protocol OrganizationRule: SendableMetatype {
    /// Its documentation.
    static var rule: Rule { get }
    /// What it finds; empty where the dimension it rests on is not assessed.
    static func findings(in context: AnalysisContext) -> [Finding]
}
