import GraphvizLayout
import OrgModel

/// What stands on a box for several: whose they are and how many.
struct FoldedBox {
    let atlas: Atlas
    let group: Folding.Group
    /// The team of each member.
    let home: (EntityID) -> EntityID?
    /// What has a box of its own beside it.
    let drawn: Set<EntityID>

    /// The teams that the members belong to.
    var teams: Set<EntityID> { Set(group.members.compactMap { $0.kind == .team ? $0 : home($0) }) }

    var header: String { group.team.map(atlas.name) ?? "Elsewhere" }

    /// `3 teams · 14 people · 9 systems`; `6 more systems` where the others of the same teams have boxes.
    var detail: String {
        let teams = teams
        var kinds: [EntityKind: Int] = [:]
        for member in group.members { kinds[member.kind, default: 0] += 1 }
        if kinds[.team] != nil, kinds.count == 1 {
            let counts = atlas.counts(of: teams)
            return teams.count > 1 ? "\(Wording.counted(teams.count, "team")) · \(counts)" : counts
        }
        let isPart = drawn.contains { id in id.kind != .team && home(id).map(teams.contains) ?? false }
        var parts: [String] = []
        if teams.count > 1 || (teams.first != group.team && !teams.isEmpty) {
            parts.append(Wording.counted(teams.count, "team"))
        }
        if kinds[.person] == nil, !isPart {
            let people = teams.reduce(0) { $0 + (atlas.people[$1]?.count ?? 0) }
            if people > 0 { parts.append(Wording.counted(people, "person")) }
        }
        for kind in EntityKind.allCases where kind != .team {
            guard let count = kinds[kind] else { continue }
            parts.append(
                isPart
                    ? "\(count) more \(count == 1 ? kind.rawValue : Wording.plural(kind.rawValue))"
                    : Wording.counted(count, kind.rawValue))
        }
        return parts.joined(separator: " · ")
    }

    /// Everything that only a number on the box stands for.
    var counted: Set<EntityID> {
        let teams = teams
        return teams.reduce(into: Set(group.members).union(teams)) { $0.formUnion(atlas.people[$1] ?? []) }
    }

    var tooltip: String {
        let names = Wording.listed(group.members.map(atlas.name), atMost: 20, width: 60)
        return Wording.short("\(header)\n\(names)", 2000)
    }
}
