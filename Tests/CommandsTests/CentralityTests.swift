import Foundation
import Testing

/// `linchpin centrality`, as a researcher uses it.
@Suite struct CentralityTests {
    private let example = "graphs/networks/harbour-office.csv"
    private let cycle = "graphs/larkfield-mutual/2026-Q3.yaml"

    /// The lines of a CSV without quotes, by the first field.
    private func table(_ arguments: String..., input: String = "") async throws -> [String: [String]] {
        let outcome = try await Tool.run(["centrality"] + arguments + ["--format", "csv"], input: input)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return Dictionary(
            outcome.output.split(separator: "\n").dropFirst().map { line in
                let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                return (fields[0], Array(fields.dropFirst()))
            }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: - Published values

    /// Krackhardt's kite (1990, doi:10.2307/2393394), to the three digits of the paper.
    @Test func theKite() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("kite.csv", PublishedEdges.kite)
        let rows = try await table(
            file, "--measure", "degree", "--measure", "closeness_centrality,betweenness_centrality", "--measure",
            "articulation_points")
        let published: [String: [Double]] = [
            "Diane": [6, 0.600, 0.102], "Fernando": [5, 0.643, 0.231], "Garth": [5, 0.643, 0.231],
            "Heather": [3, 0.600, 0.389], "Ike": [2, 0.429, 0.222], "Jane": [1, 0.310, 0],
            "Andre": [4, 0.529, 0.023], "Beverly": [4, 0.529, 0.023],
        ]
        for (name, expected) in published {
            let found = try #require(rows[name])
            for (text, value) in zip(found, expected) {
                #expect(Double(text).map { ($0 * 1000).rounded() / 1000 } == value, "\(name) \(found)")
            }
            #expect((found[3] == "true") == (name == "Heather" || name == "Ike"), "\(name)")
        }
    }

    /// Krackhardt's high-tech managers (1987, doi:10.1016/0378-8733(87)90009-8), as printed in Wasserman and Faust 1994:
    /// whom each of 21 reports to.
    @Test func whoReportsToWhom() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("reports.txt", PublishedEdges.superiors)
        let span = try await table(file, "--measure", "span-of-control")
        #expect(span.count == 21)
        for (manager, direct) in [("14", "7"), ("21", "4"), ("7", "4"), ("2", "3"), ("18", "2"), ("1", "0")] {
            #expect(span[manager]?.first == direct, "\(manager)")
        }
        #expect(span["7"] == ["4", "20"])
        // A tree: all four dimensions are 1 (Krackhardt 1994).
        let dimensions = try await table(file, "--measure", "krackhardt")
        #expect(dimensions.count == 4)
        #expect(dimensions.values.allSatisfy { $0.last == "1" })
        let points = try await table(file, "--measure", "articulation_points")
        #expect(Set(points.filter { $0.value == ["true"] }.keys) == ["2", "7", "14", "18", "21"])
        let bridges = try await Tool.run("centrality", file, "--measure", "bridges")
        #expect(bridges.output.hasSuffix("\n\n  bridges  20\n"))
    }

