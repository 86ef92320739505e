import ArgumentParser
import OrgImport
import OrgModel

extension ImportCommand {
    /// `linchpin import sigs`.
    struct Sigs: ParsableCommand, CheckedCommand {
        static let configuration = CommandConfiguration(
            commandName: "sigs",
            abstract: "From the sigs.yaml of the Kubernetes community: groups, their leads, subprojects and meetings.",
            discussion: """
                Examples:
                  linchpin import sigs graphs/sources/sigs.yaml -o org.yaml
                  linchpin import sigs graphs/sources/sigs.yaml --authority committee-steering -o org.yaml
                """)

        @Argument(help: "The file, or a folder that has a sigs.yaml; - reads standard input.")
        var path: String

        @Option(
            help: ArgumentHelp(
                "A group, or somebody's handle, with whom accountability may end; repeatable.", valueName: "name"))
        var authority: [String] = []

        @OptionGroup var options: ImportOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var output: OutputOptions

        var checked: [any CheckedOptions] { [input] }

        func run() throws {
            try output.prepare(reading: [path])
            let importer = SigsImporter(
                options: SigsImporter.Options(
                    organization: options.organization, cycle: options.cycleLabel(output), sentinels: options.sentinels,
                    authorities: authority, limits: input.limits))
            let result = Progress.showing("reading", path) { importer.run(path: path) }
            try options.finish(result, from: [path], output)
        }
    }
}
