public import OrgModel

/// Reads YAML and JSON within bounds: nothing in a file makes it crash, hang, or report only its first problem.
public enum SourceReader {
    /// Reads the documents of a YAML stream.
    ///
    /// Plain values are read by the core schema of YAML 1.2; merge keys (`<<`) are followed; tags are never executed. A
    /// document with a syntax error is left out and reading goes on at the next `---`. Of duplicate keys the first counts,
    /// and each further one is a diagnostic. Documents without any content are left out, unless that leaves none.
    ///
    /// Rules: `file/empty`, `file/syntax`, `file/duplicate-key`, `file/complex-key`, `file/unknown-alias`,
    /// `file/alias-expansion`, `file/merge-key`, `file/unknown-tag` (a warning), `file/too-deep`, `file/too-many-nodes`.
    ///
    /// - Complexity: linear in the text and the nodes that aliases repeat.
    public static func yaml(
        _ text: SourceText, limits: ReadLimits = ReadLimits()
    ) -> (documents: [SourceDocument], diagnostics: [Diagnostic]) {
        var composer = YAMLComposer(text, limits: limits)
        composer.run()
        return (composer.documents, composer.problems.finished())
    }

    /// Reads a JSON text by RFC 8259, to the letter; the document is nil after a syntax error.
    ///
    /// Of duplicate keys the first counts, and each further one is a diagnostic. Rules: `file/empty`, `file/syntax`,
    /// `file/duplicate-key`, `file/too-deep`, `file/too-many-nodes`.
    ///
    /// - Complexity: linear in the text.
    public static func json(
        _ text: SourceText, limits: ReadLimits = ReadLimits()
    ) -> (document: SourceDocument?, diagnostics: [Diagnostic]) {
        var contents = text.text
        return contents.withUTF8 { bytes in
            var parser = JSONParser(bytes, source: text, limits: limits)
            let root = parser.run()
            return (root.map { SourceDocument(text: text, root: $0) }, parser.problems.finished())
        }
    }
}

/// A file that could not be read as text at all.
public struct UnreadableSource: Error, Sendable {
    /// Why, and where.
    public let diagnostic: Diagnostic
}
