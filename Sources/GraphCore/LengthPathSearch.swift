/// Draws shortest paths by length, by two searches of Dijkstra's that go towards one another, always on with the one that
/// has met fewer edges.
///
/// The search from the tail has settled a beginning of each shortest path, and the other one the rest: while some node of
/// it is settled by neither, the two nearest waiting nodes are together no farther than the path is long. So every shortest
/// path has exactly one edge from a node that the first search settled to one that it did not, and there the two meet.
struct LengthPathSearch<Count: PathCount>: PathDrawing, ~Copyable {
    private var ahead: Side
    private var behind: Side
    private var meetings: [Meeting] = []
    private var neighbours: [(node: UInt32, length: Double)] = []
    private(set) var path: [UInt32] = []

    /// An edge from a node settled from the tail to one settled from the head, and how long the way over it is.
    private struct Meeting {
        var before: UInt32
        var after: UInt32
        var length: Double
    }

    init(out: UnsafePathRows, into: UnsafePathRows) {
        ahead = Side(onward: out, back: into)
        behind = Side(onward: into, back: out)
    }

    /// - Complexity: O((n + m) log n); what is cleared afterwards is what was met.
    mutating func draw(from tail: Int, to head: Int, _ random: inout SplitMix64) -> PathDraw {
        path.removeAll(keepingCapacity: true)
        meetings.removeAll(keepingCapacity: true)
        defer {
            ahead.clear()
            behind.clear()
        }
        ahead.start(tail)
        behind.start(head)
        // Each search settles its own end and never the other one's.
        var best = Double.infinity
        settle(.tail, goal: head, &best)
        settle(.head, goal: tail, &best)
        while ahead.nearest + behind.nearest <= Self.longest(best) {
            if ahead.nearest + behind.nearest == .infinity { break }
            let isCounted =
                ahead.edges <= behind.edges
                ? settle(.tail, goal: head, &best) : settle(.head, goal: tail, &best)
            if !isCounted { return .tooManyPaths }
        }
        guard best < .infinity else { return .noPath }

        var total = Count.zero
        var drawn: Meeting?
        for meeting in meetings
        where meeting.length <= Self.longest(best) && !ahead.hasSettled(Int(meeting.after)) {
            let paths = ahead.count(of: Int(meeting.before)) * behind.count(of: Int(meeting.after))
            total += paths
            if paths.isDrawn(from: total, at: random.unit()) { drawn = meeting }
        }
        guard let drawn else { return .noPath }
        ahead.appendWayBack(from: Int(drawn.before), to: &path, &random)
        path.reverse()
        behind.appendWayBack(from: Int(drawn.after), to: &path, &random)
        return .drawn
    }

    /// What counts as long as `length`.
    private static func longest(_ length: Double) -> Double { length * (1 + LengthSweep.tolerance) }

    /// Settles the nearest node of one search. False if there are too many paths to it.
    @discardableResult
    private mutating func settle(_ side: SearchSide, goal: Int, _ best: inout Double) -> Bool {
        neighbours.removeAll(keepingCapacity: true)
        switch side {
        case .tail:
            guard let node = ahead.settle(goal: goal, &best, behind) else { return true }
            behind.appendMeetings(of: node, at: ahead.distance(of: node), to: &neighbours)
            for (other, length) in neighbours {
                best = min(best, length)
                meetings.append(Meeting(before: UInt32(node), after: other, length: length))
            }
            return !ahead.count(of: node).isTooLarge
        case .head:
            guard let node = behind.settle(goal: goal, &best, ahead) else { return true }
            ahead.appendMeetings(of: node, at: behind.distance(of: node), to: &neighbours)
            for (other, length) in neighbours {
                best = min(best, length)
                meetings.append(Meeting(before: other, after: UInt32(node), length: length))
            }
            return !behind.count(of: node).isTooLarge
        }
    }

    /// One of the two searches.
    private struct Side: ~Copyable {
        private struct Label {
            var distance = Double.infinity
            /// Meaningful once the node is settled.
            var count = Count.zero
            /// The how manieth the node was to be settled; 0 before that.
            var rank: UInt32 = 0
        }

        private let onward: UnsafePathRows
        private let back: UnsafePathRows
        private let labels: UnsafeMutableBufferPointer<Label>
        private let touched: UnsafeMutableBufferPointer<UInt32>
        private var touchedCount = 0
        private var queue: DistanceQueue
        private var settledCount: UInt32 = 0
        private(set) var edges = 0

