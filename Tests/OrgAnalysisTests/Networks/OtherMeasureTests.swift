import OrgAnalysis
import Testing

/// Measures of edges, of dependency cycles and of the whole, worked by hand.
@Suite struct OtherMeasureTests {
    @Test func edges() throws {
        let measurement = try SmallNetworks.triangles().measured(
            "edge-betweenness", "bridges", "blocks", normalized: false)
        let edges = try #require(measurement.edges)
        #expect(edges.tails == [0, 0, 1, 2, 3, 3, 4])
        #expect(edges.heads == [1, 2, 2, 3, 4, 5, 5])
        // a – b carries its own pair; a – c that and the three beyond c; c – d all 3 · 3.
        #expect(areClose(try measurement.numbers("edge-betweenness"), [1, 4, 4, 9, 4, 4, 1]))
        #expect(
            try measurement.cells("bridge") == [false, false, false, true, false, false, false].map { .flag($0) })
        #expect(measurement.figure("bridges") == 1)
        #expect(try measurement.numbers("block") == [1, 1, 1, 3, 2, 2, 2])
        #expect(try measurement.numbers("block-size") == [3, 3, 3, 2, 3, 3, 3])
        #expect(measurement.figure("block-count") == 3)
        // Of 15 pairs.
        let shares = try SmallNetworks.triangles().measured("edge-betweenness")
        #expect(areClose(try shares.numbers("edge-betweenness"), [1, 4, 4, 9, 4, 4, 1].map { $0 / 15 }))
    }

    /// Against the directions the bridge is found as well, and a pair of opposite edges is one tie.
    @Test func bridgesOfADirectedNetwork() throws {
        let network = SmallNetworks.network(
            [("b", "a", 1), ("c", "b", 1), ("b", "c", 1)], directed: true)
        let measurement = try network.measured("bridges", "edges")
        #expect(measurement.edges.map { zip($0.tails, $0.heads).map { [$0, $1] } } == [[0, 1], [0, 2], [2, 0]])
        #expect(try measurement.cells("bridge") == [.flag(true), .flag(true), .flag(true)])
        #expect(measurement.figure("bridges") == 2)
    }

    @Test func dependencyCycles() throws {
        let measurement = try SmallNetworks.triangles(directed: true).measured("dependency-cycles")
        #expect(measurement.cycles.map(\.nodes) == [[0, 1, 2], [3, 4, 5]])
        #expect(measurement.cycles.map(\.shortest) == [[0, 1, 2], [3, 4, 5]])
        #expect(measurement.cycles.allSatisfy { $0.isProven })
        #expect(try SmallNetworks.chain.measured("cycles").rowCount == 0)
    }

    /// A path of three is a star; a triangle has no centre.
    @Test func centralization() throws {
        let star = try SmallNetworks.path.measured("centralization")
        #expect(star.rowCount == 3)
        #expect(star.figures.allSatisfy { isClose(star.figure($0.name), 1) })
        let triangle = try SmallNetworks.network([("a", "b", 1), ("b", "c", 1), ("c", "a", 1)])
            .measured("centralization")
        #expect(triangle.figures.allSatisfy { triangle.figure($0.name) == 0 })
        let two = try SmallNetworks.network([("a", "b", 1)]).measured("centralization")
        #expect(two.figures.allSatisfy { $0.value == .none })
    }

    /// b and c report to a, and b to c as well: 3 ties where 2 suffice of at most 3.
    @Test func krackhardt() throws {
        let network = SmallNetworks.network([("b", "a", 1), ("c", "a", 1), ("b", "c", 1)], directed: true)
        let measurement = try network.measured("krackhardt")
        #expect(measurement.figures.map(\.name) == ["connectedness", "hierarchy", "efficiency", "least-upper-bound"])
        #expect(measurement.figures.map { measurement.figure($0.name) } == [1, 1, 0, 1])
    }

    /// A star with eleven rays, of which 1 is missing in each sample (5 % of 11, rounded): by degree the centre and nine
    /// rays lead, of equal ones those that come first. A ray that keeps its tie has no more than nine before it only
    /// together with all equals, and one that lost it falls behind the ten that have theirs.
    @Test func rankStability() throws {
        let star = SmallNetworks.network((1...11).map { ("centre", "ray\($0)", 1) })
        let request = MeasureRequest(
            Measure.named("rank-stability"), ranking: Measure.named("degree").first, seed: 7)
        let measurement = try star.measured(request)
        #expect(measurement.figure("removed-edges") == 1)
        let each = measurement.figures.filter { $0.name == "stays" }
        #expect(each.compactMap(\.node) == Array(0..<10))
        #expect(each.first?.value == .number(1))
        // Every sample takes the tie from one of the eleven rays; only those two that do not lead can lose it unnoticed.
        let rays = each.dropFirst().compactMap { figure in
            if case .number(let share) = figure.value { share } else { nil }
        }
        let share = try #require(measurement.figure("rank-stability"))
        #expect(isClose(share, 1 - rays.reduce(0) { $0 + (1 - $1) }))
        #expect(share < 0.5)
    }

    @Test func whatCannotBeMeasuredIsSaid() throws {
        func failure(_ network: Network, _ request: MeasureRequest) -> MeasureFailure? {
            do throws(MeasureFailure) {
                _ = try network.measured(request)
                return nil
            } catch {
                return error
            }
        }
        let path = SmallNetworks.path
        #expect(failure(path, MeasureRequest([])) == .nothingAsked)
        #expect(
            failure(path, MeasureRequest(Measure.named("degree") + Measure.named("bridges")))
                == .mixedSubjects("degree", "bridges"))
        #expect(failure(path, MeasureRequest(Measure.named("in-degree"))) == .needsDirections("in-degree"))
        #expect(failure(SmallNetworks.chain, MeasureRequest(Measure.named("dominators"))) == .needsRoot("dominators"))
        let stability = Measure.named("rank-stability")
        #expect(
            failure(path, MeasureRequest(stability, ranking: Measure.named("constraint").first))
                == .ranksNothing("constraint"))
        #expect(
            failure(path, MeasureRequest(stability, ranking: Measure.named("in-degree").first))
                == .needsDirections("in-degree"))
    }

    @Test(arguments: Measure.all.map(\.name))
    func everyMeasureCanBeCancelled(_ name: String) {
        #expect(throws: MeasureFailure.cancelled) {
            try SmallNetworks.triangles(directed: true).measured(
                MeasureRequest(Measure.named(name), root: 0), isCancelled: { true })
        }
    }
}
