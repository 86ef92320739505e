import GraphvizLayout

/// One sign of the visual language. A legend lists those that its picture uses, in this order.
public enum LegendEntry: String, Hashable, Sendable, CaseIterable {
    case authority, policy, team, collapsed, person, mailbox, system, forum
    case tierOne, tierTwo, tierOther
    case sole, broken, warning, note, good
    case added, removed, changed, worse, better, handedOver, changedRelation, unchanged
    case owns, ownsPlainly, backs, helps, escalates, climbs, brokenStep
    case dependsOn, dependencyLoop, coordinates, uncoordinated, relation
    /// The ramp of fills; a row of its own.
    case exposure

    /// The sign of a criticality, 1…8.
    init(criticality: Double) {
        self = criticality >= 8 ? .tierOne : criticality >= 4 ? .tierTwo : .tierOther
    }
}

extension LegendEntry {
    /// What the sign says.
    var meaning: String {
        switch self {
        case .authority: "authority: may decide"
        case .policy: "rung of an escalation policy"
        case .team: "team"
        case .collapsed: "several in one, counted"
        case .person: "person"
        case .mailbox: "mailbox, channel or bot"
        case .system: "system, or a list of them"
        case .tierOne: "outline: touches tier 1"
        case .tierTwo: "outline: tier 2"
        case .tierOther: "outline: other tiers"
        case .sole: "nobody else can fix it"
        case .broken: "broken"
        case .warning: "weak"
        case .note: "worth knowing"
        case .good: "in order"
        case .added: "added"
        case .removed: "gone"
        case .changed: "changed: old → new"
        case .worse: "came: a finding, or more that hangs on them"
        case .better: "went: a finding, or less that hangs on them"
        case .handedOver: "handed over, from → to"
        case .changedRelation: "relations that came (+) and went (−)"
        case .unchanged: "nothing in it changed"
        case .owns: "can fix it, alone"
        case .ownsPlainly: "owns"
        case .backs: "owns as a backup"
        case .helps: "can fix it, beside others"
        case .dependsOn: "depends on"
        case .escalates: "escalates to, by rung"
        case .climbs: "climbed to, not written down"
        case .brokenStep: "a step that does not carry"
        case .forum: "forum that both attend"
        case .dependencyLoop: "depend on each other"
        case .coordinates: "has to coordinate, and does"
        case .uncoordinated: "has to coordinate, and does not"
        case .relation: "relation of the layer"
        case .exposure: "share of criticality exposed"
        }
    }

    /// The sign itself.
    var sign: HTMLLabel.Run {
        switch self {
        case .authority: Self.sign("▣", Palette.ink)
        case .policy: Self.sign(Self.rungSign(1), Palette.escalation)
        case .team: Self.sign("▭", Palette.ink)
        case .collapsed: Self.sign("▤", Palette.ink)
        case .person: Self.sign("▢", Palette.ink)
        case .mailbox: Self.sign("✉", Palette.ink)
        case .system: Self.sign("□", Palette.ink)
        case .tierOne: Self.sign("▌", Palette.ink)
        case .tierTwo: Self.sign("▎", Palette.ink)
        case .tierOther, .exposure: Self.sign("▏", Palette.ink)
        case .sole: Self.sign(Mark.sole.rawValue, Mark.sole.color)
        case .broken: Self.sign(Mark.broken.rawValue, Mark.broken.color)
        case .warning: Self.sign(Mark.warning.rawValue, Mark.warning.color)
        case .note: Self.sign(Mark.note.rawValue, Mark.note.color)
        case .good: Self.sign(Mark.good.rawValue, Mark.good.color)
        case .added: Self.sign(Mark.added)
        case .removed: Self.sign(Mark.removed)
        case .changed: Self.sign(Mark.changed)
        case .worse: Self.sign(Mark.worse)
        case .better: Self.sign(Mark.better)
        case .handedOver: Self.sign("━━▸", Palette.warning)
        case .changedRelation: Self.sign("──", Palette.outline)
        case .unchanged: Self.sign("▭", Palette.hairline)
        case .owns: Self.sign("━━", Palette.ink)
        case .ownsPlainly: Self.sign("──", Palette.ink)
        case .backs: Self.sign("┄┄", Palette.outline)
        case .helps: Self.sign("╌╌", Palette.outline)
        case .dependsOn: Self.sign("──▸", Palette.dependency)
        case .escalates: Self.sign("──▸", Palette.escalation)
        case .climbs: Self.sign("╌╌▸", Palette.escalation)
        case .brokenStep: Self.sign("╌╌┤", Palette.broken)
        case .forum: Self.sign("⬡", Palette.ink)
        case .dependencyLoop: Self.sign("↻", Palette.broken)
        case .coordinates: Self.sign("····", Palette.outline)
        case .uncoordinated: Self.sign("····", Palette.broken)
        case .relation: Self.sign("──▸", Palette.outline)
        }
    }

    /// The number of a rung: a filled circle up to ten, and brackets beyond, which fonts do not have as circles.
    static func rungSign(_ number: Int) -> String {
        guard (1...10).contains(number), let scalar = Unicode.Scalar(0x2775 + UInt32(number)) else {
            return "(\(number))"
        }
        return String(Character(scalar))
    }

    private static func sign(_ mark: Mark) -> HTMLLabel.Run { sign(mark.rawValue, mark.color) }

    private static func sign(_ text: String, _ color: String) -> HTMLLabel.Run {
        HTMLLabel.Run(text, isBold: true, color: color, pointSize: Frame.legendSize)
    }
}
