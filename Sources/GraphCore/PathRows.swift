/// One direction of a graph with the length of each edge beside its target.
struct PathRows: Sendable {
    let rows: Rows
    /// In the order of `rows.targets`; infinite where 1 / w is more than a `Double` holds, and then no path.
    let lengths: [Double]
    /// The length that all edges have, if it is the same for all; searches then need no queue.
    let uniformLength: Double?

    /// - Precondition: with ``PathLengths/inverseWeights`` every weight is above zero.
    /// - Complexity: O(m).
    init(_ rows: Rows, _ lengths: PathLengths) {
        self.rows = rows
        switch lengths {
        case .hops:
            self.lengths = [Double](repeating: 1, count: rows.targets.count)
        case .inverseWeights:
            precondition(rows.weights.allSatisfy { $0 > 0 }, "an edge without a positive weight has no length")
            self.lengths = rows.weights.map { 1 / $0 }
        }
        let first = self.lengths.first ?? 1
        uniformLength = self.lengths.allSatisfy { $0 == first } ? first : nil
    }

    /// Rows whose weights are lengths; without weights every edge is one hop, and ``lengths`` stay empty.
    init(lengthsOf rows: Rows) {
        self.rows = rows
        lengths = rows.weights
        uniformLength = rows.weights.isEmpty ? 1 : nil
    }

    /// Calls `body` with what a ``ShortestPathSearch`` reads.
    func withUnsafeRows<Result>(_ body: (UnsafePathRows) -> Result) -> Result {
        rows.withUnsafeRows { rows in
            lengths.withUnsafeBufferPointer { lengths in
                body(UnsafePathRows(rows: rows, lengths: lengths, uniformLength: uniformLength))
            }
        }
    }
}

/// ``PathRows`` for the innermost loops. The arrays behind it outlive it: it exists only inside
/// ``PathRows/withUnsafeRows(_:)``.
struct UnsafePathRows: @unchecked Sendable {
    let rows: UnsafeRows
    let lengths: UnsafeBufferPointer<Double>
    let uniformLength: Double?

    var nodeCount: Int { rows.offsets.count - 1 }
}
