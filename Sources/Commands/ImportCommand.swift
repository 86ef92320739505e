import ArgumentParser
import OrgFormats
import OrgImport
import OrgModel

/// `linchpin import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "From another system's files to a cycle.",
        discussion: """
            Examples:
              linchpin import backstage graphs/sources/catalog-info.yaml -o org.yaml
              linchpin import codeowners graphs/sources/CODEOWNERS -o org.yaml
              linchpin import sigs graphs/sources/sigs.yaml -o org.yaml
              linchpin import table --map graphs/sources/access.map.yaml \\
                graphs/sources/access -o org.yaml

            Exit status: 0 done; 2 a path that was named cannot be read, or nothing was found; nothing is written then.
            """,
        subcommands: [Backstage.self, Codeowners.self, Sigs.self, Table.self])
}

/// What every importer takes.
struct ImportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The organisation's name.", valueName: "name"))
    var organization: String = ""

    @Option(help: ArgumentHelp("The cycle's label, which sorts: 2026-Q3, 2026-09-30.", valueName: "label"))
    var cycle: String?

    @Option(
        help: ArgumentHelp("A word that stands for *no owner*, beside the usual ones; repeatable.", valueName: "word"))
    var noOwner: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Files of which each is an entry of a list, as 'repos/*/catalog-info.yaml': one that is missing in a later cycle \
            is gone, and not just unrecorded; repeatable.
            """, valueName: "pattern"))
    var collection: [String] = []

    @Option(help: "yaml or json; by default as the extension of -o says, else yaml.")
    var format: NativeFormatArgument?

    @Flag(
        name: .shortAndLong,
        help: "Only count what was not understood or is noteworthy, instead of each with its place.")
    var quiet = false

    func validate() throws {
        for pattern in collection where FileCollection(pattern) == nil {
            throw ValidationError(
                "--collection takes a pattern of many files, such as 'systems/*.json', and not '\(pattern)'.")
        }
        guard collection.count <= FileCollection.most else {
            throw ValidationError(
                "--collection is taken \(FileCollection.most) times at most; `*` and `**` take several.")
        }
    }

    /// The label given, or the name of the file that is written, without its extension; `imported` where neither is said.
    func cycleLabel(_ output: OutputOptions) -> String {
        if let cycle { return cycle }
        guard let file = output.file?.path.split(separator: "/").last else { return "imported" }
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return String(file) }
        return String(file[..<dot])
    }

    /// What was found, a line each: the names in the plural, and what there is none of left out.
    private static func table(_ summary: [ImportResult.Count]) -> String {
        let rows = summary.filter { $0.count > 0 }
        guard !rows.isEmpty else { return "linchpin: nothing was found" }
        let names = rows.map(\.name.count).max() ?? 0
        let figures = rows.map { String($0.count).count }.max() ?? 0
        return rows.reduce(into: "linchpin: what was found") { text, row in
            let figure = String(row.count)
            let gap = names - row.name.count + 2 + figures - figure.count
            text += "\n  \(row.name)\(String(repeating: " ", count: gap))\(figure)"
        }
    }

    var sentinels: Sentinels { Sentinels(Sentinels.standard.words.union(noOwner)) }

    /// Prints what was not understood and what was found, and writes the cycle.
    func finish(_ result: ImportResult, from paths: [String], _ output: OutputOptions) throws {
        // What could not be read at all is told in any case.
        output.report(result.diagnostics.filter { !quiet || $0.severity == .error })
        Console.write(Self.table(result.summary))
        let unlisted = result.diagnostics.count { $0.severity != .error }
        if quiet, unlisted > 0 {
            Console.note("\(unlisted) not understood or noteworthy; without --quiet each is listed")
        }
        guard !result.diagnostics.contains(where: { $0.severity == .error }) else {
            Console.error("not all that was named could be read; nothing is written")
            throw ExitCode(2)
        }
        guard !result.cycle.entities.isEmpty else {
            Console.error("no entity was found in \(paths.joined(separator: ", ")); nothing is written")
            throw ExitCode(2)
        }
        let cycle = collecting(result.cycle)
        let isJSON = format.map { $0 == .json } ?? (output.fileExtension == "json")
        try output.write(isJSON ? CycleWriter.json(cycle) : CycleWriter.yaml(cycle))
    }

    /// The cycle with the collections that the user names; a pattern that means no file is most likely a slip, and is said.
    private func collecting(_ cycle: Cycle) -> Cycle {
        guard !collection.isEmpty else { return cycle }
        let files = Set(cycle.entities.compactMap(\.source?.file) + cycle.relations.compactMap(\.source?.file))
        var builder = CycleBuilder(from: cycle)
        for pattern in collection {
            guard let collection = FileCollection(pattern) else { continue }
            builder.collections.insert(collection)
            if !files.contains(where: collection.contains) {
                let example = files.min { $0.precedesByBytes($1) }.map { "; there is \($0), for instance" } ?? ""
                Console.note("no file that was read matches --collection \(pattern)\(example)")
            }
        }
        return builder.build().cycle
    }
}

enum NativeFormatArgument: String, ExpressibleByArgument, CaseIterable { case yaml, json }
