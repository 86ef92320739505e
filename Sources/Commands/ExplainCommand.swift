import ArgumentParser
import Findings
import OrgAnalysis
import OrgModel
import Reports

/// `linchpin explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "What one rule finds, why it matters, an example, and how to resolve it; or what one figure tells.",
        discussion: """
            Examples:
              linchpin explain ownership/single
              linchpin explain exposure.people.max
            """)

    @Argument(help: ArgumentHelp("The name of a rule or of a figure."), completion: .list(ExplainCommand.names))
    var name: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.prepare()
        if let rule = Catalogue.rules.first(where: { $0.id.name == name }) {
            return try output.write(RuleText.explain(rule, style: output.style))
        }
        let figures = FigureCatalogue.all.filter { $0.name == name }
        guard !figures.isEmpty else {
            let family = Catalogue.rules.map(\.id).filter { [$0.family, "\($0.family)/*"].contains(name) }
            guard family.isEmpty else {
                Console.error(
                    "'\(name)' is a family of rules; name one of them: \(family.map(\.name).joined(separator: ", "))")
                throw ExitCode(64)
            }
            let near = Self.names.first { $0.hasSuffix("/\(name)") } ?? Spelling.nearest(to: name, among: Self.names)
            Console.error(
                "there is no rule and no figure '\(name)'"
                    + (near.map { "; did you mean '\($0)'?" } ?? "; linchpin rules and linchpin figures list them"))
            throw ExitCode(64)
        }
        try output.write(FigureText.explain(figures, style: output.style))
    }

    /// The rules, then the figures, each name once.
    private static let names: [String] = {
        var seen: Set<String> = []
        return (Catalogue.rules.map(\.id.name) + FigureCatalogue.all.map(\.name)).filter { seen.insert($0).inserted }
    }()
}
