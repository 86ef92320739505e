import GraphCore
public import OrgModel

/// Where each entity stands in the operating graph.
public struct Centralities: Sendable {
    /// The layer that the graph was projected from.
    public let layer: Layer
    /// What is estimated from a sample, where counting all shortest paths would take hours (entities × edges above
    /// ``Precision/muchWork``); empty where all is exact.
    public let estimates: [Estimate]
    /// One row an entity, by id; retired systems and departed people are left out.
    public let entities: [Row]

    /// Whether nothing is estimated.
    public var isExact: Bool { estimates.isEmpty }

    /// How near the estimated values of one figure are.
    public struct Estimate: Sendable, Hashable {
        /// Which: `betweenness` or `harmonic`.
        public let figure: String
        /// How far a value may be from the exact one, on its own scale.
        public let epsilon: Double
        /// The probability that any value is farther from the exact one, at most.
        public let delta: Double
        /// How many samples the values rest on.
        public let samples: Int
    }

    /// Where one entity stands.
    public struct Row: Sendable {
        /// Which.
        public let id: EntityID
        /// How many entities lead to it directly.
        public let degreeIn: Int
        /// How many it leads to directly.
        public let degreeOut: Int
        /// The share of pairs of others whose shortest path runs through it, shared paths counted in part, directions
        /// ignored, 0…1 (Brandes 2001, doi:10.1080/0022250X.2001.9990249).
        public let betweenness: Double
        /// The mean of 1/hops to all others, 0…1, directions ignored.
        public let harmonic: Double
        /// The largest k such that it belongs to a part in which everybody has k neighbours.
        public let core: Int
        /// Whether its removal takes the part it is in apart.
        public let isArticulation: Bool
    }
}

extension Centralities {
    /// Projects the operating layer and measures it.
    init(of ground: Ground, threads: Int) {
        let projection = Projection(of: ground.cycle, kinds: Layer.operating.kinds)
        let graph = projection.graph.undirected()
        let paths = PathFigures(of: graph, threads: threads)
        let cores = graph.coreNumbers()
        let articulation = graph.articulationPoints()
        layer = .operating
        estimates = paths.estimates
        entities = projection.positions.indices.map { node in
            Row(
                id: ground.id(projection.positions[node]), degreeIn: projection.graph.inDegree(of: node),
                degreeOut: projection.graph.outDegree(of: node), betweenness: paths.betweenness[node],
                harmonic: paths.harmonic[node], core: cores[node], isArticulation: articulation[node])
        }
    }
}

/// What counts all shortest paths of a graph, or estimates it where these are too many.
struct PathFigures {
    let betweenness: [Double]
    let harmonic: [Double]
    let estimates: [Centralities.Estimate]

    /// The largest errors of an estimate, and the probability of a larger one. Distances are alike in large
    /// organisations, so that a coarse harmonic closeness tells as much as a fine one at a fraction of the time.
    private static let betweennessError = 0.01
    private static let harmonicError = 0.05
    private static let failure = 0.1

    init(of graph: CompressedGraph, threads: Int) {
        guard Precision.isMuchWork(nodes: graph.nodeCount, edges: graph.edgeCount) else {
            let (raw, harmonic) = graph.pathCentralities(threads: threads)
            betweenness = graph.normalizedBetweenness(raw)
            self.harmonic = harmonic
            estimates = []
            return
        }
        let between = graph.sampledBetweenness(
            epsilon: Self.betweennessError, delta: Self.failure, threads: threads)
        let near = graph.sampledHarmonicCloseness(epsilon: Self.harmonicError, delta: Self.failure, threads: threads)
        // There is no result of work that was called off only, and here nobody does.
        betweenness = between?.values ?? []
        harmonic = near?.values ?? []
        var estimates: [Centralities.Estimate] = []
        if let between, between.epsilon > 0 {
            estimates.append(
                .init(
                    figure: "betweenness", epsilon: between.epsilon, delta: between.delta, samples: between.samples))
        }
        if let near, near.epsilon > 0 {
            estimates.append(
                .init(figure: "harmonic", epsilon: near.epsilon, delta: near.delta, samples: near.samples))
        }
        self.estimates = estimates
    }
}
