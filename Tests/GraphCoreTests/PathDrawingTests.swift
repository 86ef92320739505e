import Testing

@testable import GraphCore

/// Drawn paths are shortest, and each as likely as the others.
@Suite struct PathDrawingTests {
    private typealias Wide = WidePathSweep.WideCount

    /// How often each path was drawn. A draw for which there is no path, or too many, counts as the empty path.
    private func frequencies<Search: PathDrawing & ~Copyable>(
        _ graph: CompressedGraph, from tail: Int, to head: Int, draws: Int, _: Search.Type
    ) -> [[UInt32]: Int] {
        let lengths = graph.rowsByInverseWeight()
        return PathRows(lengthsOf: lengths?.out ?? graph.hopRows.out).withUnsafeRows { out in
            PathRows(lengthsOf: lengths?.into ?? graph.hopRows.into).withUnsafeRows { into in
                var search = Search(out: out, into: into)
                var result: [[UInt32]: Int] = [:]
                for draw in 0..<draws {
                    var random = SplitMix64(seed: 17, index: draw)
                    if case .drawn = search.draw(from: tail, to: head, &random) {
                        result[search.path, default: 0] += 1
                    } else {
                        result[[], default: 0] += 1
                    }
                }
                return result
            }
        }
    }

    private func all(
        _ graph: CompressedGraph, from tail: Int, to head: Int, draws: Int
    ) -> [[[UInt32]: Int]] {
        graph.rowsByInverseWeight() == nil
            ? [
                frequencies(graph, from: tail, to: head, draws: draws, BalancedPathSearch<Double>.self),
                frequencies(graph, from: tail, to: head, draws: draws, BalancedPathSearch<Wide>.self),
            ]
            : [
                frequencies(graph, from: tail, to: head, draws: draws, LengthPathSearch<Double>.self),
                frequencies(graph, from: tail, to: head, draws: draws, LengthPathSearch<Wide>.self),
            ]
    }

    /// A grid of 4 by 4 nodes: from corner to corner 3 steps right and 3 down in any order, 6! / (3! 3!) = 20 paths, by hops
    /// and where steps down are twice as long. The chi-square statistic of 20 classes has 19 degrees of freedom and is
    /// below 43.82 with a probability of 0.999 (any table).
    @Test(arguments: [1, 0.5], [false, true])
    func pathsOfAGridAreEquallyLikely(weightDown: Double, directed: Bool) {
        var edges: [Edge] = []
        for row in 0..<4 {
            for column in 0..<4 {
                if column < 3 { edges.append(Edge(4 * row + column, 4 * row + column + 1)) }
                if row < 3 { edges.append(Edge(4 * row + column, 4 * row + column + 4, weight: weightDown)) }
            }
        }
        let graph = CompressedGraph(nodeCount: 16, edges: edges, directed: directed)
        let draws = 20_000
        for counts in all(graph, from: 0, to: 15, draws: draws) {
            #expect(counts.count == 20)
            #expect(counts.keys.allSatisfy { $0.count == 7 })
            let expected = Double(draws) / 20
            let statistic = counts.values.map { (Double($0) - expected) * (Double($0) - expected) / expected }.sorted()
                .reduce(0, +)
            #expect(statistic < 43.82)
        }
    }

    /// 0 → {1, 2, 3} → 4 → 6 are three paths, 0 → 5 → 7 → 6 is one: the latter has one draw in four, though it is one of two
    /// ways to the last node. The chi-square statistic of 4 classes has 3 degrees of freedom; 16.27 is its 0.999 quantile.
    @Test(arguments: [1, 0.25])
    func branchesWeighAsManyPathsAsTheyHave(weight: Double) {
        let edges =
            [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (4, 6), (0, 5), (5, 7), (7, 6)].map {
                // The last step of both ways is longer, so that by length it is no matter of hops.
                Edge($0.0, $0.1, weight: $0.1 == 6 ? weight : 1)
            }
        for directed in [false, true] {
            let graph = CompressedGraph(nodeCount: 8, edges: edges, directed: directed)
            for counts in all(graph, from: 0, to: 6, draws: 8000) {
                #expect(Set(counts.keys) == [[0, 1, 4, 6], [0, 2, 4, 6], [0, 3, 4, 6], [0, 5, 7, 6]])
                let statistic = counts.values.map { (Double($0) - 2000) * (Double($0) - 2000) / 2000 }.sorted().reduce(
                    0, +)
                #expect(statistic < 16.27)
            }
        }
    }

