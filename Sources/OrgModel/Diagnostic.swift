/// Something that is wrong, or was not understood, in a file: where, what was expected, and what might have been meant.
///
/// Diagnostics are collected, never thrown one at a time, so that a user sees every problem of a file at once.
public struct Diagnostic: Hashable, Sendable {
    /// How much it matters: an error makes the input invalid; a warning was repaired or passed over; a note informs.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        case error, warning, note
    }

    /// How much it matters.
    public var severity: Severity
    /// A stable id, for instance `model/unknown-reference`; never derived from the message.
    public var rule: String
    /// One plain sentence: what is wrong and what was expected.
    public var message: String
    /// Where it is.
    public var location: SourceLocation?
    /// The text of the line, for the caret below it.
    public var sourceLine: String?
    /// How many characters the caret underlines, at least 1.
    public var length: Int
    /// What the user could do, usually the nearest right spelling.
    public var hint: String?

    /// Describes one problem.
    public init(
        _ severity: Severity, rule: String, _ message: String, at location: SourceLocation? = nil,
        sourceLine: String? = nil, length: Int = 1, hint: String? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.location = location
        self.sourceLine = sourceLine
        self.length = max(1, length)
        self.hint = hint
    }
}
