/// A set of nodes that encloses edges of a given weight or more.
public struct Enclosure: Sendable, Equatable {
    /// The nodes, ascending. Each of them is in an edge that is enclosed.
    public let nodes: [Int]

    /// The weight of all edges that are enclosed.
    public let weight: Int

    /// Whether it is proven that no smaller set encloses as much as was asked for.
    public let isSmallest: Bool

    init(_ hypergraph: Hypergraph, _ nodes: [Int], isSmallest: Bool) {
        self.nodes = nodes.sorted()
        weight = hypergraph.enclosedWeight(of: nodes)
        self.isSmallest = isSmallest
    }
}

extension Hypergraph {
    /// A smallest set of nodes that encloses edges of a weight, or the smallest that was found; nil when all edges together
    /// weigh less.
    ///
    /// Finding it is hard: with edges of two nodes it is the densest subgraph on `k` nodes in another form. The search is
    /// exact and ends soon where the edges stay within groups that fall apart once a few nodes are settled; see
    /// `docs/graph-core.md`. Where it does not end within a counted number of steps, ``Enclosure/isSmallest`` is false.
    ///
    /// Of several sets of that size the search prefers one that encloses most, as far as a part of the steps allows. Then
    /// nodes are exchanged one for one as long as that encloses more, or as much with a smaller number.
    ///
    /// - Complexity: bounded by a number of steps that take about a second on a common machine.
    public func smallestEnclosure(of weight: Int) -> Enclosure? {
        smallestEnclosure(of: weight, limits: EnclosureLimits())
    }

    func smallestEnclosure(of weight: Int, limits: EnclosureLimits) -> Enclosure? {
        guard weight <= totalWeight else { return nil }
        guard weight > 0 else { return Enclosure(self, [], isSmallest: true) }
        var search = EnclosureSearch(self, weight: weight, limits: limits)
        return search.run()
    }
}
