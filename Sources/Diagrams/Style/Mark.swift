import Findings

/// The sign before an annotation; each is told apart by its form, and its words say what it means.
enum Mark: String {
    case sole = "◆"
    case broken = "✗"
    case warning = "!"
    case note = "•"
    case good = "✓"
    case added = "+"
    case removed = "−"
    case changed = "~"
    case worse = "▲"
    case better = "▼"

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
        case .sole, .broken, .worse: Palette.broken
        case .warning, .changed: Palette.warning
        case .note, .removed: Palette.detail
        case .good, .added, .better: Palette.good
        }
    }

    var legend: LegendEntry {
        switch self {
        case .sole: .sole
        case .broken: .broken
        case .warning: .warning
        case .note: .note
        case .good: .good
        case .added: .added
        case .removed: .removed
        case .changed: .changed
        case .worse: .worse
        case .better: .better
        }
    }
}
