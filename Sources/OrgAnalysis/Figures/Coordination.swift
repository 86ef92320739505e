public import OrgModel

/// Whether teams whose systems depend on each other coordinate (Cataldo et al. 2008, doi:10.1145/1414004.1414008).
///
/// Figures are nil, and lists empty, where ownership, dependencies or coordination is not assessed.
public struct Coordination: Sendable {
    /// The share of the pairs of teams that have to coordinate that do, 0…1; nil too when no pair has to.
    public let congruence: Double?
    /// The same weighted by how strongly their systems depend on each other, 0…1.
    public let weighted: Double?
    /// One row a team that has to coordinate with another, by id.
    public let teams: [Strain]
    /// The pairs that have to coordinate, by id.
    public let pairs: [Pair]

    /// What one team has to cover.
    public struct Strain: Sendable {
        /// Which.
        public let id: EntityID
        /// How strongly its systems and those of others depend on each other: the sum over its pairs.
        public let required: Double
        /// The part of it with teams that it does not coordinate with.
        public let uncovered: Double
        /// The rest for each human behind the team; nil when there is none.
        public let coveredPerHuman: Double?
    }

    /// Two teams whose systems depend on each other.
    public struct Pair: Sendable {
        /// Which, by id.
        public let ids: [EntityID]
        /// How strongly: over all dependencies between their systems, the weight times the part of each end that is
        /// theirs.
        public let weight: Double
        /// Whether they have a forum, a contact or an active member in common.
        public let isCovered: Bool
    }
}

extension AnalysisContext {
    func coordinationFigures() -> Coordination {
        guard let required = coordination else {
            return Coordination(congruence: nil, weighted: nil, teams: [], pairs: [])
        }
        let pairs = required.pairs
        let total = pairs.reduce(0) { $0 + $1.weight }
        let covered = pairs.reduce(0) { $0 + ($1.isCovered ? $1.weight : 0) }
        return Coordination(
            congruence: pairs.isEmpty ? nil : Double(required.coveredCount) / Double(pairs.count),
            weighted: total > 0 && total.isFinite ? covered / total : nil,
            teams: required.strains.map { team, strain in
                let humans = humans.of(team).count
                return Coordination.Strain(
                    id: ground.id(team), required: strain.covered + strain.uncovered, uncovered: strain.uncovered,
                    coveredPerHuman: humans > 0 ? strain.covered / Double(humans) : nil)
            },
            pairs: pairs.map {
                Coordination.Pair(ids: ground.ids([$0.first, $0.second]), weight: $0.weight, isCovered: $0.isCovered)
            })
    }
}
