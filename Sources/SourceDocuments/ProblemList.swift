internal import OrgModel

/// Collects the diagnostics of one file, all of them up to a bound.
struct ProblemList {
    private let source: SourceText
    private let limit: Int
    private var kept: [Diagnostic] = []
    private var dropped = 0
    private var unread: SourceNode.Position?

    init(_ source: SourceText, limit: Int) {
        self.source = source
        self.limit = max(1, limit)
    }

    /// Nothing more will be kept.
    var isFull: Bool { kept.count >= limit }
    var isEmpty: Bool { kept.isEmpty }

    mutating func add(
        _ severity: Diagnostic.Severity = .error, rule: String, _ message: @autoclosure () -> String,
        at position: SourceNode.Position?, length: Int = 1, hint: @autoclosure () -> String? = nil
    ) {
        guard !isFull else {
            dropped += 1
            return
        }
        kept.append(
            source.diagnostic(severity, rule: rule, message(), at: position, length: length, hint: hint()))
    }

    /// Says that reading ended here because of all the problems before it.
    mutating func noteUnread(from position: SourceNode.Position) { unread = position }

    /// All that was kept, and a note about what was not.
    func finished() -> [Diagnostic] {
        var all = kept
        if dropped > 0 {
            let message = "\(dropped) more problems in this file are not listed"
            all.append(source.diagnostic(.note, rule: "file/more-problems", message, at: nil))
        }
        if let unread {
            let message = "after so many problems the file is not read from here on"
            all.append(source.diagnostic(.note, rule: "file/more-problems", message, at: unread))
        }
        return all
    }
}

/// A piece of user text short enough for a message.
func excerpt(_ text: String, limit: Int = 60) -> String {
    guard let end = text.unicodeScalars.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
        end < text.endIndex
    else { return text }
    return String(text[..<end]) + "…"
}
