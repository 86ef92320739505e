import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// The `dependency` view: what pulls down what? From left to right each system, and what it relies on; systems that rely on
/// each other in a circle stand in a frame.
///
/// With a layer other than that of dependencies it draws the relations of that one.
struct DependencyView {
    let analysis: Analysis
    let request: DiagramRequest
    let atlas: Atlas
    let figures: Dependencies
    let network: DrawnNetwork
    let folding: Folding
    var canvas = Canvas()
    /// What stands behind the numbers on boxes.
    var counted: Set<EntityID> = []
    /// The part of what is drawn that only one person can fix, with that person.
    private let sole: [EntityID: EntityID]
    private let rows: [EntityID: Dependencies.Row]
    private let homes: [EntityID: EntityID]
    let loopOf: [EntityID: Int]

    init(_ analysis: Analysis, _ request: DiagramRequest) {
        let atlas = Atlas(analysis)
        let figures = analysis.dependencies()
        let rows = Dictionary(uniqueKeysWithValues: figures.systems.map { ($0.id, $0) })
        let network = DrawnNetwork(analysis.cycle, request.layer ?? .layer(.dependency))
        let homes = Self.homes(analysis, atlas)
        let nodes = network.near(request.focus, hops: request.hops ?? Self.reach)
        let ranked = Self.ranked(nodes.ids, distances: nodes.distances, network, rows, analysis.findings)
        self.analysis = analysis
        self.request = request
        self.atlas = atlas
        self.figures = figures
        self.network = network
        self.rows = rows
        self.homes = homes
        folding = Folding(
            ranked, collapse: request.collapse, maxNodes: request.maxNodes, atlas: atlas, home: { homes[$0] })
        sole = Dictionary(
            uniqueKeysWithValues: analysis.ownership.systems.compactMap { row in
                row.supporters.count == 1 ? (row.id, row.supporters[0]) : nil
            })
        var loopOf: [EntityID: Int] = [:]
        if network.isOfDependencies {
            for (index, loop) in figures.loops.enumerated() { for id in loop.systems { loopOf[id] = index } }
        }
        self.loopOf = loopOf
    }

    /// How many relations from the focus the picture reaches, where nothing else is asked for.
    static let reach = 2

    /// The team in whose box something stands when it has none of its own; a team stands in the one above.
    private static func homes(_ analysis: Analysis, _ atlas: Atlas) -> [EntityID: EntityID] {
        var homes = atlas.homeTeam
        for row in analysis.ownership.systems { if let team = row.owningTeam { homes[row.id] = team } }
        for team in analysis.cycle.entities(of: .team) { homes[team.id] = atlas.parent[team.id] ?? team.id }
        return homes
    }

