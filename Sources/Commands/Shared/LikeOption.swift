import ArgumentParser
import Diagrams
import GraphvizLayout
import OrgAnalysis
import OrgModel
import Settings
import SourceDocuments

/// Another picture, after which this one is laid out.
struct LikeOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep everything where it stands in another picture: an SVG of linchpin's, or another cycle drawn the same way.",
            valueName: "svg or cycle"))
    var like: String?

    /// What the other picture is called, and where its boxes are.
    struct Likeness {
        let name: String
        let placement: Placement
    }

    /// Reads the other picture, or draws the other cycle as `request` asks; says what is wrong and ends the command with
    /// status 2 where it cannot be read, 64 where it is no picture of ours, and 3 where it cannot be laid out.
    func likeness(
        _ settings: Settings, _ input: InputOptions, _ output: OutputOptions, _ picture: PictureOptions, threads: Int,
        request: (Analysis) throws -> DiagramRequest
    ) async throws -> Likeness? {
        guard let like else { return nil }
        if like.lowercased().hasSuffix(".svg") {
            let text: SourceText
            do throws(UnreadableSource) {
                text = try SourceReader.readFile(at: like, limits: input.limits)
            } catch {
                output.report([error.diagnostic])
                throw ExitCode(2)
            }
            guard let placement = Placement(svg: Array(text.text.utf8)) else {
                Console.error("\(like) is no picture of linchpin’s: it does not say where its boxes are")
                throw ExitCode(64)
            }
            return Likeness(name: like.split(separator: "/").last.map(String.init) ?? like, placement: placement)
        }
        let cycle = try await input.cycle(at: like, settings, reportingTo: output)
        let analysis = Progress.showing("analysing", like) {
            Analysis(of: cycle, options: AnalysisOptions(settings, threads: threads))
        }
        let diagram = try DiagramComposer.compose(analysis, try request(analysis))
        let placement = try await Progress.showing("drawing", like) { () async throws(GraphvizError) in
            try await picture.placement(of: diagram)
        }
        return Likeness(name: cycle.label.isEmpty ? like : cycle.label, placement: placement)
    }
}
