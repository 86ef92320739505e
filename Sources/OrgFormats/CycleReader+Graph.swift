public import OrgModel
public import SourceDocuments

extension CycleReader {
    /// Whether a text is a DOT graph, by the extension of its file (`.dot`, `.gv`), else because it begins as one.
    public static func isDOT(_ text: SourceText) -> Bool {
        let name = text.file.lowercased()
        if name.hasSuffix(".dot") || name.hasSuffix(".gv") { return true }
        if [".json", ".yaml", ".yml"].contains(where: { name.hasSuffix($0) }) { return false }
        if case .dot = ForeignFormat(text: text) { return true }
        return false
    }

    /// Makes a cycle of a graph that was read from a text.
    ///
    /// Rules beside those of native files: `file/several-documents` where the text goes on after the graph.
    ///
    /// - Parameters:
    ///   - text: What the graph was read from; messages point into it.
    ///   - graph: What another reader made of it.
    /// - Complexity: O(n log n) in the size of the graph, and linear in the text.
    public static func read(
        text: SourceText, graph: AttributedGraph, limits: ReadLimits = ReadLimits(),
        sentinels: Sentinels = .standard
    ) -> CycleReading {
        var tree = GraphTree(graph, of: text, limits: limits)
        let root = tree.root()
        var interpreter = CycleInterpreter(text: text, sentinels: sentinels, limits: limits)
        for problem in tree.problems { interpreter.builder.report(problem) }
        interpreter.read(root)
        let (cycle, diagnostics) = interpreter.builder.build()
        return finished(cycle, diagnostics, text, limits, dropped: interpreter.problemsDropped)
    }

    /// What another reader found wrong with a text, as a reading without a cycle.
    ///
    /// - Parameters:
    ///   - rule: The diagnostic's rule: `file/syntax` where the text is wrong, `file/too-many-nodes` where it is too large,
    ///     `file/unreadable` where the reader gave up.
    ///   - line: The line, from 1; nil where the reader does not say.
    ///   - near: What stands at the place on that line; nil where the reader does not say.
    public static func refused(
        text: SourceText, rule: String, _ message: String, line: Int? = nil, near: String? = nil, hint: String? = nil
    ) -> CycleReading {
        var position: SourceNode.Position?
        var length = 1
        if let line {
            let start = SourceNode.Position(line: line, column: 1)
            // A reader that counts lines its own way may point behind the end.
            if let shown = text.line(at: start) {
                position = start
                // Where it stands more than once, which one was meant cannot be told.
                if let near, !near.isEmpty, let found = shown.ranges(of: near).single {
                    length = near.unicodeScalars.count
                    position = SourceNode.Position(
                        line: line, column: shown[..<found.lowerBound].unicodeScalars.count + 1)
                } else if let first = shown.unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }) {
                    position = SourceNode.Position(
                        line: line, column: shown.unicodeScalars[..<first].count + 1)
                }
            }
        }
        let problem = text.diagnostic(rule: rule, message, at: position, length: length, hint: hint)
        return CycleReading(cycle: nil, diagnostics: [problem], text: text)
    }
}

extension Array {
    /// The only element, if there is one only.
    fileprivate var single: Element? { count == 1 ? first : nil }
}
