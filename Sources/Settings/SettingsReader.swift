internal import Findings
public import OrgModel
public import SourceDocuments

/// What came of reading settings.
public struct SettingsReading: Sendable {
    /// The file, as the user names it.
    public var file: String
    /// The settings; nil when there is any error.
    public var settings: Settings?
    /// Everything that is wrong, in the order of the file.
    public var diagnostics: [Diagnostic]
    /// What the file says it is.
    public var content: Content

    /// What a file can say it is.
    public enum Content: Hashable, Sendable {
        /// It begins with `linchpin-settings`.
        case settings
        /// It says `linchpin` instead: a cycle that happens to have the name of a settings file.
        case cycle
        /// It says neither.
        case other
    }
}

/// Reads the settings of an organisation, `linchpin.yaml`.
public enum SettingsReader {
    /// The name under which settings are looked for.
    public static let fileName = "linchpin.yaml"

    /// Reads a file, or standard input for `-`, as YAML or JSON.
    ///
    /// - Parameters:
    ///   - path: The file as the user names it; what it refers to is relative to its folder.
    ///   - names: The rules there are.
    ///   - limits: How much the file may cost.
    public static func read(path: String, names: RuleNames, limits: ReadLimits = ReadLimits()) -> SettingsReading {
        do throws(UnreadableSource) {
            return read(text: try SourceReader.readFile(at: path, limits: limits), names: names, limits: limits)
        } catch {
            return SettingsReading(
                file: path, settings: nil, diagnostics: [error.diagnostic], content: .other)
        }
    }

    /// Reads a text that is already in memory.
    ///
    /// Rules beside those of `SourceReader`: `file/several-documents`, `file/missing-version`, `file/unsupported-version`,
    /// `file/unknown-key`, `file/missing-key`, `file/wrong-type`, `settings/unknown-rule`, `settings/invalid-value`,
    /// `settings/invalid-id`, `settings/invalid-date`.
    ///
    /// - Complexity: linear in the text.
    public static func read(text: SourceText, names: RuleNames, limits: ReadLimits = ReadLimits()) -> SettingsReading {
        let document = OwnDocument(text, noun: "a settings file", limits: limits)
        guard let root = document.root else {
            return SettingsReading(
                file: text.file, settings: nil, diagnostics: document.problems, content: .other)
        }
        var interpreter = SettingsInterpreter(
            names: names,
            fields: FieldReader(
                text, invalidValue: "settings/invalid-value", limits: limits, after: document.problems))
        let content = content(of: root)
        interpreter.read(root, content)
        let isValid = interpreter.fields.isValid
        return SettingsReading(
            file: text.file, settings: isValid ? interpreter.settings : nil, diagnostics: interpreter.fields.finished(),
            content: content)
    }

    private static func content(of root: SourceNode) -> SettingsReading.Content {
        if root[SettingsKeys.version] != nil { return .settings }
        return root["linchpin"] != nil ? .cycle : .other
    }
}
