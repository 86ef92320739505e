import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// The `coordination` view: which teams must talk, because their systems depend on each other, and which don't?
struct CoordinationView {
    let analysis: Analysis
    let request: DiagramRequest
    let atlas: Atlas
    /// The pairs of teams that have to coordinate, and how each does.
    let pairs: [(pair: Coordination.Pair, means: CoordinationMeans)]
    let folding: Folding
    let forums: DrawnForums
    var canvas = Canvas()
    var counted: Set<EntityID> = []
    /// The lines that there was no room for, and the pairs that they stand for.
    var leftOut = (lines: 0, pairs: 0)
    /// Forums of which no line is left.
    var forumsLeftOut = 0
    /// Pairs with a team in the box of all that are elsewhere, which have no line.
    var elsewhere = 0
    /// Whether the weights stand beside the lines.
    var hasLabels = true
    /// Pairs within one box.
    private(set) var inside: [String: [Coordination.Pair]] = [:]

    init(_ analysis: Analysis, _ request: DiagramRequest) {
        let atlas = Atlas(analysis)
        let all = Array(zip(analysis.coordination.pairs, analysis.meansOfCoordination()))
        let near = Self.near(request.focus, hops: request.hops ?? Self.reach, all.map(\.0))
        let pairs = all.filter { near.isSuperset(of: $0.0.ids) }.map { (pair: $0.0, means: $0.1) }
        let ranked = Self.ranked(analysis.coordination.teams, near)
        self.analysis = analysis
        self.request = request
        self.atlas = atlas
        self.pairs = pairs
        // A quarter of the boxes is kept for forums.
        let room = request.maxNodes == 0 ? 0 : max(4, request.maxNodes - request.maxNodes / 4)
        // Teams are what is drawn: into teams they are folded only where these are too many.
        let collapse = request.collapse == .teams ? Collapse.asNeeded : request.collapse
        let parent = atlas.parent
        folding = Folding(
            ranked, collapse: collapse, maxNodes: room, atlas: atlas, home: { parent[$0] ?? $0 })
        forums = DrawnForums(
            pairs, boxes: folding.box,
            room: request.maxNodes == 0 ? .max : max(0, request.maxNodes - folding.drawn.count - folding.groups.count))
    }

    /// How many pairs from the focus the picture reaches, where nothing else is asked for.
    static let reach = 1

    /// The teams at most so many pairs away from a team; all that are in a pair, without a focus.
    private static func near(_ focus: [EntityID], hops: Int, _ pairs: [Coordination.Pair]) -> Set<EntityID> {
        guard !focus.isEmpty else { return Set(pairs.flatMap(\.ids)) }
        var partners: [EntityID: [EntityID]] = [:]
        for pair in pairs {
            partners[pair.ids[0], default: []].append(pair.ids[1])
            partners[pair.ids[1], default: []].append(pair.ids[0])
        }
        var seen = Set(focus)
        var ring = focus
        var distance = 0
        while !ring.isEmpty, distance < hops {
            ring = ring.flatMap { partners[$0] ?? [] }.filter { seen.insert($0).inserted }
            distance += 1
        }
        return seen
    }

