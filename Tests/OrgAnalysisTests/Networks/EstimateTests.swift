import OrgAnalysis
import Testing

/// When measures are estimated, and that it is told.
@Suite struct EstimateTests {
    /// A ring of 40 with chords; no node separates it, so that nothing is known by a formula.
    private let ring = SmallNetworks.network(
        (0..<40).flatMap { [("n\($0)", "n\(($0 + 1) % 40)", 1.0), ("n\($0)", "n\(($0 * $0 + 7) % 40)", 1)] })

    private func measured(
        _ network: Network, _ names: [String], _ precision: Precision, normalized: Bool = true
    ) throws -> Measurement {
        try network.measured(
            MeasureRequest(
                names.flatMap { Measure.named($0) }, isNormalized: normalized, precision: precision, seed: 3))
    }

    /// The seed is fixed, so that the error is within the bound or not, once and for all.
    @Test(arguments: [true, false]) func estimatesAreNearAndSaySo(_ normalized: Bool) throws {
        let precision = Precision(.sampled, epsilon: 0.05, delta: 0.2)
        let names = ["betweenness", "degree"]
        let estimated = try measured(ring, names, precision, normalized: normalized)
        let exact = try measured(ring, names, Precision(.exact), normalized: normalized)
        #expect(exact.isExact && exact.estimates.isEmpty)
        #expect(!estimated.isExact)
        let estimate = try #require(estimated.estimates.first)
        // 39 · 38 / 2 pairs of others.
        #expect(isClose(estimate.epsilon, normalized ? 0.05 : 0.05 * 741))
        #expect(estimated.estimates.map(\.column) == ["betweenness"])
        #expect(estimate.delta == 0.2 && estimate.samples > 0)
        let pairs = zip(try estimated.numbers("betweenness"), try exact.numbers("betweenness"))
        #expect(pairs.allSatisfy { pair in pair.0.map { abs($0 - (pair.1 ?? 0)) <= estimate.epsilon } ?? false })
        #expect(try estimated.numbers("betweenness") != exact.numbers("betweenness"))
        #expect(try estimated.numbers("degree") == exact.numbers("degree"))
    }

    /// From all 40 nodes one may as well search: that is exact, and is not called an estimate. By a formula alike.
    @Test func whatComesOutExactIsNoEstimate() throws {
        let sampled = Precision(.sampled, epsilon: 0.05, delta: 0.2)
        for (network, name) in [(ring, "harmonic"), (SmallNetworks.path, "betweenness")] {
            let estimated = try measured(network, [name], sampled)
            #expect(estimated.isExact)
            #expect(
                areClose(try estimated.numbers(name), try measured(network, [name], Precision(.exact)).numbers(name)))
        }
    }

    /// 200 nodes; an error of ½ with a probability of ½ takes a dozen searches.
    @Test func harmonicClosenessIsEstimated() throws {
        let ring = SmallNetworks.network((0..<200).map { ("n\($0)", "n\(($0 + 1) % 200)", 1) })
        for normalized in [true, false] {
            let estimated = try measured(
                ring, ["harmonic", "betweenness"], Precision(.sampled, epsilon: 0.5, delta: 0.5), normalized: normalized
            )
            let exact = try measured(ring, ["harmonic"], Precision(.exact), normalized: normalized)
            let estimate = try #require(estimated.estimates.first { $0.column == "harmonic" })
            #expect(isClose(estimate.epsilon, normalized ? 0.5 : 0.5 * 199))
            #expect(estimate.samples < 200)
            let pairs = zip(try estimated.numbers("harmonic"), try exact.numbers("harmonic"))
            #expect(pairs.allSatisfy { pair in pair.0.map { abs($0 - (pair.1 ?? 0)) <= estimate.epsilon } ?? false })
        }
    }

    /// 150,000 nodes times 150,000 edges are above the limit, 141,000 times 141,000 are not.
    @Test func largeNetworksAreEstimatedUnlessTheyMayNot() throws {
        func star(_ rays: UInt32) -> Network {
            Network(
                names: [String](repeating: "", count: Int(rays) + 1), tails: (1...rays).map { _ in 0 },
                heads: Array(1...rays), isDirected: false)
        }
        let (small, large) = (star(141_000), star(150_000))
        let measures = ["betweenness", "harmonic", "closeness", "degree"].flatMap { Measure.named($0) }
        func estimated(_ network: Network, _ precision: Precision, _ lengths: MeasureRequest.Lengths = .unit)
            -> [String]
        {
            let request = MeasureRequest(measures, lengths: lengths, precision: precision)
            return measures.filter { network.isEstimated($0, in: request) }.map(\.name)
        }
        #expect(estimated(small, Precision()) == [])
        #expect(estimated(large, Precision()) == ["betweenness", "harmonic"])
        #expect(estimated(large, Precision(), .inverse) == ["betweenness"])
        #expect(estimated(large, Precision(.exact)) == [])
        #expect(estimated(small, Precision(.sampled)) == ["betweenness", "harmonic"])
        func isLong(_ network: Network, _ names: String..., precision: Precision = Precision()) -> Bool {
            network.isLongWork(MeasureRequest(names.flatMap { Measure.named($0) }, precision: precision))
        }
        #expect(!isLong(large, "betweenness", "harmonic", "degree"))
        #expect(isLong(large, "betweenness", "closeness"))
        #expect(isLong(large, "centralization"))
        #expect(isLong(large, "betweenness", precision: Precision(.exact)))
        #expect(!isLong(small, "betweenness", "closeness"))
    }

    @Test func lengthsThatCannotBeSampledAreRefused() {
        #expect(throws: MeasureFailure.notSampledByLength("harmonic")) {
            try SmallNetworks.path.measured(
                MeasureRequest(Measure.named("harmonic"), lengths: .inverse, precision: Precision(.sampled)))
        }
    }
}
