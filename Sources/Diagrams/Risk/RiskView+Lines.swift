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

    /// A ladder that leads out of a box.
    private struct DrawnLadder {
        let box: String
        let cause: RiskCause
        let chain: Chain
        /// Whether the box stands for several causes.
        let isCollapsed: Bool
    }

    /// The ladders that stand in the picture: those of policies, also of collapsed ones, and those that systems spell
    /// out themselves.
    private var ladders: [DrawnLadder] {
        func ladders(_ causes: [RiskCause], in box: String?) -> [DrawnLadder] {
            causes.compactMap { cause in
                guard let id = cause.entity else { return nil }
                let chain = id.kind == .system ? atlas.ownLadder(of: id) : atlas.chainBySource[id]
                return chain.map {
                    DrawnLadder(box: box ?? id.description, cause: cause, chain: $0, isCollapsed: box != nil)
                }
            }
        }
        return ladders(plan.policies, in: nil) + ladders(plan.systems, in: nil)
            + ladders(plan.foldedPolicies, in: Self.collapsedBox("policies"))
            + ladders(plan.foldedSystems, in: Self.collapsedBox("systems"))
    }

    // MARK: Authorities

    /// The authorities that drawn ladders reach, or never reach although they should.
    mutating func addAuthorities() {
        var reached: Set<EntityID> = []
        var isMissed = false
        for ladder in ladders {
            for rung in ladder.chain.rungs { reached.formUnion(rung.targets.filter(atlas.authorities.contains)) }
            isMissed = isMissed || ladder.cause.findings.contains { $0.rule == "escalation/dead-end" }
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
            place(id.description, in: .authorities)
        }
    }

    // MARK: Ladders

    /// Lines between boxes that an eye can follow.
    static let mostSteps = 18

    /// One line a step whose end stands in the picture; the numbers of the rungs stand beside it.
    ///
    /// Past ``mostSteps`` lines nobody can follow one any more: then only those to authorities are drawn, the rows of the
    /// boxes name the others, and the foot says so.
    mutating func addLadderLines() {
        var passedBy: [PassedBy] = []
        for ladder in ladders {
            var number = 0
            for rung in ladder.chain.rungs {
                if rung.isExplicit { number += 1 }
                for target in rung.targets {
                    guard let end = box(of: target), end != ladder.box else { continue }
                    let isUp = atlas.authorities.contains(target)
                    guard rung.isExplicit || isUp else { continue }
                    let key = LineKey(tail: ladder.box, head: end, isExplicit: rung.isExplicit)
                    lines[key, default: []].append(rung.isExplicit ? number : 0)
                }
            }
            guard !ladder.isCollapsed else { continue }
            if ladder.cause.findings.contains(where: { $0.rule == "escalation/dead-end" }) {
                addMissedAuthority(ladder.cause)
            }
            passedBy += self.passedBy(ladder.cause)
        }
        for cause in plan.teams { addLoop(cause) }
        if lines.count + passedBy.count > Self.mostSteps {
            hidesSteps = true
            passedBy = []
            lines = lines.filter { bandOfBox[$0.key.head] == Band.authorities.rawValue }
        }
        for one in passedBy {
            addBroken(from: one.box, to: one.person.description, one.words, [one.finding])
        }
        for (key, rungs) in lines.sorted(by: {
            ($0.key.tail, $0.key.head, $0.key.isExplicit ? 0 : 1) < (
                $1.key.tail, $1.key.head, $1.key.isExplicit ? 0 : 1
            )
        }) {
            addStep(key, rungs)
        }
    }

    /// A step is drawn downwards where its end stands above, so that the bands keep their order.
    private mutating func addStep(_ key: LineKey, _ rungs: [Int]) {
        canvas.use(key.isExplicit ? .escalates : .climbs)
        var attributes = key.isExplicit ? Lines.escalates : Lines.climbs
        attributes["penwidth"] = Lines.width(1.4, lines: rungs.count)
        let words = key.isExplicit ? Set(rungs).sorted().map(String.init).joined(separator: ", ") : "climbs"
        let isUp = isAbove(key.head, key.tail)
        if isUp { attributes["dir"] = "back" }
        let (upper, lower) = isUp ? (key.head, key.tail) : (key.tail, key.head)
        canvas.add(
            LayoutGraph.Edge(
                tail: anchor(upper), head: anchor(lower), id: "\(key.tail)->\(key.head)",
                label: .plain(" \(words) "), attributes: attributes, classes: ["escalates-to"],
                tooltip: "rung \(words)", tailCluster: cluster(upper), headCluster: cluster(lower)))
    }

    /// A chain that never reaches an authority: a step that is not there, to whom its neighbours reach.
    private mutating func addMissedAuthority(_ cause: RiskCause) {
        guard let authority = nearestAuthority(to: cause) ?? bands[Band.authorities.rawValue].first else { return }
        let findings = cause.findings.filter { $0.rule == "escalation/dead-end" }
        addBroken(from: cause.subject.id, to: authority, "chain ends here", findings)
    }

    /// The drawn authority that most other systems of the same owners reach, ties by id.
    private func nearestAuthority(to cause: RiskCause) -> String? {
        let rows = analysis.ownership.systems
        let teams = Set(cause.affected.compactMap { rows.first(where: $0)?.owningTeam })
        var count: [String: Int] = [:]
        for team in teams {
            for system in atlas.systems[team] ?? [] {
                let targets = atlas.chainBySystem[system]?.rungs.flatMap(\.targets) ?? []
                for authority in Set(targets.filter(atlas.authorities.contains)) {
                    if let box = box(of: authority) { count[box, default: 0] += 1 }
                }
            }
        }
        return count.min { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }?.key
    }

    /// Somebody who can fix what a ladder is for, and is not on it.
    private struct PassedBy {
        let box: String
        let person: EntityID
        let words: String
        let finding: Finding
    }

    /// The people in the picture whom a ladder passes by; where they are many, its own note says enough.
    private func passedBy(_ cause: RiskCause) -> [PassedBy] {
        cause.findings.filter { $0.rule == "escalation/no-fixer" && $0.evidence.ids.count <= 2 }.flatMap { finding in
            finding.evidence.ids.filter { canvas.contains($0.description) }.map { person in
                PassedBy(
                    box: cause.subject.id, person: person,
                    words: "never calls \(Wording.short(atlas.name(person), 30))", finding: finding)
            }
        }
    }

    /// A team's own rungs, where they lead back.
    private mutating func addLoop(_ cause: RiskCause) {
        let findings = cause.findings.filter { $0.rule == "escalation/loop" }
        guard !findings.isEmpty, let id = cause.entity, let chain = atlas.chainBySource[id] ?? atlas.chainBySystem[id]
        else { return }
        let boxes = chain.rungs.compactMap { rung in rung.targets.first.flatMap(box) }
        guard let first = boxes.first, let last = boxes.last, first != last else { return }
        addBroken(from: last, to: first, "leads back", findings)
    }

    /// A line that does not carry, with the reason beside it; drawn downwards where its end stands above.
    private mutating func addBroken(from tail: String, to head: String, _ reason: String, _ findings: [Finding]) {
        canvas.use(.brokenStep)
        let isUp = isAbove(head, tail)
        var attributes = Lines.broken
        if isUp { attributes = attributes.with("dir", "back").with("arrowtail", "tee").with("arrowhead", "none") }
        // Between boxes of one band: it must not push one of them down, and Graphviz 2.42 corrupts its memory when such
        // a line between clusters has a label. The words stand on the team's box.
        let isLevel = isTeam(tail)
        if isLevel { attributes["constraint"] = "false" }
        let (upper, lower) = isUp ? (head, tail) : (tail, head)
        canvas.add(
            LayoutGraph.Edge(
                tail: anchor(upper), head: anchor(lower), id: "\(tail)-x->\(head)",
                label: isLevel ? nil : .plain(" \(reason) "),
                attributes: attributes, classes: ["escalates-to", "broken"], tooltip: RiskNotes.tooltip(findings),
                tailCluster: cluster(upper), headCluster: cluster(lower)))
    }

    /// Whether a box stands in a band above that of another.
    private func isAbove(_ box: String, _ other: String) -> Bool { band(of: box) < band(of: other) }

    private func band(of box: String) -> Int { bandOfBox[anchor(box)] ?? Band.teams.rawValue }

    private func isTeam(_ box: String) -> Bool { EntityID(parsing: box)?.kind == .team }

    /// The box at which a line ends: of a cluster, one of its people.
    private func anchor(_ box: String) -> String {
        EntityID(parsing: box).flatMap { clusters.contains($0) ? anchorOfTeam[$0] : nil } ?? box
    }

    /// The cluster at whose border a line ends: that of the team, or of the person, whose box is in it. A line that went
    /// on to the person would run through the words of the team.
    private func cluster(_ box: String) -> String? {
        if let home = clusterOfPerson[box] { return home }
        return EntityID(parsing: box).flatMap { clusters.contains($0) ? box : nil }
    }

    /// The box that stands for a target, where one does.
    private func box(of target: EntityID) -> String? {
        if let authority = anchorOfAuthority[target] { return authority }
        if canvas.contains(target.description) || clusters.contains(target) { return target.description }
        return collapsedInto[target]
    }
}
