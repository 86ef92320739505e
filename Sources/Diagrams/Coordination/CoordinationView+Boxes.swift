import GraphvizLayout
import OrgAnalysis
import OrgModel

extension CoordinationView {
    // MARK: Boxes

    mutating func addTeam(_ id: EntityID) {
        guard let entity = atlas.cycle[id] else { return }
        counted.formUnion(atlas.people[id] ?? [])
        counted.formUnion(atlas.systems[id] ?? [])
        canvas.add(
            entity, detail: atlas.counts(of: [id]), notes: notes([id], in: id.description),
            look: Canvas.Look(isAuthority: atlas.authorities.contains(id)))
    }

    mutating func addFolded(_ group: Folding.Group) {
        let atlas = atlas
        let box = FoldedBox(
            atlas: atlas, group: group, home: { atlas.parent[$0] ?? $0 }, drawn: Set(folding.drawn))
        counted.formUnion(box.counted)
        for team in group.members { counted.formUnion(atlas.systems[team] ?? []) }
        canvas.addFolded(box, notes: notes(group.members, in: group.box), look: Canvas.Look())
    }

    /// With how many a team has to talk and does not, and what lies inside the box.
    private mutating func notes(_ teams: [EntityID], in box: String) -> [Canvas.Note] {
        let members = Set(teams)
        var (silent, all) = (0, 0)
        var (uncovered, required) = (0.0, 0.0)
        for (pair, _) in pairs where pair.ids.contains(where: members.contains) {
            all += 1
            required += pair.weight
            guard !pair.isCovered else { continue }
            silent += 1
            uncovered += pair.weight
        }
        var notes: [Canvas.Note] = []
        if silent > 0 {
            let what = teams.count == 1 ? Wording.counted(all, "team") : Wording.counted(all, "pair")
            notes.append(
                .init(
                    .broken,
                    teams.count == 1 ? "silent with \(silent) of \(what)" : "\(silent) of \(what) do not talk",
                    tooltip:
                        "coordination/unmatched: \(Wording.number(uncovered)) of \(Wording.number(required)) uncovered")
            )
        } else if all > 0 {
            let team = all == 1 ? "talks with the one team" : "talks with all \(all)"
            notes.append(.init(.good, teams.count == 1 ? team : "all \(Wording.counted(all, "pair")) talk"))
        }
        if let within = inside[box], !within.isEmpty { notes.append(.init(nil, "\(within.count) of them inside")) }
        return notes
    }

    mutating func addForum(_ id: EntityID) {
        guard let entity = atlas.cycle[id] else { return }
        canvas.add(
            entity, detail: entity.forum?.cadence.map { $0.name ?? "every \(Wording.number($0.longestInterval)) days" },
            notes: [], look: Canvas.Look())
    }

    mutating func addNothing() {
        let name = analysis.cycle.organization.isEmpty ? "The organisation" : analysis.cycle.organization
        let label = canvas.label(
            name, Wording.counted(analysis.cycle.entities(of: .team).count, "team"),
            [.init(nil, "no team is known to have to talk with another")])
        canvas.add(
            LayoutGraph.Node(
                id: "organization", label: .html(label),
                attributes: canvas.attributes("box", style: "rounded,filled", Canvas.Look()),
                classes: ["organization"], tooltip: "no team is known to have to talk with another"))
    }

    // MARK: Lines

    private struct LineKey: Hashable {
        let one: String
        let other: String
        let isCovered: Bool
    }

    private struct Sum {
        var weight = 0.0
        var pairs = 0
        var words: [String] = []
        /// The places of its pairs.
        var places: [Int] = []
    }

