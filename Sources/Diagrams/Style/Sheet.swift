import GraphvizLayout
import OrgAnalysis
import OrgModel

/// A picture with what stands around it in every view.
struct Sheet {
    let analysis: Analysis
    let request: DiagramRequest
    /// The sentence above the picture, where the user has none.
    let headline: String
    let canvas: Canvas
    let census: Census
    /// The small print.
    let foot: [String]
    /// How the view is laid out: direction, distances, lines.
    var layout: Attributes
    var engine: Engine = .dot
    var nodeMargin = "0.12,0.08"
    var rankGroups: [LayoutGraph.RankGroup] = []
    /// What the picture answers; nil for the question of the view.
    var question: String?

    /// The picture.
    var diagram: Diagram {
        let headline = request.title ?? self.headline
        var attributes: Attributes = ["pad": "0.3", "bgcolor": Palette.page]
        for entry in layout.entries { attributes[entry.key] = entry.value }
        var graph = LayoutGraph(
            name: headline, title: Frame.title(headline, analysis, question: asked),
            footnote: Frame.foot(canvas.legend, foot), attributes: attributes,
            nodeDefaults: ["margin": nodeMargin, "fontcolor": Palette.ink, "fontsize": "12"],
            edgeDefaults: ["color": Palette.outline, "fontcolor": Palette.ink],
            nodes: canvas.nodes, edges: canvas.edges, clusters: canvas.clusters, rankGroups: rankGroups)
        graph.summary = summary
        return Diagram(graph: graph, engine: engine, headline: headline, census: census, legend: canvas.legend)
    }

    private var asked: String { question ?? request.view.question }

    /// What the picture says to somebody who does not see it.
    private var summary: String {
        let cycle = analysis.cycle
        let whose = [cycle.organization, asked, cycle.label].filter { !$0.isEmpty }
            .map { Wording.short($0, 60) }.joined(separator: " · ")
        let boxes = "\(Wording.counted(canvas.nodes.count, "box")), each with its findings in words."
        return ([whose, boxes] + foot).joined(separator: "\n")
    }
}
