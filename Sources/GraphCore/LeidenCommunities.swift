/// A division of the nodes into communities, and how good it is.
public struct Communities: Sendable, Equatable {
    /// The communities, numbered by their smallest nodes. Each is connected.
    public let components: Components

    /// The modularity of the division; nil when the graph has no weight at all.
    public let modularity: Double?
}

extension CompressedGraph {
    /// Communities of high modularity, found by the Leiden algorithm: groups of nodes with more weight among them than
    /// chance would put there. A directed graph is taken without its directions. Nodes without weight stay alone.
    ///
    /// Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
    /// Reports 9, 2019, doi:10.1038/s41598-019-41695-z. Iterated until an iteration betters the modularity by less than
    /// 10⁻⁴; then node by node until nothing moves, so that every community is connected, and no node alone could better
    /// the modularity by going to another community or into one of its own. To find the division of highest modularity is NP-hard: another seed may find another, slightly better or worse.
    /// In the paper's terms `resolution` is γ, and its θ is 0.01 of the mean weight of an edge.
    ///
    /// - Parameters:
    ///   - resolution: larger values give more and smaller communities; positive and finite. 1 is plain modularity.
    ///   - seed: the nodes are visited in an order that follows from it; the same seed gives the same communities.
    /// - Precondition: no weight is negative.
    /// - Complexity: nearly O(n + m) for each iteration in practice; of iterations there are few.
    public func communities(resolution: Double = 1, seed: UInt64 = 0) -> Communities {
        // Never cancelled, so that there is always an answer.
        communities(resolution: resolution, seed: seed, isCancelled: nil)
            ?? Communities(components: Components(any: Array(0..<nodeCount)), modularity: nil)
    }

    /// The same as ``communities(resolution:seed:)``, or nil if `isCancelled` answers yes; it is asked often.
    public func communities(
        resolution: Double = 1, seed: UInt64 = 0, isCancelled: (@Sendable () -> Bool)?
    ) -> Communities? {
        precondition(resolution > 0 && resolution.isFinite, "a resolution is positive and finite, not \(resolution)")
        let network = StrengthNetwork(self)
        var search = LeidenSearch(resolution: resolution, seed: seed, Cancellation(isCancelled))
        guard let labels = search.run(network) else { return nil }
        return Communities(
            components: Components(any: labels), modularity: network.modularity(of: labels, resolution: resolution))
    }
}

/// The iterations of the Leiden algorithm.
private struct LeidenSearch {
    /// Long chains and grids would be bettered in the fifth digit and beyond for hundreds of iterations.
    private static let worthwhile = 1e-4

    private let resolution: Double
    private let cancellation: Cancellation
    private var random: SplitMix64

    init(resolution: Double, seed: UInt64, _ cancellation: Cancellation) {
        self.resolution = resolution
        self.cancellation = cancellation
        random = SplitMix64(seed: seed)
    }

    /// The community of each node, numbered below their number; nil if cancelled.
    mutating func run(_ network: StrengthNetwork) -> [Int]? {
        var labels = Array(0..<network.nodeCount)
        guard network.total > 0 else { return labels }
        var modularity = -Double.infinity
        while true {
            guard let hasChanged = iterate(network, &labels) else { return nil }
            let next = network.modularity(of: labels, resolution: resolution) ?? 0
            if !hasChanged || next < modularity + Self.worthwhile { break }
            modularity = next
        }
        // Every round but the last betters the modularity, so that there is a last.
        while true {
            let isSplit = network.splitDisconnected(&labels)
            var moves = LocalMoves(network, labels, resolution: resolution)
            guard let hasMoved = moves.run(random.shuffled(labels.count), cancellation) else { return nil }
            labels = moves.communities
            if !hasMoved && !isSplit { return labels }
        }
    }

    /// One iteration of the paper: local moves, refinement and aggregation, level upon level. Whether anything moved; nil
    /// if cancelled.
    private mutating func iterate(_ network: StrengthNetwork, _ labels: inout [Int]) -> Bool? {
        var level = network
        // The node of the level that each node of the graph is in, and the community of each node of the level.
        var members = Array(labels.indices)
        var communities = labels
        var hasChanged = false
        while true {
            if cancellation.check() { return nil }
            var moves = LocalMoves(level, communities, resolution: resolution)
            guard let hasMoved = moves.run(random.shuffled(level.nodeCount), cancellation) else { return nil }
            hasChanged = hasMoved || hasChanged
            communities = moves.communities

            var refinement = LeidenRefinement(level, communities, resolution: resolution)
            let refined = Components(any: refinement.run(random.shuffled(level.nodeCount), &random))
            if refined.count == level.nodeCount { break }
            var above = [Int](repeating: 0, count: refined.count)
            for (node, label) in refined.labels.enumerated() { above[label] = communities[node] }
            communities = Components(any: above).labels
            level = level.aggregated(refined)
            for node in members.indices { members[node] = refined.labels[members[node]] }
        }
        labels = Components(any: members.map { communities[$0] }).labels
        return hasChanged
    }
}
