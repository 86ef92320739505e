/// Draws shortest paths in hops by two breadth-first searches that go towards one another, always on with the one that has
/// fewer edges before it.
///
/// Borassi and Natale, "KADABRA is an adaptive algorithm for betweenness via random approximation", ACM J. Exp.
/// Algorithmics 24, 2019, doi:10.1145/3284359, section 3: on graphs with few hubs about √m edges are met instead of m.
struct BalancedPathSearch<Count: PathCount>: PathDrawing, ~Copyable {
    private struct Place {
        /// 1 + the distance from the tail, or −1 − the distance to the head; 0 where no search has come.
        var label: Int32
        var count: Count
    }

    /// The last level of one search.
    private struct Frontier {
        var range = 0..<1
        var label: Int32
        /// The number of edges that lead on.
        var edges: Int
    }

    private let out: UnsafeRows
    private let into: UnsafeRows
    private let places: UnsafeMutableBufferPointer<Place>
    /// The nodes found: from the tail ascending from the start, from the head descending from the end. Both together are
    /// never more than there are.
    private let found: UnsafeMutableBufferPointer<UInt32>
    private(set) var path: [UInt32] = []

    init(out: UnsafePathRows, into: UnsafePathRows) {
        self.out = out.rows
        self.into = into.rows
        places = .allocate(capacity: out.nodeCount)
        found = .allocate(capacity: out.nodeCount)
        places.initialize(repeating: Place(label: 0, count: .zero))
        found.initialize(repeating: 0)
    }

    deinit {
        places.deallocate()
        found.deallocate()
    }

    /// - Complexity: O(n + m); what is cleared afterwards is what was met.
    mutating func draw(from tail: Int, to head: Int, _ random: inout SplitMix64) -> PathDraw {
        path.removeAll(keepingCapacity: true)
        var (ahead, behind) = (start(tail, .tail), start(head, .head))
        defer {
            clear(ahead, .tail)
            clear(behind, .head)
        }
        while !ahead.range.isEmpty && !behind.range.isEmpty {
            let meeting: Meeting
            if ahead.edges <= behind.edges {
                meeting = advance(&ahead, .tail, &random)
            } else {
                meeting = advance(&behind, .head, &random)
            }
            switch meeting {
            case .none: continue
            case .tooManyPaths: return .tooManyPaths
            case .edge(let before, let after):
                append(from: before, .tail, &random)
                path.reverse()
                append(from: after, .head, &random)
                return .drawn
            }
        }
        return .noPath
    }

    private enum Meeting {
        case none
        case tooManyPaths
        /// An edge on a shortest path, met by one search before it and by the other after it.
        case edge(Int, Int)
    }

    private func start(_ node: Int, _ side: SearchSide) -> Frontier {
        let label: Int32 = side == .tail ? 1 : -1
        places[node] = Place(label: label, count: .one)
        found[side == .tail ? 0 : found.count - 1] = UInt32(truncatingIfNeeded: node)
        let offsets = (side == .tail ? out : into).offsets
        return Frontier(label: label, edges: offsets[node + 1] - offsets[node])
    }

    /// One level further. As no edge joined the two searches before, all that do now are on shortest paths, every shortest
    /// path has exactly one of them, and each stands for the product of the counts at its ends.
    private func advance(_ frontier: inout Frontier, _ side: SearchSide, _ random: inout SplitMix64) -> Meeting {
        let (offsets, targets) = side == .tail ? (out.offsets, out.targets) : (into.offsets, into.targets)
        let (places, found) = (places, found)
        let step: Int32 = side == .tail ? 1 : -1
        let last = found.count - 1
        let next = frontier.label + step
        var end = frontier.range.upperBound
        var edges = 0
        var total = Count.zero
        var meeting = Meeting.none
        var hasMet = false
        for index in frontier.range {
            let node = Int(found[side == .tail ? index : last - index])
            let count = places[node].count
            if count.isTooLarge { return .tooManyPaths }
            for position in offsets[node]..<offsets[node + 1] {
                let target = Int(targets[position])
                let label = places[target].label
                if label == 0 {
                    if hasMet { continue }
                    places[target] = Place(label: next, count: count)
                    found[side == .tail ? end : last - end] = UInt32(truncatingIfNeeded: target)
                    end += 1
                    edges += offsets[target + 1] - offsets[target]
                } else if label == next {
                    places[target].count += count
                } else if (label ^ step) < 0 {
                    hasMet = true
                    let paths = count * places[target].count
                    total += paths
                    if paths.isDrawn(from: total, at: random.unit()) {
                        meeting = side == .tail ? .edge(node, target) : .edge(target, node)
                    }
                }
            }
        }
        frontier = Frontier(range: frontier.range.upperBound..<end, label: next, edges: edges)
        return meeting
    }

    /// Goes back level by level, to each node with a probability in proportion to the paths that lead to it.
    private mutating func append(from first: Int, _ side: SearchSide, _ random: inout SplitMix64) {
        let (offsets, targets) = side == .tail ? (into.offsets, into.targets) : (out.offsets, out.targets)
        let places = places
        let step: Int32 = side == .tail ? 1 : -1
        var node = first
        path.append(UInt32(truncatingIfNeeded: node))
        while places[node].label != step {
            let nearer = places[node].label - step
            var total = Count.zero
            var drawn = node
            for position in offsets[node]..<offsets[node + 1] {
                let target = Int(targets[position])
                guard places[target].label == nearer else { continue }
                let paths = places[target].count
                total += paths
                if paths.isDrawn(from: total, at: random.unit()) { drawn = target }
            }
            node = drawn
            path.append(UInt32(truncatingIfNeeded: node))
        }
    }

    private func clear(_ frontier: Frontier, _ side: SearchSide) {
        for index in 0..<frontier.range.upperBound {
            places[Int(found[side == .tail ? index : found.count - 1 - index])].label = 0
        }
    }
}
