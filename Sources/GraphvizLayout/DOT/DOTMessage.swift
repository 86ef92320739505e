/// What the parser said, in a sentence of ours, and the place it gives.
///
/// It says `Error: <file>: syntax error in line 3 near '}'`, or `… scanning a quoted string (missing endquote? …)` with
/// the beginning of the string on the next line.
struct DOTMessage {
    var sentence: String
    var place: GraphvizError.Place?

    init(_ said: String) {
        guard !said.allSatisfy(\.isWhitespace) else {
            sentence = "There is no graph in the text."
            return
        }
        let line = Self.text(after: "in line ", in: said).flatMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }
        let near = Self.text(after: " near '", in: said).map(Self.token)
        place = line.map { GraphvizError.Place(line: $0, near: near) }
        sentence =
            if said.contains("quoted string") {
                "A text that begins with `\"` has no end."
            } else if said.contains("HTML string") {
                "A text that begins with `<` has no end, or the angle brackets in it do not match."
            } else if said.contains("comment") {
                "A comment that begins with `/*` has no end."
            } else if said.contains("memory exhausted") {
                "Too much lies in one another for the DOT reader: subgraphs, or one chain of very many edges."
            } else if near == "-" {
                "A name or a value with a hyphen in it needs quotes, as in relation=\"depends-on\"."
            } else if let near, !near.isEmpty {
                "`\(TextWrapping.truncated(near, width: 40))` cannot stand here in the DOT language."
            } else if line != nil {
                "The DOT text ends too early, or something is missing here."
            } else {
                "Graphviz could not read the DOT text: \(TextWrapping.truncated(Self.oneLine(said), width: 200))"
            }
    }

    private static func text(after mark: String, in text: String) -> Substring? {
        text.firstRange(of: mark).map { text[$0.upperBound...] }
    }

    /// What stands between the quotes, which may hold quotes itself.
    private static func token(_ rest: Substring) -> String {
        String(rest[..<(rest.lastIndex(of: "'") ?? rest.endIndex)])
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
