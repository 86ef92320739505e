import Findings
import OrgModel

/// A rule about escalation chains. Its findings are grouped by cause: the policy, else the team whose rungs they are or
/// that owns the systems, else the system itself.
protocol ChainRule: SendableMetatype {
    /// Its documentation.
    static var rule: Rule { get }
    /// Whether the chain is broken by it, rather than weak.
    static var isBreak: Bool { get }
    /// Whether it speaks of a chain.
    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool
    /// The severity for some chains before tiers count.
    static func severity(of chains: [ChainFacts], in context: AnalysisContext) -> Severity
    /// One plain sentence with the number in it.
    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String
    /// What it rests on.
    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence
    /// What the figures become once it is mended.
    static func effect(_ cause: ChainCause, in context: AnalysisContext) -> Effect?
    /// The findings about the chains that it speaks of, one a cause.
    static func findings(about chains: [ChainFacts], in context: AnalysisContext) -> [Finding]
}

/// Chains that suffer from one cause.
struct ChainCause {
    /// The policy, team or system.
    let position: Int
    /// The chains, by system.
    let chains: [ChainFacts]

    var systems: [Int] { chains.map(\.system) }
    var ladder: LadderFacts? { chains.first?.ladder }
}

extension ChainRule {
    static var isBreak: Bool { false }

    static func severity(of chains: [ChainFacts], in context: AnalysisContext) -> Severity { rule.severity }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        guard let ladder = cause.ladder else { return Evidence() }
        return Evidence(paths: ladder.ladder.rungs.map { context.ground.ids($0.targets) })
    }

    /// Once a break is mended, chains that have no other break are intact.
    static func effect(_ cause: ChainCause, in context: AnalysisContext) -> Effect? {
        guard isBreak else { return nil }
        return context.effectOfMending(cause)
    }

    static func findings(about chains: [ChainFacts], in context: AnalysisContext) -> [Finding] {
        Dictionary(grouping: chains, by: \.cause).sorted { $0.key < $1.key }.map { position, chains in
            let cause = ChainCause(position: position, chains: chains)
            let id = context.ground.id(position)
            return Finding(
                rule: rule.id,
                severity: context.severity(severity(of: chains, in: context), affecting: cause.systems),
                subject: .entity(id), affects: context.ground.ids(cause.systems),
                message: message(cause, in: context), evidence: evidence(cause, in: context),
                location: context.ground.cycle.location(of: id), advice: rule.advice,
                effect: effect(cause, in: context), exposure: context.exposure(of: cause.systems))
        }
    }
}

extension AnalysisContext {
    /// How the share of intact chains changes once the only break of some chains is mended.
    func effectOfMending(_ cause: ChainCause) -> Effect? {
        let gained = cause.chains.filter { $0.isExplicit && $0.breaks == 1 }
            .reduce(0) { $0 + ground.criticality($1.system) }
        guard gained > 0, explicitCriticality > 0 else { return nil }
        return Effect([
            Effect.Change(
                "intact chains", from: intactCriticality / explicitCriticality,
                to: (intactCriticality + gained) / explicitCriticality, .share)
        ])
    }

    /// `1 system`, `4 systems`.
    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// `1 system has`, `4 systems have`.
    func having(_ count: Int, _ noun: String) -> String { "\(counted(count, noun)) \(count == 1 ? "has" : "have")" }

    /// What a cause is called in a sentence: `policy X`, `team Y`, `system Z`.
    func named(_ position: Int) -> String { "\(ground.id(position).kind.rawValue) \(name(position))" }

    /// The same at the start of a sentence.
    func titled(_ position: Int) -> String {
        let text = named(position)
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Names in a row, at most four: `Ana, Ben and 3 more`.
    func listed(_ positions: [Int]) -> String {
        let names = positions.map(name)
        switch names.count {
        case 0: return "nobody"
        case 1: return names[0]
        case 2...4: return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        default: return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
        }
    }

    /// `4 systems` with the verb that goes with it: `4 systems have`, `1 system has`.
    func systems(_ cause: ChainCause, _ one: String, _ many: String) -> String {
        "\(counted(cause.systems.count, "system")) \(cause.systems.count == 1 ? one : many)"
    }
}
