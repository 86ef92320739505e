public import OrgModel

/// A system that went from a pilot into production, and what became of what stands around it.
public struct Promotion: Sendable {
    /// The system, under its last id.
    public let system: EntityID
    /// The first cycle that has it in production.
    public let cycle: Int
    /// Figures of the system over all cycles: those that tell whether it can be supported, in the order of ``figures``.
    public let series: [FigureSeries]

    /// The figures that are looked at.
    static let figures = [
        "supporters", "minutes-to-fixer", "minutes-to-authority", "human-hours", "findings.error", "findings.warning",
        "findings.note",
    ]

    /// The identities that were a pilot in one cycle and are in production in the next that has them, with the first such
    /// cycle; by cycle, then id.
    static func found(in series: CycleSeries) -> [(identity: Int, cycle: Int)] {
        var stages: [Int: System.Stage] = [:]
        var found: [(identity: Int, cycle: Int)] = []
        var taken: Set<Int> = []
        for (index, cycle) in series.cycles.enumerated() {
            for entity in cycle.entities(of: .system) {
                guard let stage = entity.system?.stage, let position = cycle.position(of: entity.id) else { continue }
                let identity = series.identities.ofEntities[index][position]
                if stages[identity] == .pilot, stage == .production, taken.insert(identity).inserted {
                    found.append((identity, index))
                }
                stages[identity] = stage
            }
        }
        return found
    }
}
