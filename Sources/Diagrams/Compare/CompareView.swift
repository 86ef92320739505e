import GraphvizLayout
import OrgAnalysis
import OrgCycles
import OrgModel

/// The `compare` picture: what changed from one cycle to another. A team has a box, with a row for each change in it.
///
/// The union of both cycles is laid out under an order that knows no direction of time: boxes by id, lines from the smaller
/// id to the greater, and rows of one length for either reading. So the two ways to compare have everything in one place.
struct CompareView {
    let comparison: Comparison
    let request: DiagramRequest
    /// What a reader should know first, in a sentence.
    let leading: String
    let told: ChangeBoxes
    /// What the picture is about; empty where it is about all.
    let focus: [EntityID]
    var canvas = Canvas()
    /// The boxes that have no room of their own.
    private(set) var folded: [ChangeBox] = []
    /// Rows that only a number stands for.
    private(set) var rowsAsNumbers = 0
    /// Lines that there is no room for.
    private(set) var linesLeftOut = 0
    /// Whether words stand beside the lines.
    private(set) var hasLabels = true

    /// The box of all that have no room.
    static let rest = "group:rest"
    /// Rows of a box that are written out: of what it consists of, and of findings and chokepoints.
    static let mostRows = 7
    static let mostStrains = 4
    /// Columns of the name of a box, and the points that full rows take.
    static let width = 44
    static let fullWidth = 310

