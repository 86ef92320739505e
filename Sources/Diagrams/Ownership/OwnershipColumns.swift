import GraphvizLayout

/// Puts a tall picture of owners and their systems into columns side by side: what no line and no frame ties together stands
/// below one another only as far as a page reaches.
struct OwnershipColumns {
    /// Lines that are not seen; each holds an owner of one column right of the systems of the column before.
    private(set) var holds: [LayoutGraph.Edge] = []
    /// What stands below one another, so that nothing wanders off to where there is room.
    private(set) var ranks: [LayoutGraph.RankGroup] = []

    /// What belongs together: boxes of owners and of systems, in drawing order.
    private struct Part {
        var left: [String] = []
        var right: [String] = []
        var height = 0.0
    }

    /// A single column up to this height in points, about one and a half screens.
    private static let tallest = 1_400.0
    /// The width of a column in points, and how much wider than tall a picture is to be.
    private static let width = 720.0
    private static let aspect = 1.3
    /// What dot keeps between two boxes, in points.
    private static let distance = 11.5

    /// - Parameter left: The boxes of owners; all others stand right of them.
    /// - Complexity: O(n log n) in boxes and lines.
    init(_ canvas: Canvas, left: [String]) {
        let parts = Self.parts(canvas, left: Set(left))
        let total = parts.reduce(0) { $0 + $1.height }
        guard total > Self.tallest, parts.count > 1 else { return }
        let wanted = max(2, Int((total * Self.aspect / Self.width).squareRoot()))
        let columns = Self.columns(parts, atMost: wanted)
        for column in columns {
            for side in [column.flatMap(\.left), column.flatMap { $0.left.isEmpty ? [] : $0.right }]
            where side.count > 1 {
                ranks.append(LayoutGraph.RankGroup(rank: .same, nodes: side))
            }
        }
        for (before, after) in zip(columns, columns.dropFirst()) {
            let tails = before.flatMap { $0.right.isEmpty ? $0.left : $0.right }
            // What has no owner stands where owners do not.
            let heads = after.flatMap { $0.left.isEmpty ? $0.right : $0.left }
            guard !tails.isEmpty else { continue }
            for (index, head) in heads.enumerated() {
                // As far down as its tail, so that the lines do not cross.
                let tail = tails[index * tails.count / max(1, heads.count)]
                holds.append(
                    LayoutGraph.Edge(
                        tail: tail, head: head, id: "column:\(head)", attributes: Lines.invisible, tooltip: ""))
            }
        }
    }

    /// What lines and frames tie together, in the order of the first box of each.
    private static func parts(_ canvas: Canvas, left: Set<String>) -> [Part] {
        var root: [String: String] = [:]
        func find(_ id: String) -> String {
            var end = id
            while let next = root[end], next != end { end = next }
            var step = id
            while let next = root[step], next != end {
                root[step] = end
                step = next
            }
            return end
        }
        func join(_ a: String, _ b: String) {
            let (one, other) = (find(a), find(b))
            if one != other { root[other] = one }
        }
        // Also what is held by a line that is not seen.
        for edge in canvas.edges { join(edge.tail, edge.head) }
        for cluster in canvas.clusters {
            for node in cluster.nodes.dropFirst() { join(cluster.nodes[0], node) }
        }
        var parts: [Part] = []
        var places: [String: Int] = [:]
        var heights: [(left: Double, right: Double)] = []
        for node in canvas.nodes {
            let end = find(node.id)
            let place = places[end] ?? parts.count
            if place == parts.count {
                places[end] = place
                parts.append(Part())
                heights.append((0, 0))
            }
            let height = BoxHeight.points(of: node.label, distance: distance)
            if left.contains(node.id) {
                parts[place].left.append(node.id)
                heights[place].left += height
            } else {
                parts[place].right.append(node.id)
                heights[place].right += height
            }
        }
        for index in parts.indices { parts[index].height = max(heights[index].left, heights[index].right) }
        return parts
    }

    /// Fills column after column, each to its share of what is left, so that the order of reading stays.
    private static func columns(_ parts: [Part], atMost count: Int) -> [[Part]] {
        var columns: [[Part]] = []
        var rest = parts.reduce(0) { $0 + $1.height }
        var next = parts.startIndex
        while next < parts.endIndex {
            let share = rest / Double(max(1, count - columns.count))
            var column: [Part] = []
            var height = 0.0
            // One that reaches beyond the share goes where it misses it by less.
            while next < parts.endIndex,
                column.isEmpty || columns.count == count - 1 || height + parts[next].height / 2 <= share
            {
                column.append(parts[next])
                height += parts[next].height
                next += 1
            }
            columns.append(column)
            rest -= height
        }
        return columns
    }
}
