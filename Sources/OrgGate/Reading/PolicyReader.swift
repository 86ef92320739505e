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
        let document = OwnDocument(text, noun: "a policy", limits: limits)
        guard let root = document.root else {
            return PolicyReading(policy: nil, diagnostics: document.problems, text: text)
        }
        var interpreter = PolicyInterpreter(
            fields: FieldReader(
                text, invalidValue: "policy/invalid-value", places: PolicyKeys.places, limits: limits,
                after: document.problems))
        let policy = interpreter.read(root)
        return PolicyReading(
            policy: interpreter.fields.isValid ? policy : nil, diagnostics: interpreter.fields.finished(), text: text,
            saysPolicy: root[PolicyKeys.version] != nil)
    }
}
