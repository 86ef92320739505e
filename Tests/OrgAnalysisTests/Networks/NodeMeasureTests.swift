import OrgAnalysis
import Testing

/// Worked by hand on the path a – b – c, the chain a → b → c and two triangles joined by one tie.
@Suite struct NodeMeasureTests {
    /// On the path: a measure, and its values for a, b and c.
    private static let onPath: [(String, [Double])] = [
        ("degree", [1, 2, 1]), ("degree-centrality", [0.5, 1, 0.5]), ("strength", [2, 6, 4]),
        // One pair, a and c, and b lies between them.
        ("betweenness", [0, 1, 0]),
        // From a: 2 others at distances 1 and 2, 2/3; from b: 2/2.
        ("closeness", [0.666_666_666_666_666_7, 1, 0.666_666_666_666_666_7]),
        // (1 + 1/2) / 2, and (1 + 1) / 2.
        ("harmonic", [0.75, 1, 0.75]),
        // The eigenvalue is √20: in proportion to 2, √20 and 4, whose squares sum to 40.
        ("eigenvector", [0.1, 0.5, 0.4].map { $0.squareRoot() }),
        ("core-number", [1, 1, 1]),
        // All of a's ties are to b; b spends 1/3 and 2/3 on two strangers: 1/9 + 4/9.
        ("constraint", [1, 0.555_555_555_555_555_6, 1]),
        ("effective-size", [1, 2, 1]), ("components", [1, 1, 1]),
    ]

    @Test(arguments: onPath)
    func onThePath(_ name: String, _ expected: [Double]) throws {
        let measurement = try SmallNetworks.path.measured(name)
        let values = try measurement.numbers(try #require(measurement.columns.first).name)
        #expect(zip(values, expected).allSatisfy { isClose($0, $1, within: 1e-11) }, "\(values)")
    }

    @Test func rawForms() throws {
        let measurement = try SmallNetworks.triangles().measured("betweenness", "harmonic", normalized: false)
        // c parts {a, b} from {d, e, f}: 2 · 3 pairs; d alike.
        #expect(areClose(try measurement.numbers("betweenness"), [0, 0, 6, 6, 0, 0]))
        // a: b and c at 1, d at 2, e and f at 3. c: a, b, d at 1, e and f at 2.
        let outer = 2 + 0.5 + 2.0 / 3
        #expect(areClose(try measurement.numbers("harmonic"), [outer, outer, 4, 4, outer, outer]))
        let shares = try SmallNetworks.triangles().measured("betweenness", "harmonic")
        #expect(areClose(try shares.numbers("betweenness"), [0, 0, 0.6, 0.6, 0, 0]))
        #expect(areClose(try shares.numbers("harmonic"), [outer, outer, 4, 4, outer, outer].map { $0 / 5 }))
    }

    /// By 1 / weight a is ½ from b and b ¼ from c.
    @Test func inverseLengths() throws {
        let measurement = try SmallNetworks.path.measured("harmonic", "closeness", "betweenness", lengths: .inverse)
        #expect(
            areClose(try measurement.numbers("harmonic"), [(2 + 4.0 / 3) / 2, (2.0 + 4) / 2, (4 + 4.0 / 3) / 2]))
        #expect(areClose(try measurement.numbers("closeness"), [2 / 1.25, 2 / 0.75, 2 / 1.0]))
        #expect(areClose(try measurement.numbers("betweenness"), [0, 1, 0]))
    }

    @Test func directions() throws {
        let chain = SmallNetworks.chain
        let counts = try chain.measured(
            "in-degree", "out-degree", "in-strength", "out-strength", "transitive-dependents", "reachable",
            "span-of-control", "strong-components", "in-degree-centrality", "out-degree-centrality", "strength")
        for (name, expected) in [
            ("in-degree", [0.0, 1, 1]), ("out-degree", [1, 1, 0]), ("in-strength", [0, 1, 1]),
            ("out-strength", [1, 1, 0]), ("transitive-dependents", [0, 1, 2]), ("reachable", [2, 1, 0]),
            ("direct-reports", [0, 1, 1]), ("all-reports", [0, 1, 2]), ("strong-component", [1, 2, 3]),
            ("strong-component-size", [1, 1, 1]), ("in-degree-centrality", [0, 0.5, 0.5]),
            ("out-degree-centrality", [0.5, 0.5, 0]), ("strength", [1, 2, 1]),
        ] {
            #expect(areClose(try counts.numbers(name), expected), "\(name)")
        }
        #expect(try chain.measured("dominators", root: 0).cells("immediate-dominator") == [.none, .node(0), .node(1)])
        #expect(try chain.measured("dominators", root: 1).cells("immediate-dominator") == [.none, .none, .node(1)])
    }

    @Test func parts() throws {
        // x – y beside two triangles, and first in the file: the larger part is 1 all the same.
        let network = SmallNetworks.network(
            [("x", "y", 1)] + [("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("c", "d", 1)])
        let measurement = try network.measured("components", "articulation-points", "constraint")
        #expect(try measurement.numbers("component") == [2, 2, 1, 1, 1, 1])
        #expect(try measurement.numbers("component-size") == [2, 2, 4, 4, 4, 4])
        #expect(measurement.figure("component-count") == 2)
        #expect(measurement.figure("largest-component") == 4)
        #expect(try measurement.cells("articulation-point").map { $0 == .flag(true) }.firstIndex(of: true) == 4)
        #expect(measurement.figure("articulation-points") == 1)
    }

    /// Modularity of the two triangles: of 7 ties 3 inside each, strengths 7 of 14: 2 · (3/7 − 1/4).
    @Test func communities() throws {
        let measurement = try SmallNetworks.triangles().measured("communities")
        #expect(try measurement.numbers("community") == [1, 1, 1, 2, 2, 2])
        #expect(try measurement.numbers("community-size") == [3, 3, 3, 3, 3, 3])
        #expect(isClose(measurement.figure("modularity"), 5.0 / 14))
        let figures = try SmallNetworks.triangles().measured("modularity")
        #expect(isClose(figures.figure("modularity"), 5.0 / 14))
        #expect(figures.figure("communities") == 2)
    }

    /// A node without ties has no constraint, and none is not 0.
    @Test func whatHasNoValueHasNone() throws {
        let network = Network(names: ["a", "b", "c"], tails: [0], heads: [1], isDirected: false)
        let measurement = try network.measured("constraint", "effective-size", "degree-centrality")
        #expect(try measurement.numbers("constraint") == [1, 1, nil])
        #expect(try measurement.numbers("effective-size") == [1, 1, nil])
        #expect(try measurement.numbers("degree-centrality") == [0.5, 0.5, 0])
        let alone = Network(names: ["a"], tails: [], heads: [], isDirected: false)
        // As NetworkX has it.
        #expect(try alone.measured("degree-centrality").numbers("degree-centrality") == [1])
    }
}
