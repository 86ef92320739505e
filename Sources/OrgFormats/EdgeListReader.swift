public import OrgModel
public import SourceDocuments

/// What came of reading an edge list.
public struct EdgeListReading: Sendable {
    /// The edges; nil when there is any error.
    public var edges: EdgeList?
    /// Everything that is wrong, in the order of the file, each with its line, column and source line.
    public var diagnostics: [Diagnostic]
    /// The text that was read; nil when the file could not be read as text at all.
    public var text: SourceText?
}

/// Reads plain edge lists, one edge a line: `source,target[,relation][,weight]` with commas, or the same with blanks or
/// tabs between, as the Stanford collection (SNAP) publishes its graphs.
///
/// - The first line that is no comment decides: with a comma in it the file is CSV, otherwise blanks part the fields.
/// - If its first field is `source`, `from`, `tail` or `src` and its second `target`, `to`, `head` or `dst`, or the other
///   way round, it is a header, and may name the columns in any order, with `relation` (or `kind`, `type`, `layer`) and
///   `weight` (or `strength`, `value`) among them; other columns are passed over with a warning.
/// - Without a header a third field is a weight if it is a number in the first line, else a relation; of four fields the
///   third is the relation and the fourth the weight.
/// - Names may be numbers or any text. In CSV a field may stand in double quotes, a quote in it doubled (RFC 4180), but
///   not go over lines; blanks around a field do not count.
/// - Lines that begin with `#`, and empty ones, are passed over. Lines end with LF, CR LF or CR.
public enum EdgeListReader {
    /// Reads a file, or standard input for `-`. Rules as for ``read(text:limits:)`` and of `SourceReader.readFile`.
    public static func read(path: String, limits: ReadLimits = ReadLimits()) -> EdgeListReading {
        do throws(UnreadableSource) {
            return read(text: try SourceReader.readFile(at: path, limits: limits), limits: limits)
        } catch {
            return EdgeListReading(edges: nil, diagnostics: [error.diagnostic], text: nil)
        }
    }

    /// Reads a text that is already in memory.
    ///
    /// Rules: `file/empty` (no edge at all), `edges/fields` (too few or too many on a line), `edges/name` (an empty
    /// name), `edges/weight` (not a positive finite number), `edges/quote` (a quoted field that does not end), and
    /// `edges/column` (a warning: a column that is not read). Of the errors at most `limits.maxDiagnostics` are listed,
    /// and reading ends there.
    ///
    /// - Complexity: O(length), whatever names it has: they are hashed with a seed of the process.
    public static func read(text: SourceText, limits: ReadLimits = ReadLimits()) -> EdgeListReading {
        var contents = text.text
        let (edges, problems) = contents.withUTF8 { bytes in
            var parser = EdgeListParser(bytes, limit: max(1, limits.maxDiagnostics))
            parser.run()
            return (parser.edges, parser.problems)
        }
        var diagnostics = problems.map { problem in
            text.diagnostic(
                problem.severity, rule: problem.rule, problem.message,
                at: problem.place.map { SourceNode.Position(line: $0.line, column: $0.column) },
                length: problem.length, hint: problem.hint)
        }
        if problems.count >= max(1, limits.maxDiagnostics) {
            diagnostics.append(
                text.diagnostic(
                    .note, rule: "file/more-problems", "after so many problems the file is not read any further",
                    at: nil))
        }
        let isValid = !diagnostics.contains { $0.severity == .error }
        return EdgeListReading(edges: isValid ? edges : nil, diagnostics: diagnostics, text: text)
    }

    /// Whether a file's name says that it is an edge list: `.csv`, `.tsv`, `.txt`, `.edges`, `.edgelist`, `.el`.
    public static func isNamedLikeOne(_ file: String) -> Bool {
        let name = file.lowercased()
        return [".csv", ".tsv", ".txt", ".edges", ".edgelist", ".el"].contains { name.hasSuffix($0) }
    }
}
