/// The flow network whose minimum cuts are the vertex cuts of a graph.
///
/// Node `v` of the graph becomes an entry `2v` and an exit `2v + 1` with an arc of capacity 1 between them (without
/// limit when the node cannot be cut); an edge becomes an arc without limit from exit to entry, but one straight from
/// source to sink has capacity 1, so that it counts as one path. Arcs `2i` and `2i + 1` are each other's reverse.
struct SplitNetwork {
    private static let unlimited = Int32.max

    private let source: Int
    private let sink: Int
    private var limited: [Bool]
    /// For each network node the range of its arcs in `arcs`.
    private var offsets: [Int]
    private var arcs: [Int]
    private var heads: [Int]
    private var room: [Int32]

    init(_ graph: CompressedGraph, source: Int, sink: Int, uncuttable: some Sequence<Int>) {
        let nodeCount = graph.nodeCount
        self.source = 2 * source + 1
        self.sink = 2 * sink
        limited = [Bool](repeating: true, count: nodeCount)
        limited[source] = false
        limited[sink] = false
        for node in uncuttable {
            graph.check(node)
            limited[node] = false
        }

        let (rowOffsets, rowTargets) = (graph.out.offsets, graph.out.targets)
        arcs = []
        heads = []
        room = []
        heads.reserveCapacity(2 * (nodeCount + rowTargets.count))
        room.reserveCapacity(2 * (nodeCount + rowTargets.count))
        offsets = [Int](repeating: 0, count: 2 * nodeCount + 1)
        for node in 0..<nodeCount {
            addArc(from: 2 * node, to: 2 * node + 1, room: limited[node] ? 1 : Self.unlimited)
        }
        for tail in 0..<nodeCount {
            for position in rowOffsets[tail]..<rowOffsets[tail + 1] {
                let head = Int(rowTargets[position])
                let direct = tail == source && head == sink
                addArc(from: 2 * tail + 1, to: 2 * head, room: direct ? 1 : Self.unlimited)
            }
        }

        for node in 0..<(2 * nodeCount) { offsets[node + 1] += offsets[node] }
        arcs = [Int](repeating: 0, count: heads.count)
        var next = offsets
        for arc in heads.indices {
            let tail = heads[arc ^ 1]
            arcs[next[tail]] = arc
            next[tail] += 1
        }
    }

    private mutating func addArc(from tail: Int, to head: Int, room capacity: Int32) {
        heads.append(head)
        heads.append(tail)
        room.append(capacity)
        room.append(0)
        offsets[tail + 1] += 1
        offsets[head + 1] += 1
    }

    /// Whether a path from source to sink passes no node that can be cut: then no set of nodes is a cut.
    func hasUncuttablePath() -> Bool {
        var reached = [Bool](repeating: false, count: offsets.count - 1)
        var waiting = [source]
        reached[source] = true
        while let node = waiting.popLast() {
            if node == sink { return true }
            for index in offsets[node]..<offsets[node + 1] {
                let arc = arcs[index]
                let head = heads[arc]
                // Even arcs lead forward; within a node only where it is not limited.
                guard arc & 1 == 0, !reached[head], head != node + 1 || node & 1 == 1 || !limited[node >> 1] else {
                    continue
                }
                reached[head] = true
                waiting.append(head)
            }
        }
        return false
    }

    /// Sends as much flow as there is room for and returns its amount; every path carries one unit, because it passes
    /// a limited node or the direct arc.
    @discardableResult
    mutating func saturate() -> Int {
        var total = 0
        var level = [Int32](repeating: -1, count: offsets.count - 1)
        var queue: [Int] = []
        while findLevels(&level, &queue) {
            total += sendBlockingFlow(level)
        }
        return total
    }

    /// Breadth-first levels from the source over arcs with room; false when the sink is out of reach.
    private func findLevels(_ level: inout [Int32], _ queue: inout [Int]) -> Bool {
        for node in level.indices { level[node] = -1 }
        queue.removeAll(keepingCapacity: true)
        queue.append(source)
        level[source] = 0
        var index = 0
        while index < queue.count, level[sink] < 0 {
            let node = queue[index]
            index += 1
            for position in offsets[node]..<offsets[node + 1] {
                let arc = arcs[position]
                let head = heads[arc]
                guard room[arc] > 0, level[head] < 0 else { continue }
                level[head] = level[node] + 1
                queue.append(head)
            }
        }
        return level[sink] >= 0
    }

    private mutating func sendBlockingFlow(_ level: [Int32]) -> Int {
        var next = offsets
        var path: [Int] = []
        var sent = 0
        var node = source
        while true {
            if node == sink {
                sent += 1
                for arc in path {
                    if room[arc] != Self.unlimited { room[arc] -= 1 }
                    if room[arc ^ 1] != Self.unlimited { room[arc ^ 1] += 1 }
                }
                path.removeAll(keepingCapacity: true)
                node = source
                continue
            }
            var advanced = false
            while next[node] < offsets[node + 1] {
                let arc = arcs[next[node]]
                let head = heads[arc]
                if room[arc] > 0, level[head] == level[node] + 1 {
                    path.append(arc)
                    node = head
                    advanced = true
                    break
                }
                next[node] += 1
            }
            if advanced { continue }
            // A dead end: step back and pass over the arc that led here.
            guard let arc = path.popLast() else { return sent }
            node = heads[arc ^ 1]
            next[node] += 1
        }
    }

    /// The limited nodes that the source can still enter but not leave. Call after ``saturate()``.
    func nearestCut() -> [Int] {
        var level = [Int32](repeating: -1, count: offsets.count - 1)
        var queue: [Int] = []
        _ = findLevels(&level, &queue)
        return limited.indices.filter { limited[$0] && level[2 * $0] >= 0 && level[2 * $0 + 1] < 0 }
    }
}
