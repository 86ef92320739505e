import OrgAnalysis
import Testing

@Suite struct MeasureCatalogueTests {
    /// Functions of NetworkX 3.6, as its reference lists them.
    @Test(arguments: [
        ("degree_centrality", "degree-centrality"), ("in_degree_centrality", "in-degree-centrality"),
        ("out_degree_centrality", "out-degree-centrality"), ("betweenness_centrality", "betweenness"),
        ("edge_betweenness_centrality", "edge-betweenness"), ("closeness_centrality", "closeness"),
        ("harmonic_centrality", "harmonic"), ("eigenvector_centrality", "eigenvector"), ("pagerank", "pagerank"),
        ("core_number", "core-number"), ("constraint", "constraint"), ("effective_size", "effective-size"),
        ("connected_components", "components"), ("strongly_connected_components", "strong-components"),
        ("articulation_points", "articulation-points"), ("bridges", "bridges"), ("biconnected_components", "blocks"),
        ("immediate_dominators", "dominators"), ("descendants", "reachable"),
        ("ancestors", "transitive-dependents"), ("leiden_communities", "communities"),
    ])
    func networkXNamesAreKnown(_ name: String, _ measure: String) {
        #expect(Measure.named(name).map(\.name) == [measure])
        #expect(Measure.named(name.uppercased()).map(\.name) == [measure])
    }

    /// No name means two things, whatever stands between its words.
    @Test func namesAreUnique() {
        let names =
            Measure.all.flatMap { measure in
                Set(([measure.name] + measure.aliases).map { $0.replacing("_", with: "-").lowercased() })
            } + Measure.groups.map(\.name)
        #expect(Set(names).count == names.count)
        for measure in Measure.all {
            #expect(measure.name.allSatisfy { $0.isLowercase || $0 == "-" })
            #expect(!measure.summary.isEmpty)
        }
    }

    @Test func groupsStandForTheirMembers() {
        #expect(
            Measure.named("centralization").map(\.name)
                == ["degree-centralization", "closeness-centralization", "betweenness-centralization"])
        for group in Measure.groups { #expect(Measure.named(group.name).count == group.members.count) }
    }

    @Test func aSlipIsRecognised() {
        #expect(Measure.named("betwenness").isEmpty)
        #expect(Measure.nearest(to: "betwenness") == "betweenness")
        #expect(Measure.nearest(to: "closness_centrality") == "closeness_centrality")
        #expect(Measure.nearest(to: "colour") == nil)
    }

    @Test func theUsualMeasuresFitTheKindOfNetwork() throws {
        for directed in [false, true] {
            let usual = Measure.usual(isDirected: directed)
            #expect(usual.count > 4)
            let network = SmallNetworks.triangles(directed: directed)
            #expect(try network.measured(MeasureRequest(usual)).columns.count == usual.count)
        }
    }
}
