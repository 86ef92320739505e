import ArgumentParser
import OrgImport
import OrgModel
import SourceDocuments

extension ImportCommand {
    /// `linchpin import backstage`.
    struct Backstage: ParsableCommand, CheckedCommand {
        static let configuration = CommandConfiguration(
            commandName: "backstage",
            abstract: "From a Backstage catalog: components, APIs, resources, groups and users.",
            discussion: """
                Examples:
                  linchpin import backstage graphs/sources/catalog-info.yaml -o org.yaml
                  linchpin import backstage graphs/sources --tier-from example.com/tier \\
                    --organization Northwind --cycle 2026-Q3 -o org.yaml
                """)

        @Argument(help: "Catalog files or folders, any number; - reads standard input.")
        var paths: [String]

        @Option(
            help: ArgumentHelp(
                "The label or annotation that holds the tier, for instance example.com/tier.", valueName: "key"))
        var tierFrom: String?

        @Option(help: ArgumentHelp("The namespace of entities that do not say theirs.", valueName: "name"))
        var namespace: String = "default"

        @OptionGroup var options: ImportOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var output: OutputOptions

        var checked: [any CheckedOptions] { [input] }

        func run() throws {
            try output.prepare(reading: paths)
            let importer = BackstageImporter(
                options: BackstageImporter.Options(
                    organization: options.organization, cycle: options.cycleLabel(output), sentinels: options.sentinels,
                    tierKey: tierFrom, defaultNamespace: namespace, limits: input.limits))
            let result = Progress.showing("reading", paths.joined(separator: ", ")) { importer.run(paths: paths) }
            try options.finish(result, from: paths, output)
        }
    }

    /// `linchpin import codeowners`.
    struct Codeowners: ParsableCommand, CheckedCommand {
        static let configuration = CommandConfiguration(
            commandName: "codeowners",
            abstract: "From a CODEOWNERS file of GitHub or GitLab: every pattern is a system.",
            discussion: """
                Example:
                  linchpin import codeowners graphs/sources/CODEOWNERS -o org.yaml
                """)

        @Argument(help: "The file, or a repository's folder; - reads standard input.")
        var path: String

        @Option(help: "Whose rules the file follows: auto, github or gitlab.")
        var dialect: Dialect = .auto

        @Option(
            help: ArgumentHelp(
                "An @name that is a group and not a user, which a GitLab file does not tell; repeatable.",
                valueName: "name"))
        var group: [String] = []

        @OptionGroup var options: ImportOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var output: OutputOptions

        enum Dialect: String, ExpressibleByArgument, CaseIterable { case auto, github, gitlab }

        var checked: [any CheckedOptions] { [input] }

        func run() throws {
            try output.prepare(reading: [path])
            let importer = CodeownersImporter(
                options: CodeownersImporter.Options(
                    organization: options.organization, cycle: options.cycleLabel(output),
                    dialect: CodeownersFile.Dialect(rawValue: dialect.rawValue), sentinels: options.sentinels,
                    groups: group, limits: input.limits(insteadOf: CodeownersImporter.Options().limits)))
            let result = Progress.showing("reading", path) { importer.run(path: path) }
            try options.finish(result, from: [path], output)
        }
    }
}
