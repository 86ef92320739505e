import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// The `risk` view: where would this organisation break first? One box a cause, not a box a service.
///
/// Four bands from top to bottom: authorities, policies, teams with their people, systems under who supports them.
struct RiskView {
    let analysis: Analysis
    let request: DiagramRequest
    let atlas: Atlas
    let causes: [Cause]
    let plan: RiskPlan
    var canvas = Canvas()
    /// What stands behind the numbers on collapsed boxes.
    var counted: Set<EntityID> = []
    /// The boxes of each band, in drawing order; teams by their first person.
    var bands: [[String]] = [[], [], [], []]
    /// The box at which lines to a team end: its folder, or a person in its cluster.
    var anchorOfTeam: [EntityID: String] = [:]
    /// The teams that are clusters.
    var clusters: Set<EntityID> = []
    /// The box that stands for an authority which has none of its own.
    var anchorOfAuthority: [EntityID: String] = [:]
    /// The rungs that each line stands for.
    var lines: [LineKey: [Int]] = [:]

    enum Band: Int {
        case authorities, policies, teams, systems
    }

    init(_ analysis: Analysis, _ request: DiagramRequest) {
        self.analysis = analysis
        self.request = request
        atlas = Atlas(analysis)
        causes = CauseCollector.causes(of: analysis, atlas)
        plan = RiskPlan(causes, atlas, maxNodes: request.maxNodes)
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    private mutating func draw() -> Diagram {
        addPolicies()
        addTeams()
        addLoosePeople()
        addSystems()
        addMissing()
        addCollapsed()
        if causes.isEmpty { addCalmPicture() }
        addAuthorities()
        addLadderLines()
        holdBands()
        let headline = request.title ?? Headline(analysis: analysis, atlas: atlas).sentence(causes)
        let census = Census(of: analysis.cycle, drawn: canvas.drawn, counted: counted)
        let isWide = canvas.nodes.count > 4
        let graph = LayoutGraph(
            name: headline, title: Frame.title(headline, analysis, question: request.view.question),
            footnote: Frame.foot(
                canvas.legend, RiskFoot(analysis: analysis, plan: plan, census: census).lines,
                perRow: isWide ? 6 : 5),
            attributes: [
                "rankdir": "TB", "nodesep": "0.3", "ranksep": "0.55", "pad": "0.3", "bgcolor": Palette.page,
                "compound": "true", "splines": "true",
            ],
            nodeDefaults: ["margin": "0.12,0.08", "fontcolor": Palette.ink, "fontsize": "12"],
            edgeDefaults: ["color": Palette.outline],
            nodes: canvas.nodes, edges: canvas.edges, clusters: canvas.clusters)
        return Diagram(graph: graph, engine: .dot, headline: headline, census: census, legend: canvas.legend)
    }

    /// Adds a box to a band.
    mutating func add(_ node: LayoutGraph.Node, to band: Band) {
        canvas.add(node)
        bands[band.rawValue].append(node.id)
    }

    /// Keeps the bands in their order where no line does: boxes that nothing holds hang on the band above by lines that
    /// are not seen, and a long band breaks into rows.
    private mutating func holdBands() {
        var isHeld = Set(canvas.edges.map(\.head))
        for band in 1..<bands.count {
            guard let above = bands[..<band].last(where: { !$0.isEmpty }) else { continue }
            let free = bands[band].filter { !isHeld.contains($0) }
            for (index, id) in free.enumerated() {
                canvas.add(
                    LayoutGraph.Edge(
                        tail: above[index % above.count], head: id, id: "hold:\(id)",
                        attributes: Lines.invisible.with("weight", "0"), tooltip: ""))
                isHeld.insert(id)
            }
        }
        let policies = bands[Band.policies.rawValue]
        let perRow = Self.boxesPerRow
        for index in policies.indices where index >= perRow {
            canvas.add(
                LayoutGraph.Edge(
                    tail: policies[index - perRow], head: policies[index], id: "row:\(policies[index])",
                    attributes: Lines.invisible, tooltip: ""))
        }
    }

    /// Boxes side by side before a band breaks into a second row.
    static let boxesPerRow = 6
}

extension Attributes {
    /// A copy with one attribute set.
    func with(_ key: String, _ value: String) -> Attributes {
        var copy = self
        copy[key] = value
        return copy
    }
}
