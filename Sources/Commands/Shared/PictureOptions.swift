import ArgumentParser
import Diagrams
import GraphvizLayout
import OrgModel

/// How a picture looks, and how it is written.
struct PictureOptions: ParsableArguments, CheckedOptions {
    @Option(help: "svg, png, pdf, dot or json; by default as the extension of -o says, else svg.")
    var format: FormatName?

    @Option(
        help: ArgumentHelp(
            "The most boxes that are drawn, the rest collapsed with their counts; 0 draws all.", valueName: "n"))
    var maxNodes: Int = 80

    @Option(help: ArgumentHelp("The sentence above the picture, instead of the finding.", valueName: "sentence"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "light, dark, or print for black and white; by default light, and an SVG is dark for readers who prefer that.",
            valueName: "theme"))
    var theme: ThemeName?

    @Option(
        help: ArgumentHelp(
            "Lead from each box to an address: https://… or #… with {id}, {kind} or {name} in it.",
            valueName: "template"))
    var link: String?

    @Option(help: ArgumentHelp("Resolution of a PNG.", valueName: "n"))
    var dpi: Int = 96

    @Option(help: ArgumentHelp("Seconds that the layout may take.", valueName: "seconds"))
    var timeout: Double = 60

    @Flag(help: "Show the file that -o names, on a terminal.")
    var open = false

    enum FormatName: String, ExpressibleByArgument, CaseIterable { case svg, png, pdf, dot, json }
    enum ThemeName: String, ExpressibleByArgument, CaseIterable { case light, dark, print }

    func check(_ usage: inout UsageProblems) {
        usage.add("--timeout takes seconds above 0, at most a day.", if: !(timeout > 0 && timeout <= 86_400))
        usage.add("--dpi takes 36 to 600.", if: !(36...600).contains(dpi))
        guard let link else { return }
        do { _ = try LinkTemplate(link) } catch { usage.add("--link: \(error.description)") }
    }

    /// The request for a view; what was validated is taken as it is.
    func request(_ view: DiagramView, focus: [EntityID] = [], hops: Int? = nil) -> DiagramRequest {
        DiagramRequest(
            view: view, maxNodes: maxNodes, title: title, focus: focus, hops: hops,
            theme: theme.flatMap { Theme(rawValue: $0.rawValue) }, link: link.flatMap { try? LinkTemplate($0) })
    }

    /// The format that is meant, before any work is done; ends the command with status 64 where it is not known or not for
    /// a terminal, or where there would be no file to open.
    func resolvedFormat(_ output: OutputOptions) throws -> Format {
        if open, output.file == nil { try refuse("--open shows the file that -o names; name one with -o") }
        let known = try format.flatMap { Format(rawValue: $0.rawValue) } ?? formatByName(output)
        if known == .png || known == .pdf, output.file == nil, Process.isTerminal(1) {
            try refuse("\(known.rawValue) is not for a terminal; name a file with -o")
        }
        return known
    }

    private func formatByName(_ output: OutputOptions) throws -> Format {
        guard let file = output.file else { return .svg }
        if let known = output.fileExtension.flatMap(Format.init(rawValue:)) { return known }
        try refuse(
            "the name '\(file.path)' does not say which format is meant; end it in .svg, .png, .pdf, .dot or .json, or give --format"
        )
    }

    private func refuse(_ message: String) throws -> Never {
        Console.error(message)
        throw ExitCode(64)
    }

    /// Where a picture has its boxes.
    func placement(of diagram: Diagram) async throws(GraphvizError) -> Placement {
        // Read from the picture itself, so that it is the same as if its file were given.
        let svg = try await render(diagram, .svg)
        return Placement(svg: svg.data) ?? Placement()
    }

    /// Lays the picture out like another, and says so in it.
    func render(_ diagram: Diagram, _ format: Format, like other: LikeOption.Likeness?) async throws(GraphvizError)
        -> RenderedDiagram
    {
        guard let other else { return try await render(diagram, format) }
        return try await LayoutClient().render(
            diagram.saying(like: other.name).graph,
            RenderOptions(engine: diagram.engine, format: format, dotsPerInch: dpi, timeout: timeout),
            like: other.placement)
    }

    /// Lays the picture out; where another engine had to step in, the picture says so too.
    func render(_ diagram: Diagram, _ format: Format) async throws(GraphvizError) -> RenderedDiagram {
        try await Self.render(diagram, format, dpi: dpi, timeout: timeout)
    }

    /// The same, for commands that draw beside other things.
    static func render(
        _ diagram: Diagram, _ format: Format, dpi: Int, timeout: Double
    ) async throws(GraphvizError) -> RenderedDiagram {
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

    /// Writes the picture, and shows it where that was asked for.
    func write(_ rendered: RenderedDiagram, to output: OutputOptions) throws {
        for warning in rendered.warnings { Console.note(warning) }
        try output.write(rendered.data)
        if open, let file = output.file { Viewer.show(file) }
    }
}