        init(onward: UnsafePathRows, back: UnsafePathRows) {
            self.onward = onward
            self.back = back
            labels = .allocate(capacity: onward.nodeCount)
            touched = .allocate(capacity: onward.nodeCount)
            labels.initialize(repeating: Label())
            touched.initialize(repeating: 0)
            queue = DistanceQueue(nodeCount: onward.nodeCount)
        }

        deinit {
            labels.deallocate()
            touched.deallocate()
        }

        /// The distance of the nearest waiting node; infinite when none waits.
        var nearest: Double { queue.nearestDistance }

        func hasSettled(_ node: Int) -> Bool { labels[node].rank > 0 }

        func distance(of node: Int) -> Double { labels[node].distance }

        func count(of node: Int) -> Count { labels[node].count }

        mutating func start(_ node: Int) { reach(node, at: 0) }

        mutating func clear() {
            for index in 0..<touchedCount { labels[Int(touched[index])] = Label() }
            touchedCount = 0
            settledCount = 0
            edges = 0
            queue.removeAll()
        }

        /// Settles the nearest waiting node unless it is the goal, counts the paths to it, and goes on from it to what may be
        /// on a shortest path: what the other search has not settled is no nearer to its end than what waits there.
        ///
        /// - Parameter best: the length of the best way found by both searches.
        mutating func settle(goal: Int, _ best: inout Double, _ other: borrowing Side) -> Int? {
            guard let nearest = queue.popNearest() else { return nil }
            let node = Int(nearest)
            if node == goal { return nil }
            settledCount += 1
            labels[node].rank = settledCount
            var count = settledCount == 1 ? Count.one : .zero
            forEachPrevious(of: node) { count += labels[$0].count }
            labels[node].count = count
            let base = labels[node].distance
            let range = onward.rows.offsets[node]..<onward.rows.offsets[node + 1]
            edges += range.count
            for position in range {
                let distance = base + onward.lengths[position]
                if distance == .infinity || distance > longest(best) { continue }
                let target = Int(onward.rows.targets[position])
                let rest = other.labels[target]
                best = min(best, distance + rest.distance)
                if rest.rank == 0 && distance + other.nearest > longest(best) { continue }
                reach(target, at: distance)
            }
            return node
        }

        private mutating func reach(_ node: Int, at distance: Double) {
            let known = labels[node].distance
            if distance >= known { return }
            labels[node].distance = distance
            if known == .infinity {
                touched[touchedCount] = UInt32(truncatingIfNeeded: node)
                touchedCount += 1
                queue.insert(UInt32(truncatingIfNeeded: node), at: distance)
            } else {
                queue.move(UInt32(truncatingIfNeeded: node), to: distance)
            }
        }

        /// The nodes before a settled one on shortest paths: settled earlier, so that there is no way round in a circle even
        /// where a length is too short to change a sum.
        @inline(__always)
        private func forEachPrevious(of node: Int, _ body: (Int) -> Void) {
            let own = labels[node]
            let limit = longest(own.distance)
            for position in back.rows.offsets[node]..<back.rows.offsets[node + 1] {
                let previous = Int(back.rows.targets[position])
                let label = labels[previous]
                if label.rank > 0 && label.rank < own.rank && label.distance + back.lengths[position] <= limit {
                    body(previous)
                }
            }
        }

        /// The nodes that this search has settled next to one that the other has just settled at `distance`, and how long
        /// the way over each is. Every edge between the two is met once: when the later of its ends is settled.
        func appendMeetings(of node: Int, at distance: Double, to meetings: inout [(node: UInt32, length: Double)]) {
            // What leads on in the other search leads back in this one.
            for position in back.rows.offsets[node]..<back.rows.offsets[node + 1] {
                let target = back.rows.targets[position]
                let label = labels[Int(target)]
                let length = distance + back.lengths[position] + label.distance
                if label.rank > 0 && length < .infinity { meetings.append((target, length)) }
            }
        }

        /// Goes back to the start, to each node with a probability in proportion to the paths that lead to it.
        func appendWayBack(from first: Int, to path: inout [UInt32], _ random: inout SplitMix64) {
            var node = first
            path.append(UInt32(truncatingIfNeeded: node))
            while labels[node].rank > 1 {
                var total = Count.zero
                var drawn = node
                forEachPrevious(of: node) { previous in
                    let paths = labels[previous].count
                    total += paths
                    if paths.isDrawn(from: total, at: random.unit()) { drawn = previous }
                }
                node = drawn
                path.append(UInt32(truncatingIfNeeded: node))
            }
        }
    }
}