    /// The advice and friendship among them; the values are those that NetworkX and igraph give alike.
    @Test(.enabled(if: PublishedEdges.folder != nil)) func adviceAndFriendship() async throws {
        let folder = try #require(PublishedEdges.folder)
        let expected:
            [(String, inDegree: [String: String], betweenness: [String: Double], pagerank: [String: Double])] = [
                (
                    "edges_advice.csv", ["2": "18", "18": "15", "21": "15", "1": "13", "7": "13"],
                    ["18": 88.917, "21": 60.127, "7": 27.625], ["21": 0.1638, "7": 0.1040, "2": 0.0939]
                ),
                (
                    "edges_friendship.csv", ["2": "10"], ["17": 134.433, "11": 58.450, "21": 33.917],
                    ["2": 0.1546, "1": 0.1095]
                ),
            ]
        for (file, inDegree, betweenness, pagerank) in expected {
            let rows = try await table(
                "\(folder)/\(file)", "--directed", "--raw", "--measure", "in-degree,betweenness,pagerank")
            for (name, value) in inDegree { #expect(rows[name]?[0] == value) }
            for (name, value) in betweenness {
                #expect(rows[name].flatMap { Double($0[1]) }.map { ($0 * 1000).rounded() / 1000 } == value)
            }
            for (name, value) in pagerank {
                #expect(rows[name].flatMap { Double($0[2]) }.map { ($0 * 10000).rounded() / 10000 } == value)
            }
        }
    }

    // MARK: - Input

    /// One network in every form that an edge list has: as a file and through a pipe.
    @Test(arguments: [
        "a b\nb c\n", "# SNAP\r\na\tb\r\nb\tc\r\n", "a,b\nb,c\n", "source,target\na,b\nb,c\n",
        "weight,to,from\n1,b,a\n1,c,b\n", "a b 1\nb c 1\n", "\n\n# two ties\n\"a\",\"b\"\nb,c",
    ])
    func edgeLists(_ text: String) async throws {
        let scratch = try Scratch()
        let expected = ["a": ["1"], "b": ["2"], "c": ["1"]]
        #expect(try await table(try scratch.write("x.csv", text), "--measure", "degree") == expected)
        #expect(try await table("-", "--measure", "degree", input: text) == expected)
    }

    /// What comes through a pipe is a cycle if it reads like one.
    @Test(arguments: [
        "linchpin: 1\npeople: {a: , b: {reports-to: a}}\n",
        "---\n# x\nlinchpin: 1\npeople: {a: , b: {reports-to: a}}\n",
        "\n{\"linchpin\": 1, \"people\": {\"a\": {}, \"b\": {\"reports-to\": \"a\"}}}",
    ])
    func cyclesThroughAPipe(_ text: String) async throws {
        let rows = try await table("-", "--measure", "degree", input: text)
        #expect(rows == ["person:a": ["1"], "person:b": ["1"]])
    }

    @Test func whatIsNotValidIsTwo() async throws {
        let scratch = try Scratch()
        for (name, text, message) in [
            ("a.csv", "a,b\nb\n", "a.csv:2:1: error: 2 fields are expected on a line, and here are 1 [edges/fields]"),
            ("b.txt", "a b 1\nb c -1\n", "b.txt:2:5: error: a weight is a positive finite number, not '-1'"),
            ("large.txt", "a b 1e308\na b 1e308\n", "an edge has the weight 1e+308"),
            ("small.txt", "a b 5e-324\n", "an edge has the weight 5e-324"),
            ("large.yaml", "linchpin: 1\nsystems: {a: {depends-on: [{on: b, weight: 1e200}]}, b: }\n", "1e+200"),
            ("c.csv", "# nothing\n", "there is no edge in this file"),
            ("d.yaml", "linchpin: 2\n", "d.yaml:1:"),
        ] {
            let outcome = try await Tool.run("centrality", try scratch.write(name, text))
            #expect(outcome.status == 2, "\(name)")
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
        #expect(try await Tool.run("centrality", scratch.path("nothing.csv")).status == 2)
    }

    // MARK: - What is asked

    @Test(arguments: [
        (["--measure", "betwenness"], "did you mean 'betweenness'?"),
        (["--measure", "core_numbr"], "did you mean 'core_number'?"),
        (["--measure", "colour"], "linchpin centrality --list has them all"),
        (["--measure", "degree,bridges"], "degree and bridges make tables of different things"),
        (["--measure", "degree,in-degree"], "in-degree has no meaning without directions; add --directed"),
        (["--measure", "dominators"], "dominators needs a node to start from"),
        (["--measure", "dominators", "--root", "mirra"], "there is no node 'mirra'; did you mean 'mira'?"),
        (["--layer", "advise"], "there is no relation 'advise'; did you mean 'advice'?"),
        (["--layer", "coffee"], "there are reports-to, advice"),
        (["--sort", "degre"], "there is no column 'degre' to sort by; did you mean 'degree'?"),
        (["--measure", "degree", "--lengths", "inverse"], "--lengths inverse changes nothing"),
        (["--measure", "degree", "--raw"], "--raw changes nothing"),
        (["--measure", "degree", "--root", "mira"], "--root changes nothing"),
        (["--measure", "degree", "--of", "degree"], "--of changes nothing"),
        (["--measure", "rank-stability", "--of", "constraint"], "constraint does not rank nodes"),
        (["--raw", "--normalized"], "exclude one another"),
        (["--exact", "--sample"], "exclude one another"), (["--exact", "--delta", "0.1"], "are for estimates"),
        (["--sample", "--measure", "degree"], "--sample changes nothing"), (["--epsilon", "1"], "--epsilon takes"),
        (["--delta", "0"], "--delta takes a probability"),
        (["--sample", "--measure", "harmonic", "--lengths", "inverse"], "harmonic can be estimated in hops only"),
        (["--matrix", "--measure", "degree"], "--matrix measures nothing"),
        (["--matrix", "--format", "json"], "--matrix is written as csv"),
        (["--top", "0"], "--top takes a number above 0"),
    ])
    func wrongUsageIsSixtyFour(_ arguments: [String], _ message: String) async throws {
        let outcome = try await Tool.run(["centrality", example] + arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func layersOfACycle() async throws {
        let operating = try await Tool.run("centrality", cycle, "--lengths", "inverse")
        #expect(operating.status == 64)
        #expect(operating.errors.contains("the operating layer mixes units"))
        #expect(try await Tool.run("centrality", cycle, "--lengths", "inverse", "--layer", "dependency").status == 0)
        let slip = try await Tool.run("centrality", cycle, "--layer", "dependancy")
        #expect(slip.status == 64)
        #expect(slip.errors.contains("did you mean 'dependency'?"), "\(slip.errors)")
        let unnamed = try await Tool.run(["centrality", "-", "--layer", "advice"], input: "a b\n")
        #expect(unnamed.status == 64)
        #expect(unnamed.errors.contains("this edge list names no relations"))
        #expect(try await Tool.run("centrality").errors.contains("Name a file"))
    }

    /// The same figures under the same names as `analyze` has them.
    @Test func analyzeAgrees() async throws {
        let outcome = try await Tool.run("analyze", cycle, "--format", "json")
        let analysis = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let entities = try #require((analysis["centrality"] as? [String: Any])?["entities"] as? [[String: Any]])
        let rows = try await table(cycle, "--measure", "betweenness,harmonic,core-number,articulation-points")
        #expect(rows.count == entities.count && entities.count > 50)
        for entity in entities {
            let row = try #require((entity["id"] as? String).flatMap { rows[$0] })
            // Foundation does not read every number to its last bit.
            for (text, key) in zip(row, ["betweenness", "harmonic"]) {
                let (found, expected) = try (#require(Double(text)), #require(entity[key] as? Double))
                #expect(abs(found - expected) <= 1e-14, "\(key)")
            }
            #expect(Int(row[2]) == entity["core"] as? Int)
            #expect(Bool(row[3]) == entity["articulation"] as? Bool)
        }
    }

    /// Clara is asked by Agnes, Dawit, Edda, Ida and Lena, 2 + 4 + 6 + 2 + 3 times; Lena is on nobody's chart.
    @Test func aRelationOfAnEdgeList() async throws {
        let advice = try await table(example, "--layer", "advice", "--directed", "--measure", "in-degree,in-strength")
        #expect(advice["clara"] == ["5", "17"])
        #expect(advice["bo"] == ["0", "0"])
        let reports = try await table(example, "--layer", "reports-to", "--measure", "in-degree")
        #expect(reports.count == 12)
        #expect(reports["lena"] == nil)
        let all = try await table(example, "--measure", "strength", "--unweighted")
        #expect(all["lena"] == ["1"])
    }

    // MARK: - Output

    @Test func theSameBytesOnAnyNumberOfThreads() async throws {
        for arguments in [
            ["--format", "json"], ["--measure", "edge-betweenness", "--format", "csv"],
            [
                "--directed", "--measure", "closeness,betweenness,communities", "--layer", "accountability",
                "--lengths", "inverse",
            ],
            ["--measure", "rank-stability,centralization"],
        ] {
            let one = try await Tool.run(["centrality", cycle, "--threads", "1"] + arguments)
            let many = try await Tool.run(["centrality", cycle, "--threads", "5"] + arguments)
            #expect(one.status == 0, "\(one.errors)")
            #expect(one.output == many.output)
        }
    }

    @Test func theExtensionSaysWhichFormat() async throws {
        let scratch = try Scratch()
        for (name, start) in [("a.csv", "node,degree,"), ("a.json", "{\n  \"linchpin\""), ("a.txt", example)] {
            let outcome = try await Tool.run("centrality", example, "-o", scratch.path(name))
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(scratch.read(name)?.hasPrefix(start) == true, "\(name)")
        }
        let same = try await Tool.run("centrality", scratch.path("a.csv"), "-o", scratch.path("a.csv"))
        #expect(same.status == 64)
    }

    @Test func textShowsTenRowsAndProgramsAll() async throws {
        let text = try await Tool.run("centrality", example, "--measure", "degree")
        #expect(text.output.hasSuffix("  … and 3 more (--top 13 shows all)\n"))
        #expect(try await table(example, "--measure", "degree").count == 13)
        #expect(try await table(example, "--measure", "degree", "--top", "4").count == 4)
    }

    @Test func aMatrixIsReadBack() async throws {
        let rows = try await table(example, "--layer", "reports-to", "--directed", "--matrix")
        #expect(rows.count == 12)
        #expect(rows["agnes"] == ["0", "1"] + [String](repeating: "0", count: 10))
        #expect(rows.values.allSatisfy { $0.count == 12 })
        let large = (0..<10_001).map { "a,b\($0)" }.joined(separator: "\n")
        let outcome = try await Tool.run(["centrality", "-", "--matrix"], input: large)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--measure edges --format csv"), "\(outcome.errors)")
        #expect(try await table("-", "--measure", "edges", input: large).count == 1)
    }

    @Test func estimatesAreAskedFor() async throws {
        let arguments = ["centrality", cycle, "--sample", "--epsilon", "0.05", "--delta", "0.2", "--format", "csv"]
        let one = try await Tool.run(arguments + ["--measure", "betweenness", "--threads", "1"])
        let many = try await Tool.run(arguments + ["--measure", "betweenness", "--threads", "5"])
        #expect(one.status == 0, "\(one.errors)")
        #expect(
            one.output.hasPrefix(
                "node,betweenness-estimate,betweenness-epsilon,betweenness-delta,betweenness-samples\n"))
        #expect(one.output.contains(",0.05,0.2,"))
        #expect(one.output == many.output)
        let other = try await Tool.run(arguments + ["--measure", "betweenness", "--seed", "5"])
        #expect(other.output != one.output)
    }

    /// A star of 150,000 rays is above the size from which on is estimated; its betweenness is known by a formula.
    @Test func largeNetworksAreEstimated() async throws {
        let star = (1...150_000).map { "0 \($0)" }.joined(separator: "\n")
        let paths = try await Tool.run(["centrality", "-", "--measure", "betweenness", "--top", "1"], input: star)
        #expect(paths.status == 0)
        #expect(paths.errors.isEmpty, "\(paths.errors)")
        #expect(paths.output.contains("\n  0               1\n"), "\(paths.output)")
        let harmonic = try await Tool.run(
            ["centrality", "-", "--measure", "harmonic", "--epsilon", "0.3", "--top", "1"], input: star)
        #expect(harmonic.output.contains("harmonic is estimated from "), "\(harmonic.output) \(harmonic.errors)")
        let exact = try await Tool.run(
            ["centrality", "-", "--measure", "betweenness", "--exact", "--top", "1"], input: star)
        #expect(exact.status == 0)
        #expect(exact.errors.contains("all shortest paths among 150001 nodes and 150000 edges"), "\(exact.errors)")
    }

    @Test func formulasAreNoted() async throws {
        let outcome = try await Tool.run(["centrality", "-", "--format", "csv"], input: "=1+1,b\n-2,b\n")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("\n=1+1,"))
        #expect(outcome.errors.contains("1 name begins as a formula does"))
    }
}

/// Small published networks.
private enum PublishedEdges {
    static let kite = """
        source,target
        Andre,Beverly
        Andre,Carol
        Andre,Diane
        Andre,Fernando
        Beverly,Diane
        Beverly,Ed
        Beverly,Garth
        Carol,Diane
        Carol,Fernando
        Diane,Ed
        Diane,Fernando
        Diane,Garth
        Ed,Garth
        Fernando,Garth
        Fernando,Heather
        Garth,Heather
        Heather,Ike
        Ike,Jane
        """

    /// Managers 1 to 21 and whom each reports to; 7 reports to nobody.
    static let superiors = [
        2, 7, 14, 2, 14, 21, 0, 21, 14, 18, 18, 21, 14, 7, 14, 2, 21, 7, 14, 14, 7,
    ].enumerated().filter { $0.element > 0 }.map { "\($0.offset + 1) \($0.element)" }.joined(separator: "\n")

    /// The folder of the high-tech managers, a few levels above the project; nil where it is not.
    static let folder: String? = {
        var folder = Tool.project
        for _ in 0..<4 {
            folder.deleteLastPathComponent()
            let candidate = folder.appending(path: "shared/data/krackhardt-hightech").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
        }
        return nil
    }()
}
