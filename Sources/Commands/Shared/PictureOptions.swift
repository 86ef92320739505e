import ArgumentParser
import Diagrams
import GraphvizLayout
import OrgModel

/// How a picture looks, and how it is written.
struct PictureOptions: ParsableArguments, CheckedOptions {
    @Option(help: "svg, png, pdf, dot or json; by default as the extension of -o says, else svg.")
    var format: FormatName?

    @OptionGroup var look: PictureLook

    enum FormatName: String, ExpressibleByArgument, CaseIterable { case svg, png, pdf, dot, json }

    func check(_ usage: inout UsageProblems) { look.check(&usage) }

    /// The request for a view.
    func request(_ view: DiagramView, focus: [EntityID] = [], hops: Int? = nil) -> DiagramRequest {
        look.request(view, focus: focus, hops: hops)
    }

    /// The format that is meant, before any work is done; ends the command with status 64 where it is not known or not for
    /// a terminal, or where there would be no file to open.
    func resolvedFormat(_ output: OutputOptions) throws -> Format {
        let known = try format.flatMap { Format(rawValue: $0.rawValue) } ?? formatByName(output)
        try look.check(known, output)
        return known
    }

    private func formatByName(_ output: OutputOptions) throws -> Format {
        guard let file = output.file else { return .svg }
        if let known = output.fileExtension.flatMap(Format.init(rawValue:)) { return known }
        try look.refuse(
            "the name '\(file.path)' does not say which format is meant; end it in .svg, .png, .pdf, .dot or .json, or give --format"
        )
    }

    /// Where a picture has its boxes.
    func placement(of diagram: Diagram) async throws(GraphvizError) -> Placement {
        // Read from the picture itself, so that it is the same as if its file were given.
        let svg = try await look.render(diagram, .svg)
        return Placement(svg: svg.data) ?? Placement()
    }

    /// Lays the picture out like another, and says so in it.
    func render(_ diagram: Diagram, _ format: Format, like other: LikeOption.Likeness?) async throws(GraphvizError)
        -> RenderedDiagram
    {
        guard let other else { return try await look.render(diagram, format) }
        return try await LayoutClient().render(
            diagram.saying(like: other.name).graph,
            RenderOptions(
                engine: diagram.engine, format: format, dotsPerInch: look.dpi, timeout: look.timeout),
            like: other.placement)
    }
}
