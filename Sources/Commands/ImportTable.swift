import ArgumentParser
import OrgImport
import OrgModel

extension ImportCommand {
    /// `linchpin import table`.
    struct Table: ParsableCommand, CheckedCommand {
        static let configuration = CommandConfiguration(
            commandName: "table",
            abstract: "From CSV, TSV, JSON or YAML, by a map that says which columns say what.",
            discussion: """
                Examples:
                  linchpin import table --map graphs/sources/access.map.yaml \\
                    graphs/sources/access -o 2026-Q3.yaml
                  linchpin import table --map graphs/sources/tables/services.map.yaml \\
                    graphs/sources/tables -o org.yaml
                """)

        @Argument(help: "Files or folders, any number, which are one cycle together; - reads standard input.")
        var paths: [String]

        @Option(help: ArgumentHelp("The map: a YAML or JSON file that begins with linchpin-map: 1.", valueName: "file"))
        var map: String

        @OptionGroup var options: ImportOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var output: OutputOptions

        var checked: [any CheckedOptions] { [input] }

        func run() throws {
            try output.prepare(reading: [map] + paths)
            let importer = TableImporter(
                options: TableImporter.Options(
                    organization: options.organization, cycle: options.cycle, defaultCycle: options.cycleLabel(output),
                    sentinels: options.sentinels, limits: input.limits))
            let result = Progress.showing("reading", paths.joined(separator: ", ")) {
                importer.run(map: map, paths: paths)
            }
            try options.finish(result, from: paths, output)
        }
    }
}
