/// A graph in which nodes in exactly the same position are one: the pairs of its nodes, weighted, are the pairs of all
/// nodes of the graph it was made from.
///
/// Nodes with the same neighbours (and, undirected, neighbours of one another with the same other neighbours) have the
/// same distances and path counts to everything else, and none is ever between another of its class and a third node.
/// One search then does for all of them (Sarıyüce et al. 2013, doi:10.1137/1.9781611972832.76, "identical vertices").
struct QuotientGraph: Sendable {
    /// For each node of the graph the class it is in.
    let classes: [UInt32]
    /// How many nodes each class has, which is how many ways a path can take through it.
    let copies: [Double]
    /// How many nodes each class stands for, with what hangs on its nodes.
    var reach: [Double]
    /// For a class whose nodes are not neighbours: how many nodes its other nodes stand for, seen from one of them on
    /// average; 0 for a class of one, or of neighbours, between whom nothing can be.
    let reachOfTwins: [Double]
    let out: Rows
    let into: Rows
    let isDirected: Bool

    var nodeCount: Int { copies.count }

    /// An undirected graph in which every edge is one hop, each class as itself.
    init(rows: Rows, copies: [Double], reach: [Double], reachOfTwins: [Double]) {
        classes = copies.indices.map { UInt32($0) }
        self.copies = copies
        self.reach = reach
        self.reachOfTwins = reachOfTwins
        out = rows.padded(hasLengths: false)
        into = out
        isDirected = false
    }

    /// - Parameters:
    ///   - reach: how many nodes each node stands for.
    ///   - hasLengths: whether the weights of the rows are lengths of edges; nodes in the same position then have the same
    ///     lengths to the same neighbours. Otherwise every edge is one hop.
    /// - Complexity: O(m + n log n).
    init(out: Rows, into: Rows, isDirected: Bool, reach: [Double], hasLengths: Bool = false) {
        let nodeCount = reach.count
        var classes = [UInt32](repeating: .max, count: nodeCount)
        var representatives: [Int] = []
        var areNeighbours: [Bool] = []
        let twins = Twins(out: out, into: into, isDirected: isDirected, hasLengths: hasLengths)
        for group in twins.groups {
            for node in group.nodes { classes[node] = UInt32(representatives.count) }
            representatives.append(group.nodes[0])
            areNeighbours.append(group.areNeighbours)
        }
        for node in 0..<nodeCount where classes[node] == .max {
            classes[node] = UInt32(representatives.count)
            representatives.append(node)
            areNeighbours.append(false)
        }
        // Classes are numbered from the hubs outward, which is how searches meet them.
        let quotient = Rows.quotient(of: out, representatives, classes, hasLengths: hasLengths)
        let reversed = isDirected ? Rows.quotient(of: into, representatives, classes, hasLengths: hasLengths) : quotient
        let order = TraversalOrder(out: quotient, into: reversed, isDirected: isDirected)
        classes = classes.map { order.number[Int($0)] }
        areNeighbours = order.order.map { areNeighbours[Int($0)] }
        self.out = quotient.renumbered(order.order, order.number).padded(hasLengths: hasLengths)
        self.into = isDirected ? reversed.renumbered(order.order, order.number) : self.out
        var copies = [Double](repeating: 0, count: representatives.count)
        var sums = copies
        var squares = copies
        for node in 0..<nodeCount {
            let index = Int(classes[node])
            copies[index] += 1
            sums[index] += reach[node]
            squares[index] += reach[node] * reach[node]
        }
        self.classes = classes
        self.copies = copies
        self.reach = sums
        self.isDirected = isDirected
        reachOfTwins = copies.indices.map {
            copies[$0] > 1 && !areNeighbours[$0] ? (sums[$0] * sums[$0] - squares[$0]) / sums[$0] : 0
        }
    }
}

/// Finds nodes with the same neighbours by hashing their rows, and then comparing them.
private struct Twins {
    struct Group {
        let nodes: [Int]
        let areNeighbours: Bool
    }

