import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// The `chokepoint` view: what hangs on a person, on two people together, or on a team?
///
/// From left to right: who it is and what would relieve it, what only they can fix and the ladders that stop without them, and
/// what depends on that.
struct ChokepointView {
    let analysis: Analysis
    let request: DiagramRequest
    let atlas: Atlas
    let subject: ChokepointSubject?
    let falling: FallingSystems
    var canvas = Canvas()
    /// What stands behind numbers.
    var counted: Set<EntityID> = []

    init(_ analysis: Analysis, _ request: DiagramRequest, of ids: [EntityID]) throws(DiagramError) {
        self.analysis = analysis
        self.request = request
        let atlas = Atlas(analysis)
        self.atlas = atlas
        let subject = try ChokepointSubject.find(ids, in: analysis, atlas)
        self.subject = subject
        falling = FallingSystems(
            first: subject?.sole ?? [], dependents: subject?.dependents ?? [], in: analysis.cycle, atlas,
            hops: request.hops, room: FallingSystems.Room(request.maxNodes))
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    private mutating func draw() -> Diagram {
        var groups: [LayoutGraph.RankGroup] = []
        if let subject {
            addSubject(subject)
            if subject.holdsAnything {
                addFirst(subject)
                addDependents()
                addLadders(subject)
                groups = addRelief(subject)
            } else {
                addShared(subject)
            }
        } else {
            addNobody()
        }
        let census = Census(of: analysis.cycle, drawn: canvas.drawn, counted: counted)
        return Sheet(
            analysis: analysis, request: request,
            headline: ChokepointHeadline(subject: subject, analysis: analysis).sentence, canvas: canvas, census: census,
            foot: foot(census),
            layout: [
                "rankdir": "LR", "nodesep": "0.18", "ranksep": "0.8", "splines": "true",
            ], rankGroups: groups
        ).diagram
    }

    // MARK: Who

    private func box(of subject: ChokepointSubject) -> String { subject.cause.subject.id }

    private mutating func addSubject(_ subject: ChokepointSubject) {
        counted.formUnion(subject.sole)
        counted.formUnion(subject.dependents)
        counted.formUnion(subject.dominated)
        var notes = RiskNotes.notes(of: subject.cause, atlas)
        if subject.ids.count > 1 { notes = notes.filter { $0.mark == .sole } }
        if let share = subject.exposure, subject.ids[0].kind == .team, !subject.sole.isEmpty {
            notes.insert(
                Canvas.Note(
                    .sole,
                    "nobody else can fix \(Wording.counted(subject.sole.count, "system")) · \(Wording.percent(share)) exposed"
                ),
                at: 0)
        }
        if !subject.dependents.isEmpty {
            let count = subject.dependents.count
            notes.append(
                Canvas.Note(nil, "\(Wording.counted(count, "system")) \(count == 1 ? "depends" : "depend") on that"))
        }
        if !subject.holdsAnything {
            let knows = ChokepointHeadline.knowsWhoHolds(analysis)
            notes.append(
                knows
                    ? Canvas.Note(.good, "nothing hangs on them alone")
                    : Canvas.Note(.note, "who can fix what is not recorded"))
        }
        let look = Canvas.Look(
            exposure: subject.exposure, criticality: atlas.highestCriticality(subject.sole),
            isAuthority: subject.ids.contains(where: atlas.authorities.contains))
        let classes = subject.sole.isEmpty ? [] : ["sole"]
        for id in subject.ids { canvas.mark(drawn: id) }
        let first = subject.ids[0]
        if subject.ids.count > 1 {
            canvas.use(.person)
            let label = canvas.label(subject.ids.map(atlas.name).joined(separator: " + "), nil, notes)
            canvas.add(
                LayoutGraph.Node(
                    id: box(of: subject), label: .html(label),
                    attributes: canvas.attributes("box", style: "rounded,filled", look), classes: ["pair"] + classes,
                    tooltip: tooltip(subject)))
        } else if first.kind == .team {
            canvas.use(.team)
            counted.formUnion(atlas.people[first] ?? [])
            let label = canvas.label(atlas.name(first), atlas.counts(of: [first]), notes)
            canvas.add(
                LayoutGraph.Node(
                    id: box(of: subject), label: .html(label),
                    attributes: canvas.attributes("folder", style: "filled", look), classes: ["team"] + classes,
                    tooltip: tooltip(subject)))
        } else if let entity = atlas.cycle[first] {
            let team = atlas.homeTeam[first].map(atlas.name)
            let detail = [entity.person?.title, team].compactMap(\.self).joined(separator: " · ")
            canvas.addPerson(entity, detail: detail.isEmpty ? nil : detail, notes: notes, look: look, classes: classes)
        }
    }

    private func tooltip(_ subject: ChokepointSubject) -> String {
        let names = subject.ids.map(atlas.name).joined(separator: " and ")
        return Wording.short(
            [names, RiskNotes.tooltip(subject.cause.findings)].compactMap(\.self).joined(separator: "\n"), 2000)
    }

    // MARK: What only they can fix, and what depends on it

    private mutating func addFirst(_ subject: ChokepointSubject) {
        for id in falling.first {
            addSystem(id, classes: ["sole"], notes: holders(of: id, subject), tooltip: tooltip(of: id))
            addHolding(subject, id.description, tooltip: tooltip(of: id))
        }
        guard !falling.restOfFirst.isEmpty else { return }
        let count = Wording.counted(falling.restOfFirst.count, "system")
        let isAll = falling.first.isEmpty
        addList(
            Self.restBox, isAll ? count : "+ \(count)", falling.restOfFirst, classes: ["sole"], lines: isAll ? 10 : 5)
        addHolding(subject, Self.restBox, tooltip: count)
    }

    /// Of two people, whether one of them alone can fix a system, or only both.
    private func holders(of system: EntityID, _ subject: ChokepointSubject) -> [Canvas.Note] {
        guard subject.ids.count > 1 else { return [] }
        let supporters = analysis.ownership.systems.first(where: system)?.supporters ?? []
        guard supporters.count == 1 else { return [Canvas.Note(nil, "either can fix it, nobody else")] }
        return [Canvas.Note(.sole, "only \(Wording.short(atlas.name(supporters[0]), 24))")]
    }

    private func tooltip(of system: EntityID) -> String {
        let own = analysis.findings.filter {
            $0.subject == .entity(system) && ["ownership", "escalation"].contains($0.rule.family)
        }
        return Wording.short(
            [atlas.name(system), RiskNotes.tooltip(own)].compactMap(\.self).joined(separator: "\n"), 2000)
    }

    private mutating func addHolding(_ subject: ChokepointSubject, _ head: String, tooltip: String) {
        let isTeam = subject.ids[0].kind == .team
        canvas.use(isTeam ? .ownsPlainly : .owns)
        canvas.add(
            LayoutGraph.Edge(
                tail: box(of: subject), head: head, attributes: isTeam ? Lines.owns : Lines.sole,
                classes: ["supports", "sole"], tooltip: tooltip))
    }

    private mutating func addSystem(
        _ id: EntityID, classes: [String], notes: [Canvas.Note] = [], tooltip: String
    ) {
        canvas.use(.system)
        canvas.mark(drawn: id)
        let system = atlas.cycle[id]?.system
        let tier = SystemList.tier(atlas.cycle[id])
        let detail = [tier.isEmpty ? nil : tier, "\(Wording.percent(atlas.share(of: [id]))) of criticality"]
            .compactMap(\.self).joined(separator: " · ")
        canvas.add(
            LayoutGraph.Node(
                id: id.description, label: .html(canvas.label(atlas.name(id), detail, notes, width: 32)),
                attributes: canvas.attributes("box", style: "filled", Canvas.Look(criticality: atlas.criticality(id))),
                classes: ["system"] + (system?.tier.map { ["tier-\($0)"] } ?? []) + classes, tooltip: tooltip))
    }

    /// Several systems as a list below a heading.
    private mutating func addList(
        _ box: String, _ heading: String, _ systems: [EntityID], classes: [String], lines: Int
    ) {
        canvas.use(.system)
        canvas.use(.collapsed)
        let list = SystemList(atlas: atlas, mostLines: lines)
        for id in list.named(systems) { canvas.mark(drawn: id) }
        let head = canvas.label(heading, "\(Wording.percent(atlas.share(of: systems))) of criticality", []).rows.map {
            row in
            row.map { cell in
                var cell = cell
                cell.columnSpan = 2
                return cell
            }
        }
        canvas.add(
            LayoutGraph.Node(
                id: box, label: .html(HTMLLabel(rows: head + list.rows(systems, dependents: 0))),
                attributes: canvas.attributes(
                    "folder", style: "filled", Canvas.Look(criticality: atlas.highestCriticality(systems))),
                classes: ["system", "collapsed"] + classes,
                tooltip: Wording.short(Wording.listed(systems.map(atlas.name), atMost: 40), 1000)))
    }

    private mutating func addDependents() {
        for id in falling.drawn { addSystem(id, classes: ["dependent"], tooltip: tooltip(of: id)) }
        for (index, systems) in falling.levels.enumerated() {
            let count = Wording.counted(systems.count, "system")
            let isLast = index > 0 && index == falling.levels.count - 1
            let heading =
                index == 0
                ? "\(count) \(systems.count == 1 ? "depends" : "depend") on that"
                : isLast ? "\(count) further away" : "\(count), \(index + 1) steps away"
            addList("dependents:\(index + 1)", heading, systems, classes: ["dependent"], lines: 8)
        }
        addDependencies()
    }

    /// One line between two boxes; a number beside it says how many dependencies it stands for.
    private mutating func addDependencies() {
        var boxes: [EntityID: (id: String, column: Int)] = [:]
        for id in falling.first + falling.drawn { boxes[id] = (id.description, falling.distance[id] ?? 0) }
        for id in falling.restOfFirst { boxes[id] = (Self.restBox, 0) }
        for (index, systems) in falling.levels.enumerated() {
            for id in systems { boxes[id] = ("dependents:\(index + 1)", index + 1) }
        }
        var merged: [[String]: Int] = [:]
        var order: [(ends: [String], isForward: Bool)] = []
        for dependency in falling.dependencies {
            guard let from = boxes[dependency.from], let to = boxes[dependency.to], from.id != to.id else { continue }
            let ends = [to.id, from.id]
            // The columns are the distances; any other line must not push a box out of its own.
            if merged[ends] == nil { order.append((ends, from.column == to.column + 1)) }
            merged[ends, default: 0] += 1
        }
        for (ends, isForward) in order {
            canvas.use(.dependsOn)
            let count = merged[ends] ?? 1
            var attributes = Lines.dependsOn.with("dir", "back").with(
                "penwidth", Lines.width(1.2, lines: min(count, 5)))
            if !isForward { attributes["constraint"] = "false" }
            canvas.add(
                LayoutGraph.Edge(
                    tail: ends[0], head: ends[1], id: "\(ends[1])->\(ends[0])",
                    label: count > 1 ? .plain(" \(count) ") : nil, attributes: attributes, classes: ["depends-on"],
                    tooltip: count > 1
                        ? "\(count) dependencies of \(name(ofBox: ends[1])) on \(name(ofBox: ends[0]))"
                        : "\(name(ofBox: ends[1])) depends on \(name(ofBox: ends[0]))"))
        }
    }

    private func name(ofBox box: String) -> String {
        if box == Self.restBox { return Wording.counted(falling.restOfFirst.count, "system") }
        if box.hasPrefix("dependents:") { return "a list of systems" }
        return EntityID(parsing: box).map(atlas.name) ?? box
    }

    /// The id of the list of what only they can fix.
    static let restBox = "more:systems"

    // MARK: The ladders

    /// The ladders that stop without them, one box a policy, team or system that wrote one down.
    private mutating func addLadders(_ subject: ChokepointSubject) {
        var systems: [EntityID: [EntityID]] = [:]
        for id in subject.dominated { systems[atlas.chainBySystem[id]?.via ?? id, default: []].append(id) }
        let ordered = systems.sorted {
            let (a, b) = (atlas.share(of: $0.value), atlas.share(of: $1.value))
            return a == b ? $0.key < $1.key : a > b
        }
        let room = request.maxNodes == 0 ? Int.max : max(1, min(6, request.maxNodes / 10))
        let shown = ordered.count <= room ? ordered.count : room - 1
        for (source, stopping) in ordered.prefix(shown) { addLadder(source, stopping, subject) }
        let rest = ordered.dropFirst(shown)
        guard !rest.isEmpty else { return }
        canvas.use(.collapsed)
        counted.formUnion(rest.map(\.key))
        let label = canvas.label(
            "+ \(Wording.counted(rest.count, "ladder"))",
            "\(Wording.counted(rest.reduce(0) { $0 + $1.value.count }, "chain")) that stop without them",
            [Canvas.Note(nil, Wording.listed(rest.map { atlas.name($0.key) }))])
        canvas.add(
            LayoutGraph.Node(
                id: "more:ladders", label: .html(label),
                attributes: canvas.attributes("folder", style: "filled", Canvas.Look()), classes: ["collapsed"]))
        addPassing(subject, "more:ladders", rungs: [])
    }

    private mutating func addLadder(_ source: EntityID, _ stopping: [EntityID], _ subject: ChokepointSubject) {
        canvas.mark(drawn: source)
        let chain =
            atlas.chainBySource[source] ?? atlas.chainBySystem[source]
            ?? stopping.first.flatMap { atlas.chainBySystem[$0] }
        let followers = source.kind == .system ? 1 : analysis.escalation.chains.count { $0.via == source }
        let detail = "\(source.kind.rawValue) · stops for \(stopping.count) of \(followers)"
        let ladder = LadderBox(atlas: atlas).label(atlas.name(source), detail, chain, notes: [], on: &canvas)
        let list = SystemList(atlas: atlas, mostLines: 5)
        var rows = ladder.rows
        if source.kind != .system {
            for id in list.named(stopping) { canvas.mark(drawn: id) }
            rows += list.rows(stopping, dependents: 0)
        }
        // A system that only they can fix has a box already.
        let id = canvas.contains(source.description) ? "ladder:\(source)" : source.description
        canvas.add(
            LayoutGraph.Node(
                id: id, label: .html(HTMLLabel(rows: rows)),
                attributes: canvas.attributes(
                    "box", style: "filled", Canvas.Look(criticality: atlas.highestCriticality(stopping))),
                classes: [source.kind.rawValue, "ladder"],
                tooltip: Wording.short(
                    "stops without them: " + atlas.inOrder(stopping).map(atlas.name).joined(separator: ", "), 1500)))
        let rungs = (chain?.rungs ?? []).enumerated().filter { _, rung in
            subject.ids.contains { rung.targets.contains($0) || rung.answerers.contains($0) }
        }.map { $0.offset + 1 }
        addPassing(subject, id, rungs: rungs)
    }

    private mutating func addPassing(_ subject: ChokepointSubject, _ head: String, rungs: [Int]) {
        canvas.use(.escalates)
        canvas.add(
            LayoutGraph.Edge(
                tail: box(of: subject), head: head, id: "\(head)->\(box(of: subject))",
                label: rungs.isEmpty ? nil : .plain(" \(rungs.prefix(4).map(String.init).joined(separator: ", ")) "),
                attributes: Lines.escalates.with("dir", "back"), classes: ["escalates-to"],
                tooltip: rungs.isEmpty
                    ? "stops without them" : "calls them on rung \(rungs.map(String.init).joined(separator: ", "))"))
    }

    // MARK: What would relieve it

    /// The advice stands below the one it is about.
    private mutating func addRelief(_ subject: ChokepointSubject) -> [LayoutGraph.RankGroup] {
        guard let label = ReliefBox(subject: subject, analysis: analysis, atlas: atlas).label else { return [] }
        canvas.add(
            LayoutGraph.Node(
                id: "relief", label: .html(label),
                attributes: [
                    "shape": "box", "style": "filled,rounded,dashed", "fillcolor": Palette.page, "color": Palette.good,
                    "penwidth": "1",
                ], classes: ["relief"], tooltip: "what the findings advise"))
        return [LayoutGraph.RankGroup(nodes: [box(of: subject), "relief"])]
    }

    // MARK: Nothing

    /// Nothing hangs on them alone: what they can fix, with how many others.
    private mutating func addShared(_ subject: ChokepointSubject) {
        let members = Set(subject.ids.flatMap { $0.kind == .team ? Array(atlas.people[$0] ?? []) : [$0] })
        let systems = OwnedSystem.all(of: analysis, atlas, near: nil).filter {
            $0.supporters.contains(where: members.contains)
        }
        guard !systems.isEmpty else { return }
        let list = OwnedList(analysis: analysis, atlas: atlas, unsupported: [], mostLines: 12)
        canvas.use(.system)
        canvas.use(.helps)
        for system in list.named(systems) {
            canvas.mark(drawn: system.id)
            if system.sole != nil { canvas.use(.sole) }
        }
        counted.formUnion(systems.map(\.id))
        canvas.add(
            LayoutGraph.Node(
                id: "systems:shared", label: .html(HTMLLabel(rows: list.rows(systems))),
                attributes: canvas.attributes(
                    "box", style: "filled", Canvas.Look(criticality: atlas.highestCriticality(systems.map(\.id)))),
                classes: ["system"],
                tooltip: Wording.short(atlas.inOrder(systems.map(\.id)).map(atlas.name).joined(separator: ", "), 1000)))
        canvas.add(
            LayoutGraph.Edge(
                tail: box(of: subject), head: "systems:shared", attributes: Lines.helps, classes: ["supports"],
                tooltip: "can fix these, beside others"))
    }

    private mutating func addNobody() {
        counted.formUnion(analysis.ownership.systems.map(\.id))
        let label = canvas.label(
            analysis.cycle.organization.isEmpty ? "The organisation" : analysis.cycle.organization,
            Wording.counted(atlas.liveSystems, "system"),
            [
                ChokepointHeadline.knowsWhoHolds(analysis)
                    ? Canvas.Note(.good, "nobody is found to be alone in what could be assessed")
                    : Canvas.Note(.note, "the people who can fix it are not recorded")
            ])
        canvas.add(
            LayoutGraph.Node(
                id: "organization", label: .html(label),
                attributes: canvas.attributes("box", style: "rounded,filled", Canvas.Look()), classes: ["organization"],
                tooltip: "nothing to draw"))
    }

    // MARK: The small print

    private func foot(_ census: Census) -> [String] {
        var lines: [String] = []
        if let subject, subject.isWorst {
            let others = analysis.chokepoints.people.count - (subject.ids.count == 1 ? 1 : 0)
            let rest =
                others > 0
                ? " Something hangs on \(Wording.counted(others, "more person")), too; --focus draws another." : ""
            lines.append("Drawn are those on whom most hangs.\(rest)")
        }
        lines.append(
            FootLines.shown(census, [.policy, .team, .person, .system]) + " Left out is what does not hang on them.")
        if !falling.beyond.isEmpty, let hops = request.hops {
            lines.append(
                "Of what depends on it, \(Wording.counted(falling.beyond.count, "system")) further than \(Wording.counted(hops, "dependency")) away are a number only."
            )
        }
        if !falling.levels.isEmpty {
            lines.append(
                "To stay readable what depends on it is lists, one a distance, the most critical first; numbers count the dependencies."
            )
        } else if !falling.restOfFirst.isEmpty {
            lines.append(
                "Of the systems only they can fix, those on which others hang have boxes; the others are a list.")
        }
        if subject.map({ !$0.dominated.isEmpty }) ?? false {
            lines.append("A chain stops when it falls silent, or no longer reaches anybody who may decide.")
        }
        let unknown = FootLines.unknown(
            analysis, among: [.ownership, .membership, .escalation, .authority, .dependencies])
        let exposed = subject?.sole.isEmpty ?? true ? nil : FootLines.exposed
        return lines + [unknown, exposed].compactMap(\.self)
    }
}
