import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

extension RiskView {
    /// What did not get a box of its own: one box a kind, with what is worst about it.
    mutating func addCollapsed() {
        addCollapsed("policies", "more policies", plan.foldedPolicies, to: .policies)
        addCollapsed("elsewhere", "Elsewhere", plan.folded[nil] ?? [], to: .teams)
        addCollapsed("systems", "more systems", plan.foldedSystems, to: .systems)
        addCollapsed("missing", "more that is missing", plan.foldedMissing, to: .teams)
    }

    private mutating func addCollapsed(_ id: String, _ title: String, _ causes: [RiskCause], to band: Band) {
        guard !causes.isEmpty else { return }
        canvas.use(.collapsed)
        let affected = Set(causes.flatMap(\.affected))
        let header: String
        let detail: String?
        if id == "elsewhere" {
            let teams = Set(causes.compactMap { $0.entity?.kind == .team ? $0.entity : RiskPlan.home(of: $0, atlas) })
            header = title
            detail = teams.isEmpty ? nil : "\(Wording.counted(teams.count, "team")) · \(atlas.counts(of: teams))"
            counted.formUnion(teams)
            for team in teams {
                counted.formUnion(atlas.people[team] ?? [])
                counted.formUnion(atlas.systems[team] ?? [])
            }
        } else {
            header = "+ \(causes.count) \(title)"
            let names = causes.prefix(3).map { $0.entity.map(atlas.name) ?? $0.subject.id }
            detail = Wording.listed(names + Array(repeating: "", count: causes.count - names.count))
        }
        var notes = foldedNotes(causes, in: Self.collapsedBox(id))
        let most = causes.map(\.exposure).max() ?? 0
        let exposed = most > 0 ? " · up to \(Wording.percent(most)) exposed" : ""
        notes.append(Canvas.Note(nil, "\(Wording.counted(affected.count, "system"))\(exposed)"))
        let look = Canvas.Look(
            exposure: most, criticality: atlas.highestCriticality(affected))
        let label = canvas.label(header, detail, notes)
        let tooltip = RiskNotes.tooltip(causes.flatMap(\.findings)) ?? header
        add(
            LayoutGraph.Node(
                id: Self.collapsedBox(id), label: .html(label),
                attributes: canvas.attributes("folder", style: "filled", look), classes: ["collapsed"],
                tooltip: Wording.short(tooltip, 2000)), to: band)
    }

    /// The id of the box for what is collapsed.
    static func collapsedBox(_ what: String) -> String { "more:\(what)" }

    /// What collapsed causes amount to: who is alone on how much, and how many others there are of each severity.
    mutating func foldedNotes(_ causes: [RiskCause], in box: String) -> [Canvas.Note] {
        guard !causes.isEmpty else { return [] }
        for cause in causes {
            if let id = cause.entity {
                counted.insert(id)
                collapsedInto[id] = box
            }
            if case .pair(let a, let b) = cause.subject { counted.formUnion([a, b]) }
            counted.formUnion(cause.affected)
            counted.formUnion(cause.sole)
            counted.formUnion(cause.dominated)
        }
        var notes: [Canvas.Note] = []
        let alone = causes.filter { !$0.sole.isEmpty && $0.entity != nil }
        if !alone.isEmpty {
            let systems = Set(alone.flatMap(\.sole)).count
            notes.append(
                Canvas.Note(
                    .sole,
                    "+\(Wording.counted(alone.count, "person")), alone on \(Wording.counted(systems, "system"))",
                    tooltip: RiskNotes.tooltip(alone.flatMap(\.findings), atMost: 1)))
        }
        let others = causes.filter { $0.sole.isEmpty || $0.entity == nil }
        for severity in Severity.allCases.reversed() {
            let of = others.filter { $0.severity == severity }
            guard !of.isEmpty else { continue }
            notes.append(
                Canvas.Note(
                    Mark(severity), "+\(of.count) \(Self.word(severity))\(Self.kinds(of))",
                    tooltip: RiskNotes.tooltip(of.flatMap(\.findings), atMost: 1)))
        }
        return notes
    }

    private static func word(_ severity: Severity) -> String {
        switch severity {
        case .error: "broken"
        case .warning: "weak"
        case .note: "to know of"
        }
    }

    /// ` (3 people, 1 team)`; nothing where all are of one kind that the box already names.
    private static func kinds(_ causes: [RiskCause]) -> String {
        let kinds = Dictionary(grouping: causes.compactMap { $0.entity?.kind }, by: \.self)
            .filter { $0.key == .person || $0.key == .team }
        guard !kinds.isEmpty else { return "" }
        let words = kinds.sorted { $0.key < $1.key }.map { Wording.counted($0.value.count, $0.key.rawValue) }
        return " (\(words.joined(separator: ", ")))"
    }

    /// Nothing was found around what the user asks for: that itself, so that it is seen to be known.
    mutating func addCalmFocus(_ neighbourhood: Neighbourhood) {
        for id in neighbourhood.focus.prefix(6) {
            canvas.mark(drawn: id)
            let label = canvas.label(
                atlas.name(id), id.kind.rawValue, [Canvas.Note(.good, "nothing found in what could be assessed")])
            let isPerson = id.kind == .person
            if isPerson { canvas.use(.person) } else if id.kind == .system { canvas.use(.system) }
            add(
                LayoutGraph.Node(
                    id: id.description, label: .html(label),
                    attributes: canvas.attributes("box", style: isPerson ? "rounded,filled" : "filled", Canvas.Look()),
                    classes: [id.kind.rawValue], tooltip: atlas.name(id)), to: .teams)
        }
        counted.formUnion(neighbourhood.members)
    }

    /// Nothing was found: who holds most, so that the picture still answers whom to look at.
    mutating func addCalmPicture() {
        let teams = analysis.chokepoints.teams.prefix(5)
        for team in teams where !canvas.contains(team.id.description) {
            let note = Canvas.Note(
                nil,
                "holds \(Wording.percent(team.exposure)) of criticality: \(Wording.counted(team.sole.count, "system"))")
            addFolder(
                team.id, notes: [note],
                look: Canvas.Look(exposure: team.exposure, criticality: atlas.highestCriticality(team.sole)),
                classes: [], tooltip: atlas.name(team.id))
            counted.formUnion(team.sole)
        }
        guard canvas.nodes.isEmpty else { return }
        let live = Wording.counted(atlas.liveSystems, "system")
        let label = canvas.label(
            analysis.cycle.organization.isEmpty ? "The organisation" : analysis.cycle.organization, live,
            [Canvas.Note(.good, "nothing found in what could be assessed")])
        add(
            LayoutGraph.Node(
                id: "organization", label: .html(label),
                attributes: canvas.attributes("box", style: "rounded,filled", Canvas.Look()), classes: ["organization"],
                tooltip: "nothing found"), to: .teams)
        counted.formUnion(analysis.ownership.systems.map(\.id))
    }
}