    /// What is near the focus, then what pulls down most, then what the worst findings are about, then what has the
    /// strongest lines, ties by id.
    private static func ranked(
        _ ids: [EntityID], distances: [EntityID: Int], _ network: DrawnNetwork,
        _ rows: [EntityID: Dependencies.Row], _ findings: [Finding]
    ) -> [EntityID] {
        var severities: [EntityID: Int] = [:]
        for finding in findings {
            let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
            for id in finding.affects { severities[id] = max(severities[id] ?? -1, severity) }
            if case .entity(let id) = finding.subject { severities[id] = max(severities[id] ?? -1, severity) }
        }
        struct Rank {
            let id: EntityID
            let distance: Int
            let exposure: Double
            let severity: Int
            let strength: Double
        }
        let ranks = ids.map { id in
            let row = rows[id]
            return Rank(
                id: id, distance: distances[id] ?? 0, exposure: row.map { $0.dependents > 0 ? $0.exposure : 0 } ?? 0,
                severity: severities[id] ?? -1, strength: network.strength[id] ?? 0)
        }
        return ranks.sorted { a, b in
            if a.distance != b.distance { return a.distance < b.distance }
            if a.exposure != b.exposure { return a.exposure > b.exposure }
            if a.severity != b.severity { return a.severity > b.severity }
            return a.strength == b.strength ? a.id < b.id : a.strength > b.strength
        }.map(\.id)
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    mutating func draw() -> Diagram {
        for id in folding.drawn { addBox(id) }
        for group in folding.groups { addFolded(group) }
        if canvas.nodes.isEmpty { addNothing() }
        addLoops()
        let lines = MergedLines(network.relations, boxes: folding.box, mostLines: request.maxNodes == 0 ? .max : nil)
        for line in lines.drawn { add(line) }
        let census = Census(of: analysis.cycle, drawn: canvas.drawn, counted: counted)
        return Sheet(
            analysis: analysis, request: request, headline: DependencyHeadline(view: self).sentence, canvas: canvas,
            census: census, foot: foot(census, lines),
            layout: ["rankdir": "LR", "nodesep": "0.16", "ranksep": "0.6", "newrank": "true"],
            nodeMargin: "0.12,0.06", question: question
        ).diagram
    }

    private var question: String? { network.isOfDependencies ? nil : "The layer `\(network.layer.name)`" }

    // MARK: Boxes

    /// What goes down with a system beside itself; nil where nothing does.
    func pull(of id: EntityID) -> Dependencies.Row? { rows[id].flatMap { $0.dependents > 0 ? $0 : nil } }

    private mutating func addBox(_ id: EntityID) {
        guard let entity = atlas.cycle[id] else { return }
        var notes: [Canvas.Note] = []
        let row = pull(of: id)
        if let row, network.isOfDependencies {
            notes.append(
                .init(
                    nil, "takes \(Wording.counted(row.dependents, "system")) down · \(Wording.percent(row.exposure))"))
        }
        if let person = sole[id], network.isOfDependencies {
            notes.append(
                .init(.sole, "only \(Wording.short(atlas.name(person), 24)) can fix it", tooltip: "ownership/single"))
        }
        if let loop = loopOf[id], drawnMembers(of: figures.loops[loop]).count < 2 {
            canvas.use(.dependencyLoop)
            notes.append(.init(nil, "↻ in a circle with \(figures.loops[loop].systems.count - 1) others"))
        }
        let look = Canvas.Look(
            exposure: network.isOfDependencies ? row?.exposure : nil, criticality: atlas.criticality(id),
            isAuthority: atlas.authorities.contains(id))
        canvas.add(entity, detail: detail(of: entity), notes: notes, look: look)
    }

    /// Whose a system is and how critical; of others their title or purpose.
    private func detail(of entity: Entity) -> String? {
        switch entity.id.kind {
        case .system:
            let team = homes[entity.id].map { Wording.short(atlas.name($0), 28) }
            let tier = entity.system?.tier.map { "tier \($0)" } ?? "untiered"
            let stage = entity.system?.stage == .pilot ? "pilot" : nil
            return [team, tier, stage].compactMap(\.self).joined(separator: " · ")
        case .person: return entity.person?.title
        case .team: return atlas.counts(of: [entity.id])
        default: return entity.id.kind.rawValue
        }
    }

    private mutating func addFolded(_ group: Folding.Group) {
        let homes = homes
        let box = FoldedBox(atlas: atlas, group: group, home: { homes[$0] }, drawn: Set(folding.drawn))
        counted.formUnion(box.counted)
        var notes: [Canvas.Note] = []
        let most = network.isOfDependencies ? group.members.compactMap { pull(of: $0)?.exposure }.max() : nil
        if let most { notes.append(.init(nil, "one of them takes up to \(Wording.percent(most)) down")) }
        let loops = Set(group.members.compactMap { loopOf[$0] })
        if !loops.isEmpty {
            canvas.use(.dependencyLoop)
            let members = group.members.count { loopOf[$0] != nil }
            notes.append(.init(nil, "↻ \(members) of them in \(Wording.counted(loops.count, "circle"))"))
        }
        canvas.addFolded(
            box, notes: notes,
            look: Canvas.Look(exposure: most, criticality: atlas.highestCriticality(group.members)))
    }

    private mutating func addNothing() {
        let what = network.isOfDependencies ? "no dependency" : "nothing in the layer `\(network.layer.name)`"
        let name = analysis.cycle.organization.isEmpty ? "The organisation" : analysis.cycle.organization
        let label = canvas.label(
            name, Wording.counted(atlas.liveSystems, "system"), [.init(nil, "\(what) is recorded")])
        canvas.add(
            LayoutGraph.Node(
                id: "organization", label: .html(label),
                attributes: canvas.attributes("box", style: "rounded,filled", Canvas.Look()),
                classes: ["organization"], tooltip: "\(what) is recorded"))
    }

    // MARK: Circles

    func drawnMembers(of loop: Dependencies.Loop) -> [EntityID] {
        loop.systems.filter { folding.box[$0] == $0.description }
    }

    private mutating func addLoops() {
        guard network.isOfDependencies else { return }
        for loop in figures.loops {
            let drawn = drawnMembers(of: loop)
            guard drawn.count > 1 else { continue }
            canvas.use(.dependencyLoop)
            let others = loop.systems.count - drawn.count
            let rest = others > 0 ? "; \(others) more of it stand in the boxes of teams" : ""
            let way = loop.shortest.map { Wording.short(atlas.name($0), 40) }
            let tooltip =
                "\(Wording.counted(loop.systems.count, "system")) depend on each other: "
                + (way + way.prefix(1)).joined(separator: " → ")
            let label = HTMLLabel(rows: [
                [
                    HTMLLabel.Cell(
                        HTMLLabel.Run(
                            "↻ \(Wording.counted(loop.systems.count, "system")) pull each other down\(rest)",
                            isBold: true,
                            color: Palette.broken, pointSize: 11))
                ]
            ])
            canvas.add(
                loop: LayoutGraph.Cluster(
                    id: "loop:\(loop.systems[0].name)", label: .html(label), nodes: drawn.map(\.description),
                    attributes: [
                        "style": "rounded,dashed", "pencolor": Palette.broken, "penwidth": "1.2", "margin": "10",
                        "labeljust": "l",
                    ], classes: ["loop"], tooltip: Wording.short(tooltip, 2000)))
        }
    }

    // MARK: Lines

    private mutating func add(_ line: MergedLines.Line) {
        let look = Lines.relation(line.kind)
        canvas.use(look.legend)
        var attributes = look.attributes
        attributes["penwidth"] = Lines.width(weight: line.weight)
        // Heavy lines are kept short and straight.
        attributes["weight"] = "\(min(50, 1 + line.count))"
        let verb = Lines.verb(line.kind)
        let count = line.count > 1 ? "\(line.count) relations, " : ""
        canvas.add(
            LayoutGraph.Edge(
                tail: line.tail, head: line.head, id: "\(line.tail)-\(line.kind.rawValue)->\(line.head)",
                label: line.count > 1 ? .plain(" \(line.count) ") : nil, attributes: attributes,
                classes: [line.kind.rawValue],
                tooltip:
                    "\(title(of: line.tail)) \(verb) \(title(of: line.head)) (\(count)weight \(Wording.number(line.weight)))"
            ))
    }

    private func title(of box: String) -> String {
        EntityID(parsing: box).map { Wording.short(atlas.name($0), 60) } ?? "Elsewhere"
    }

    // MARK: The foot

    private func foot(_ census: Census, _ lines: MergedLines) -> [String] {
        let kinds: [EntityKind] =
            network.isOfDependencies ? [.system] : EntityKind.allCases.filter(network.kinds.contains)
        var left: [String] = []
        let without = network.countWithout(in: kinds)
        if without > 0 {
            left.append(
                network.isOfDependencies
                    ? "\(without) of which no dependency is recorded" : "\(without) without a relation of the layer")
        }
        if network.gone > 0 { left.append("\(network.gone) retired or departed") }
        let near = network.ids.count - folding.box.count
        if near > 0 { left.append("\(near) that are too far from the focus") }
        let out = left.isEmpty ? "" : " Left out: \(left.joined(separator: ", "))."
        let what = network.isOfDependencies ? "systems" : "entities"
        let most = request.focus.isEmpty ? "those with which most goes down" : "those next to the focus"
        return [
            FootLines.shown(census, kinds) + out,
            FootLines.folding(folding, request.collapse, most: most, what: what), lines.words(network.noun),
            FootLines.unknown(analysis, among: [.ownership, .dependencies]),
            network.isOfDependencies
                ? "Goes down: the share of criticality (8, 4, 2, 1 for tier 1 to 4; untiered 2) of a system and of all that "
                    + "transitively depends on it. The fill shows it where anything depends on the system." : nil,
        ].compactMap(\.self)
    }
}
