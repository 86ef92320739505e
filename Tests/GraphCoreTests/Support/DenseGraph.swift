import GraphCore

/// The slow and plain twin of a weighted graph: a number for each ordered pair, definitions taken literally.
struct DenseGraph {
    let nodeCount: Int
    let directed: Bool
    /// The weight of the edge from the first to the second; 0 where there is none.
    private(set) var weight: [[Double]]

    init(_ graph: CompressedGraph) {
        nodeCount = graph.nodeCount
        directed = graph.isDirected
        weight = [[Double]](repeating: [Double](repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
        for edge in graph.edges() {
            weight[edge.tail][edge.head] = edge.weight
            if !graph.isDirected { weight[edge.head][edge.tail] = edge.weight }
        }
    }

    private func length(_ tail: Int, _ head: Int, _ lengths: PathLengths) -> Double {
        let weight = weight[tail][head]
        return weight == 0 ? .infinity : lengths == .hops ? 1 : 1 / weight
    }

    /// Floyd and Warshall.
    func distances(_ lengths: PathLengths) -> [[Double]] {
        var distance = (0..<nodeCount).map { tail in
            (0..<nodeCount).map { head in tail == head ? 0 : length(tail, head, lengths) }
        }
        for middle in 0..<nodeCount {
            for tail in 0..<nodeCount {
                for head in 0..<nodeCount {
                    distance[tail][head] = min(distance[tail][head], distance[tail][middle] + distance[middle][head])
                }
            }
        }
        return distance
    }

    /// For each pair of ends the share of the shortest paths that take each edge, summed over the pairs.
    func edgeBetweenness(_ edges: [Edge], _ lengths: PathLengths) -> [Double] {
        let distance = distances(lengths)
        func equal(_ a: Double, _ b: Double) -> Bool { a < .infinity && abs(a - b) <= 1e-10 * max(a, b) }
        var counts = [[Double]](repeating: [Double](repeating: 0, count: nodeCount), count: nodeCount)
        for source in 0..<nodeCount {
            counts[source][source] = 1
            for node in (0..<nodeCount).sorted(by: { distance[source][$0] < distance[source][$1] }) {
                for head in 0..<nodeCount where head != source {
                    if equal(distance[source][node] + length(node, head, lengths), distance[source][head]) {
                        counts[source][head] += counts[source][node]
                    }
                }
            }
        }
        return edges.map { edge in
            var sum = 0.0
            for (from, to) in directed ? [(edge.tail, edge.head)] : [(edge.tail, edge.head), (edge.head, edge.tail)] {
                for tail in 0..<nodeCount {
                    for head in 0..<nodeCount where head != tail {
                        let path = distance[tail][from] + length(from, to, lengths) + distance[to][head]
                        if equal(path, distance[tail][head]) {
                            sum += counts[tail][from] * counts[to][head] / counts[tail][head]
                        }
                    }
                }
            }
            return directed ? sum : sum / 2
        }
    }

    /// 300 rounds: 0.85^300 is below what a `Double` tells from 1.
    func pageRank() -> [Double] {
        var ranks = [Double](repeating: 1 / Double(nodeCount), count: nodeCount)
        let strengths = weight.map { $0.reduce(0, +) }
        for _ in 0..<300 {
            ranks = (0..<nodeCount).map { head in
                var sum = 0.0
                for tail in 0..<nodeCount {
                    let strength = strengths[tail]
                    sum += ranks[tail] * (strength > 0 ? weight[tail][head] / strength : 1 / Double(nodeCount))
                }
                return 0.15 / Double(nodeCount) + 0.85 * sum
            }
        }
        return ranks
    }

    private func mutual(_ one: Int, _ other: Int) -> Double { weight[one][other] + weight[other][one] }

    private func proportion(_ one: Int, _ other: Int) -> Double {
        mutual(one, other) / (0..<nodeCount).reduce(0) { $0 + mutual(one, $1) }
    }

    func constraint() -> [Double?] {
        mapNodesWithNeighbours { node, neighbours in
            neighbours.reduce(0.0) { sum, neighbour in
                let indirect = neighbours.reduce(0.0) { $0 + proportion(node, $1) * proportion($1, neighbour) }
                let invested = proportion(node, neighbour) + indirect
                return sum + invested * invested
            }
        }
    }

    func effectiveSize() -> [Double?] {
        mapNodesWithNeighbours { node, neighbours in
            neighbours.reduce(0.0) { sum, neighbour in
                let strongest = (0..<nodeCount).map { mutual(neighbour, $0) }.max() ?? 0
                let redundancy = neighbours.reduce(0.0) {
                    $0 + proportion(node, $1) * mutual(neighbour, $1) / strongest
                }
                return sum + (1 - redundancy)
            }
        }
    }

    private func mapNodesWithNeighbours(_ value: (Int, [Int]) -> Double) -> [Double?] {
        (0..<nodeCount).map { node in
            let neighbours = (0..<nodeCount).filter { mutual(node, $0) > 0 }
            return neighbours.isEmpty ? nil : value(node, neighbours)
        }
    }
}

extension DenseGraph {
    /// Seeded graphs of many kinds: random ones, and organisations whose few weights make many paths tie.
    static func forEachRandomGraph(_ seeds: Range<Int>, _ body: (Int, CompressedGraph) -> Void) {
        for seed in seeds {
            body(
                seed,
                seed % 2 == 0
                    ? RandomGraph(seed: seed).graph
                    : RandomOrganisation(seed: seed, weights: [0.3, 0.6, 1, 2, 3]).graph)
        }
    }
}
