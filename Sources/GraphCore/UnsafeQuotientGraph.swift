/// A quotient graph for the innermost loops; exists only inside ``QuotientGraph/withUnsafeGraph(_:)``.
struct UnsafeQuotientGraph: @unchecked Sendable {
    let out: UnsafeRows
    /// The length of each edge, in the order of the rows; empty where every edge is one hop.
    let lengths: UnsafeBufferPointer<Double>
    let copies: UnsafeBufferPointer<Double>
    let reach: UnsafeBufferPointer<Double>
    let reachOfTwins: UnsafeBufferPointer<Double>
}

extension QuotientGraph {
    func withUnsafeGraph<Result>(_ body: (UnsafeQuotientGraph) -> Result) -> Result {
        out.withUnsafeRows { rows in
            out.weights.withUnsafeBufferPointer { lengths in
                copies.withUnsafeBufferPointer { copies in
                    reach.withUnsafeBufferPointer { reach in
                        reachOfTwins.withUnsafeBufferPointer { twins in
                            body(
                                UnsafeQuotientGraph(
                                    out: rows, lengths: lengths, copies: copies, reach: reach, reachOfTwins: twins))
                        }
                    }
                }
            }
        }
    }
}

extension UnsafeQuotientGraph {
    /// The largest number of ways into any node from the level before it: the copies of all that lead to it.
    ///
    /// - Complexity: O(n + m).
    var largestWaysIn: Double {
        var ways = [Double](repeating: 0, count: copies.count)
        for node in copies.indices {
            for position in out.offsets[node]..<out.offsets[node + 1] {
                ways[Int(out.targets[position])] += copies[node]
            }
        }
        return max(1, ways.max() ?? 1)
    }
}
