import GraphvizLayout
import OrgModel

/// What changed between two boxes of a comparison, all of one kind in one line.
struct ChangeLine {
    let key: Key
    var rows: [ChangeBox.Row] = []
    /// Whether something goes from the first box to the other, and from the other to the first.
    var leads = false
    var returns = false

    enum Kind: Hashable {
        case handover
        case relation(RelationKind)

        var name: String {
            switch self {
            case .handover: "handed-over"
            case .relation(let kind): kind.rawValue
            }
        }
    }

    /// The two boxes in the order of their ids, which is the same whichever cycle comes first: so the line is laid out alike,
    /// and only its heads change.
    struct Key: Hashable {
        let kind: Kind
        var one: String
        var other: String
    }

    /// Where the arrow heads are.
    var direction: String {
        if key.kind == .relation(.coordinatesWith) { return "none" }
        return leads && returns ? "both" : leads ? "forward" : "back"
    }

    /// Takes in what another line between the same boxes says.
    mutating func merge(_ other: ChangeLine, isTurned: Bool) {
        rows += other.rows
        leads = leads || (isTurned ? other.returns : other.leads)
        returns = returns || (isTurned ? other.leads : other.returns)
    }

    /// `Pricing, Quotes`, or how many; of relations `+ 2 − 1 depends on`.
    func label(_ name: (EntityID) -> String) -> String {
        guard key.kind == .handover else {
            return "\(ChangeBox.tally(rows)) \(key.kind.name.replacing("-", with: "\u{A0}"))"
        }
        let subjects = Set(rows.compactMap(\.entity)).sorted()
        guard subjects.count > 2 else { return subjects.map { Wording.short(name($0), 22) }.joined(separator: ", ") }
        let people = subjects.count { $0.kind == .person }
        return [(subjects.count - people, "system"), (people, "person")].filter { $0.0 > 0 }
            .map { Wording.counted($0.0, $0.1) }.joined(separator: ", ")
    }

    /// Amber where something was handed over or changed, or came and went; else green, or the grey of what is gone.
    var attributes: Attributes {
        let marks = Set(rows.map(\.mark))
        let mark = marks.count == 1 ? rows[0].mark : .changed
        var attributes: Attributes = [
            "color": mark == .removed ? Palette.outline : mark.color, "fontcolor": mark.color, "fontsize": "10",
            "penwidth": Lines.width(key.kind == .handover ? 1.8 : 1.2, lines: min(rows.count, 6)),
            "arrowsize": "0.7", "dir": direction,
        ]
        if mark == .removed { attributes["style"] = "dashed" }
        return attributes
    }
}
