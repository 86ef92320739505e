import GraphvizLayout

/// One sign of the visual language. A legend lists those that its picture uses, in this order.
public enum LegendEntry: String, Hashable, Sendable, CaseIterable {
    case authority, policy, team, collapsed, person, mailbox, system
    case tierOne, tierTwo, tierOther
    case sole, broken, warning, note, good
    case owns, escalates, climbs, brokenStep
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
        case .tierOne: "tier 1 (or touches it)"
        case .tierTwo: "tier 2"
        case .tierOther: "other tiers"
        case .sole: "nobody else can fix it"
        case .broken: "broken"
        case .warning: "weak"
        case .note: "worth knowing"
        case .good: "in order"
        case .owns: "can fix it, alone"
        case .escalates: "escalates to, by rung"
        case .climbs: "climbed to: nobody wrote it down"
        case .brokenStep: "a step that does not carry"
        case .exposure: "share of criticality exposed"
        }
    }

    /// The sign itself.
    var sample: HTMLLabel.Cell {
        switch self {
        case .authority: Self.word("▣", Palette.ink)
        case .policy: Self.chip("1", Palette.escalation)
        case .team: Self.word("▭", Palette.outline)
        case .collapsed: Self.word("▤", Palette.outline)
        case .person: Self.word("▢", Palette.ink)
        case .mailbox: Self.word("✉", Palette.ink)
        case .system: Self.word("□", Palette.ink)
        case .tierOne: Self.swatch(border: 3)
        case .tierTwo: Self.swatch(border: 2)
        case .tierOther: Self.swatch(border: 1)
        case .sole: Self.word(Mark.sole.rawValue, Mark.sole.color)
        case .broken: Self.word(Mark.broken.rawValue, Mark.broken.color)
        case .warning: Self.word(Mark.warning.rawValue, Mark.warning.color)
        case .note: Self.word(Mark.note.rawValue, Mark.note.color)
        case .good: Self.word(Mark.good.rawValue, Mark.good.color)
        case .owns: Self.word("━━", Palette.ink)
        case .escalates: Self.word("──▸", Palette.escalation)
        case .climbs: Self.word("╌╌▸", Palette.escalation)
        case .brokenStep: Self.word("╌╌┤", Palette.broken)
        case .exposure: Self.swatch(border: 1)
        }
    }

    private static func word(_ text: String, _ color: String) -> HTMLLabel.Cell {
        HTMLLabel.Cell(
            lines: [[HTMLLabel.Run(text, isBold: true, color: color, pointSize: Frame.legendSize)]], alignment: .right)
    }

    private static func chip(_ text: String, _ color: String) -> HTMLLabel.Cell {
        HTMLLabel.Cell(
            lines: [[HTMLLabel.Run(text, isBold: true, color: Palette.page, pointSize: Frame.legendSize - 1)]],
            alignment: .center, background: color)
    }

    private static func swatch(border: Int) -> HTMLLabel.Cell {
        HTMLLabel.Cell(
            lines: [], alignment: .center, background: Palette.page, border: border, borderColor: Palette.ink,
            minimumSize: HTMLLabel.Size(width: 18, height: 10))
    }
}
