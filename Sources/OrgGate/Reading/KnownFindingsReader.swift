public import OrgModel
public import SourceDocuments

/// Reads which findings are known: from a baseline, or from what `analyze --format json` wrote.
public enum KnownFindingsReader {
    /// Reads a file.
    public static func read(
        path: String, limits: ReadLimits = ReadLimits()
    ) -> (known: KnownFindings?, diagnostics: [Diagnostic]) {
        do throws(UnreadableSource) {
            return read(text: try SourceReader.readFile(at: path, limits: limits), limits: limits)
        } catch {
            return (nil, [error.diagnostic])
        }
    }

    /// Reads a text that is already in memory: a mapping with a list of `findings`, each with a `fingerprint` of 16
    /// hexadecimal digits. Whatever else it says is passed over.
    ///
    /// Rules beside those of `SourceReader`: `file/wrong-type`, `file/missing-key`, `baseline/invalid-fingerprint`.
    ///
    /// - Complexity: linear in the text.
    public static func read(
        text: SourceText, limits: ReadLimits = ReadLimits()
    ) -> (known: KnownFindings?, diagnostics: [Diagnostic]) {
        // JSON is YAML too, and reading it as such tells as much of what is wrong.
        let isJSON = text.file.lowercased().hasSuffix(".json")
        let (json, jsonProblems) = isJSON ? SourceReader.json(text, limits: limits) : (nil, [])
        let (yaml, yamlProblems) = isJSON ? ([], []) : SourceReader.yaml(text, limits: limits)
        var diagnostics = jsonProblems + yamlProblems
        guard let root = json?.root ?? yaml.first?.root else { return (nil, diagnostics) }
        guard let findings = root["findings"], let items = findings.sequence else {
            diagnostics.append(
                text.diagnostic(
                    rule: "file/wrong-type", "this is no list of findings: `findings` is missing", about: root,
                    hint: "name a baseline, or what linchpin analyze --format json wrote"))
            return (nil, diagnostics)
        }
        var fingerprints: Set<String> = []
        for item in items.prefix(while: { _ in diagnostics.count < limits.maxDiagnostics }) {
            guard let fingerprint = item["fingerprint"]?.text else {
                diagnostics.append(
                    text.diagnostic(rule: "file/missing-key", "a finding has no `fingerprint`", about: item))
                continue
            }
            guard isFingerprint(fingerprint) else {
                diagnostics.append(
                    text.diagnostic(
                        rule: "baseline/invalid-fingerprint",
                        "a fingerprint has 16 digits from 0 to f, and this has others", about: item))
                continue
            }
            fingerprints.insert(fingerprint)
        }
        let isValid = !diagnostics.contains { $0.severity == .error }
        return (isValid ? KnownFindings(fingerprints, from: text.file) : nil, diagnostics)
    }

    private static func isFingerprint(_ text: String) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
