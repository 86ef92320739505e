/// A division of the nodes into components, numbered by their smallest nodes.
public struct Components: Sendable, Equatable {
    /// The component of each node.
    public let labels: [Int]

    /// The number of nodes of each component.
    public let sizes: [Int]

    /// The number of components.
    public var count: Int { sizes.count }

    /// - Precondition: the components are numbered by their smallest nodes.
    fileprivate init(labels: [Int], sizes: [Int]) {
        self.labels = labels
        self.sizes = sizes
    }

    /// Takes any numbering of the components and renumbers them by their smallest nodes. O(n).
    init(renumbering arbitrary: [Int], count: Int) {
        var label = [Int](repeating: -1, count: count)
        var sizes: [Int] = []
        var labels = arbitrary
        for node in arbitrary.indices {
            let old = arbitrary[node]
            if label[old] < 0 {
                label[old] = sizes.count
                sizes.append(0)
            }
            labels[node] = label[old]
            sizes[label[old]] += 1
        }
        self.labels = labels
        self.sizes = sizes
    }

    /// The nodes of each component, ascending. O(n).
    public func members() -> [[Int]] {
        var result = sizes.map { size -> [Int] in
            var members: [Int] = []
            members.reserveCapacity(size)
            return members
        }
        for (node, label) in labels.enumerated() { result[label].append(node) }
        return result
    }
}

extension CompressedGraph {
    /// The connected components; of a directed graph the weakly connected ones.
    ///
    /// Trees of parents that lead to the smallest node of each component, after Sutton, Ben-Nun and Barak, "Optimizing
    /// parallel graph connectivity computation via subgraph sampling", IPDPS 2018, doi:10.1109/IPDPS.2018.00012: the
    /// first few edges of each node join most of a graph already, and the nodes of the component that is then largest
    /// need not look at the others.
    ///
    /// - Complexity: O((n + m) log n) at worst, near O(n + m) in practice, and often little more than O(n).
    public func components() -> Components {
        var forest = ComponentForest(nodeCount: nodeCount)
        out.withUnsafeRows { out in
            forest.join(out, from: 0, most: Self.sampledEdges, but: nil)
            let giant = forest.frequentRoot()
            // An edge between that tree and another node stands in the other node's row, too; in a directed graph in the
            // row of one of the two directions.
            forest.join(out, from: Self.sampledEdges, most: .max, but: giant)
            if isDirected { into.withUnsafeRows { forest.join($0, from: 0, most: .max, but: giant) } }
        }
        return forest.components()
    }

    /// How many edges of each node are looked at first.
    private static let sampledEdges = 2
}

/// A forest in which each node's parent is itself or smaller, and the root of each tree its smallest node.
private struct ComponentForest: ~Copyable {
    private let nodeCount: Int
    private let parent: UnsafeMutableBufferPointer<UInt32>

    init(nodeCount: Int) {
        self.nodeCount = nodeCount
        parent = .allocate(capacity: nodeCount)
        for node in 0..<nodeCount { parent.initializeElement(at: node, to: UInt32(node)) }
    }

    deinit { parent.deallocate() }

    /// The root above a node; halves the way to it.
    @inline(__always)
    private func root(_ node: UInt32) -> UInt32 {
        var node = node
        while true {
            let above = parent[Int(node)]
            if above == node { return node }
            let next = parent[Int(above)]
            parent[Int(node)] = next
            node = next
        }
    }

    /// Joins the trees at the ends of edges, of each row `most` at the most and those from place `first` on; but not
    /// those of the nodes that are in one tree with `giant`.
    mutating func join(_ rows: UnsafeRows, from first: Int, most: Int, but giant: UInt32?) {
        var avoided = giant.map { root($0) }
        for node in 0..<nodeCount {
            let row = rows.offsets[node]..<rows.offsets[node + 1]
            if first >= row.count { continue }
            var own = root(UInt32(truncatingIfNeeded: node))
            if own == avoided { continue }
            let start = row.lowerBound + first
            for position in start..<(start + min(most, row.upperBound - start)) {
                let other = root(rows.targets[position])
                if other == own { continue }
                let smaller = min(own, other)
                parent[Int(max(own, other))] = smaller
                if own == avoided || other == avoided { avoided = smaller }
                own = smaller
            }
        }
    }

    /// The root of a tree that is likely the largest: the one met most often among nodes evenly spread.
    func frequentRoot() -> UInt32? {
        guard nodeCount > 0 else { return nil }
        let samples = (0..<min(nodeCount, 512)).map { root(UInt32($0 * nodeCount / min(nodeCount, 512))) }.sorted()
        var (best, bestCount, start) = (samples[0], 0, 0)
        while start < samples.count {
            var end = start
            while end < samples.count, samples[end] == samples[start] { end += 1 }
            if end - start > bestCount { (best, bestCount) = (samples[start], end - start) }
            start = end
        }
        return best
    }

    /// The trees, numbered by their smallest nodes.
    func components() -> Components {
        var sizes: [Int] = []
        let labels = [Int](unsafeUninitializedCapacity: nodeCount) { labels, count in
            for node in 0..<nodeCount {
                // A parent is smaller, so that it has its label.
                let above = Int(parent[node])
                let label = above == node ? sizes.count : labels[above]
                if above == node { sizes.append(0) }
                labels.initializeElement(at: node, to: label)
                sizes[label] += 1
            }
            count = nodeCount
        }
        return Components(labels: labels, sizes: sizes)
    }
}
