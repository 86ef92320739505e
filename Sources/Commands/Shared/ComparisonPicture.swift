import ArgumentParser
import Diagrams
import GraphvizLayout
import OrgCycles
import Reports

/// How the picture of a comparison looks.
struct ComparisonPicture: ParsableArguments, CheckedOptions {
    @Option(
        help: ArgumentHelp(
            "Of a picture: the most boxes that are drawn, the rest in one with their counts; 0 draws all.",
            valueName: "n"))
    var maxNodes: Int = 80

    @Option(
        help: ArgumentHelp("Of a picture: the sentence above it, instead of what leads.", valueName: "sentence"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "Of a picture: light, dark, or print for black and white; by default light, and an SVG follows its reader.",
            valueName: "theme"))
    var theme: PictureOptions.ThemeName?

    @Option(help: ArgumentHelp("Of a picture: resolution of a PNG.", valueName: "n"))
    var dpi: Int = 96

    @Option(help: ArgumentHelp("Of a picture: seconds that the layout may take.", valueName: "seconds"))
    var timeout: Double = 60

    func check(_ usage: inout UsageProblems) {
        usage.add("--timeout takes seconds above 0, at most a day.", if: !(timeout > 0 && timeout <= 86_400))
        usage.add("--dpi takes 36 to 600.", if: !(36...600).contains(dpi))
    }

    /// Ends the command with status 64 where bytes would go to a terminal, before any work is done.
    func refuseTerminal(_ format: Format, _ output: OutputOptions) throws {
        guard format == .png || format == .pdf, output.file == nil, Process.isTerminal(1) else { return }
        Console.error("\(format.rawValue) is not for a terminal; name a file with -o")
        throw ExitCode(64)
    }

    /// Draws a comparison; says what is wrong and ends the command with status 64 for the budget, 3 for the layout.
    func draw(_ comparison: Comparison, _ format: Format, to output: OutputOptions) async throws {
        do {
            let request = DiagramRequest(
                maxNodes: maxNodes, title: title, theme: theme.flatMap { Theme(rawValue: $0.rawValue) })
            let diagram = try DiagramComposer.compose(comparison, leading: comparison.leadingSentence, request)
            let rendered = try await Progress.showing("drawing", "what changed") {
                try await PictureOptions.render(diagram, format, dpi: dpi, timeout: timeout)
            }
            for warning in rendered.warnings { Console.note(warning) }
            try output.write(rendered.data)
        } catch let error as DiagramError {
            Console.error(error.description)
            throw ExitCode(64)
        } catch let error as GraphvizError {
            Console.error([error.message, error.hint].compactMap(\.self).joined(separator: " "))
            throw ExitCode(3)
        }
    }
}
