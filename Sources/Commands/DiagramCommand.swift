import ArgumentParser
import Diagrams
import GraphvizLayout
import OrgAnalysis

/// `linchpin diagram`.
struct DiagramCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagram", abstract: "An annotated diagram: where it would break first, or one system's ladder.",
        discussion: """
            Examples:
              linchpin diagram graphs/larkfield-mutual/2026-Q3.yaml -o risk.svg
              linchpin diagram graphs/larkfield-mutual/2026-Q3.yaml --view escalation \\
                --focus settlement-agent -o ladder.png

            Exit status: 0 done; 2 the file cannot be read or is not valid; 3 the layout failed or ran past --timeout.
            """)

    @Argument(help: "The cycle, as YAML, JSON or DOT; - reads standard input.")
    var file: String

    @Option(help: "risk, or escalation with --focus.")
    var view: ViewName?

    @Option(help: ArgumentHelp("The system whose ladder the escalation view draws.", valueName: "system"))
    var focus: String?

    @Option(help: "svg, png, pdf, dot or json; by default as the extension of -o says, else svg.")
    var format: FormatName?

    @Option(
        help: ArgumentHelp(
            "The most boxes that are drawn, the rest collapsed with their counts; 0 draws all.", valueName: "n"))
    var maxNodes: Int = 80

    @Option(help: ArgumentHelp("The sentence above the picture, instead of the finding.", valueName: "sentence"))
    var title: String?

    @Option(help: ArgumentHelp("Resolution of a PNG.", valueName: "n"))
    var dpi: Int = 96

    @Option(help: ArgumentHelp("Seconds that the layout may take.", valueName: "seconds"))
    var timeout: Double = 60

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    enum ViewName: String, ExpressibleByArgument, CaseIterable { case risk, escalation }
    enum FormatName: String, ExpressibleByArgument, CaseIterable { case svg, png, pdf, dot, json }

    func validate() throws {
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError("--timeout takes seconds above 0, at most a day.")
        }
        guard (36...600).contains(dpi) else { throw ValidationError("--dpi takes 36 to 600.") }
        if view == .risk, focus != nil { throw ValidationError("--focus goes with --view escalation.") }
        if view == .escalation, focus == nil { throw ValidationError("--view escalation needs --focus SYSTEM.") }
    }

    func run() async throws {
        let format = try resolvedFormat()
        if format == .png || format == .pdf, output.file == nil, Process.isTerminal(1) {
            Console.error("\(format.rawValue) is not for a terminal; name a file with -o")
            throw ExitCode(64)
        }
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        let cycle = try await input.cycle(at: file, settings, reportingTo: output)
        let options = AnalysisOptions(settings, threads: threads.count)
        let analysis = Progress.showing("analysing", file) { Analysis(of: cycle, options: options) }
        let rendered: RenderedDiagram
        do {
            let view: DiagramView =
                if let focus { .escalation(focus: try DiagramRequest.system(named: focus, in: cycle)) } else { .risk }
            let diagram = try DiagramComposer.compose(
                analysis, DiagramRequest(view: view, maxNodes: maxNodes, title: title))
            rendered = try await Progress.showing("drawing", file) { try await render(diagram, format) }
        } catch let error as DiagramError {
            Console.error(error.description)
            throw ExitCode(64)
        } catch let error as GraphvizError {
            Console.error([error.message, error.hint].compactMap(\.self).joined(separator: " "))
            throw ExitCode(3)
        }
        for warning in rendered.warnings { Console.note(warning) }
        try output.write(rendered.data)
    }

    /// Lays the picture out; where another engine had to step in, the picture says so too.
    private func render(_ diagram: Diagram, _ format: Format) async throws(GraphvizError) -> RenderedDiagram {
        func options(_ engine: Engine) -> RenderOptions {
            RenderOptions(engine: engine, format: format, dotsPerInch: dpi, timeout: timeout)
        }
        let rendered = try await LayoutClient().render(diagram.graph, options(diagram.engine))
        guard rendered.fellBack, let reason = rendered.warnings.first else { return rendered }
        let other = diagram.laidOut(with: rendered.engineUsed, because: reason)
        var again = try await LayoutClient().render(other.graph, options(rendered.engineUsed))
        again.warnings.insert(contentsOf: rendered.warnings, at: 0)
        return again
    }

    private func resolvedFormat() throws -> Format {
        if let format, let known = Format(rawValue: format.rawValue) { return known }
        guard let file = output.file else { return .svg }
        guard let known = output.fileExtension.flatMap(Format.init(rawValue:)) else {
            Console.error(
                "the name '\(file.path)' does not say which format is meant; end it in .svg, .png, .pdf, .dot or .json, or give --format"
            )
            throw ExitCode(64)
        }
        return known
    }
}