    private(set) var groups: [Group] = []

    init(out: Rows, into: Rows, isDirected: Bool, hasLengths: Bool) {
        let nodeCount = out.offsets.count - 1
        func key(_ rows: Rows, _ node: Int, inverted: Bool) -> UInt64 {
            var key: UInt64 = 0
            for position in rows.range(of: node) {
                let target = UInt64(rows.targets[position])
                let place = Self.scramble(inverted ? ~target : target)
                key &+= hasLengths ? Self.scramble(place ^ rows.weights[position].bitPattern) : place
            }
            return key
        }
        var keys = (0..<nodeCount).map { node in
            key(out, node, inverted: false) &+ (isDirected ? key(into, node, inverted: true) : 0)
        }
        func areSame(_ rows: Rows, _ a: Int, _ b: Int) -> Bool {
            rows.row(of: a) == rows.row(of: b)
                && (!hasLengths || rows.weights[rows.range(of: a)] == rows.weights[rows.range(of: b)])
        }
        var isGrouped = [Bool](repeating: false, count: nodeCount)
        groups = Self.groups(by: keys, isGrouped) {
            areSame(out, $0, $1) && (!isDirected || areSame(into, $0, $1))
        }
        .map { Group(nodes: $0, areNeighbours: false) }
        // Neighbours with lengths may be nearer to one another by a way round, and then something is between them.
        guard !isDirected, !hasLengths else { return }
        for node in groups.lazy.flatMap(\.nodes) { isGrouped[node] = true }
        for node in 0..<nodeCount { keys[node] &+= Self.scramble(UInt64(node)) }
        groups += Self.groups(by: keys, isGrouped) { a, b in
            out.row(of: a).filter { $0 != b } == out.row(of: b).filter { $0 != a }
        }
        .map { Group(nodes: $0, areNeighbours: true) }
    }

    /// Groups of two and more that agree in their key and, compared one by one, are the same.
    private static func groups(
        by keys: [UInt64], _ isGrouped: [Bool], areSame: (Int, Int) -> Bool
    ) -> [[Int]] {
        let order = keys.indices.filter { !isGrouped[$0] }.sorted { (keys[$0], $0) < (keys[$1], $1) }
        var groups: [[Int]] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, keys[order[end]] == keys[order[start]] { end += 1 }
            // All of a group are compared with its first; a chance agreement of keys costs a missed twin at most.
            let group = order[start..<end].filter { $0 == order[start] || areSame(order[start], $0) }
            if group.count > 1 { groups.append(group) }
            start = end
        }
        return groups
    }

    /// The finisher of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
    private static func scramble(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Rows {
    /// Searches read so many places at a time, and may so read beyond the last row.
    static let padding = 8

    /// The rows with places behind the last that can be read.
    fileprivate func padded(hasLengths: Bool) -> Rows {
        var result = self
        result.targets.append(contentsOf: repeatElement(0, count: Rows.padding))
        if hasLengths { result.weights.append(contentsOf: repeatElement(1, count: Rows.padding)) }
        return result
    }

    func row(of node: Int) -> ArraySlice<UInt32> { targets[range(of: node)] }

    /// The rows of the representatives of classes, with each class once.
    fileprivate static func quotient(
        of rows: Rows, _ representatives: [Int], _ classes: [UInt32], hasLengths: Bool
    ) -> Rows {
        var result = Rows(offsets: [0], targets: [], weights: [])
        result.offsets.reserveCapacity(representatives.count + 1)
        var stamp = [Int](repeating: -1, count: representatives.count)
        for (index, node) in representatives.enumerated() {
            for position in rows.range(of: node) {
                let other = classes[Int(rows.targets[position])]
                if Int(other) != index, stamp[Int(other)] != index {
                    stamp[Int(other)] = index
                    result.targets.append(other)
                    if hasLengths { result.weights.append(rows.weights[position]) }
                }
            }
            result.offsets.append(result.targets.count)
        }
        return result
    }
}
