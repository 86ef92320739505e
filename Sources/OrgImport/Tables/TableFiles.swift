internal import OrgModel
internal import SourceDocuments

/// A file of rows, by the names that a map can use.
struct TableFile {
    let text: SourceText
    /// The name without folder and extension.
    let name: String
    /// The name of the folder it is in; empty where that is not said.
    let folder: String

    init(text: SourceText) {
        self.text = text
        let parts = text.file.split(separator: "/")
        let last = parts.last.map(String.init) ?? text.file
        if let dot = last.lastIndex(of: "."), dot != last.startIndex {
            name = String(last[..<dot])
        } else {
            name = last
        }
        folder = parts.dropLast().last.map(String.init) ?? ""
    }
}

/// Finds and reads the files of tables: those that are named, and those in named folders. Each is read once.
struct TableFiles {
    /// A file, and what it holds as each of the tables reads it.
    struct Content {
        let file: TableFile
        let documents: [(table: Int, roots: [SourceNode])]
    }

    /// More files than tables of any organisation have.
    static let maximumFiles = 100_000
    static let extensions = [".csv", ".tsv", ".json", ".yaml", ".yml"]

    /// In the order of the paths, the files of a folder by name.
    private(set) var contents: [Content] = []
    private(set) var problems = DiagnosticList(limit: DiagnosticList.limitOfCatalog)

    private let map: TableMap
    private let mapText: SourceText
    private let limits: ReadLimits
    private var bytesLeft: Int
    private var seen: Set<String> = []

    init(for map: TableMap, in mapText: SourceText, limits: ReadLimits) {
        self.map = map
        self.mapText = mapText
        self.limits = limits
        bytesLeft = limits.maxBytes
    }

    /// Reads everything that some paths lead to.
    mutating func read(_ paths: [String]) {
        var search = FolderSearch(extensions: Self.extensions, limitRule: "table/too-many-files")
        // The map may stand beside the tables; it is none.
        if let own = FileTree.canonical(mapText.file) { seen.insert(own) }
        for path in paths {
            guard path != "-", FileTree.isFolder(path) else {
                read(path, isNamed: true)
                continue
            }
            for file in search.files(in: path, problems: &problems) {
                guard contents.count < Self.maximumFiles else {
                    problems.add(
                        Diagnostic(
                            .warning, rule: "table/too-many-files",
                            "over \(Self.maximumFiles) files; the rest are left out", at: SourceLocation(file: file)))
                    break
                }
                read(file, isNamed: false)
            }
        }
        reportTablesWithoutFile()
    }

    private mutating func read(_ path: String, isNamed: Bool) {
        if path != "-" { guard seen.insert(FileTree.canonical(path) ?? path).inserted else { return } }
        let tables = map.tables.indices.filter { matches(path, map.tables[$0]) }
        guard !tables.isEmpty else {
            problems.add(
                Diagnostic(
                    isNamed ? .warning : .note, rule: "table/unmatched-file", "no table of the map is about this file",
                    at: SourceLocation(file: path)))
            return
        }
        do {
            var bounds = limits
            bounds.maxBytes = bytesLeft
            let text = try SourceReader.readFile(at: path, limits: bounds)
            bytesLeft -= text.text.utf8.count
            contents.append(Content(file: TableFile(text: text), documents: documents(of: text, as: tables)))
        } catch {
            problems.add(isNamed ? error.diagnostic : Self.asWarning(error.diagnostic))
        }
    }

    private func matches(_ path: String, _ table: TableMap.Table) -> Bool {
        guard !table.files.isEmpty else { return true }
        let whole = CatalogFiles.resolved(path, from: "")
        let relative = whole.hasPrefix("/") ? String(whole.dropFirst()) : whole
        return table.files.contains { $0.matches(relative) }
    }

    // MARK: - Formats

    /// What a text holds, parsed once for all tables that read it in the same way.
    private mutating func documents(of text: SourceText, as tables: [Int]) -> [(table: Int, roots: [SourceNode])] {
        struct Way: Hashable {
            let format: TableMap.Format
            let delimiter: UInt8?
            let columns: [String]?
        }
        var parsed: [Way: [SourceNode]] = [:]
        return tables.map { position in
            let table = map.tables[position]
            let format = table.format ?? Self.format(of: text)
            let isSeparated = format == .csv || format == .tsv
            let way = Way(
                format: format, delimiter: isSeparated ? table.delimiter : nil,
                columns: isSeparated ? table.columns : nil)
            let roots = parsed[way] ?? parse(text, as: format, table)
            parsed[way] = roots
            return (position, roots)
        }
    }

    private mutating func parse(
        _ text: SourceText, as format: TableMap.Format, _ table: TableMap.Table
    ) -> [SourceNode] {
        switch format {
        case .csv, .tsv:
            var reader = CSVReader(
                text, delimiter: table.delimiter ?? (format == .tsv ? 0x09 : nil), columns: table.columns,
                limits: limits)
            let root = reader.read()
            for problem in reader.problems { problems.add(problem) }
            return [root]
        case .json:
            let (document, found) = SourceReader.json(text, limits: limits)
            for problem in found { problems.add(Self.asWarning(problem)) }
            return [document?.root].compactMap(\.self)
        case .yaml:
            let (documents, found) = SourceReader.yaml(text, limits: limits)
            for problem in found { problems.add(Self.asWarning(problem)) }
            return documents.map(\.root)
        }
    }

    /// By the extension; without one that says it, JSON where the text begins with a bracket.
    private static func format(of text: SourceText) -> TableMap.Format {
        let name = text.file.lowercased()
        if name.hasSuffix(".csv") { return .csv }
        if name.hasSuffix(".tsv") { return .tsv }
        if name.hasSuffix(".json") { return .json }
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .yaml }
        let first = text.text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .csv
    }

    // MARK: - Problems

    private mutating func reportTablesWithoutFile() {
        guard !contents.isEmpty else { return }
        let read = Set(contents.flatMap { $0.documents.map(\.table) })
        for (position, table) in map.tables.enumerated() where !read.contains(position) {
            problems.add(
                mapText.diagnostic(
                    .warning, rule: "table/no-file", "no file that was read matches the `files` of this table",
                    about: table.node))
        }
    }

    /// A file that is only found, or is only in part not understood, does not end the run.
    private static func asWarning(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        if diagnostic.severity == .error { diagnostic.severity = .warning }
        return diagnostic
    }
}
