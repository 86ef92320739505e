import ArgumentParser
import Findings
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
