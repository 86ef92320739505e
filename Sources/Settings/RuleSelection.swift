public import Findings

/// Which rules count.
///
/// Of what is selected and what is ignored the more specific decides, and of equals what is ignored: with `escalation/*`
/// ignored and `escalation/loop` selected, loops are told and no other ladder is. What is selected by nothing does not
/// count. The rules about the settings themselves need not be selected; they can be ignored.
public struct RuleSelection: Hashable, Sendable {
    /// What is selected; nil for everything.
    public var selected: [RulePattern]?
    /// What is ignored.
    public var ignored: [RulePattern]
    /// What is ignored whatever else is said: the command line over a file.
    private var excluded: [RulePattern] = []

    /// Selects everything, or what is given.
    public init(selected: [RulePattern]? = nil, ignored: [RulePattern] = []) {
        self.selected = selected
        self.ignored = ignored
    }

    /// The selection once somebody asks for something else on top of it: to select puts all that was said aside; to ignore
    /// comes on top.
    public func overridden(selecting selected: [RulePattern], ignoring ignored: [RulePattern]) -> RuleSelection {
        guard selected.isEmpty else { return RuleSelection(selected: selected, ignored: ignored) }
        var result = self
        result.excluded += ignored
        return result
    }

    /// Whether a rule counts.
    public func allows(_ rule: RuleID) -> Bool {
        if excluded.contains(where: { $0.matches(rule) }) { return false }
        let isOurs = rule.family == SettingsRules.family
        let least: RulePattern.Reach? = selected == nil || isOurs ? .all : nil
        guard let wanted = [least, Self.reach(of: selected ?? [], for: rule)].compactMap(\.self).max() else {
            return false
        }
        return Self.reach(of: ignored, for: rule).map { wanted > $0 } ?? true
    }

    /// How specifically some patterns speak of a rule; nil when none does.
    private static func reach(of patterns: [RulePattern], for rule: RuleID) -> RulePattern.Reach? {
        patterns.filter { $0.matches(rule) }.map(\.reach).max()
    }
}
