extension CompressedGraph {
    /// The number of edges at each node; of a directed graph those that leave and those that enter it. O(n).
    public func degrees() -> [Int] {
        (0..<nodeCount).map { node in
            isDirected ? out.range(of: node).count + into.range(of: node).count : out.range(of: node).count
        }
    }

    /// The number of edges that leave each node; in an undirected graph its degree. O(n).
    public func outDegrees() -> [Int] { (0..<nodeCount).map { out.range(of: $0).count } }

    /// The number of edges that enter each node; in an undirected graph its degree. O(n).
    public func inDegrees() -> [Int] { (0..<nodeCount).map { into.range(of: $0).count } }

    /// The sum of the weights of the edges that leave each node; in an undirected graph of all its edges.
    ///
    /// Barrat et al., "The architecture of complex weighted networks", PNAS 101(11), 2004,
    /// doi:10.1073/pnas.0400087101.
    ///
    /// - Complexity: O(n + m).
    public func outStrengths() -> [Double] { out.strengths() }

    /// The sum of the weights of the edges that enter each node; in an undirected graph of all its edges. See
    /// ``outStrengths()``. O(n + m).
    public func inStrengths() -> [Double] { into.strengths() }
}

extension Rows {
    /// The sum of the weights of each row, added in the order of the targets. O(n + m).
    func strengths() -> [Double] {
        weights.withUnsafeBufferPointer { weights in
            offsets.withUnsafeBufferPointer { offsets in
                (0..<(offsets.count - 1)).map { node in
                    var sum = 0.0
                    for position in offsets[node]..<offsets[node + 1] { sum += weights[position] }
                    return sum
                }
            }
        }
    }
}
