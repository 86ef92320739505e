import Testing

/// CSV by RFC 4180 with LF as line end, as a reader of its own finds it.
enum ReadCSV {
    /// The rows; every line must have as many fields as the first.
    static func rows(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [[String]] {
        var rows: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        var characters = Array(text.unicodeScalars)[...]
        while let next = characters.popFirst() {
            switch next {
            case "\"" where isQuoted && characters.first == "\"":
                field += "\""
                characters.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted, "\n" where !isQuoted:
                rows[rows.count - 1].append(field)
                field = ""
                if next == "\n", !characters.isEmpty { rows.append([]) }
            default: field.unicodeScalars.append(next)
            }
        }
        #expect(!isQuoted && field.isEmpty, sourceLocation: sourceLocation)
        #expect(rows.allSatisfy { $0.count == rows[0].count }, sourceLocation: sourceLocation)
        return rows
    }
}
