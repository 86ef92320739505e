import GraphCore
public import OrgModel

/// What pulls down what: how far the failure of each system travels, and where dependencies lead back to where they began.
public struct Dependencies: Sendable {
    /// One row a live system, by id; empty where dependencies are not assessed.
    public let systems: [Row]
    /// The dependency cycles, each by its smallest id; empty where dependencies are not assessed.
    public let loops: [Loop]

    /// One system.
    public struct Row: Sendable, Hashable {
        /// Which.
        public let id: EntityID
        /// How many other systems transitively depend on it.
        public let dependents: Int
        /// The share of all criticality that it and these make up, 0…1: what goes down with it.
        public let exposure: Double
    }

    /// Systems that all transitively depend on one another.
    public struct Loop: Sendable, Hashable {
        /// All of them, by id; at least two.
        public let systems: [EntityID]
        /// A way round, from its smallest id on; the last one depends on the first.
        public let shortest: [EntityID]
        /// Whether no way round is shorter; false where the search was given up.
        public let isProven: Bool
    }
}

extension Analysis {
    /// What pulls down what. It is computed when it is asked for: only a picture of all systems needs it.
    ///
    /// - Complexity: O(s + d) for trees of s systems and d dependencies; otherwise up to O(s · (s + d) / 64), and one step
    ///   for each pair of systems of which one transitively depends on the other.
    public func dependencies() -> Dependencies {
        guard assessment.knows(.dependencies) else { return Dependencies(systems: [], loops: []) }
        return Dependencies(of: Ground(cycle))
    }
}

extension Dependencies {
    init(of ground: Ground) {
        let systems = ground.liveSystems
        var node: [Int: Int] = [:]
        for (index, system) in systems.enumerated() { node[system] = index }
        let edges = systems.enumerated().flatMap { index, system in
            ground.dependencies[system].compactMap { share in node[share.position].map { Edge(index, $0) } }
        }
        let graph = CompressedGraph(nodeCount: systems.count, edges: edges, directed: true)
        // Criticality is a whole number.
        let criticality = systems.map { Int(ground.criticality($0)) }
        let total = criticality.reduce(0, +)
        let reaching = graph.transposed()
        let weights = reaching.reachableWeights(criticality)
        let counts = reaching.reachableWeights(systems.map { _ in 1 })
        self.systems = systems.indices.map { index in
            Row(
                id: ground.id(systems[index]), dependents: counts[index] - 1,
                exposure: total > 0 ? Double(weights[index]) / Double(total) : 0)
        }
        loops = graph.dependencyCycles().map { cycle in
            Loop(
                systems: cycle.nodes.map { ground.id(systems[$0]) },
                shortest: cycle.shortest.map { ground.id(systems[$0]) }, isProven: cycle.isProven)
        }
    }
}
