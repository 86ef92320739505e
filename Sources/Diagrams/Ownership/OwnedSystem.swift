import OrgAnalysis
import OrgModel

/// A live system as the ownership view sees it.
struct OwnedSystem {
    let id: EntityID
    /// Who owns it, its own owners or inherited ones, by id; the role is the strongest that is written down.
    let owners: [(id: EntityID, role: OwnershipRole)]
    /// Who can fix it, by id.
    let supporters: [EntityID]
    /// Share of all criticality, 0…1.
    let share: Double

    /// The one who alone can fix it.
    var sole: EntityID? { supporters.count == 1 ? supporters[0] : nil }

    /// The live systems of an analysis, or of a neighbourhood, by id.
    static func all(of analysis: Analysis, _ atlas: Atlas, near: Neighbourhood?) -> [OwnedSystem] {
        var roles: [EntityID: [EntityID: OwnershipRole]] = [:]
        for relation in analysis.cycle.relations where relation.kind == .owns {
            let role = relation.role ?? .primary
            if roles[relation.to]?[relation.from] != .primary { roles[relation.to, default: [:]][relation.from] = role }
        }
        return analysis.ownership.systems.filter { near?.contains($0.id) ?? true }.map { row in
            let source = roles[row.inherited ?? row.id] ?? [:]
            return OwnedSystem(
                id: row.id, owners: row.owners.map { ($0, source[$0] ?? .primary) }, supporters: row.supporters,
                share: atlas.share(of: [row.id]))
        }
    }
}
