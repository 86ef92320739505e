extension CompressedGraph {
    /// For each node what all nodes weigh that it reaches, itself included. In a graph that leads from each system to
    /// those that rely on it, with their criticality as weights: what goes down with each.
    ///
    /// Strongly connected nodes reach the same. What hangs on a single node is added up; only what can be reached in more
    /// than one way is searched, from 64 nodes at once (after Then et al., PVLDB 8(4), 2014,
    /// doi:10.14778/2735496.2735507).
    ///
    /// - Precondition: `weights` has one entry a node, none below 0, and their sum is a number that an `Int` can hold.
    /// - Complexity: O(n + m) where nothing can be reached in two ways; otherwise up to O(n · (n + m) / 64), and one step
    ///   for each pair of which one reaches the other.
    public func reachableWeights(_ weights: [Int]) -> [Int] {
        precondition(weights.count == nodeCount, "\(weights.count) weights for \(nodeCount) nodes")
        let condensation = condensation()
        let labels = condensation.components.labels
        var own = [Int](repeating: 0, count: condensation.components.count)
        for (node, label) in labels.enumerated() { own[label] += weights[node] }
        // It is nil only for a search that is called off, and nobody does here.
        let behind = condensation.massBehind(of: own, Cancellation(nil)) ?? own
        return labels.map { own[$0] + behind[$0] }
    }
}
