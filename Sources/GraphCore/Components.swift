/// A division of the nodes into components, numbered by their smallest nodes.
public struct Components: Sendable, Equatable {
    /// The component of each node.
    public let labels: [Int]

    /// The number of nodes of each component.
    public let sizes: [Int]

    /// The number of components.
    public var count: Int { sizes.count }

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
    /// - Complexity: O(n + m).
    public func components() -> Components {
        let (out, into) = (out, into)
        var labels = [Int](repeating: -1, count: nodeCount)
        var count = 0
        var waiting: [Int] = []
        for start in 0..<nodeCount where labels[start] < 0 {
            labels[start] = count
            waiting.append(start)
            while let node = waiting.popLast() {
                for position in out.range(of: node) {
                    let next = Int(out.targets[position])
                    if labels[next] < 0 {
                        labels[next] = count
                        waiting.append(next)
                    }
                }
                guard isDirected else { continue }
                for position in into.range(of: node) {
                    let next = Int(into.targets[position])
                    if labels[next] < 0 {
                        labels[next] = count
                        waiting.append(next)
                    }
                }
            }
            count += 1
        }
        return Components(renumbering: labels, count: count)
    }
}
