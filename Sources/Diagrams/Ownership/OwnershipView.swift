import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// The `ownership` view: who supports what, and who alone? Owners and people who are alone on something stand on the left,
/// systems on the right.
struct OwnershipView {
    let analysis: Analysis
    let request: DiagramRequest
    let atlas: Atlas
    let near: Neighbourhood?
    let systems: [OwnedSystem]
    let plan: OwnershipPlan
    var canvas = Canvas()
    /// What stands behind numbers.
    var counted: Set<EntityID> = []
    /// What the rules of the family say, by whom it is mended at.
    private let causes: [EntityID: RiskCause]
    private let teamExposure: [EntityID: Chokepoints.TeamChokepoint]
    private let list: OwnedList
    /// Active people of each team, whether it is their only one or not.
    private let members: [EntityID: Set<EntityID>]
    /// People who are alone on something, and in the number of a box.
    private var toldOf: Set<EntityID> = []
    /// Boxes on the left, in drawing order.
    private var left: [String] = []

    init(_ analysis: Analysis, _ request: DiagramRequest) {
        self.analysis = analysis
        self.request = request
        let atlas = Atlas(analysis)
        let near = Neighbourhood(request, in: analysis, over: [.owns, .supports, .memberOf, .partOf])
        let systems =
            analysis.assessment.knows(.ownership) ? OwnedSystem.all(of: analysis, atlas, near: near) : []
        var exposure: [EntityID: Double] = [:]
        for person in analysis.chokepoints.people { exposure[person.id] = person.exposure ?? 0 }
        for team in analysis.chokepoints.teams { exposure[team.id] = team.exposure }
        plan = OwnershipPlan(
            systems, exposure: exposure, focus: request.focus, atlas, maxNodes: request.maxNodes)
        var causes: [EntityID: RiskCause] = [:]
        for cause in CauseCollector.causes(of: analysis, atlas) {
            guard let id = cause.entity else { continue }
            var own = cause
            own.findings = cause.findings.filter { $0.rule.family == "ownership" }
            own.dominated = []
            causes[id] = own
        }
        self.causes = causes
        teamExposure = Dictionary(uniqueKeysWithValues: analysis.chokepoints.teams.map { ($0.id, $0) })
        var members: [EntityID: Set<EntityID>] = [:]
        for relation in analysis.cycle.relations where relation.kind == .memberOf {
            guard let person = analysis.cycle[relation.from]?.person, person.nature == .human, person.status == .active
            else { continue }
            members[relation.to, default: []].insert(relation.from)
        }
        self.members = members
        // Many lists make a tall picture, few may be longer.
        let lines = request.maxNodes == 0 ? 12 : plan.groups.count <= 8 ? 6 : plan.groups.count <= 12 ? 4 : 3
        list = OwnedList(
            analysis: analysis, atlas: atlas,
            unsupported: Set(analysis.findings.filter { $0.rule == "ownership/unsupported" }.flatMap(\.affects)),
            mostLines: lines)
        self.atlas = atlas
        self.near = near
        self.systems = systems
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    mutating func draw() -> Diagram {
        addOwners()
        addPeople()
        addOthersAlone()
        addFrames()
        addGroups()
        addUnowned()
        if canvas.nodes.isEmpty { addNothing() }
        let columns = OwnershipColumns(canvas, left: left)
        for hold in columns.holds { canvas.add(hold) }
        let census = Census(of: analysis.cycle, drawn: canvas.drawn, counted: counted)
        let headline = OwnershipHeadline(analysis: analysis, atlas: atlas, systems: systems, near: near)
        return Sheet(
            analysis: analysis, request: request, headline: headline.sentence, canvas: canvas, census: census,
            foot: OwnershipFoot(analysis: analysis, plan: plan, census: census, near: near).lines,
            layout: [
                "rankdir": "LR", "nodesep": "0.16", "ranksep": "1.4", "compound": "true", "splines": "polyline",
                "newrank": "true",
            ], rankGroups: columns.ranks
        ).diagram
    }

    // MARK: The left side

    private mutating func addOwners() {
        for (box, side) in plan.sides {
            switch box {
            case .rest: addRest(side)
            case .owner(let id) where id.kind == .team: addTeam(id, side)
            // Somebody who is alone on something as well has one box for both.
            case .owner(let id) where !plan.soles.contains(id): addPerson(id)
            case .owner: break
            }
        }
    }

    private mutating func addTeam(_ id: EntityID, _ side: OwnershipPlan.Side) {
        let teams = Set(side.owners.filter { $0.kind == .team }).union([id])
        let people = side.owners.filter { $0.kind == .person }
        let isMerged = teams.count > 1 || !people.isEmpty
        canvas.use(.team)
        canvas.mark(drawn: id)
        for team in teams { counted.formUnion(members[team] ?? []) }
        counted.formUnion(side.owners)
        var detail = counts(of: teams, side.owners)
        if isMerged {
            canvas.use(.collapsed)
            detail = "\(Wording.counted(teams.count, "team")) · \(detail)"
        }
        var notes: [Canvas.Note] = []
        var exposure: Double?
        if isMerged {
            let most = teams.compactMap { teamExposure[$0]?.exposure }.max() ?? 0
            if most > 0 { notes.append(Canvas.Note(nil, "up to \(Wording.percent(most)) exposed each")) }
        } else if let point = teamExposure[id], !point.sole.isEmpty {
            exposure = point.exposure
            notes.append(
                Canvas.Note(
                    nil,
                    "only they can fix \(Wording.counted(point.sole.count, "system")) · \(Wording.percent(point.exposure)) exposed"
                ))
        }
        let found = teams.sorted().flatMap { team in causes[team].map { RiskNotes.notes(of: $0, atlas) } ?? [] }
        notes += found.prefix(found.count <= 4 ? 4 : 3)
        if found.count > 4 { notes.append(Canvas.Note(nil, "and \(found.count - 3) more findings")) }
        notes += foldedNotes(in: teams)
        var look = Canvas.Look(
            exposure: exposure, criticality: atlas.highestCriticality(teams.flatMap { atlas.systems[$0] ?? [] }))
        look.isAuthority = atlas.authorities.contains(id)
        let tooltip = ([atlas.name(id)] + teams.sorted().compactMap { RiskNotes.tooltip(causes[$0]?.findings ?? []) })
            .joined(separator: "\n")
        addLeft(
            LayoutGraph.Node(
                id: id.description, label: .html(canvas.label(atlas.name(id), detail, notes, width: 40)),
                attributes: canvas.attributes("folder", style: "filled", look),
                classes: ["team"] + (isMerged ? ["collapsed"] : []), tooltip: Wording.short(tooltip, 2000)))
    }

    /// `14 people · 9 systems`: who is in some teams, and what they and others in their box own; people only where any are
    /// recorded.
    private func counts(of teams: Set<EntityID>, _ owners: [EntityID]) -> String {
        let people = teams.reduce(into: Set<EntityID>()) { $0.formUnion(members[$1] ?? []) }
        let owners = Set(owners)
        // All of it, also where the picture is about a part.
        let owned = analysis.ownership.systems.count { $0.owners.contains(where: owners.contains) }
        return [people.isEmpty ? nil : Wording.counted(people.count, "person"), Wording.counted(owned, "system")]
            .compactMap(\.self).joined(separator: " · ")
    }

    /// People who are alone on something and have no box, as a number on their team.
    private mutating func foldedNotes(in teams: Set<EntityID>) -> [Canvas.Note] {
        foldedNotes(
            among: plan.foldedSoles.filter { person in
                atlas.homeTeam[person].map { atlas.line(from: $0).contains(where: teams.contains) } ?? false
            })
    }

    /// How many of some people are alone on how much.
    private mutating func foldedNotes(among people: [EntityID]) -> [Canvas.Note] {
        let folded = plan.foldedSoles.filter(Set(people).contains)
        guard !folded.isEmpty else { return [] }
        counted.formUnion(folded)
        toldOf.formUnion(folded)
        let alone = Set(folded)
        let count = systems.count { $0.sole.map(alone.contains) ?? false }
        return [
            Canvas.Note(
                .sole, "\(Wording.counted(folded.count, "person")) alone on \(Wording.counted(count, "system"))",
                tooltip: "ownership/single: \(Wording.listed(folded.map(atlas.name), atMost: 10))")
        ]
    }

    private mutating func addRest(_ side: OwnershipPlan.Side) {
        canvas.use(.collapsed)
        counted.formUnion(side.owners)
        let teams = side.owners.filter { $0.kind == .team }
        for team in teams { counted.formUnion(members[team] ?? []) }
        let kinds = [(teams.count, "team"), (side.owners.count - teams.count, "person")].filter { $0.0 > 0 }
        let header = "+ " + kinds.map { Wording.counted($0.0, $0.1) }.joined(separator: ", ")
        let names = Wording.listed(side.owners.map(atlas.name), atMost: 3)
        let notes =
            [Canvas.Note(nil, "\(Wording.percent(side.share)) of criticality")] + foldedNotes(among: side.owners)
        addLeft(
            LayoutGraph.Node(
                id: Self.restBox, label: .html(canvas.label(header, names, notes, width: 40)),
                attributes: canvas.attributes("folder", style: "filled", Canvas.Look()), classes: ["collapsed"],
                tooltip: Wording.short(Wording.listed(side.owners.map(atlas.name), atMost: 40), 1500)))
    }

    /// The id of the box for all other owners.
    static let restBox = "more:owners"

    private mutating func addPeople() {
        for id in plan.soles { addPerson(id) }
        let helpers = Set(plan.groups.flatMap(\.helpers))
        for id in helpers.sorted() where !canvas.contains(id.description) { addPerson(id) }
    }

    /// People who are alone on something, have no box, and whose team has none either.
    private mutating func addOthersAlone() {
        let others = plan.foldedSoles.filter { !toldOf.contains($0) }
        guard !others.isEmpty else { return }
        canvas.use(.collapsed)
        let notes = foldedNotes(among: others)
        addLeft(
            LayoutGraph.Node(
                id: Self.othersBox,
                label: .html(
                    canvas.label(
                        "+ \(Wording.counted(others.count, "person"))", Wording.listed(others.map(atlas.name)), notes,
                        width: 40)),
                attributes: canvas.attributes("folder", style: "filled", Canvas.Look()),
                classes: ["collapsed", "sole"],
                tooltip: Wording.short(Wording.listed(others.map(atlas.name), atMost: 40), 1500)))
        // Their systems are in boxes of several owners: a line to each would say nothing more.
        guard let group = plan.groups.indices.last else { return }
        let head = box(of: plan.groups[group], group)
        canvas.add(
            LayoutGraph.Edge(
                tail: Self.othersBox, head: head, id: "hold:\(Self.othersBox)", attributes: Lines.invisible, tooltip: ""
            ))
    }

    /// The id of the box for people who are alone on something, and belong to no box.
    static let othersBox = "more:people"

    private mutating func addPerson(_ id: EntityID) {
        guard let entity = atlas.cycle[id] else { return }
        let cause = causes[id] ?? RiskCause(subject: .entity(id))
        let notes = RiskNotes.notes(of: cause, atlas)
        let detail = entity.person?.title ?? atlas.homeTeam[id].map(atlas.name)
        let look = Canvas.Look(
            exposure: cause.exposure > 0 && !cause.sole.isEmpty ? cause.exposure : nil,
            criticality: atlas.highestCriticality(cause.sole), isAuthority: atlas.authorities.contains(id))
        counted.formUnion(cause.dependents)
        canvas.addPerson(entity, detail: detail, notes: notes, look: look, classes: cause.sole.isEmpty ? [] : ["sole"])
        left.append(id.description)
    }

    private mutating func addLeft(_ node: LayoutGraph.Node) {
        canvas.add(node)
        left.append(node.id)
    }

    /// A frame around a team and its people.
    private mutating func addFrames() {
        let people = left.compactMap(EntityID.init(parsing:)).filter { $0.kind == .person }
        let homes = Dictionary(grouping: people) { atlas.homeTeam[$0] }
        for team in homes.keys.compactMap(\.self).sorted() where canvas.contains(team.description) {
            canvas.add(
                LayoutGraph.Cluster(
                    id: "frame:\(team)", label: .plain(""),
                    nodes: [team.description] + (homes[team] ?? []).map(\.description),
                    attributes: [
                        "style": "rounded,filled", "fillcolor": Palette.team, "pencolor": Palette.hairline,
                        "margin": "8",
                    ], classes: ["team"], tooltip: atlas.name(team)))
        }
    }

    // MARK: The right side

    private mutating func addGroups() {
        for (index, group) in plan.groups.enumerated() {
            let id = box(of: group, index)
            var rows = list.rows(group.systems, isSole: group.sole != nil)
            if group.isRest {
                canvas.use(.collapsed)
                rows = [heading("+ \(Wording.counted(group.systems.count, "system"))")] + rows
            } else if group.systems.count > 1 {
                rows =
                    [
                        heading(
                            "\(group.systems.count) systems · \(Wording.percent(group.share)) of criticality",
                            small: true)
                    ] + rows
            }
            addSystems(id, group.systems, rows: rows, classes: group.sole == nil ? [] : ["sole"])
            for owner in group.owners { addOwning(owner.box, id, owner.role, group) }
            if let sole = group.sole {
                canvas.use(.owns)
                canvas.add(
                    LayoutGraph.Edge(
                        tail: sole.description, head: id, attributes: Lines.across(Lines.sole),
                        classes: ["supports", "sole"],
                        tooltip: RiskNotes.tooltip(
                            causes[sole]?.findings.filter { $0.rule == "ownership/single" } ?? [])
                            ?? "only they can fix it"))
            }
            for helper in group.helpers where !group.owners.contains(where: { $0.box == .owner(helper) }) {
                canvas.use(.helps)
                canvas.add(
                    LayoutGraph.Edge(
                        tail: helper.description, head: id, attributes: Lines.across(Lines.helps),
                        classes: ["supports"],
                        tooltip: "\(atlas.name(helper)) can fix it, beside others"))
            }
        }
    }

    private mutating func addOwning(
        _ box: OwnershipPlan.Box, _ id: String, _ role: OwnershipRole, _ group: OwnershipPlan.Group
    ) {
        let tail: String
        switch box {
        case .rest: tail = Self.restBox
        // The thick line says it already.
        case .owner(let owner) where owner == group.sole: return
        case .owner(let owner): tail = owner.description
        }
        canvas.use(role == .primary ? .ownsPlainly : .backs)
        let name = EntityID(parsing: tail).map(atlas.name) ?? "others"
        canvas.add(
            LayoutGraph.Edge(
                tail: tail, head: id, attributes: Lines.across(role == .primary ? Lines.owns : Lines.backs),
                classes: ["owns"] + (role == .primary ? [] : ["backup"]),
                tooltip: role == .primary
                    ? "\(name): \(Wording.counted(group.systems.count, "system"))"
                    : "\(name), as a backup: \(Wording.counted(group.systems.count, "system"))"))
    }

    /// A single system has a box of its own id, several one of their first.
    private func box(of group: OwnershipPlan.Group, _ index: Int) -> String {
        if group.isRest { return "more:systems" }
        return group.systems.count == 1 ? group.systems[0].id.description : "systems:\(group.systems[0].id.name)"
    }

    private func heading(_ text: String, small: Bool = false) -> [HTMLLabel.Cell] {
        [
            HTMLLabel.Cell(
                lines: [
                    [
                        HTMLLabel.Run(
                            text, isBold: !small, color: small ? Palette.detail : Palette.ink,
                            pointSize: small ? 10 : 13)
                    ]
                ], columnSpan: 3)
        ]
    }

    private mutating func addSystems(
        _ id: String, _ systems: [OwnedSystem], rows: [[HTMLLabel.Cell]], classes: [String], shape: String = "box",
        tooltip: String? = nil
    ) {
        canvas.use(.system)
        for system in list.named(systems) {
            canvas.mark(drawn: system.id)
            if system.sole != nil { canvas.use(.sole) }
            if list.unsupported.contains(system.id) { canvas.use(.broken) }
        }
        let ids = systems.map(\.id)
        counted.formUnion(ids)
        let tiers = ids.compactMap { atlas.cycle[$0]?.system?.tier }
        canvas.add(
            LayoutGraph.Node(
                id: id, label: .html(HTMLLabel(rows: rows)),
                attributes: canvas.attributes(
                    shape, style: "filled", Canvas.Look(criticality: atlas.highestCriticality(ids))),
                classes: ["system"] + (tiers.min().map { ["tier-\($0)"] } ?? []) + classes,
                tooltip: Wording.short(tooltip ?? atlas.inOrder(ids).map(atlas.name).joined(separator: ", "), 1000)))
    }

    /// What nobody owns is one box: nobody is at its other end.
    private mutating func addUnowned() {
        guard !plan.unowned.isEmpty else { return }
        let findings = analysis.findings.filter { $0.rule == "ownership/none" }
        let share = plan.unowned.reduce(0) { $0 + $1.share }
        let words = "\(Wording.counted(plan.unowned.count, "system")) · \(Wording.percent(share)) of criticality"
        let note = Canvas.Note(
            findings.map(\.severity).max().map { Mark($0) }, words, tooltip: RiskNotes.tooltip(findings))
        let header = analysis.assessment.isAssessed(.ownership) ? "No owner" : "No owner on record"
        let head = canvas.label(header, nil, [note]).rows.map { row in
            row.map { cell in
                var cell = cell
                cell.columnSpan = 3
                return cell
            }
        }
        let id = "missing:ownership/none"
        addSystems(
            id, plan.unowned, rows: head + list.rows(plan.unowned), classes: ["missing"],
            tooltip: RiskNotes.tooltip(findings) ?? header)
        let alone = Set(plan.unowned.compactMap(\.sole)).intersection(plan.soles)
        for person in alone.sorted() {
            canvas.use(.owns)
            canvas.add(
                LayoutGraph.Edge(
                    tail: person.description, head: id, attributes: Lines.across(Lines.sole),
                    classes: ["supports", "sole"],
                    tooltip: "\(atlas.name(person)) alone can fix some of these"))
        }
        if alone.isEmpty, let first = left.last {
            canvas.add(
                LayoutGraph.Edge(tail: first, head: id, id: "hold:\(id)", attributes: Lines.invisible, tooltip: ""))
        }
    }

    /// Nothing is known, or nothing is near: a picture that says so.
    private mutating func addNothing() {
        let knows = analysis.assessment.knows(.ownership)
        let label = canvas.label(
            analysis.cycle.organization.isEmpty ? "The organisation" : analysis.cycle.organization,
            Wording.counted(atlas.liveSystems, "system"),
            [Canvas.Note(.note, knows ? "no system is owned or supported here" : "who owns what is not recorded")])
        canvas.add(
            LayoutGraph.Node(
                id: "organization", label: .html(label),
                attributes: canvas.attributes("box", style: "rounded,filled", Canvas.Look()), classes: ["organization"],
                tooltip: "nothing to draw"))
    }
}
