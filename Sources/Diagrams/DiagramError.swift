import OrgModel

/// Why a diagram could not be composed.
public struct DiagramError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of a failure. New kinds may be added; compare, don't switch exhaustively.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// A stable, machine-readable name.
        public let rawValue: String

        /// Makes a code from its stable name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No system has the name that the view is to focus on.
        public static let unknownFocus = Code(rawValue: "unknown-focus")
        /// What the view is to focus on is not a system.
        public static let wrongFocus = Code(rawValue: "wrong-focus")
        /// The system is retired, and has no ladder any more.
        public static let retiredFocus = Code(rawValue: "retired-focus")
        /// The address that boxes are to lead to is none, or leads everywhere to the same place.
        public static let badLink = Code(rawValue: "bad-link")
        /// The budget is negative, or smaller than one box of each kind.
        public static let budgetTooSmall = Code(rawValue: "budget-too-small")
    }

    /// The kind of the failure.
    public let code: Code
    /// What is wrong, in one sentence.
    public let message: String
    /// What to do about it, when something can be done.
    public let hint: String?

    /// Makes an error.
    public init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The message, then the hint.
    public var description: String { hint.map { "\(message) \($0)" } ?? message }
}

extension DiagramError {
    static func unknownSystem(_ name: String, in cycle: Cycle) -> DiagramError {
        let systems = cycle.entities(of: .system)
        let nearest = Spelling.nearest(to: name, among: systems.lazy.map(\.id.name))
        let hint = nearest.map { "Did you mean `\($0)`?" } ?? (systems.isEmpty ? "The cycle has no systems." : nil)
        return DiagramError(.unknownFocus, "There is no system `\(Wording.short(name, 60))`.", hint: hint)
    }

    static func notASystem(_ id: EntityID) -> DiagramError {
        DiagramError(
            .wrongFocus,
            "The escalation view draws the ladder of one system, and `\(Wording.short(id.description, 60))` is a \(id.kind.rawValue).",
            hint: "Name a system with --focus.")
    }

    static func unknown(_ id: EntityID, in cycle: Cycle) -> DiagramError {
        let nearest = Spelling.nearest(to: id.name, among: cycle.entities(of: id.kind).lazy.map(\.id.name))
        return DiagramError(
            .unknownFocus, "There is no \(id.kind.rawValue) `\(Wording.short(id.name, 60))`.",
            hint: nearest.map { "Did you mean `\($0)`?" })
    }

    static func notAChokepoint(_ ids: [EntityID]) -> DiagramError {
        DiagramError(
            .wrongFocus,
            "The chokepoint view draws one person, two people or one team, and not "
                + "\(ids.prefix(3).map { "`\(Wording.short($0.description, 60))`" }.joined(separator: ", ")).",
            hint: "Name them with --focus.")
    }

    static func retired(_ id: EntityID) -> DiagramError {
        DiagramError(.retiredFocus, "The system `\(Wording.short(id.name, 60))` is retired: nobody is called for it.")
    }

    static func tooSmall(_ budget: Int) -> DiagramError {
        DiagramError(
            .budgetTooSmall, "A picture of \(budget) boxes cannot say anything.",
            hint: "Allow at least \(DiagramRequest.smallestBudget), or 0 for all.")
    }
}
