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
