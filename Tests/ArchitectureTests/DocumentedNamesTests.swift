import Testing

/// The documents name what there is, all of it and nothing else.
struct DocumentedNamesTests {
    private static func sources(in folder: String) throws -> [String] {
        try Repository.files(in: "Sources/\(folder)", endingIn: ["swift"]).map(Repository.text)
    }

    private static func expect(_ names: [String], in document: String) throws {
        let text = try Repository.text(document)
        #expect(!names.isEmpty)
        for name in names { #expect(text.contains("`\(name)`"), "\(document) does not tell of \(name)") }
    }

    @Test func everyDiagnosticIsListed() throws {
        let folders = ["OrgModel", "SourceDocuments", "OrgFormats"]
        let texts = try folders.flatMap(Self.sources)
        try Self.expect(Names.found(/"((?:file|model)\/[a-z-]+)"/, in: texts), in: "docs/formats.md")
    }

    @Test func everyDiagnosticOfTheGateIsListed() throws {
        let texts = try Self.sources(in: "OrgGate")
        try Self.expect(Names.found(/"((?:policy|log)\/[a-z-]+)"/, in: texts), in: "docs/gate.md")
    }

    @Test func everyKeyOfAPolicyIsListed() throws {
        let keys = Names.found(/"([a-z-]+)"/, in: [try Repository.text("Sources/OrgGate/Reading/PolicyKeys.swift")])
        let schemas: Set = ["policy", "requirement", "scope"]
        try Self.expect(keys.filter { !schemas.contains($0) }, in: "docs/gate.md")
    }

    /// Of settings and baselines; what a file of any kind can have wrong is listed with the native format.
    @Test func everyDiagnosticOfTheSettingsIsListed() throws {
        let texts = try Self.sources(in: "Settings")
        try Self.expect(Names.found(/"(file\/[a-z-]+)"/, in: texts), in: "docs/formats.md")
        try Self.expect(
            Names.found(/report\(\s*"((?:settings|baseline)\/[a-z-]+)"/, in: texts), in: "docs/settings.md")
        try Self.expect(Names.found(/Rule\(\s*"([a-z]+\/[a-z-]+)"/, in: texts), in: "docs/settings.md")
    }

    /// Of the importers whose rules, and labels, have no short form in their tables.
    @Test func everyDiagnosticOfTheImportersIsListed() throws {
        let names = Names.found(/"((?:sigs|map|csv|table)\/[a-z-]+)"/, in: try Self.sources(in: "OrgImport"))
        #expect(names.count > 25)
        // Labels are named in the same way, and may stand there with a value.
        let text = try Repository.text("docs/importing.md")
        for name in names { #expect(text.contains("`\(name)`") || text.contains("`\(name): "), "\(name)") }
    }

    @Test func everyKeyOfTheNativeFormatIsListed() throws {
        let keys = try Repository.text("Sources/OrgFormats/NativeKeys.swift").matches(of: /\[("[^\]]*)\]/)
            .flatMap { Names.found(/"([a-z-]+)"/, in: [String($0.1)]) }
        let text = try Repository.text("docs/formats.md")
        #expect(keys.count > 50)
        for key in keys {
            #expect(text.contains("`\(key)`") || text.contains("{\(key):") || text.contains(", \(key):"), "\(key)")
        }
    }

    @Test func everyRuleIsDefined() throws {
        let names = Names.found(/Rule\(\s*"([a-z]+\/[a-z-]+)"/, in: try Self.sources(in: "OrgAnalysis"))
        try Self.expect(names, in: "docs/metrics.md")
    }

    @Test func everyKeyOfTheAnalysisIsListed() throws {
        let files = try Repository.files(in: "Sources/Reports", endingIn: ["swift"]).filter {
            $0.hasSuffix("JSON.swift")
        }
        let keys = Names.found(
            /(?:member|figure|ids|object|array|key|reach|spread)\("(\w+)"/, in: try files.map(Repository.text))
        let words = Set(try Repository.text("docs/cli.md").matches(of: /\w+/).map { String($0.0) })
        #expect(keys.count > 40)
        for key in keys { #expect(words.contains(key), "docs/cli.md does not tell of \(key)") }
    }

    @Test func everyCommandIsDescribed() throws {
        let names = Names.found(/commandName: "([a-z]+)"/, in: try Self.sources(in: "Commands"))
        #expect(names.count > 5)
        let text = try Repository.text("docs/cli.md")
        for name in names { #expect(text.contains("linchpin \(name)") || text.contains(" \(name) "), "\(name)") }
    }

    @Test func everyOptionIsDescribed() throws {
        let options = Set(try Self.sources(in: "Commands").flatMap(Names.options(in:)))
        let described = Names.options(named: try Repository.text("docs/cli.md"))
        let builtIn: Set = ["--help", "--version", "--generate-completion-script"]
        #expect(options.count > 10)
        #expect(options.subtracting(described).subtracting(builtIn) == [], "not in docs/cli.md")
        #expect(described.subtracting(options).subtracting(builtIn) == [], "only in docs/cli.md")
    }

    // MARK: - The readers of names, on made-up text

    @Test func optionsAreFound() {
        let code = """
            @Argument(help: "A file.")
            var file: String
            @Option(help: "What makes it fail.")
            var failOn: Limit = .error
            @Option(name: .customLong("away"), help: ArgumentHelp("q", valueName: "q"))
            var awayProbability: Double = 0.1
            @Flag(name: .shortAndLong, help: "Less.") var quiet = false
            @Option(help: .hidden) var secret: String?
            @OptionGroup var output: OutputOptions
            var other = 1
            """
        #expect(Names.options(in: code) == ["--fail-on", "--away", "--quiet"])
    }

    @Test func optionsOfADocumentAreFound() {
        let text = "`--top N` shows more; use --fail-on error (or --quiet). A rule --- and a-- dash."
        #expect(Names.options(named: text) == ["--top", "--fail-on", "--quiet"])
    }
}
