import ArgumentParser
import OrgAnalysis
import Reports

/// `linchpin figures`.
struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "The catalogue of figures that can be asked for by name.",
        discussion: """
            Examples:
              linchpin figures
              linchpin explain minutes-to-authority
            """)

    @Option(
        help:
            "text for people, markdown for a page of documentation; by default as the extension of -o says, else text.")
    var format: RulesCommand.Format?

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.prepare()
        switch format ?? (output.fileExtension == "md" ? .markdown : .text) {
        case .text: try output.write(FigureText.table(FigureCatalogue.all, style: output.style))
        case .markdown: try output.write(FigureText.markdown(FigureCatalogue.all))
        }
    }
}
