/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    case note, warning, error

    /// A note is less than a warning, a warning less than an error.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    /// One step up; an error stays an error.
    public var raised: Severity { self == .note ? .warning : .error }
    /// One step down; a note stays a note.
    public var lowered: Severity { self == .error ? .warning : .note }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}
