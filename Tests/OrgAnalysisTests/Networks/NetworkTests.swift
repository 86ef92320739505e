import OrgAnalysis
import OrgModel
import Testing

@Suite struct NetworkTests {
    private func organisation() throws -> Cycle {
        try cycle(
            """
            people: {ana: {status: departed}, ben: {teams: [web], reports-to: chi}, chi: }
            teams: {web: , data: }
            systems: {shop: {owners: [web], depends-on: [{on: store, weight: 3}]}, store: , old: {stage: retired}}
            relations: [{from: team:data, to: team:web, kind: coordinates-with, weight: 6}]
            """)
    }

    private func weights(_ network: Network) -> [String] {
        (0..<network.nodeCount).flatMap { node in
            let (heads, weights) = network.edges(from: node)
            return zip(heads, weights).map { "\(network.names[node]) \(network.names[$0]) \($1)" }
        }
    }

    /// All entities are nodes but the retired and the departed.
    @Test func aLayerHasEveryEntity() throws {
        let network = Network(of: try organisation(), layer: .layer(.dependency), isDirected: true)
        #expect(
            network.names == ["person:ben", "person:chi", "system:shop", "system:store", "team:data", "team:web"])
        #expect(weights(network) == ["system:shop system:store 3.0"])
        #expect(network.isolatedCount == 4)
    }

    @Test func aRelationHasThoseThatTakePart() throws {
        let network = Network(of: try organisation(), layer: .relation(.dependsOn), isDirected: true)
        #expect(network.names == ["system:shop", "system:store"])
        #expect(network.isolatedCount == 0)
    }

    /// Nobody gives each other twelve hours by meeting for six.
    @Test func anUndirectedRelationCountsItsWeightOnce() throws {
        let cycle = try organisation()
        let directed = Network(of: cycle, layer: .layer(.coordination), isDirected: true)
        #expect(weights(directed) == ["team:data team:web 6.0", "team:web team:data 6.0"])
        #expect(directed.edgeCount == 2)
        let undirected = Network(of: cycle, layer: .layer(.coordination), isDirected: false)
        #expect(weights(undirected) == ["team:data team:web 6.0", "team:web team:data 6.0"])
        #expect(undirected.edgeCount == 1)
    }

    @Test func parallelEdgesAddUp() {
        let edges = [("a", "b", 1.0), ("b", "a", 2), ("a", "b", 4), ("a", "a", 8)]
        #expect(weights(SmallNetworks.network(edges)) == ["a b 7.0", "b a 7.0"])
        #expect(weights(SmallNetworks.network(edges, directed: true)) == ["a b 5.0", "b a 2.0"])
        #expect(weights(SmallNetworks.network(edges, weighted: false)) == ["a b 1.0", "b a 1.0"])
    }

    @Test func layersHaveNames() {
        #expect(NetworkLayer(named: "escalation") == .layer(.escalation))
        #expect(NetworkLayer(named: "reports-to") == .relation(.reportsTo))
        #expect(NetworkLayer(named: "Escalation") == nil)
        #expect(NetworkLayer.names.compactMap(NetworkLayer.init(named:)).map(\.name) == NetworkLayer.names)
        #expect(NetworkLayer.names.count { NetworkLayer(named: $0)?.mixesUnits == true } == 1)
    }
}
