public import OrgModel
public import SourceDocuments

/// Makes a cycle of tables (CSV, TSV, JSON, YAML) by a map that says which rows are which entities, and which columns say
/// what of them.
///
/// See `docs/importing.md` for what a map can say.
public struct TableImporter: Sendable {
    /// How to read the tables.
    public struct Options: Sendable {
        /// The organisation's name in the cycle; empty takes the map's.
        public var organization: String
        /// The cycle's label, before what the map says; nil takes the map's.
        public var cycle: String?
        /// The cycle's label where neither ``cycle`` nor the map has one.
        public var defaultCycle: String
        /// The names that stand for nobody, beside those that the map has.
        public var sentinels: Sentinels
        /// How much all files (`maxBytes`) and each of them (the others) may cost.
        public var limits: ReadLimits

        /// Takes names from the map, unless said otherwise.
        public init(
            organization: String = "", cycle: String? = nil, defaultCycle: String = "",
            sentinels: Sentinels = .standard, limits: ReadLimits = ReadLimits()
        ) {
            self.organization = organization
            self.cycle = cycle
            self.defaultCycle = defaultCycle
            self.sentinels = sentinels
            self.limits = limits
        }
    }

    /// How to read the tables.
    public var options: Options

    /// An importer that reads as told.
    public init(options: Options = Options()) { self.options = options }

    /// Reads files, and those in folders (`*.csv`, `*.tsv`, `*.json`, `*.yaml`, `*.yml`), as a map says.
    ///
    /// A map that cannot be read, or has anything wrong with it, is an error, and nothing else is read then.
    ///
    /// - Parameters:
    ///   - map: The map's file.
    ///   - paths: Files, folders, or `-` for standard input, in any number; together they are one cycle.
    /// - Complexity: linear in the files, but for sorting what was found.
    public func run(map: String, paths: [String]) -> ImportResult {
        do {
            return run(map: try SourceReader.readFile(at: map, limits: options.limits), paths: paths)
        } catch {
            return nothing([error.diagnostic])
        }
    }

    /// Reads files as a map says that is already in memory.
    public func run(map text: SourceText, paths: [String]) -> ImportResult {
        let (map, diagnostics) = TableMapReader.read(text, limits: options.limits)
        guard let map else { return nothing(diagnostics) }
        var files = TableFiles(for: map, in: text, limits: options.limits)
        files.read(paths)
        var conversion = TableConversion(
            map, in: text, cycle: options.cycle ?? map.cycle ?? options.defaultCycle,
            sentinels: Sentinels(options.sentinels.words.union(map.nobody)))
        for content in files.contents { conversion.read(content) }
        return conversion.result(
            filesRead: files.contents.count, diagnostics: diagnostics + files.problems.all,
            organization: options.organization.isEmpty ? map.organization ?? "" : options.organization)
    }

    private func nothing(_ diagnostics: [Diagnostic]) -> ImportResult {
        let builder = CycleBuilder(
            organization: options.organization, label: options.cycle ?? options.defaultCycle,
            danglingReferences: .areDeclared)
        return ImportResult(cycle: builder.build().cycle, diagnostics: diagnostics, summary: [])
    }
}
