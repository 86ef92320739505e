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
    let causes: [RiskCause]
    /// What the picture is about; nil where it is about all.
    let neighbourhood: Neighbourhood?
    let plan: RiskPlan
    /// The drawn causes that are teams.
    let causeOfTeam: [EntityID: RiskCause]
    var canvas = Canvas()
    /// What stands behind the numbers on collapsed boxes.
    var counted: Set<EntityID> = []
    /// The boxes of each band, in drawing order; teams by their first person.
    private(set) var bands: [[String]] = [[], [], [], []]
    private(set) var bandOfBox: [String: Int] = [:]
    /// The box at which lines to a team end: its folder, or a person in its cluster.
    var anchorOfTeam: [EntityID: String] = [:]
    /// The teams that are clusters.
    var clusters: Set<EntityID> = []
    /// The cluster that a person's box is in.
    var clusterOfPerson: [String: String] = [:]
    /// The box that stands for an authority which has none of its own.
    var anchorOfAuthority: [EntityID: String] = [:]
    /// The box into which a policy, team, person or system is collapsed.
    var collapsedInto: [EntityID: String] = [:]
    /// The list of systems below a person or pair.
    var listBelow: [String: String] = [:]
    /// Whether steps of ladders are too many to be lines.
    var hidesSteps = false
    /// Boxes that stand side by side, whatever hangs on them.
    private(set) var rows: [LayoutGraph.RankGroup] = []
    /// The rungs that each line stands for.
    var lines: [LineKey: [Int]] = [:]

    enum Band: Int {
        case authorities, policies, teams, systems
    }

    init(_ analysis: Analysis, _ request: DiagramRequest) {
        self.analysis = analysis
        self.request = request
        atlas = Atlas(analysis)
        let (near, atlas) = (Neighbourhood(request, in: analysis), self.atlas)
        let all = CauseCollector.causes(of: analysis, atlas)
        neighbourhood = near
        causes = near.map { near in all.compactMap { $0.within(near, atlas) } } ?? all
        plan = RiskPlan(causes, atlas, maxNodes: request.maxNodes)
        causeOfTeam = Dictionary(
            plan.teams.compactMap { cause in cause.entity.map { ($0, cause) } }, uniquingKeysWith: { first, _ in first }
        )
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    mutating func draw() -> Diagram {
        addPolicies()
        addMissing()
        addTeams()
        addLoosePeople()
        addSystems()
        addCollapsed()
        if causes.isEmpty {
            if let neighbourhood { addCalmFocus(neighbourhood) } else { addCalmPicture() }
        }
        addAuthorities()
        addLadderLines()
        holdBands()
        let census = Census(of: analysis.cycle, drawn: canvas.drawn, counted: counted)
        return Sheet(
            analysis: analysis, request: request, headline: headline,
            canvas: canvas, census: census,
            foot: [neighbourhood?.footLine(analysis.cycle)].compactMap(\.self)
                + RiskFoot(analysis: analysis, plan: plan, census: census, hidesSteps: hidesSteps).lines,
            layout: [
                "rankdir": "TB", "nodesep": "0.3", "ranksep": "0.55", "compound": "true",
                "newrank": "true",
            ], rankGroups: rows
        ).diagram
    }

    private var headline: String {
        guard let neighbourhood else {
            return Headline(analysis: analysis, atlas: atlas, findings: analysis.findings).sentence(causes)
        }
        let names = neighbourhood.names(analysis.cycle)
        guard !causes.isEmpty else { return "Nothing is found around \(names)" }
        var seen: Set<Finding> = []
        let findings = causes.flatMap(\.findings).filter { seen.insert($0).inserted }
        return "Around \(names): "
            + Headline(analysis: analysis, atlas: atlas, findings: findings, isWhole: false).sentence(causes)
    }

    /// Adds a box to a band.
    mutating func add(_ node: LayoutGraph.Node, to band: Band) {
        canvas.add(node)
        place(node.id, in: band)
    }

    /// Says in which band a box stands.
    mutating func place(_ box: String, in band: Band) {
        bands[band.rawValue].append(box)
        bandOfBox[box] = band.rawValue
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
                        attributes: Lines.invisible, tooltip: ""))
                isHeld.insert(id)
            }
        }
        let policies = breakIntoRows(bands[Band.policies.rawValue].map { [$0] })
        // What hangs on a policy would pull it down out of its row.
        rows = policies.map { LayoutGraph.RankGroup(rank: .same, nodes: $0.flatMap(\.self)) }
            .filter { $0.nodes.count > 1 }
        breakIntoRows(unitsOfTeams)
    }

    /// What stands side by side in the band of teams, a cluster's people being one unit; those with systems below them
    /// come last, so that nothing stands between.
    private var unitsOfTeams: [[String]] {
        var units: [[String]] = []
        var positions: [EntityID: Int] = [:]
        let homes = Dictionary(
            plan.people.compactMap { cause in RiskPlan.home(of: cause, atlas).map { (cause.subject.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        for id in bands[Band.teams.rawValue] {
            if let home = homes[id], let position = positions[home] {
                units[position].append(id)
            } else {
                if let home = homes[id] { positions[home] = units.count }
                units.append([id])
            }
        }
        func hasList(_ unit: [String]) -> Bool { unit.contains { listBelow[$0] != nil } }
        return units.filter { !hasList($0) } + units.filter(hasList)
    }

    /// Holds units of boxes in rows of about the same length, and the boxes of a wide unit in rows within it.
    @discardableResult
    private mutating func breakIntoRows(_ units: [[String]]) -> [[[String]]] {
        let widths = units.map { min($0.count, Self.boxesPerCluster) }
        let boxes = widths.reduce(0, +)
        for unit in units { hold(unit, inRowsOf: Self.boxesPerCluster) }
        guard boxes > Self.boxesPerRow else { return [units] }
        let rowCount = (boxes + Self.boxesPerRow - 1) / Self.boxesPerRow
        let perRow = (boxes + rowCount - 1) / rowCount
        var rows: [[[String]]] = [[]]
        var length = 0
        for (unit, width) in zip(units, widths) {
            if length > 0, length + width > perRow + 1 {
                rows.append([])
                length = 0
            }
            rows[rows.count - 1].append(unit)
            length += width
        }
        for (above, row) in zip(rows, rows.dropFirst()) {
            // A row begins below the deepest unit of the row above, so that none slips in beside it.
            let deepest = above.max { depth($0) < depth($1) } ?? []
            let isEven = above.allSatisfy { depth($0) == depth(deepest) }
            for (index, unit) in row.enumerated() {
                guard let head = unit.first, let tail = (isEven ? above[index % above.count] : deepest).last else {
                    continue
                }
                hold(head, below: listBelow[tail] ?? tail)
            }
        }
        return rows
    }

    /// How many boxes stand below one another.
    private func depth(_ unit: [String]) -> Int {
        (unit.count - 1) / Self.boxesPerCluster + (unit.contains { listBelow[$0] != nil } ? 1 : 0)
    }

    private mutating func hold(_ boxes: [String], inRowsOf width: Int) {
        for index in boxes.indices where index >= width {
            let above = boxes[index - width]
            hold(boxes[index], below: listBelow[above] ?? above)
        }
    }

    private mutating func hold(_ box: String, below other: String) {
        canvas.add(
            LayoutGraph.Edge(tail: other, head: box, id: "row:\(box)", attributes: Lines.invisible, tooltip: ""))
    }

    /// Boxes side by side before a band breaks into a second row.
    static let boxesPerRow = 6
    /// People side by side in a cluster before they break into a second row.
    static let boxesPerCluster = 4
}

extension Attributes {
    /// A copy with one attribute set.
    func with(_ key: String, _ value: String) -> Attributes {
        var copy = self
        copy[key] = value
        return copy
    }
}
