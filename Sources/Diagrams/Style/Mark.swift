import Findings

/// The sign before an annotation; each is told apart by its form, and its words say what it means.
enum Mark: String {
    case sole = "◆"
    case broken = "✗"
    case warning = "!"
    case note = "•"
    case good = "✓"

    /// The mark of a severity.
    init(_ severity: Severity) {
        switch severity {
        case .error: self = .broken
        case .warning: self = .warning
        case .note: self = .note
        }
    }

    var color: String {
        switch self {
        case .sole, .broken: Palette.broken
        case .warning: Palette.warning
        case .note: Palette.detail
        case .good: Palette.good
        }
    }

    var legend: LegendEntry {
        switch self {
        case .sole: .sole
        case .broken: .broken
        case .warning: .warning
        case .note: .note
        case .good: .good
        }
    }
}
