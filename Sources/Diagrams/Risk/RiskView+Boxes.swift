import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

extension RiskView {
    // MARK: Policies

    mutating func addPolicies() {
        for cause in plan.policies {
            guard let id = cause.entity else { continue }
            canvas.mark(drawn: id)
            let look = look(of: cause)
            let notes = RiskNotes.notes(of: cause, atlas)
            let followers = analysis.escalation.chains.count { $0.via == id }
            let detail = "policy · \(Wording.counted(followers, "system"))\(exposed(cause))"
            let label = LadderBox(atlas: atlas).label(
                atlas.name(id), detail, atlas.chainBySource[id], notes: notes, on: &canvas)
            add(
                LayoutGraph.Node(
                    id: id.description, label: .html(label),
                    attributes: canvas.attributes("box", style: "filled", look),
                    classes: ["policy"] + classes(of: cause), tooltip: tooltip(of: cause)), to: .policies)
        }
    }

    /// ` · 34 % exposed`, since colour alone says nothing.
    func exposed(_ cause: RiskCause?) -> String {
        guard let cause, cause.exposure > 0 else { return "" }
        return " · \(Wording.percent(cause.exposure)) exposed"
    }

    func look(of cause: RiskCause) -> Canvas.Look {
        Canvas.Look(
            exposure: cause.exposure,
            criticality: atlas.highestCriticality(Array(cause.affected) + cause.sole),
            isAuthority: cause.entity.map(atlas.authorities.contains) ?? false)
    }

    func classes(of cause: RiskCause) -> [String] {
        ["severity-\(cause.severity.rawValue)"] + (cause.sole.isEmpty ? [] : ["sole"])
    }

    func tooltip(of cause: RiskCause) -> String {
        let name = cause.entity.map(atlas.name) ?? cause.subject.id
        let found = RiskNotes.tooltip(cause.findings)
        return Wording.short([name, found].compactMap(\.self).joined(separator: "\n"), 2000)
    }

    // MARK: Teams and people

    /// A team is a cluster when one of its people is drawn, else a folder with its counts.
    mutating func addTeams() {
        let byHome = Dictionary(grouping: plan.people) { RiskPlan.home(of: $0, atlas) }
        let order = plan.drawnTeams.sorted()
        for team in order {
            canvas.mark(drawn: team)
            let cause = causeOfTeam[team]
            var notes = cause.map { RiskNotes.notes(of: $0, atlas) } ?? []
            notes += foldedNotes(plan.folded[team] ?? [], in: team.description)
            counted.formUnion(atlas.people[team] ?? [])
            counted.formUnion(atlas.systems[team] ?? [])
            var tooltip = cause.map { self.tooltip(of: $0) } ?? atlas.name(team)
            if let folded = RiskNotes.tooltip((plan.folded[team] ?? []).flatMap(\.findings)) {
                tooltip += "\n" + folded
            }
            let look = cause.map { self.look(of: $0) } ?? Canvas.Look()
            if let people = byHome[team], !people.isEmpty {
                for person in people { addPerson(person) }
                addCluster(team, people.map(\.subject.id), notes: notes, look: look, tooltip: tooltip)
            } else {
                addFolder(team, notes: notes, look: look, classes: cause.map(classes) ?? [], tooltip: tooltip)
            }
        }
    }

    private mutating func addCluster(
        _ team: EntityID, _ people: [String], notes: [Canvas.Note], look: Canvas.Look, tooltip: String
    ) {
        clusters.insert(team)
        for person in people { clusterOfPerson[person] = team.description }
        anchorOfTeam[team] = people[0]
        if look.criticality > 0 { canvas.use(LegendEntry(criticality: look.criticality)) }
        if (look.exposure ?? 0) > 0 { canvas.use(.exposure) }
        var label = canvas.label(atlas.name(team), atlas.counts(of: [team]) + exposed(causeOfTeam[team]), notes)
        // The words alone are filled: a whole cluster of one colour would outshine the people in it.
        if (look.exposure ?? 0) > 0 {
            label.background = Palette.fill(exposure: look.exposure)
            label.cellPadding = 4
        }
        canvas.add(
            LayoutGraph.Cluster(
                id: team.description, label: .html(label),
                nodes: people,
                attributes: [
                    "style": "rounded,filled", "fillcolor": Palette.team, "pencolor": Palette.outline,
                    "penwidth": Canvas.width(look.criticality), "margin": "12",
                    "labeljust": "l",
                ], classes: ["team"], tooltip: Wording.short(tooltip, 2000)))
    }

    mutating func addFolder(
        _ team: EntityID, notes: [Canvas.Note], look: Canvas.Look, classes: [String], tooltip: String
    ) {
        anchorOfTeam[team] = team.description
        canvas.use(.team)
        canvas.mark(drawn: team)
        var look = look
        look.isAuthority = atlas.authorities.contains(team)
        let label = canvas.label(atlas.name(team), atlas.counts(of: [team]) + exposed(causeOfTeam[team]), notes)
        add(
            LayoutGraph.Node(
                id: team.description, label: .html(label),
                attributes: canvas.attributes("folder", style: "filled", look), classes: ["team"] + classes,
                tooltip: Wording.short(tooltip, 2000)), to: .teams)
    }

    /// People without a team, and authorities, who stand above.
    mutating func addLoosePeople() {
        for cause in plan.people where RiskPlan.home(of: cause, atlas) == nil { addPerson(cause) }
    }

