public import OrgModel
public import SourceDocuments

/// What came of reading a policy.
public struct PolicyReading: Sendable {
    /// The policy; nil when there is any error.
    public var policy: GatePolicy?
    /// Everything that is wrong, in the order of the file.
    public var diagnostics: [Diagnostic]
    /// The text that was read; nil when the file could not be read as text at all.
    public var text: SourceText?
    /// Whether the file says that it is a policy, valid or not.
    public var saysPolicy = false
}

/// Reads policies: YAML, or JSON of the same form.
public enum PolicyReader {
    /// Reads a file, or standard input for `-`.
    public static func read(path: String, limits: ReadLimits = ReadLimits()) -> PolicyReading {
        do throws(UnreadableSource) {
            return read(text: try SourceReader.readFile(at: path, limits: limits), limits: limits)
        } catch {
            return PolicyReading(policy: nil, diagnostics: [error.diagnostic], text: nil)
        }
    }

    /// Reads a text that is already in memory.
    ///
    /// Rules beside those of `SourceReader`: `file/not-native`, `file/several-documents`, `file/missing-version`,
    /// `file/unsupported-version`, `file/unknown-key`, `file/missing-key`, `file/wrong-type`, and of policies
    /// `policy/invalid-id`, `policy/duplicate-id`, `policy/invalid-value`, `policy/invalid-date`, `policy/unknown-figure`,
    /// `policy/unknown-rule`, `policy/wrong-subject`, `policy/no-limit`, `policy/empty`, `policy/odd-limit` (a warning).
    ///
    /// - Complexity: linear in the text.
    public static func read(text: SourceText, limits: ReadLimits = ReadLimits()) -> PolicyReading {
        var documents: [SourceDocument] = []
        var problems: [Diagnostic] = []
        if text.isJSON {
            let (document, found) = SourceReader.json(text, limits: limits)
            (documents, problems) = (document.map { [$0] } ?? [], found)
        } else {
            (documents, problems) = SourceReader.yaml(text, limits: limits)
        }
        guard let root = documents.first?.root else { return finished(nil, problems, text, limits) }
        var interpreter = PolicyInterpreter(text: text)
        interpreter.diagnostics = problems
        if documents.count > 1 {
            interpreter.report(
                "file/several-documents", "a second document begins here; a file holds one policy only",
                documents[1].root, hint: "give each policy a file of its own")
        }
        let policy = interpreter.read(root)
        var reading = finished(policy, interpreter.diagnostics, text, limits)
        reading.saysPolicy = root[PolicyKeys.version] != nil
        return reading
    }

    private static func finished(
        _ policy: GatePolicy?, _ diagnostics: [Diagnostic], _ text: SourceText, _ limits: ReadLimits
    ) -> PolicyReading {
        let sorted = diagnostics.enumerated().sorted { a, b in
            let (first, second) = (place(of: a.element), place(of: b.element))
            return first == second ? a.offset < b.offset : first < second
        }
        .map(\.element)
        var shown = Array(sorted.prefix(max(1, limits.maxDiagnostics)))
        if sorted.count > shown.count {
            shown.append(
                Diagnostic(
                    .note, rule: "file/more-problems",
                    "\(sorted.count - shown.count) more problems in this file are not listed",
                    at: SourceLocation(file: text.file)))
        }
        let isValid = !diagnostics.contains { $0.severity == .error }
        return PolicyReading(policy: isValid ? policy : nil, diagnostics: shown, text: text)
    }

    private static func place(of diagnostic: Diagnostic) -> (Int, Int) {
        (diagnostic.location?.line ?? .max, diagnostic.location?.column ?? 0)
    }
}
