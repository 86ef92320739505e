import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

extension RiskView {
    /// Lines of one look between one pair of boxes are one line.
    struct LineKey: Hashable {
        var tail: String
        var head: String
        var isExplicit: Bool
    }

    /// The ladders that stand in the picture: those of policies, and those that systems and teams spell out themselves.
    private var ladders: [(cause: Cause, chain: Chain)] {
        plan.policies.compactMap { cause in
            cause.entity.flatMap { atlas.chainBySource[$0] }.map { (cause, $0) }
        }
            + plan.systems.compactMap { cause in
                cause.entity.flatMap { atlas.chainBySystem[$0] }.flatMap { $0.via == nil && $0.isExplicit ? (cause, $0) : nil }
            }
    }

    // MARK: Authorities

    /// The authorities that drawn ladders reach, or never reach although they should.
    mutating func addAuthorities() {
        var reached: Set<EntityID> = []
        var isMissed = false
        for (cause, chain) in ladders {
            for rung in chain.rungs { reached.formUnion(rung.targets.filter(atlas.authorities.contains)) }
            isMissed = isMissed || cause.findings.contains { $0.rule == "escalation/dead-end" }
        }
        if isMissed && reached.isEmpty { reached = atlas.authorities }
        let already = reached.filter { canvas.contains($0.description) }
        let fresh = reached.subtracting(already).sorted()
        guard fresh.count <= plan.authorityBudget else {
            counted.formUnion(fresh)
            canvas.use(.collapsed)
            let label = canvas.label(
                Wording.counted(fresh.count, "authority"), Wording.listed(fresh.map(atlas.name)), [])
            add(
                LayoutGraph.Node(
                    id: "authorities", label: .html(label),
                    attributes: canvas.attributes("box", style: "filled", Canvas.Look(isAuthority: true)),
                    classes: ["authority", "collapsed"]), to: .authorities)
            for id in fresh { anchorOfAuthority[id] = "authorities" }
            return
        }
        for id in fresh {
            guard let entity = atlas.cycle[id] else { continue }
            if id.kind == .team {
                addFolder(id, notes: [], look: Canvas.Look(), classes: ["authority"], tooltip: atlas.name(id))
                continue
            }
            canvas.addPerson(
                entity, detail: entity.person?.title ?? "authority", notes: [], look: Canvas.Look(isAuthority: true))
            bands[Band.authorities.rawValue].append(id.description)
        }
    }

    // MARK: Ladders

    /// One line a step whose end stands in the picture; the numbers of the rungs stand beside it.
    mutating func addLadderLines() {
        for (cause, chain) in ladders {
            var number = 0
            for rung in chain.rungs {
                if rung.isExplicit { number += 1 }
                for target in rung.targets {
                    guard let end = box(of: target), end != cause.subject.id else { continue }
                    let isUp = atlas.authorities.contains(target)
                    guard rung.isExplicit || isUp else { continue }
                    let key = LineKey(tail: cause.subject.id, head: end, isExplicit: rung.isExplicit)
                    lines[key, default: []].append(rung.isExplicit ? number : 0)
                }
            }
            if cause.findings.contains(where: { $0.rule == "escalation/dead-end" }) { addMissedAuthority(cause) }
        }
        for (key, rungs) in lines.sorted(by: { ($0.key.tail, $0.key.head, $0.key.isExplicit ? 0 : 1) < ($1.key.tail, $1.key.head, $1.key.isExplicit ? 0 : 1) }) {
            addStep(key, rungs)
        }
    }

    /// A step is drawn downwards where its end stands above, so that the bands keep their order.
    private mutating func addStep(_ key: LineKey, _ rungs: [Int]) {
        canvas.use(key.isExplicit ? .escalates : .climbs)
        var attributes = key.isExplicit ? Lines.escalates : Lines.climbs
        attributes["penwidth"] = Lines.width(1.4, lines: rungs.count)
        let words = key.isExplicit ? Set(rungs).sorted().map(String.init).joined(separator: ", ") : "climbs"
        let isUp = bands[Band.authorities.rawValue].contains(key.head)
        if isUp { attributes["dir"] = "back" }
        let cluster = EntityID(parsing: key.head).flatMap { clusters.contains($0) ? $0 : nil }
        let head = cluster.flatMap { anchorOfTeam[$0] } ?? key.head
        canvas.add(
            LayoutGraph.Edge(
                tail: isUp ? head : key.tail, head: isUp ? key.tail : head, id: "\(key.tail)->\(key.head)",
                label: .plain(" \(words) "), attributes: attributes, classes: ["escalates-to"],
                tooltip: "rung \(words)", headCluster: isUp ? nil : cluster?.description))
    }

    /// A chain that never reaches an authority: a step that is not there.
    private mutating func addMissedAuthority(_ cause: Cause) {
        guard let authority = bands[Band.authorities.rawValue].first else { return }
        canvas.use(.brokenStep)
        let finding = cause.findings.filter { $0.rule == "escalation/dead-end" }
        canvas.add(
            LayoutGraph.Edge(
                tail: authority, head: cause.subject.id, id: "\(cause.subject.id)-x->\(authority)",
                label: .plain(" chain ends here "),
                attributes: Lines.broken.with("dir", "back").with("arrowtail", "tee").with("arrowhead", "none"),
                classes: ["escalates-to", "broken"], tooltip: RiskNotes.tooltip(finding)))
    }

    /// The box that stands for a target, where one does.
    private func box(of target: EntityID) -> String? {
        if let authority = anchorOfAuthority[target] { return authority }
        return canvas.contains(target.description) || clusters.contains(target) ? target.description : nil
    }
}
