public import OrgModel

/// Which relations of a cycle a network is made of.
public enum NetworkLayer: Hashable, Sendable {
    /// A layer; its nodes are all entities but retired systems and departed people.
    case layer(Layer)
    /// One kind of relation; its nodes are those of these that have one.
    case relation(RelationKind)

    /// Reads a layer's or a relation's name; nil when there is none of it.
    public init?(named name: String) {
        if let layer = Layer(rawValue: name) {
            self = .layer(layer)
        } else if let relation = RelationKind(rawValue: name) {
            self = .relation(relation)
        } else {
            return nil
        }
    }

    /// Every name that ``init(named:)`` reads, layers first.
    public static var names: [String] { Layer.allCases.map(\.rawValue) + RelationKind.allCases.map(\.rawValue) }

    /// The name of the layer or the relation.
    public var name: String {
        switch self {
        case .layer(let layer): layer.rawValue
        case .relation(let relation): relation.rawValue
        }
    }

    /// The relations that the network is made of.
    public var kinds: Set<RelationKind> {
        switch self {
        case .layer(let layer): layer.kinds
        case .relation(let relation): [relation]
        }
    }

    /// Whether weights of all kinds come together in it, hours beside shares: 1 / weight is no length then.
    public var mixesUnits: Bool { self == .layer(.operating) }
}

extension Network {
    /// Makes a network of a layer of a cycle; its nodes are named by their ids and sorted by them.
    ///
    /// - Parameters:
    ///   - isDirected: whether edges have a direction. An undirected relation is an edge each way then; otherwise it counts
    ///     its weight once.
    ///   - isWeighted: false makes every edge count 1 once parallel relations are merged.
    /// - Precondition: the weights of the relations are within ``weightRange``.
    /// - Complexity: O(entities + relations).
    public init(of cycle: Cycle, layer: NetworkLayer, isDirected: Bool, isWeighted: Bool = true) {
        precondition(
            cycle.relations.allSatisfy { Self.weightRange.contains($0.weight) }, "a weight is out of range")
        let isRelation = if case .relation = layer { true } else { false }
        let projection = Projection(
            of: cycle, kinds: layer.kinds, directed: isDirected, leavingOutOthers: isRelation)
        self.init(
            names: projection.positions.map { cycle.entities[$0].id.description },
            graph: isWeighted ? projection.graph : projection.graph.withoutWeights())
    }
}
