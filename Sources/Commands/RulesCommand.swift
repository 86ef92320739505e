import ArgumentParser
import Findings
import OrgModel
import Reports

/// `linchpin rules`.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "The catalogue of rules.",
        discussion: """
            Examples:
              linchpin rules
              linchpin explain escalation/dead-end
            """)

    @Option(
        help:
            "text for people, markdown for a page of documentation; by default as the extension of -o says, else text.")
    var format: Format?

    @OptionGroup var output: OutputOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown }

    func run() throws {
        try output.prepare()
        switch format ?? (output.fileExtension == "md" ? .markdown : .text) {
        case .text: try output.write(RuleText.table(Catalogue.rules, style: output.style))
        case .markdown: try output.write(RuleText.markdown(Catalogue.rules))
        }
    }
}

/// `linchpin explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "What one rule finds, why it matters, an example, and how to resolve it.",
        discussion: """
            Example:
              linchpin explain ownership/single
            """)

    @Argument(help: ArgumentHelp("The rule's name."), completion: .list(Catalogue.rules.map(\.id.name)))
    var rule: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.prepare()
        guard let found = Catalogue.rules.first(where: { $0.id.name == rule }) else {
            let names = Catalogue.rules.map(\.id.name)
            let near =
                names.first { $0.hasSuffix("/\(rule)") }
                ?? Spelling.nearest(to: rule, among: names)
            Console.error(
                "there is no rule '\(rule)'"
                    + (near.map { "; did you mean '\($0)'?" } ?? "; linchpin rules lists them"))
            throw ExitCode(64)
        }
        try output.write(RuleText.explain(found, style: output.style))
    }
}