    /// One line between two boxes for what is covered and one for what is not, and one from each team to the forum through
    /// which it meets others; weights add up.
    mutating func addLines() {
        var sums: [LineKey: Sum] = [:]
        func add(_ one: String, _ other: String, _ isCovered: Bool, _ place: Int, _ words: String) {
            let key = LineKey(one: min(one, other), other: max(one, other), isCovered: isCovered)
            sums[key, default: Sum()].weight += pairs[place].pair.weight
            sums[key, default: Sum()].places.append(place)
            sums[key, default: Sum()].pairs += 1
            sums[key, default: Sum()].words.append(words)
        }
        for (place, (pair, means)) in pairs.enumerated() {
            guard let one = folding.box[pair.ids[0]], let other = folding.box[pair.ids[1]], one != other else {
                continue
            }
            guard one != Folding.Group.elsewhere, other != Folding.Group.elsewhere else {
                elsewhere += 1
                continue
            }
            let words = self.words(pair, means)
            if let forum = forums.through[place] {
                add(one, forum.description, true, place, words)
                add(other, forum.description, true, place, words)
            } else {
                add(one, other, pair.isCovered, place, words)
            }
        }
        // What does not happen first, then what weighs most.
        let order = sums.sorted { a, b in
            if a.key.isCovered != b.key.isCovered { return b.key.isCovered }
            return a.value.weight == b.value.weight
                ? (a.key.one, a.key.other) < (b.key.one, b.key.other) : a.value.weight > b.value.weight
        }
        let boxes = canvas.nodes.count + forums.drawn.count
        let most = request.maxNodes == 0 ? Int.max : max(20, boxes * Self.mostLinesPerBox)
        hasLabels = min(order.count, most) <= Self.mostLabels
        // A pair that meets in a forum has two lines, and is not seen without one of them.
        leftOut = (max(0, order.count - most), Set(order.dropFirst(most).flatMap(\.value.places)).count)
        let drawn = order.prefix(most).sorted { a, b in
            (a.key.one, a.key.other, a.key.isCovered ? 0 : 1) < (b.key.one, b.key.other, b.key.isCovered ? 0 : 1)
        }
        // A forum without a line would be a riddle.
        let ends = Set(drawn.map(\.key.one) + drawn.map(\.key.other))
        let met = forums.drawn.filter { ends.contains($0.description) }
        forumsLeftOut = forums.drawn.count - met.count
        for id in met { addForum(id) }
        for (key, sum) in drawn { addLine(key, sum) }
    }

    /// Dotted lines in all directions are harder to follow than others.
    static let mostLinesPerBox = 2
    /// Lines whose numbers an eye can tell apart.
    static let mostLabels = 30

    private mutating func addLine(_ key: LineKey, _ sum: Sum) {
        canvas.use(key.isCovered ? .coordinates : .uncoordinated)
        var attributes = key.isCovered ? Lines.coordinates : Lines.uncoordinated
        attributes["penwidth"] = Lines.width(weight: sum.weight * (key.isCovered ? 1 : 2))
        attributes["len"] = "2.2"
        let count = sum.pairs > 1 ? "\(sum.pairs) pairs · " : ""
        let label = key.isCovered || !hasLabels ? nil : Label.plain(" \(count)\(Wording.number(sum.weight)) ")
        let shown = sum.words.prefix(8) + (sum.words.count > 8 ? ["and \(sum.words.count - 8) more"] : [])
        canvas.add(
            LayoutGraph.Edge(
                tail: key.one, head: key.other, id: "\(key.one)--\(key.other)\(key.isCovered ? "" : ":missing")",
                label: label, attributes: attributes,
                classes: ["coordinates-with"] + (key.isCovered ? [] : ["missing"]),
                tooltip: Wording.short(shown.joined(separator: "\n"), 1500)))
    }

    /// Who has to talk with whom, how strongly, and by what they do.
    private func words(_ pair: Coordination.Pair, _ means: CoordinationMeans) -> String {
        let names = pair.ids.map { Wording.short(atlas.name($0), 40) }.joined(separator: " – ")
        var ways: [String] = []
        if means.isContact { ways.append("they talk") }
        if !means.members.isEmpty { ways.append("members of both: \(Wording.listed(means.members.map(atlas.name)))") }
        if !means.forums.isEmpty { ways.append("both attend \(Wording.listed(means.forums.map(atlas.name)))") }
        let how = pair.isCovered ? ways.joined(separator: "; ") : "no forum, no contact and no member in common"
        return "\(names): \(Wording.number(pair.weight)) (\(how))"
    }
}
