import OrgModel

/// The relations between boxes: those of one kind between the same two boxes, in one direction, are one line whose weight
/// is the sum of theirs.
struct MergedLines {
    /// One line.
    struct Line: Hashable {
        let tail: String
        let head: String
        let kind: RelationKind
        /// The weights of its relations, added up.
        var weight: Double
        /// How many relations it stands for.
        var count: Int
    }

    /// The lines that are drawn, by tail, head and kind.
    let drawn: [Line]
    /// The lines that there was no room for, the heaviest first.
    let leftOut: [Line]
    /// How many relations lie inside one box.
    let inside: Int
    /// How many relations have an end in the box of all that is elsewhere; a line to nowhere in particular says nothing.
    let elsewhere: Int

    /// Lines that an eye can follow, for each box.
    static let mostLinesPerBox = 3

    /// - Parameter mostLines: how many lines may be drawn, of each box the heaviest and then the heaviest of all; nil for
    ///   three a box.
    /// - Complexity: O(relations + lines · log lines).
    init(_ relations: [Relation], boxes: [EntityID: String], mostLines: Int? = nil) {
        struct Key: Hashable {
            let tail: String
            let head: String
            let kind: RelationKind
        }
        var lines: [Key: Line] = [:]
        var (inside, elsewhere) = (0, 0)
        for relation in relations {
            guard let tail = boxes[relation.from], let head = boxes[relation.to] else { continue }
            guard tail != head else {
                inside += 1
                continue
            }
            guard tail != Folding.Group.elsewhere, head != Folding.Group.elsewhere else {
                elsewhere += 1
                continue
            }
            let key = Key(tail: tail, head: head, kind: relation.kind)
            var line = lines[key] ?? Line(tail: tail, head: head, kind: relation.kind, weight: 0, count: 0)
            line.weight += relation.weight
            line.count += 1
            lines[key] = line
        }
        let most = mostLines ?? max(20, Set(boxes.values).count * Self.mostLinesPerBox)
        let ordered = lines.values.sorted { a, b in
            a.weight == b.weight
                ? (a.tail, a.head, a.kind) < (b.tail, b.head, b.kind) : a.weight > b.weight
        }
        // A box without any line would seem to stand alone.
        var hasLine: Set<String> = []
        var (first, others): ([Line], [Line]) = ([], [])
        for line in ordered {
            let isFirst = [hasLine.insert(line.tail).inserted, hasLine.insert(line.head).inserted].contains(true)
            if isFirst { first.append(line) } else { others.append(line) }
        }
        let more = max(0, most - first.count)
        drawn = (first + others.prefix(more)).sorted { ($0.tail, $0.head, $0.kind) < ($1.tail, $1.head, $1.kind) }
        leftOut = Array(others.dropFirst(more))
        self.inside = inside
        self.elsewhere = elsewhere
    }

    /// How many relations are drawn, as how many lines, and where the others are.
    func words(_ noun: String) -> String? {
        let relations = drawn.reduce(0) { $0 + $1.count }
        let missing = leftOut.reduce(0) { $0 + $1.count }
        guard relations != drawn.count || inside + missing + elsewhere > 0 else { return nil }
        var words = "\(Wording.counted(relations, noun)) drawn as \(Wording.counted(drawn.count, "line"))"
        if relations != drawn.count { words += ", a number telling how many one stands for" }
        if inside > 0 { words += "; \(inside) more lie inside a box" }
        if elsewhere > 0 { words += "; \(elsewhere) more lead from or to what is elsewhere, and have no line" }
        if missing > 0 {
            words += "; \(missing) more, \(Wording.counted(leftOut.count, "line")) of the lightest, are left out"
        }
        return words + "."
    }
}
