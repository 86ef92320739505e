internal import OrgModel
internal import SourceDocuments

/// Collects diagnostics up to a bound, so that a file of a million mistakes costs no more than one of a few thousand.
struct DiagnosticList {
    /// As many as the readers of text keep for one file.
    static let limitOfFile = ReadLimits().maxDiagnostics
    /// More than anybody reads, and fewer than would cost.
    static let limitOfCatalog = 10_000

    private let limit: Int
    private var kept: [Diagnostic] = []
    private var dropped = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
        if kept.count < limit { kept.append(diagnostic()) } else { dropped += 1 }
    }

    /// Everything kept, and a note about the rest.
    var all: [Diagnostic] {
        guard dropped > 0 else { return kept }
        return kept + [Diagnostic(.note, rule: "import/more-problems", "\(dropped) more problems are not listed")]
    }
}

/// A piece of the user's text short enough for a message.
func shortened(_ text: String) -> String {
    guard text.utf8.count > 60, text.count > 60 else { return text }
    return text.prefix(60) + "…"
}