    init(_ comparison: Comparison, _ request: DiagramRequest, leading: String) {
        self.comparison = comparison
        self.request = request
        self.leading = leading
        var told = ChangeBoxes(comparison)
        // Under the id of the later cycle, also where a user names the earlier one.
        let homes = told.homes
        focus = request.focus.map { homes.id($0, comparison.after.cycle[$0] == nil) }
        if !focus.isEmpty { told.keep(around: focus, hops: request.hops ?? 1) }
        self.told = told
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    mutating func draw() -> Diagram {
        let ranked = told.boxes.values.sorted(by: ChangeBox.ranksBefore)
        let fits = request.maxNodes == 0 || ranked.count <= request.maxNodes
        let drawn = fits ? ranked : Array(ranked.prefix(request.maxNodes - 1))
        folded = fits ? [] : Array(ranked.dropFirst(request.maxNodes - 1))
        for box in drawn.sorted(by: { $0.id < $1.id }) { add(box) }
        if !folded.isEmpty { addFolded() }
        if canvas.nodes.isEmpty { addNothing() }
        addLines()
        for hold in CompareColumns(canvas).holds { canvas.add(hold) }
        let counted = Set(
            (told.comparison.structure.entities.map(\.id)).filter { comparison.after.cycle[$0] != nil })
        let census = Census(of: comparison.after.cycle, drawn: canvas.drawn, counted: counted)
        let before = comparison.before.cycle.label
        return Sheet(
            analysis: comparison.after, request: request,
            headline: headline, canvas: canvas, census: census, foot: CompareFoot(view: self).lines,
            layout: ["rankdir": "LR", "nodesep": "0.25", "ranksep": "0.9", "splines": "true"],
            question: before.isEmpty ? "What changed?" : "What changed since \(Wording.short(before, 40))?"
        ).diagram
    }

    // MARK: The title

    /// What leads; of a part, what changed in it.
    private var headline: String {
        guard !focus.isEmpty else { return leading.hasSuffix(".") ? String(leading.dropLast()) : leading }
        let boxes = told.boxes.values
        let strains = boxes.flatMap(\.strains)
        func count(_ mark: Mark) -> Int { strains.reduce(0) { $0 + ($1.mark == mark ? $1.count : 0) } }
        // Two boxes may tell of one handover.
        var seen: Set<String> = []
        let others = boxes.flatMap(\.rows).reduce(boxes.count { $0.fate != nil }) { sum, row in
            seen.insert(row.tooltip ?? row.text).inserted ? sum + max(1, row.count) : sum
        }
        let (came, went) = (count(.worse), count(.better))
        let strained = [(came, "came or grew"), (went, "went or shrank")].filter { $0.0 > 0 }.enumerated().map {
            $0.offset == 0
                ? "\(Wording.counted($0.element.0, "finding or chokepoint", "findings and chokepoints")) \($0.element.1)"
                : "\($0.element.0) \($0.element.1)"
        }
        let words =
            strained + (others > 0 ? [Wording.counted(others, strained.isEmpty ? "change" : "other change")] : [])
        guard !words.isEmpty else { return "Nothing changed around \(focusNames)" }
        return "Around \(focusNames): \(words.joined(separator: ", "))"
    }

    /// `Ana Silva` or `Ana Silva, Pricing +2`.
    var focusNames: String { Wording.listed(focus.map(told.name), atMost: 2, width: 40) }

    // MARK: Boxes

    private mutating func add(_ box: ChangeBox) {
        let team = EntityID(parsing: box.id)
        if let team, comparison.after.cycle[team] != nil { canvas.mark(drawn: team) }
        let rows = written(box.rows, atMost: Self.mostRows) + written(box.strains, atMost: Self.mostStrains)
        for row in box.rows.prefix(Self.mostRows) {
            if let entity = row.entity, comparison.after.cycle[entity] != nil { canvas.mark(drawn: entity) }
        }
        let name = team.map(told.name) ?? Self.heading(box.id, organization: comparison.after.cycle.organization)
        let header = box.fate.map { "\($0.rawValue) \(name)" } ?? name
        if let fate = box.fate { canvas.use(fate.legend) }
        if !box.isChanged { canvas.use(.unchanged) }
        if team != nil { canvas.use(.team) }
        let detail = team.map(counts) ?? ""
        var label = HTMLLabel(
            header: header, detail: detail, annotations: canvas.annotations(rows),
            style: HTMLLabel.Style(
                headerSize: 13, detailSize: 11,
                headerColor: box.fate?.color ?? (box.isChanged ? Palette.ink : Palette.detail),
                detailColor: Palette.detail, width: Self.width))
        // Read the other way round lines break elsewhere; the box has the same size all the same.
        let lineWidth = Self.width * 13 / 11
        if rows.contains(where: { $0.text.count + 2 > lineWidth }), !label.rows.isEmpty, !label.rows[0].isEmpty {
            label.rows[0][0].minimumSize = HTMLLabel.Size(width: Self.fullWidth, height: 0)
        }
        let words = [name, detail] + (box.rows + box.strains).prefix(40).map { "\($0.mark.rawValue) \($0.text)" }
        canvas.add(
            LayoutGraph.Node(
                id: box.id, label: .html(label), attributes: Self.attributes(box, isTeam: team != nil),
                classes: [team == nil ? "group" : "team"] + Self.classes(box),
                tooltip: Wording.short(words.filter { !$0.isEmpty }.joined(separator: "\n"), 2000)))
    }

    private static func classes(_ box: ChangeBox) -> [String] {
        switch box.fate {
        case .added: ["added"]
        case .removed: ["removed"]
        default: [box.isChanged ? "changed" : "unchanged"]
        }
    }

    /// What came is green, what is gone a grey ghost, what changed amber, and what did not is pale.
    private static func attributes(_ box: ChangeBox, isTeam: Bool) -> Attributes {
        var attributes: Attributes = [
            "shape": isTeam ? "folder" : "box", "style": "filled", "fillcolor": Palette.page, "penwidth": "1",
        ]
        switch box.fate {
        case .added:
            attributes["color"] = Palette.good
            attributes["penwidth"] = "2"
        case .removed:
            attributes["color"] = Palette.outline
            attributes["fillcolor"] = Palette.team
            attributes["style"] = "filled,dashed"
        default:
            attributes["color"] = box.isChanged ? Palette.warning : Palette.hairline
        }
        return attributes
    }

    /// The first rows, and how many of which more there are.
    private mutating func written(_ rows: [ChangeBox.Row], atMost limit: Int) -> [Canvas.Note] {
        let shown = rows.count <= limit + 1 ? rows : Array(rows.prefix(limit))
        var notes = shown.map { Canvas.Note($0.mark, Self.filled($0), tooltip: $0.tooltip) }
        let rest = rows.dropFirst(shown.count)
        guard !rest.isEmpty else { return notes }
        rowsAsNumbers += rest.count
        let tooltip = rest.prefix(20).map { "\($0.mark.rawValue) \($0.text)" }.joined(separator: "\n")
        notes.append(Canvas.Note(nil, "and \(rest.count) more: \(tally(Array(rest)))", tooltip: tooltip))
        return notes
    }

    /// The text with as many lines as it has when it is read the other way round.
    private static func filled(_ row: ChangeBox.Row) -> String {
        func lines(_ text: String) -> Int {
            TextWrapping.lines(
                of: "\(row.mark.rawValue) \(Wording.short(text, 118))", width: width * 13 / 11, maximumLines: 2
            ).count
        }
        let text = Wording.short(row.text, 118)
        let missing = row.turned.map { lines($0) - lines(row.text) } ?? 0
        return missing > 0 ? text + "\n\u{A0}" : text
    }

    /// How many of each, with the legend of the marks that stand in it.
    private mutating func tally(_ rows: [ChangeBox.Row]) -> String {
        let whole = rows.map { row in
            var row = row
            row.count = 1
            return row
        }
        for row in rows { canvas.use(row.mark.legend) }
        return ChangeBox.tally(whole)
    }

    /// `8 → 7 people · 12 systems`.
    private func counts(of team: EntityID) -> String {
        func words(_ count: (before: Int, after: Int)?, _ noun: String) -> String? {
            guard let count, count.before + count.after > 0 else { return nil }
            guard count.before != count.after else { return Wording.counted(count.after, noun) }
            return "\(count.before) → \(count.after) \(Wording.plural(noun))"
        }
        return [words(told.homes.people[team], "person"), words(told.homes.systems[team], "system")]
            .compactMap(\.self).joined(separator: " · ")
    }

    private static func heading(_ box: String, organization: String) -> String {
        switch box {
        case ChangeHomes.unowned: "No owner"
        case ChangeHomes.people: "In no team"
        case ChangeHomes.policies: "Escalation policies"
        case ChangeHomes.forums: "Forums"
        default: organization.isEmpty ? "The organisation" : organization
        }
    }

    private mutating func addFolded() {
        canvas.use(.collapsed)
        let rows = folded.flatMap { $0.rows + $0.strains }
        let fates = folded.compactMap { box in box.fate.map { ChangeBox.Row(mark: $0, text: box.id) } }
        rowsAsNumbers += rows.count
        let text = tally(fates + rows)
        let names = folded.map { box in
            EntityID(parsing: box.id).map(told.name) ?? Self.heading(box.id, organization: "")
        }
        let label = canvas.label(
            "\(folded.count) more boxes", Wording.listed(names, atMost: 3),
            text.isEmpty ? [] : [Canvas.Note(nil, text)], width: 44)
        canvas.add(
            LayoutGraph.Node(
                id: Self.rest, label: .html(label),
                attributes: [
                    "shape": "folder", "style": "filled", "fillcolor": Palette.page, "color": Palette.outline,
                ],
                classes: ["collapsed"],
                tooltip: Wording.short(Wording.listed(names, atMost: 40), 1500)))
    }

    private mutating func addNothing() {
        let cycles = [comparison.before.cycle.label, comparison.after.cycle.label].filter { !$0.isEmpty }
        let name = Self.heading(ChangeHomes.organization, organization: comparison.after.cycle.organization)
        let kept = comparison.structure
        let words =
            focus.isEmpty
            ? "\(Wording.counted(kept.keptEntities, "entity")) and \(Wording.counted(kept.keptRelations, "relation")) are as they were"
            : "nothing changed around \(focusNames)"
        let label = canvas.label(name, Set(cycles).sorted().joined(separator: " · "), [.init(.good, words)])
        canvas.add(
            LayoutGraph.Node(
                id: ChangeHomes.organization, label: .html(label),
                attributes: [
                    "shape": "box", "style": "rounded,filled", "fillcolor": Palette.page, "color": Palette.outline,
                ],
                classes: ["organization"]))
    }

    // MARK: Lines

    private mutating func addLines() {
        let hidden = Set(folded.map(\.id))
        var merged: [ChangeLine.Key: ChangeLine] = [:]
        // In the order of their keys, so that what a merged line says does not depend on a dictionary.
        for line in told.lines.values.sorted(by: Self.comesBefore) {
            let (one, other) = (
                hidden.contains(line.key.one) ? Self.rest : line.key.one,
                hidden.contains(line.key.other) ? Self.rest : line.key.other
            )
            guard one != other else {
                linesLeftOut += 1
                continue
            }
            let key = ChangeLine.Key(kind: line.key.kind, one: min(one, other), other: max(one, other))
            merged[key, default: ChangeLine(key: key)].merge(line, isTurned: key.one != one)
        }
        let most = request.maxNodes == 0 ? Int.max : max(20, canvas.nodes.count * MergedLines.mostLinesPerBox)
        let ranked = merged.values.sorted { a, b in
            a.rows.count == b.rows.count ? Self.comesBefore(a, b) : a.rows.count > b.rows.count
        }
        linesLeftOut += max(0, ranked.count - most)
        hasLabels = min(ranked.count, most) <= Self.mostLabels
        for line in ranked.prefix(most).sorted(by: Self.comesBefore) {
            if line.key.kind == .handover {
                canvas.use(.handedOver)
            } else {
                canvas.use(.changedRelation)
                for row in line.rows { canvas.use(row.mark.legend) }
            }
            let words =
                line.rows.prefix(12).map(\.text) + (line.rows.count > 12 ? ["and \(line.rows.count - 12) more"] : [])
            canvas.add(
                LayoutGraph.Edge(
                    tail: line.key.one, head: line.key.other,
                    id: "\(line.key.one)--\(line.key.other):\(line.key.kind.name)",
                    label: hasLabels || line.key.kind == .handover ? .plain(" \(line.label(told.name)) ") : nil,
                    attributes: line.attributes, classes: Self.classes(line),
                    tooltip: Wording.short(words.joined(separator: "\n"), 1500)))
        }
    }

    /// Lines beside which an eye can tell the words of one from those of the next.
    static let mostLabels = 24

    /// Not those of the relation itself: what came and went is drawn unlike what is there.
    private static func classes(_ line: ChangeLine) -> [String] {
        line.key.kind == .handover ? ["handed-over"] : ["changed-relation", "changed-\(line.key.kind.name)"]
    }

    private static func comesBefore(_ a: ChangeLine, _ b: ChangeLine) -> Bool {
        (a.key.one, a.key.other, a.key.kind.name) < (b.key.one, b.key.other, b.key.kind.name)
    }
}
