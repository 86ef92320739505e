/// How long an edge is for a shortest path.
public enum PathLengths: Sendable, Hashable, CaseIterable {
    /// Every edge has length 1.
    case hops
    /// An edge of weight w has length 1 / w: what is strongly tied is near. An edge whose weight is not above zero, or so
    /// small that 1 / w is infinite, cannot be walked.
    case inverseWeights
}

/// One direction of a graph with the length of each edge beside its target.
struct PathRows: Sendable {
    let rows: Rows
    /// In the order of `rows.targets`; infinite where an edge cannot be walked.
    let lengths: [Double]
}

extension CompressedGraph {
    /// The length that all edges have, if it is the same for all and finite; 1 without edges. Searches then need no
    /// queue. O(m).
    func uniformLength(_ lengths: PathLengths) -> Double? {
        switch lengths {
        case .hops: return 1
        case .inverseWeights:
            guard let weight = out.weights.first else { return 1 }
            guard weight > 0, (1 / weight).isFinite, out.weights.allSatisfy({ $0 == weight }) else { return nil }
            return 1 / weight
        }
    }

    /// The lengths of the edges of `rows`, which are ``out`` or ``into``. O(m).
    func pathRows(_ rows: Rows, _ lengths: PathLengths) -> PathRows {
        switch lengths {
        case .hops: PathRows(rows: rows, lengths: [Double](repeating: 1, count: rows.targets.count))
        case .inverseWeights: PathRows(rows: rows, lengths: rows.weights.map { $0 > 0 ? 1 / $0 : .infinity })
        }
    }
}
