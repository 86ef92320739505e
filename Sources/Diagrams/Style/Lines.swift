import GraphvizLayout

/// What relations look like.
enum Lines {
    /// Sole ownership, or sole ability to fix: thick.
    static let sole: Attributes = ["color": Palette.ink, "penwidth": "3", "arrowhead": "none"]
    /// Ownership.
    static let owns: Attributes = ["color": Palette.ink, "penwidth": "1.3", "arrowhead": "none"]
    /// Ownership as a backup: thin.
    static let backs: Attributes = ["color": Palette.outline, "penwidth": "0.6", "arrowhead": "none"]
    /// Ability to fix, beside others.
    static let helps: Attributes = [
        "color": Palette.outline, "penwidth": "1", "style": "dashed", "arrowhead": "none",
    ]
    /// What relies on something: the arrow leads to what it relies on.
    static let dependsOn: Attributes = [
        "color": Palette.dependency, "penwidth": "1.2", "arrowsize": "0.7", "fontcolor": Palette.detail,
        "fontsize": "10",
    ]
    /// A step of a ladder.
    static let escalates: Attributes = [
        "color": Palette.escalation, "penwidth": "1.4", "arrowsize": "0.8", "fontcolor": Palette.escalation,
        "fontsize": "11",
    ]
    /// A step that nobody wrote down.
    static let climbs: Attributes = [
        "color": Palette.escalation, "penwidth": "1.2", "style": "dashed", "arrowsize": "0.8",
        "fontcolor": Palette.escalation, "fontsize": "11",
    ]
    /// A step that does not carry.
    static let broken: Attributes = [
        "color": Palette.broken, "penwidth": "1.8", "style": "dashed", "arrowhead": "tee", "fontcolor": Palette.broken,
        "fontsize": "11",
    ]
    /// From the middle of the right side of a box to the middle of the left side of another: of many straight lines between
    /// two columns an eye can still follow each.
    static func across(_ line: Attributes) -> Attributes { line.with("tailport", "e").with("headport", "w") }

    /// Holds rows of boxes apart without being seen.
    static let invisible: Attributes = ["style": "invis"]

    /// Widens a line by what it stands for, so that merged lines are seen to be several.
    static func width(_ base: Double, lines count: Int) -> String {
        Wording.number(min(6, base + 0.6 * Double(max(0, count - 1))))
    }
}
