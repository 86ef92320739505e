import GraphvizLayout
import OrgModel

/// Several systems in one box: the most critical by name, the rest as a number.
struct SystemList {
    let atlas: Atlas
    /// Lines before the rest becomes a number.
    var mostLines = 5

    /// The systems that get a line of their own.
    func named(_ systems: [EntityID]) -> [EntityID] {
        let ordered = atlas.inOrder(systems)
        return ordered.count <= mostLines + 1 ? ordered : Array(ordered.prefix(mostLines))
    }

    /// A line a system, the tier beside it, then what is left over.
    func rows(_ systems: [EntityID], dependents: Int) -> [[HTMLLabel.Cell]] {
        let shown = named(systems)
        var rows = shown.map { id in
            [
                HTMLLabel.Cell(HTMLLabel.Run(Wording.shortName(atlas.name(id), 30), color: Palette.ink, pointSize: 12)),
                HTMLLabel.Cell(
                    HTMLLabel.Run(Self.tier(atlas.cycle[id]), color: Palette.detail, pointSize: 10), alignment: .right),
            ]
        }
        func small(_ text: String) -> [HTMLLabel.Cell] {
            [
                HTMLLabel.Cell(
                    lines: [[HTMLLabel.Run(text, color: Palette.detail, pointSize: 11)]], columnSpan: 2)
            ]
        }
        if shown.count < systems.count { rows.append(small(rest(of: systems, shown))) }
        if dependents > 0 {
            rows.append(
                small(
                    "↳ \(Wording.counted(dependents, "system")) \(dependents == 1 ? "depends" : "depend") on \(systems.count == 1 ? "it" : "these")"
                ))
        }
        return rows
    }

    /// `+88 more: 3 tier 2, 85 untiered`.
    func rest(of systems: [EntityID], _ shown: [EntityID]) -> String {
        let hidden = Set(systems).subtracting(shown)
        var byTier: [Int: Int] = [:]
        for id in hidden { byTier[atlas.cycle[id]?.system?.tier ?? 9, default: 0] += 1 }
        let tiers = byTier.sorted { $0.key < $1.key }.map {
            "\($0.value) \($0.key == 9 ? "untiered" : "tier \($0.key)")"
        }
        return byTier.count == 1 && byTier[9] != nil
            ? "+\(hidden.count) more" : "+\(hidden.count) more: \(tiers.joined(separator: ", "))"
    }

    static func tier(_ entity: Entity?) -> String {
        let stage = entity?.system?.stage == .pilot ? "pilot" : nil
        let tier = entity?.system?.tier.map { "tier \($0)" }
        return [tier, stage].compactMap(\.self).joined(separator: " · ")
    }
}
