import GraphvizLayout
import OrgAnalysis
import OrgModel

/// Systems in one box, each with its tier and with who can fix it.
struct OwnedList {
    let analysis: Analysis
    let atlas: Atlas
    /// Systems of which a finding says that nobody can fix them.
    let unsupported: Set<EntityID>
    /// Lines before the rest becomes a number.
    var mostLines = 6

    /// The systems that get a line of their own, the most critical first.
    func named(_ systems: [OwnedSystem]) -> [OwnedSystem] {
        let byID = Dictionary(systems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let list = SystemList(atlas: atlas, mostLines: mostLines)
        return list.named(systems.map(\.id)).compactMap { byID[$0] }
    }

    /// A line a system: its name, its tier, who can fix it; then what is left over.
    ///
    /// - Parameter isSole: Whether all hang on one person, whom the picture names already.
    func rows(_ systems: [OwnedSystem], isSole: Bool = false) -> [[HTMLLabel.Cell]] {
        let shown = named(systems)
        var rows = shown.map { system in
            [
                HTMLLabel.Cell(
                    HTMLLabel.Run(Wording.shortName(atlas.name(system.id), 36), color: Palette.ink, pointSize: 12)),
                HTMLLabel.Cell(
                    HTMLLabel.Run(SystemList.tier(atlas.cycle[system.id]), color: Palette.detail, pointSize: 10)),
                HTMLLabel.Cell(who(system), alignment: .right),
            ]
        }
        if shown.count < systems.count {
            let list = SystemList(atlas: atlas, mostLines: mostLines)
            let rest = list.rest(of: systems.map(\.id), shown.map(\.id))
            let few = Set(systems.map(\.id)).subtracting(shown.map(\.id))
            let single = systems.count { few.contains($0.id) && $0.sole != nil }
            let words = single > 0 && !isSole ? "\(rest) · \(single) with one person only" : rest
            rows.append([
                HTMLLabel.Cell(lines: [[HTMLLabel.Run(words, color: Palette.detail, pointSize: 11)]], columnSpan: 3)
            ])
        }
        return rows
    }

    /// Who can fix it, in words: `only Ana`, `Ana, Ben`, `8 people`; nothing where people are not recorded.
    private func who(_ system: OwnedSystem) -> HTMLLabel.Run {
        let names = system.supporters.map { Wording.short(atlas.name($0), 18) }
        switch names.count {
        case 0 where unsupported.contains(system.id):
            return HTMLLabel.Run("\(Mark.broken.rawValue) nobody", color: Palette.broken, pointSize: 11)
        case 0: return HTMLLabel.Run("", color: Palette.detail, pointSize: 11)
        case 1: return HTMLLabel.Run("\(Mark.sole.rawValue) only \(names[0])", color: Palette.broken, pointSize: 11)
        case 2: return HTMLLabel.Run("\(names[0]), \(names[1])", color: Palette.detail, pointSize: 11)
        default: return HTMLLabel.Run("\(names.count) people", color: Palette.detail, pointSize: 11)
        }
    }
}
