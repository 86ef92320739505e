import GraphvizLayout

/// Shares out the boxes that no line touches among the columns that the lines make: dot would pile all of them up in the
/// first one.
///
/// It looks at ids and at numbers of rows alone, which are the same whichever cycle comes first.
struct CompareColumns {
    /// Lines that are not seen; each holds a box right of another.
    private(set) var holds: [LayoutGraph.Edge] = []

    /// The width of a column in points, and how much wider than tall a picture is to be.
    private static let width = 400.0
    private static let aspect = 1.4
    /// What dot keeps between two boxes, in points.
    private static let distance = 18.0

    /// - Complexity: O(boxes · columns + lines).
    init(_ canvas: Canvas) {
        var column: [String: Int] = [:]
        // A line leads from the smaller id to the greater: in the order of ids each tail comes before its heads.
        for edge in canvas.edges.sorted(by: { ($0.tail, $0.head) < ($1.tail, $1.head) }) {
            let tail = column[edge.tail, default: 0]
            column[edge.tail] = tail
            column[edge.head] = max(column[edge.head, default: 0], tail + 1)
        }
        var heights: [Double] = []
        var total = 0.0
        var free: [(id: String, height: Double)] = []
        for node in canvas.nodes {
            let height = BoxHeight.points(of: node.label, distance: Self.distance)
            total += height
            if let place = column[node.id] {
                while heights.count <= place { heights.append(0) }
                heights[place] += height
            } else {
                free.append((node.id, height))
            }
        }
        let count = max(heights.count, Int((total * Self.aspect / Self.width).squareRoot()))
        while heights.count < count { heights.append(0) }
        // The tallest first, so that the small ones even out; each where there is most room, next to one that holds it.
        var held: [[String]] = []
        var heads: [String: Int] = [:]
        for box in free.sorted(by: { $0.height == $1.height ? $0.id < $1.id : $0.height > $1.height }) {
            let reach = min(heights.count - 1, held.count)
            guard let place = (0...max(0, reach)).min(by: { heights[$0] < heights[$1] }), reach >= 0 else { break }
            if place == held.count { held.append([]) }
            held[place].append(box.id)
            heights[place] += box.height
            guard place > 0, let tail = held[place - 1].min(by: { heads[$0, default: 0] < heads[$1, default: 0] })
            else { continue }
            heads[tail, default: 0] += 1
            holds.append(
                LayoutGraph.Edge(
                    tail: tail, head: box.id, id: "column:\(box.id)", attributes: Lines.invisible, tooltip: ""))
        }
    }
}
