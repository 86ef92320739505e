/// How many answer to each node of a hierarchy whose edges lead upward, from those who report to whom they report to.
public struct SpanOfControl: Sendable, Equatable {
    /// The number of nodes with an edge to the node: its direct reports.
    public let direct: [Int]

    /// The number of other nodes from which a path leads to the node: its direct reports, theirs, and so on, each once
    /// however many ways up it has.
    public let transitive: [Int]
}

extension CompressedGraph {
    /// The direct and transitive reports of each node, counted; in a graph of dependencies, the dependents. In an
    /// undirected graph these are the neighbours and everybody else in the component.
    ///
    /// - Complexity: O(n + m) where nobody can be reached in two ways; otherwise up to O(n · (n + m) / 64), and one step
    ///   for each pair of which one reaches the other.
    public func spanOfControl() -> SpanOfControl {
        spanOfControl(isCancelled: nil) ?? SpanOfControl(direct: [], transitive: [])
    }

    /// The same as ``spanOfControl()``, or nil if `isCancelled` answers yes; it is asked often.
    public func spanOfControl(isCancelled: (@Sendable () -> Bool)?) -> SpanOfControl? {
        let condensation = condensation().transposed()
        guard let counts = condensation.nodeCountsBehind(Cancellation(isCancelled)) else { return nil }
        let components = condensation.components
        return SpanOfControl(
            direct: (0..<nodeCount).map { into.range(of: $0).count },
            transitive: components.labels.map { counts[$0] + components.sizes[$0] - 1 })
    }
}
