/// How long an edge is on a path.
public enum PathLengths: String, Hashable, Sendable, CaseIterable {
    /// Every edge is one hop.
    case hops
    /// An edge is as long as 1 / weight: what is strongly tied is near. Two paths are equally long when their lengths
    /// differ by less than 1e-10 of the larger.
    case inverseWeights
}

extension CompressedGraph {
    /// Rows whose weights are lengths; nil where every edge has the same length, so that hops tell the same.
    func rowsByInverseWeight() -> (out: Rows, into: Rows)? {
        guard let first = out.weights.first, out.weights.contains(where: { $0 != first }) else { return nil }
        func inverse(_ rows: Rows) -> Rows {
            Rows(offsets: rows.offsets, targets: rows.targets, weights: rows.weights.map { 1 / $0 })
        }
        return (inverse(out), isDirected ? inverse(into) : inverse(out))
    }
}
