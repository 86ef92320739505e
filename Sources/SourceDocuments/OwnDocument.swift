package import OrgModel

/// The one document of a file of ours, read as YAML or JSON.
package struct OwnDocument {
    /// Its value; nil where nothing could be read.
    package let root: SourceNode?
    /// What is wrong with it so far.
    package let problems: [Diagnostic]

    /// Reads a text.
    package init(_ text: SourceText, noun: String, limits: ReadLimits) {
        if text.isJSON {
            let (document, problems) = SourceReader.json(text, limits: limits)
            root = document?.root
            self.problems = problems
            return
        }
        let (documents, problems) = SourceReader.yaml(text, limits: limits)
        root = documents.first?.root
        guard documents.count > 1 else {
            self.problems = problems
            return
        }
        self.problems =
            problems + [
                text.diagnostic(
                    rule: "file/several-documents", "a second document begins here; \(noun) has one only",
                    about: documents[1].root)
            ]
    }
}
