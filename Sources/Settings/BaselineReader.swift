internal import Findings
public import OrgModel
public import SourceDocuments

/// What came of reading a baseline.
public struct BaselineReading: Sendable {
    /// The baseline; nil when there is any error.
    public var baseline: Baseline?
    /// Everything that is wrong, in the order of the file.
    public var diagnostics: [Diagnostic]
}

/// Reads a baseline, as JSON or YAML.
public enum BaselineReader {
    /// Reads a file.
    public static func read(path: String, limits: ReadLimits = ReadLimits()) -> BaselineReading {
        do throws(UnreadableSource) {
            return read(text: try SourceReader.readFile(at: path, limits: limits), limits: limits)
        } catch {
            return BaselineReading(baseline: nil, diagnostics: [error.diagnostic])
        }
    }

    /// Reads a text that is already in memory.
    ///
    /// Rules that are not known are no error: a baseline may be older than this release, or newer.
    ///
    /// Rules beside those of `SourceReader`: `file/several-documents`, `file/missing-version`, `file/unsupported-version`,
    /// `file/unknown-key`, `file/missing-key`, `file/wrong-type`, `baseline/invalid-fingerprint`.
    ///
    /// - Complexity: O(n log n) in the length of the text.
    public static func read(text: SourceText, limits: ReadLimits = ReadLimits()) -> BaselineReading {
        let document = OwnDocument(text, noun: "a baseline", limits: limits)
        guard let root = document.root else {
            return BaselineReading(baseline: nil, diagnostics: document.problems)
        }
        var fields = FieldReader(
            text, invalidValue: "settings/invalid-value", limits: limits, after: document.problems)
        let entries = entries(of: root, &fields)
        return BaselineReading(
            baseline: fields.isValid ? Baseline(entries) : nil, diagnostics: fields.finished())
    }

    private static func entries(of root: SourceNode, _ fields: inout FieldReader) -> [Baseline.Entry] {
        let expected = "a baseline, which says `\(BaselineKeys.version): 1`"
        guard let members = fields.members(of: root, in: BaselineKeys.document, expected: expected) else { return [] }
        fields.checkVersion(
            BaselineKeys.version, of: members, at: root, hint: "write one with linchpin analyze --write-baseline FILE")
        guard let findings = members.first(where: { $0.key == BaselineKeys.findings }) else { return [] }
        var entries: [Baseline.Entry] = []
        for item in fields.items(of: findings, expected: "a list of findings") {
            if let entry = entry(item, &fields) { entries.append(entry) }
        }
        return entries
    }

    private static func entry(_ item: SourceNode, _ fields: inout FieldReader) -> Baseline.Entry? {
        let place = BaselineKeys.entry
        guard let members = fields.members(of: item, in: place, expected: "a finding, which is a mapping") else {
            return nil
        }
        var texts: [String: String] = [:]
        for member in members {
            texts[member.key] = fields.text(member.value, of: member.key, expected: "text")
            if member.key == BaselineKeys.fingerprint, let text = texts[member.key], !isFingerprint(text) {
                fields.report(
                    "baseline/invalid-fingerprint",
                    "`\(member.key)` is \(fields.quoted(text)); expected 16 digits from 0 to f", member.value)
            }
        }
        for key in place.keys where !members.contains(where: { $0.key == key }) {
            fields.report("file/missing-key", "a finding has no `\(key)`", item)
        }
        guard let rule = texts[BaselineKeys.rule], let subject = texts[BaselineKeys.subject],
            let fingerprint = texts[BaselineKeys.fingerprint]
        else { return nil }
        return Baseline.Entry(rule: RuleID(rule), subject: subject, fingerprint: fingerprint)
    }

    private static func isFingerprint(_ text: String) -> Bool {
        text.utf8.count == 16
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