    /// In random graphs every pair's path is a path, as long as Dijkstra says; where none leads none is drawn.
    @Test func pathsAreShortest() {
        for seed in 0..<300 {
            let random = RandomGraph(seed: seed, maximumNodes: 14)
            // Few different weights, so that many paths tie.
            let weights = [0.5, 1, 2, 4]
            let graph = CompressedGraph(
                nodeCount: random.nodeCount,
                edges: random.edges.enumerated().map { Edge($1.tail, $1.head, weight: weights[($0 * 7 + seed) % 4]) },
                directed: random.directed)
            let hasLengths = graph.rowsByInverseWeight() != nil
            for tail in 0..<graph.nodeCount {
                let distances = graph.distances(from: tail, lengths: hasLengths ? .inverseWeights : .hops)
                for head in 0..<graph.nodeCount where head != tail {
                    for counts in all(graph, from: tail, to: head, draws: 2) {
                        for path in counts.keys {
                            let length = graph.length(of: path, hasLengths: hasLengths)
                            let ends = path.isEmpty || (path.first == UInt32(tail) && path.last == UInt32(head))
                            #expect(ends && length == distances[head], "seed \(seed), \(tail) to \(head)")
                        }
                    }
                }
            }
        }
    }

    /// 1500 diamonds in a row have 2^1500 paths. Counts as `Double` give up, and wide ones go on.
    @Test func manyPaths() {
        var edges: [Edge] = []
        for diamond in 0..<1500 {
            for side in 1...2 {
                edges.append(Edge(3 * diamond, 3 * diamond + side, weight: 2))
                edges.append(Edge(3 * diamond + side, 3 * diamond + 3, weight: 1))
            }
        }
        let graph = CompressedGraph(nodeCount: 4501, edges: edges, directed: true)
        let hops = CompressedGraph(nodeCount: 4501, edges: edges.map { Edge($0.tail, $0.head) }, directed: true)
        for counts in [
            frequencies(hops, from: 0, to: 4500, draws: 1, BalancedPathSearch<Double>.self),
            frequencies(graph, from: 0, to: 4500, draws: 1, LengthPathSearch<Double>.self),
        ] {
            #expect(counts == [[]: 1])
        }
        for counts in [
            frequencies(hops, from: 0, to: 4500, draws: 1, BalancedPathSearch<Wide>.self),
            frequencies(graph, from: 0, to: 4500, draws: 1, LengthPathSearch<Wide>.self),
        ] {
            let path = counts.keys.first ?? []
            #expect(path.count == 3001)
            // One side of each, about half of them the first: 5 standard deviations are 5 · √1500 / 2 = 97.
            let firstSides = path.filter { $0 % 3 == 1 }.count
            #expect(abs(firstSides - 750) < 97)
            #expect(path.filter { $0 % 3 == 2 }.count == 1500 - firstSides)
        }
    }
}

extension CompressedGraph {
    fileprivate var hopRows: (out: Rows, into: Rows) {
        func bare(_ rows: Rows) -> Rows { Rows(offsets: rows.offsets, targets: rows.targets, weights: []) }
        return (bare(out), bare(into))
    }

    /// The length of a path; infinite where an edge is missing, or for no path.
    fileprivate func length(of path: [UInt32], hasLengths: Bool) -> Double {
        if path.isEmpty { return .infinity }
        var sum = 0.0
        for (tail, head) in zip(path, path.dropFirst()) {
            guard let place = outNeighbours(of: Int(tail)).firstIndex(of: Int(head)) else { return .infinity }
            let weights = outWeights(of: Int(tail))
            sum += hasLengths ? 1 / weights[weights.startIndex + place] : 1
        }
        return sum
    }
}
