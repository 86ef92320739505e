/// The stable name of a rule, `family/pattern`, for instance `escalation/dead-end`.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The whole name.
    public let name: String

    /// Names a rule.
    public init(_ name: String) { self.name = name }

    /// Names a rule.
    public init(stringLiteral name: String) { self.name = name }

    /// The whole name.
    public var description: String { name }

    /// The part before the slash.
    public var family: String { String(name.prefix { $0 != "/" }) }

    /// Alphabetical.
    public static func < (a: RuleID, b: RuleID) -> Bool { a.name < b.name }
}
