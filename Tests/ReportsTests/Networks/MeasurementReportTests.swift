import OrgAnalysis
import Reports
import SourceDocuments
import Testing

/// A measurement as text and as JSON.
@Suite struct MeasurementReportTests {
    /// a – b – c, and d by itself.
    private let network = Network(
        names: ["a", "b", "c", "d"], tails: [0, 1], heads: [1, 2], weights: [2, 4], isDirected: false)
    private let origin = NetworkOrigin(title: "x.csv", layer: "advice")

    private func measured(_ names: String..., root: Int? = nil) throws -> Measurement {
        try network.measured(MeasureRequest(names.flatMap { Measure.named($0) }, root: root))
    }

    @Test func textSaysWhatIsShownAndWhatIsNot() throws {
        let text = MeasurementText(top: 2).render(
            try measured("degree", "strength", "closeness"), in: .column(0), from: origin)
        // Closeness of b: 2/2 · 2/3; of a: 2/3 · 2/3.
        #expect(
            text == """
                x.csv · advice · undirected · 4 nodes (1 without an edge) · 2 edges · paths in hops

                  node  degree  strength  closeness
                  b          2         6     0.6667
                  a          1         2     0.4444
                  … and 2 more (--top 4 shows all)

                """)
    }

    @Test func textSaysWhatHasNoValue() throws {
        let text = MeasurementText().render(try measured("constraint"), in: .column(0), from: origin)
        #expect(text.contains("\n  d              –\n  – there is no value; --list says when\n"), "\(text)")
        let short = MeasurementText(top: 1).render(try measured("constraint"), in: .column(0), from: origin)
        #expect(!short.contains("–"))
    }

    @Test func textHasTheFiguresOfTheWhole() throws {
        let text = MeasurementText().render(try measured("articulation-points"), in: .column(0), from: origin)
        #expect(text.hasSuffix("\n\n  articulation-points  1\n"))
        #expect(text.contains("  b                    yes"))
        let empty = Network(names: [], tails: [], heads: [], isDirected: true)
        let nothing = try empty.measured(MeasureRequest(Measure.named("cycles")))
        #expect(MeasurementText().render(nothing, in: .name, from: origin).hasSuffix("0 edges\n\n  there is none\n"))
    }

    /// Small numbers keep four digits, large ones three decimals, and all of a column the same.
    @Test func numbersLineUp() throws {
        let ties: [UInt32] = Array(1...1_000)
        let star = Network(
            names: (0...1_000).map { "n\($0)" }, tails: ties.map { _ in 0 }, heads: ties, isDirected: false)
        let text = MeasurementText(top: 2).render(
            try star.measured(MeasureRequest(["pagerank", "eigenvector"].flatMap { Measure.named($0) })),
            in: .name, from: origin)
        // Half of the squares are the centre's: 0.7071, and each ray has √(1/2000).
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines[2].last == "0.7071")
        #expect(lines[3].last == "0.0224")
    }

    @Test func aCycleIsShownAsAWay() throws {
        let ring = Network(
            names: (0..<12).map { "n\($0)" }, tails: Array(0..<12), heads: Array(1..<12) + [0], isDirected: true)
        let text = MeasurementText().render(
            try ring.measured(MeasureRequest(Measure.named("cycles"))), in: .name, from: origin)
        #expect(text.contains("     12  n0 → n1 → n2 → n3 → n4 → n5 → n6 → n7 → 4 more → n0\n"), "\(text)")
    }

    @Test func jsonHasEveryKey() throws {
        let request = MeasureRequest(
            ["dominators", "in-degree", "articulation-points"].flatMap { Measure.named($0) }, isNormalized: false,
            root: 0, seed: 9)
        let chain = Network(names: ["a", "b", "c"], tails: [0, 1], heads: [1, 2], isDirected: true)
        let bytes = MeasurementJSON.render(
            try chain.measured(request), in: .name, from: NetworkOrigin(title: "x", isWeighted: false))
        let root = try json(String(decoding: bytes, as: UTF8.self))
        #expect(
            JSONText.of(root).hasPrefix(
                "{\"linchpin\":{\"version\":\"\(Version.current)\",\"schema\":\(Version.schema)},"
                    + "\"measures\":[\"dominators\",\"in-degree\",\"articulation-points\"],\"layer\":null,"
                    + "\"directed\":true,\"weighted\":false,\"lengths\":\"unit\",\"normalized\":false,\"root\":\"a\","))
        #expect(
            JSONText.of(try #require(root["rows"]))
                == """
                [{"node":"a","immediate-dominator":null,"in-degree":0,"articulation-point":false},\
                {"node":"b","immediate-dominator":"a","in-degree":1,"articulation-point":true},\
                {"node":"c","immediate-dominator":"b","in-degree":1,"articulation-point":false}]
                """)
        #expect(
            JSONText.of(try #require(root["figures"]))
                == "[{\"figure\":\"articulation-points\",\"node\":null,\"value\":1}]")
        #expect(root["nodes"]?.text == "3" && root["edges"]?.text == "2" && root["seed"]?.text == "9")
        #expect(root["exact"]?.text == "true" && root["estimates"]?.sequence?.isEmpty == true)
    }

    @Test func jsonOfEdgesFiguresAndCycles() throws {
        func rendered(_ measurement: Measurement) throws -> SourceNode {
            try json(
                String(decoding: MeasurementJSON.render(measurement, in: .name, from: origin, top: 1), as: UTF8.self))
        }
        let edges = try rendered(try measured("bridges"))
        #expect(edges["layer"]?.text == "advice")
        #expect(
            JSONText.of(try #require(edges["rows"]))
                == "[{\"source\":\"a\",\"target\":\"b\",\"weight\":2,\"bridge\":true}]")
        let figures = try rendered(try measured("centralization"))
        #expect(JSONText.of(try #require(figures["rows"])) == "[]")
        #expect(figures["figures"]?.sequence?.count == 3)
        let ring = Network(names: ["a", "b"], tails: [0, 1], heads: [1, 0], isDirected: true)
        let cycles = try rendered(try ring.measured(MeasureRequest(Measure.named("cycles"))))
        #expect(
            JSONText.of(try #require(cycles["rows"]))
                == "[{\"members\":[\"a\",\"b\"],\"shortest\":[\"a\",\"b\"],\"proven\":true}]")
    }

    /// In every format, beside the values.
    @Test func estimatesNeverPretendToBeExact() throws {
        let ring = Network(
            names: (0..<30).map { "n\($0)" }, tails: Array(0..<30), heads: Array(1..<30) + [0], isDirected: false)
        let measurement = try ring.measured(
            MeasureRequest(
                ["degree", "betweenness"].flatMap { Measure.named($0) },
                precision: Precision(.sampled, epsilon: 0.2, delta: 0.25)))
        let samples = try #require(measurement.estimates.first).samples
        let text = MeasurementText().render(measurement, in: .name, from: origin)
        let sentence = text.split(separator: "\n").dropFirst().prefix(2).joined(separator: " ")
        #expect(
            sentence.hasPrefix(
                "betweenness is estimated from \(samples) samples: with a probability of 0.75 every value is within 0.2 of "
                    + "the exact one"), "\(text)")
        let csv = String(decoding: MeasurementCSV.render(measurement, in: .name), as: UTF8.self).split(separator: "\n")
        #expect(
            csv[0] == "node,degree,betweenness-estimate,betweenness-epsilon,betweenness-delta,betweenness-samples")
        #expect(csv.dropFirst().allSatisfy { $0.hasSuffix(",0.2,0.25,\(samples)") })
        let bytes = MeasurementJSON.render(measurement, in: .name, from: origin)
        let root = try json(String(decoding: bytes, as: UTF8.self))
        #expect(root["exact"]?.text == "false")
        #expect(
            JSONText.of(try #require(root["estimates"]))
                == "[{\"column\":\"betweenness\",\"epsilon\":0.2,\"delta\":0.25,\"samples\":\(samples)}]")
    }

    @Test func theListHasEveryMeasure() {
        let text = MeasureText.list(Measure.all, style: TextStyle(width: 80))
        for measure in Measure.all { #expect(text.contains("\n  \(measure.name)"), "\(measure.name)") }
        #expect(text.contains("betweenness_centrality"))
    }
}
