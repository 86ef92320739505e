public import Findings
internal import OrgModel

/// The rules that somebody means: one by its name, `escalation/loop`; a family, `escalation/*`; or all, `*`.
public struct RulePattern: Hashable, Sendable, CustomStringConvertible {
    /// What a pattern can stand for, the more specific the greater.
    public enum Reach: Int, Hashable, Sendable, Comparable {
        case all, family, rule

        /// The wider is less than the narrower.
        public static func < (a: Reach, b: Reach) -> Bool { a.rawValue < b.rawValue }
    }

    /// The pattern as it is written.
    public let text: String
    /// How specific it is.
    public let reach: Reach

    /// Takes a pattern that is known to mean something; see ``RuleNames/pattern(_:)``.
    init(_ text: String) {
        self.text = text
        reach = text == "*" ? .all : text.hasSuffix("/*") ? .family : .rule
    }

    /// Whether a rule is meant.
    public func matches(_ rule: RuleID) -> Bool {
        switch reach {
        case .all: true
        case .family: rule.family.utf8.elementsEqual(text.utf8.dropLast(2))
        case .rule: rule.name == text
        }
    }

    /// The pattern as it is written.
    public var description: String { text }
}

/// The names of the rules there are, against which what users write is held.
public struct RuleNames: Hashable, Sendable {
    /// The rules, by name.
    public let rules: [RuleID]

    /// Knows these rules, and those about the settings themselves.
    public init(_ rules: some Sequence<RuleID>) {
        self.rules = Set(Array(rules) + SettingsRules.all.map(\.id)).sorted()
    }

    /// The pattern that a text stands for.
    ///
    /// - Throws: ``UnknownRule`` when it stands for no rule that there is.
    public func pattern(_ text: String) throws(UnknownRule) -> RulePattern {
        let pattern = RulePattern(text)
        if rules.contains(where: pattern.matches) { return pattern }
        throw UnknownRule(text: text, nearest: nearest(to: text, among: rules.map(\.name) + families + ["*"]))
    }

    /// The one rule of a name.
    ///
    /// - Throws: ``UnknownRule`` when there is none.
    public func rule(named name: String) throws(UnknownRule) -> RuleID {
        if let rule = rules.first(where: { $0.name == name }) { return rule }
        throw UnknownRule(text: name, nearest: nearest(to: name, among: rules.map(\.name)))
    }

    private var families: [String] { Set(rules.map(\.family)).sorted().map { "\($0)/*" } }

    private func nearest(to text: String, among candidates: [String]) -> String? {
        // A family without its star, or a rule without its family, is meant for sure.
        candidates.first { $0 == "\(text)/*" } ?? candidates.first { $0.hasSuffix("/\(text)") }
            ?? Spelling.nearest(to: text, among: candidates)
    }
}

/// A text that should name a rule and does not.
public struct UnknownRule: Error, Hashable, Sendable {
    /// The text.
    public let text: String
    /// What was probably meant.
    public let nearest: String?
}