    /// The teams that leave most of what is required uncovered, then those of which most is required, ties by id.
    private static func ranked(_ strains: [Coordination.Strain], _ teams: Set<EntityID>) -> [EntityID] {
        strains.filter { teams.contains($0.id) }.sorted { a, b in
            if a.uncovered != b.uncovered { return a.uncovered > b.uncovered }
            return a.required == b.required ? a.id < b.id : a.required > b.required
        }.map(\.id)
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    mutating func draw() -> Diagram {
        for pair in pairs.map(\.pair) {
            if let box = folding.box[pair.ids[0]], box == folding.box[pair.ids[1]] {
                inside[box, default: []].append(pair)
            }
        }
        for id in folding.drawn { addTeam(id) }
        for group in folding.groups { addFolded(group) }
        if canvas.nodes.isEmpty { addNothing() }
        addLines()
        let census = Census(of: analysis.cycle, drawn: canvas.drawn, counted: counted)
        return Sheet(
            analysis: analysis, request: request, headline: sentence, canvas: canvas, census: census,
            foot: foot(census), layout: [:],
            engine: canvas.nodes.count > Self.mostForNeato ? .sfdp : .neato, nodeMargin: "0.12,0.06"
        ).diagram
    }

    /// Past so many boxes sfdp is as good as neato, and much quicker.
    static let mostForNeato = 150

    // MARK: Words

    /// How many pairs that have to talk do not, and congruence: the share of those that do.
    private var sentence: String {
        let all = analysis.coordination.pairs
        guard !all.isEmpty else {
            return analysis.coordination.congruence == nil && !isAssessed
                ? "Which teams must talk is not known"
                : "No two teams’ systems depend on each other: nobody has to talk"
        }
        let missing = all.count { !$0.isCovered }
        let tail = analysis.coordination.congruence.map { " (congruence \(Wording.percent($0)))" } ?? ""
        if missing == 0 { return "All \(Wording.counted(all.count, "pair")) of teams that must talk do\(tail)" }
        return
            "\(missing) of \(Wording.counted(all.count, "pair")) of teams that must talk \(missing == 1 ? "does" : "do") not\(tail)"
    }

    /// What is not written or not drawn because an eye could not follow it.
    private var lineWords: String? {
        var words: [String] = []
        if !hasLabels { words.append("The lines are too many for numbers beside them; rest the pointer on one.") }
        if leftOut.lines > 0 {
            words.append(
                "Left out are the \(Wording.counted(leftOut.lines, "lightest line")) of \(Wording.counted(leftOut.pairs, "pair")), "
                    + "those that coordinate first; the boxes count them."
                    + (forumsLeftOut > 0
                        ? " Without a line \(Wording.counted(forumsLeftOut, "forum")) would say nothing, and \(forumsLeftOut == 1 ? "is" : "are") left out, too."
                        : ""))
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private var isAssessed: Bool {
        [Dimension.ownership, .dependencies, .coordination].allSatisfy { analysis.assessment.knows($0) }
    }

    private func foot(_ census: Census) -> [String] {
        let drawnPairs = pairs.count { pair in
            let boxes = pair.pair.ids.map { folding.box[$0] }
            return boxes[0] != boxes[1]
        }
        let within = inside.values.reduce(0) { $0 + $1.count }
        var out: [String] = []
        let teams = analysis.cycle.entities(of: .team).count
        let free = teams - analysis.coordination.teams.count
        if free > 0 {
            out.append("\(Wording.counted(free, "team")) whose systems and those of others do not depend on each other")
        }
        let far = analysis.coordination.teams.count - folding.box.count
        if far > 0 { out.append("\(Wording.counted(far, "team")) too far from the focus") }
        let silent = analysis.cycle.entities(of: .forum).count - forums.drawn.count - forums.named.count
        if silent > 0 { out.append("\(Wording.counted(silent, "forum")) that no such pair needs") }
        let left = out.isEmpty ? "" : " Left out: \(out.joined(separator: ", "))."
        let pairWords = "\(Wording.counted(drawnPairs - elsewhere - leftOut.pairs, "pair")) of teams drawn as lines"
        let insideWords =
            (within > 0 ? "; \(within) more lie inside a box, as a number" : "")
            + (elsewhere > 0 ? "; \(elsewhere) more are with teams elsewhere, and have no line" : "")
        return [
            FootLines.shown(census, [.team, .forum]) + left,
            pairs.isEmpty ? nil : pairWords + insideWords + ".",
            FootLines.folding(
                folding, request.collapse == .teams ? .asNeeded : request.collapse,
                most: "the teams that leave most uncovered", what: "teams"),
            forums.named.isEmpty
                ? nil
                : "\(Wording.counted(forums.named.count, "more forum")) \(forums.named.count == 1 ? "is" : "are") named by the tooltips of lines that need no forum.",
            lineWords,
            FootLines.unknown(analysis, among: [.ownership, .dependencies, .coordination]),
            "Two teams have to coordinate when their systems depend on each other. The number is how strongly: the weight of "
                + "each dependency times the part of each end that is theirs (Cataldo et al. 2008)."
                + (analysis.coordination.weighted.map { " By weight \(Wording.percent($0)) of it happens." } ?? ""),
        ].compactMap(\.self)
    }
}
