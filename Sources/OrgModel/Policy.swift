/// A named escalation ladder that systems or teams follow. Its rungs are `escalates-to` relations.
public struct Policy: Hashable, Sendable {
    /// How the ladder moves on; nil takes the default, ``Advance/automatic`` when any rung says `after`.
    public var advance: Advance?

    /// A policy; its rungs are relations.
    public init(advance: Advance? = nil) { self.advance = advance }
}

/// How a ladder moves on to its next rung.
public enum Advance: String, Hashable, Sendable, CaseIterable {
    /// A paging tool moves on by itself.
    case automatic
    /// Each rung must hand over.
    case manual
}