    private mutating func addPerson(_ cause: RiskCause) {
        let notes = RiskNotes.notes(of: cause, atlas)
        let look = look(of: cause)
        let band: Band = look.isAuthority ? .authorities : .teams
        place(cause.subject.id, in: band)
        switch cause.subject {
        case .entity(let id):
            guard let entity = atlas.cycle[id] else { return }
            canvas.addPerson(
                entity, detail: entity.person?.title, notes: notes, look: look, classes: classes(of: cause))
        case .pair(let a, let b):
            canvas.use(.person)
            canvas.mark(drawn: a)
            canvas.mark(drawn: b)
            let label = canvas.label("\(atlas.name(a)) + \(atlas.name(b))", nil, notes)
            canvas.add(
                LayoutGraph.Node(
                    id: cause.subject.id, label: .html(label),
                    attributes: canvas.attributes("box", style: "rounded,filled", look),
                    classes: ["pair"] + classes(of: cause), tooltip: "\(atlas.name(a)) and \(atlas.name(b))"))
        case .missing: return
        }
        addList(under: cause)
    }

    /// The systems that hang on one cause, below it.
    private mutating func addList(under cause: RiskCause) {
        guard !cause.sole.isEmpty else { return }
        let list = SystemList(atlas: atlas)
        let named = list.named(cause.sole)
        for id in named { canvas.mark(drawn: id) }
        counted.formUnion(cause.sole)
        counted.formUnion(cause.dependents)
        canvas.use(.system)
        canvas.use(.owns)
        let single = cause.sole.count == 1 && !canvas.contains(cause.sole[0].description) ? cause.sole[0] : nil
        let id = single?.description ?? "systems:\(cause.subject.id)"
        listBelow[cause.subject.id] = id
        let tiers = cause.sole.compactMap { atlas.cycle[$0]?.system?.tier }
        let look = Canvas.Look(criticality: atlas.highestCriticality(cause.sole))
        add(
            LayoutGraph.Node(
                id: id, label: .html(HTMLLabel(rows: list.rows(cause.sole, dependents: cause.dependents.count))),
                attributes: canvas.attributes("box", style: "filled", look),
                classes: ["system"] + (tiers.min().map { ["tier-\($0)"] } ?? []) + ["sole"],
                tooltip: Wording.short(atlas.inOrder(cause.sole).map(atlas.name).joined(separator: ", "), 1000)),
            to: .systems)
        canvas.add(
            LayoutGraph.Edge(
                tail: cause.subject.id, head: id, attributes: Lines.sole, classes: ["owns", "sole"],
                tooltip: RiskNotes.tooltip(cause.findings.filter { $0.rule == "ownership/single" })
                    ?? "only they can fix it"))
    }

    // MARK: Systems and what is missing

    mutating func addSystems() {
        for cause in plan.systems {
            guard let id = cause.entity, !canvas.contains(id.description) else { continue }
            canvas.mark(drawn: id)
            canvas.use(.system)
            let tier = atlas.cycle[id]?.system?.tier
            let detail = (tier.map { "tier \($0)" } ?? "untiered") + exposed(cause)
            let notes = RiskNotes.notes(of: cause, atlas)
            let chain = atlas.ownLadder(of: id)
            let label = LadderBox(atlas: atlas).label(atlas.name(id), detail, chain, notes: notes, on: &canvas)
            add(
                LayoutGraph.Node(
                    id: id.description, label: .html(label),
                    attributes: canvas.attributes("box", style: "filled", look(of: cause)),
                    classes: ["system"] + (tier.map { ["tier-\($0)"] } ?? []) + classes(of: cause),
                    tooltip: tooltip(of: cause)), to: .systems)
        }
    }

    /// What is missing of many systems is one box: nobody is at its other end.
    mutating func addMissing() {
        for cause in plan.missing {
            let list = SystemList(atlas: atlas, mostLines: 8)
            let systems = atlas.inOrder(cause.affected)
            for id in list.named(systems) { canvas.mark(drawn: id) }
            counted.formUnion(systems)
            canvas.use(.system)
            guard case .missing(let rule) = cause.subject else { continue }
            let mark = Mark(cause.severity)
            let share =
                systems.isEmpty
                ? cause.findings.first?.message ?? ""
                : "\(Wording.counted(systems.count, "system")) · \(Wording.percent(cause.exposure)) of criticality"
            let head = canvas.label(Self.header(of: rule), nil, [Canvas.Note(mark, share, tooltip: rule.name)]).rows.map
            {
                row in
                row.map { cell in
                    var cell = cell
                    cell.columnSpan = 2
                    return cell
                }
            }
            add(
                LayoutGraph.Node(
                    id: cause.subject.id,
                    label: .html(HTMLLabel(rows: head + list.rows(systems, dependents: 0))),
                    attributes: canvas.attributes("box", style: "filled", look(of: cause)),
                    classes: ["missing"] + classes(of: cause), tooltip: tooltip(of: cause)), to: .teams)
        }
    }

    private static func header(of rule: RuleID) -> String {
        switch rule.name {
        case "ownership/none": "No owner"
        case "ownership/unsupported": "Nobody who can fix it"
        case "escalation/none": "Nobody to call"
        case "visibility/unreviewed": "No review"
        case "coordination/unmatched": "Teams that do not talk"
        default: rule.name
        }
    }
}
