import OrgAnalysis
import OrgModel

/// The sentence above a chokepoint picture: how much hangs on whom.
struct ChokepointHeadline {
    let subject: ChokepointSubject?
    let analysis: Analysis

    /// Whether it can be told at all who is alone: somebody is known to be able to fix something, or to answer for it.
    static func knowsWhoHolds(_ analysis: Analysis) -> Bool {
        analysis.ownership.systems.contains { !$0.supporters.isEmpty } || analysis.assessment.knows(.escalation)
    }

    var sentence: String {
        guard let subject else {
            guard !analysis.ownership.systems.isEmpty else { return "No systems are recorded yet" }
            return Self.knowsWhoHolds(analysis)
                ? "Nothing is found to hang on anybody alone" : "Who holds what alone cannot be told from this file"
        }
        let cycle = analysis.cycle
        let names = subject.ids.map { Wording.short(cycle.name(of: $0), subject.ids.count > 1 ? 30 : 40) }
            .joined(separator: " and ")
        let isPair = subject.ids.count > 1
        var parts: [String] = []
        if !subject.sole.isEmpty {
            let verb = isPair ? "together hold" : "alone holds"
            let share = subject.exposure.map { "\(Wording.percent($0)) of what matters: " } ?? ""
            let systems = Wording.counted(subject.sole.count, "system")
            let others = subject.dependents.count
            let depending =
                others > 0
                ? ", and \(others) that \(others == 1 ? "depends" : "depend") on \(subject.sole.count == 1 ? "it" : "them")"
                : ""
            parts.append("\(names) \(verb) \(share)\(systems)\(depending)")
        }
        let chains = subject.dominated.count
        if chains > 0 {
            let share = subject.dominance.map { " (\(Wording.percent($0)) by criticality)" } ?? ""
            let stop = "\(Wording.counted(chains, "escalation chain")) \(chains == 1 ? "stops" : "stop") without "
            parts.append(
                parts.isEmpty
                    ? "\(stop)\(names)\(share)"
                    : "\(chains) \(chains == 1 ? "chain stops" : "chains stop") without them")
        }
        return parts.isEmpty ? "Nothing hangs on \(names) alone" : parts.joined(separator: "; ")
    }
}
