import OrgAnalysis
import Testing

/// What holds for every measure of the catalogue, on networks of all kinds.
@Suite struct MeasurementTests {
    private func request(_ measures: [Measure], threads: Int = 1) -> MeasureRequest {
        MeasureRequest(measures, root: 0, threads: threads)
    }

    @Test(arguments: Measure.Subject.allCases, [false, true])
    func everyColumnHasAValueForEveryRow(_ subject: Measure.Subject, _ directed: Bool) throws {
        let measures = Measure.all.filter {
            $0.subject == subject && (directed || !$0.traits.contains(.needsDirections)) && $0.name != "rank-stability"
        }
        guard !measures.isEmpty else { return }
        for seed in 0..<60 {
            let network = SmallNetworks.random(seed: UInt64(seed), most: 9, directed: directed)
            let measurement = try network.measured(request(measures))
            #expect(Set(measurement.columns.map(\.name)).count == measurement.columns.count)
            for (place, column) in measurement.columns.enumerated() {
                let cells = (0..<measurement.rowCount).map { column.values.cell(at: $0) }
                let order = measurement.rows(in: .column(place))
                #expect(order.sorted() == Array(cells.indices), "\(column.name), seed \(seed)")
            }
        }
    }

    @Test(arguments: [false, true])
    func networksWithoutNodesOrTies(_ directed: Bool) throws {
        for names in [[], ["a"], ["a", "b"]] {
            let network = Network(names: names, tails: [], heads: [], isDirected: directed)
            for measure in Measure.all where directed || !measure.traits.contains(.needsDirections) {
                if measure.traits.contains(.needsRoot), names.isEmpty { continue }
                let measurement = try network.measured(request([measure]))
                #expect(measurement.subject == .network || measurement.subject == .node || measurement.rowCount == 0)
            }
        }
    }

    /// The largest and the smallest weights side by side, some of them added up.
    @Test(arguments: [false, true]) func extremeWeightsAreCountedWith(_ directed: Bool) throws {
        let (least, most) = (Network.weightRange.lowerBound, Network.weightRange.upperBound)
        let network = SmallNetworks.network(
            [
                ("a", "b", most), ("a", "b", most), ("b", "c", 1), ("c", "d", least), ("d", "a", most),
                ("c", "a", least),
                ("d", "e", least),
            ], directed: directed)
        for measure in Measure.all where directed || !measure.traits.contains(.needsDirections) {
            // Powers that tell 1e-100 from 1e100 apart do not settle; that is said.
            if measure.name == "eigenvector" { continue }
            let measurement = try network.measured(request([measure]))
            for column in measurement.columns {
                for row in 0..<measurement.rowCount {
                    guard case .number(let number) = column.values.cell(at: row) else { continue }
                    #expect(number.isFinite && number >= 0, "\(column.name)")
                }
            }
        }
    }

    /// Beside 10¹⁰ a hop of 1 makes no difference, and its end would seem to be where it began.
    @Test func lengthsThatWouldVanishAreRefused() throws {
        func network(_ weight: Double) -> Network { SmallNetworks.network([("a", "b", 1), ("b", "c", weight)]) }
        #expect(throws: MeasureFailure.lengthsTooFarApart) {
            try network(1.1e10).measured("edge-betweenness", lengths: .inverse)
        }
        // Two pairs pass each of the two edges.
        for weight in [0.9e10, 1.1e-10] {
            let measurement = try network(weight).measured("edge-betweenness", lengths: .inverse, normalized: false)
            #expect(areClose(try measurement.numbers("edge-betweenness"), [2, 2]))
        }
        #expect(try network(1e90).measured("edge-betweenness", normalized: false).rowCount == 2)
    }

    /// The bits, and not only the digits.
    @Test(arguments: [false, true])
    func threadsChangeNothing(_ directed: Bool) throws {
        let network = SmallNetworks.random(seed: 12, most: 200, directed: directed)
        for subject in [Measure.Subject.node, .edge] {
            let measures = Measure.all.filter {
                $0.subject == subject && (directed || !$0.traits.contains(.needsDirections))
            }
            let one = try network.measured(request(measures))
            let many = try network.measured(request(measures, threads: 5))
            for (a, b) in zip(one.columns, many.columns) {
                for row in 0..<one.rowCount { #expect(a.values.cell(at: row) == b.values.cell(at: row), "\(a.name)") }
            }
        }
    }

    /// Asked together, betweenness and harmonic closeness come from the same searches.
    @Test(arguments: MeasureRequest.Lengths.allCases)
    func togetherAsApart(_ lengths: MeasureRequest.Lengths) throws {
        for seed in 0..<30 {
            let network = SmallNetworks.random(seed: UInt64(seed), most: 20, directed: seed.isMultiple(of: 2))
            for names in [["betweenness", "harmonic"], ["harmonic", "betweenness"]] {
                let measures = names.flatMap { Measure.named($0) }
                let both = try network.measured(MeasureRequest(measures, lengths: lengths))
                for name in names {
                    let apart = try network.measured(name, lengths: lengths)
                    #expect(areClose(try both.numbers(name), try apart.numbers(name)), "\(name), seed \(seed)")
                }
            }
        }
    }

    @Test func rowsComeInOrder() throws {
        let names = ["c", "b", "a", "d"]
        // b has two ties, a and c one, d none.
        let network = Network(names: names, tails: [0, 1], heads: [1, 2], isDirected: false)
        let measurement = try network.measured("degree", "constraint", "components", "articulation-points")
        func order(_ name: String) throws -> [String] {
            measurement.rows(in: try #require(measurement.order(named: name))).map { names[$0] }
        }
        #expect(try order("degree") == ["b", "a", "c", "d"])
        // What has no value comes last.
        #expect(try order("constraint") == ["a", "c", "b", "d"])
        // Parts come by number.
        #expect(try order("component") == ["a", "b", "c", "d"])
        #expect(try order("articulation-point") == ["b", "a", "c", "d"])
        #expect(try order("name") == ["a", "b", "c", "d"])
        #expect(measurement.order(named: "betweenness") == nil)
        let dominators = try SmallNetworks.chain.measured("dominators", root: 0)
        #expect(dominators.rows(in: .column(0)) == [1, 2, 0])
    }

    @Test func progressIsTold() throws {
        var told: [String] = []
        let measures = ["degree", "pagerank", "degree"].flatMap { Measure.named($0) }
        let measurement = try SmallNetworks.path.measured(MeasureRequest(measures)) { told.append($0.name) }
        #expect(told == ["degree", "pagerank"])
        #expect(measurement.columns.map(\.name) == ["degree", "pagerank"])
    }
}
