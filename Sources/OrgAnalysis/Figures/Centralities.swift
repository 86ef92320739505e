import GraphCore
public import OrgModel

/// Where each entity stands in the operating graph.
public struct Centralities: Sendable {
    /// The layer that the graph was projected from.
    public let layer: Layer
    /// Whether betweenness is exact.
    public let isExact: Bool
    /// One row an entity, by id; retired systems and departed people are left out.
    public let entities: [Row]

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
        let (raw, harmonic) = graph.pathCentralities(threads: threads)
        let betweenness = graph.normalizedBetweenness(raw)
        let cores = graph.coreNumbers()
        let articulation = graph.articulationPoints()
        layer = .operating
        isExact = true
        entities = projection.positions.indices.map { node in
            Row(
                id: ground.id(projection.positions[node]), degreeIn: projection.graph.inDegree(of: node),
                degreeOut: projection.graph.outDegree(of: node), betweenness: betweenness[node],
                harmonic: harmonic[node], core: cores[node], isArticulation: articulation[node])
        }
    }
}
