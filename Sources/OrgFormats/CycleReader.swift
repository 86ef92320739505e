public import OrgModel
public import SourceDocuments

/// How a native file is written; both say the same.
public enum NativeFormat: String, Hashable, Sendable, CaseIterable {
    /// For people: nested, small, diffable.
    case yaml
    /// For machines: one entity or relation a line.
    case json
}

/// What came of reading a native file.
public struct CycleReading: Sendable {
    /// The cycle; nil when there is any error.
    public var cycle: Cycle?
    /// Everything that is wrong, in the order of the file, each with its line, column and source line.
    public var diagnostics: [Diagnostic]
    /// The text that was read; nil when the file could not be read as text at all.
    public var text: SourceText?

    /// What came of reading.
    public init(cycle: Cycle?, diagnostics: [Diagnostic], text: SourceText?) {
        self.cycle = cycle
        self.diagnostics = diagnostics
        self.text = text
    }
}

/// Reads the native files: one organisation at one time, as YAML or JSON.
public enum CycleReader {
    /// Reads a file, or standard input for `-`.
    ///
    /// The format goes by the extension (`.json`; `.yaml`, `.yml`) and otherwise by content: what begins with `{` is JSON.
    ///
    /// - Parameters:
    ///   - path: The file as the user names it; its own name without extension is the default of `cycle`.
    ///   - limits: How much the file may cost.
    ///   - sentinels: Bare names that mean *no owner* among `owners`; an entity of such a name is meant by its whole id.
    public static func read(
        path: String, limits: ReadLimits = ReadLimits(), sentinels: Sentinels = .standard
    ) -> CycleReading {
        do throws(UnreadableSource) {
            let text = try SourceReader.readFile(at: path, limits: limits)
            return read(text: text, limits: limits, sentinels: sentinels)
        } catch {
            return CycleReading(cycle: nil, diagnostics: [error.diagnostic], text: nil)
        }
    }

    /// Reads a text that is already in memory.
    ///
    /// Rules beside those of `SourceReader`: `file/not-native`, `file/several-documents`, `file/missing-version`,
    /// `file/unsupported-version`, `file/unknown-key`, `file/missing-key`, `file/wrong-type`, and of the model
    /// `model/invalid-id`, `model/duplicate-id`, `model/unknown-reference`, `model/ambiguous-reference`,
    /// `model/wrong-kind`, `model/self-relation`, `model/loop`, `model/invalid-value`, `model/invalid-weight`,
    /// `model/invalid-hours`, `model/invalid-date`, `model/invalid-collection`, `model/invalid-renaming`.
    ///
    /// - Parameter format: Nil goes by the file's name and content.
    /// - Complexity: O(n log n) in the length of the text; of wrong references only a bounded number gets a hint.
    public static func read(
        text: SourceText, format: NativeFormat? = nil, limits: ReadLimits = ReadLimits(),
        sentinels: Sentinels = .standard
    ) -> CycleReading {
        if let foreign = ForeignFormat(text: text) { return refuse(text, foreign.diagnostic(for: text)) }
        // The tree takes as much memory as the cycle, and is gone before the cycle is built.
        switch interpretation(of: text, format ?? self.format(of: text), limits, sentinels) {
        case .success(let (builder, dropped)):
            let (cycle, diagnostics) = builder.build()
            return finished(cycle, diagnostics, text, limits, dropped: dropped)
        case .failure(let refusal):
            return finished(nil, refusal.diagnostics, text, limits)
        }
    }

    /// Why a text that could be read is no cycle.
    private struct Refusal: Error {
        let diagnostics: [Diagnostic]
    }

    /// What a text says, and how many problems of it were not kept.
    private static func interpretation(
        of text: SourceText, _ format: NativeFormat, _ limits: ReadLimits, _ sentinels: Sentinels
    ) -> Result<(CycleBuilder, dropped: Int), Refusal> {
        let (documents, problems) =
            switch format {
            case .yaml: SourceReader.yaml(text, limits: limits)
            case .json: jsonDocuments(text, limits: limits)
            }
        guard let root = documents.first?.root else { return .failure(Refusal(diagnostics: problems)) }
        if let foreign = ForeignFormat(root: root) {
            return .failure(Refusal(diagnostics: [foreign.diagnostic(for: text)]))
        }
        var interpreter = CycleInterpreter(text: text, sentinels: sentinels, limits: limits)
        for problem in problems { interpreter.builder.report(problem) }
        if documents.count > 1 {
            interpreter.report(
                "file/several-documents", "a second document begins here; a native file holds one cycle only",
                documents[1].root, hint: "give each cycle a file of its own")
        }
        interpreter.read(root)
        return .success((interpreter.builder, interpreter.problemsDropped))
    }

    /// The format by extension, else by content.
    static func format(of text: SourceText) -> NativeFormat { text.isJSON ? .json : .yaml }

    private static func jsonDocuments(_ text: SourceText, limits: ReadLimits) -> ([SourceDocument], [Diagnostic]) {
        let (document, problems) = SourceReader.json(text, limits: limits)
        return (document.map { [$0] } ?? [], problems)
    }

    private static func refuse(_ text: SourceText, _ diagnostic: Diagnostic) -> CycleReading {
        CycleReading(cycle: nil, diagnostics: [diagnostic], text: text)
    }

    static func finished(
        _ cycle: Cycle?, _ diagnostics: [Diagnostic], _ text: SourceText, _ limits: ReadLimits,
        dropped: Int = 0
    ) -> CycleReading {
        let isValid = !diagnostics.contains { $0.severity == .error }
        var shown = Array(diagnostics.prefix(max(1, limits.maxDiagnostics)))
        for index in shown.indices where shown[index].sourceLine == nil {
            guard let location = shown[index].location, let line = location.line else { continue }
            shown[index].sourceLine = text.line(at: SourceNode.Position(line: line, column: location.column ?? 1))
        }
        let unlisted = diagnostics.count - shown.count + dropped
        if unlisted > 0 {
            shown.append(
                Diagnostic(
                    .note, rule: "file/more-problems",
                    "\(unlisted) more problems in this file are not listed",
                    at: SourceLocation(file: text.file)))
        }
        return CycleReading(cycle: isValid ? cycle : nil, diagnostics: shown, text: text)
    }
}
