import GraphCore
import TestSupport

/// A graph made from a seed with what organisation graphs are full of: nodes in exactly the same position, trees that hang
/// on something, and parts that hang together at one node.
struct RandomOrganisation {
    let nodeCount: Int
    let edges: [Edge]
    let directed: Bool

    init(seed: Int, coreNodes: Int? = nil, directed: Bool? = nil, weights: [Double] = [1]) {
        var generator = SeededGenerator(seed: UInt64(seed))
        self.directed = directed ?? (seed % 3 == 0)
        var edges: [Edge] = []
        var count = 0
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        // Two parts that share node 0.
        for _ in 0..<2 {
            let size = coreNodes ?? number(1...5)
            let first = count == 0 ? 0 : count - 1
            func node(_ index: Int) -> Int { index == 0 ? 0 : first + index }
            for index in 1...size {
                for _ in 0..<number(1...3) {
                    let weight = weights[number(0...(weights.count - 1))]
                    edges.append(Edge(node(index), node(number(0...size)), weight: weight))
                }
            }
            count = first + size + 1
        }
        // Twins: copies of some nodes' edges, either way round, some of them neighbours of their originals.
        for _ in 0..<(coreNodes ?? number(0...5)) {
            let original = number(0...(count - 1))
            for edge in edges {
                if edge.tail == original { edges.append(Edge(count, edge.head, weight: edge.weight)) }
                if edge.head == original { edges.append(Edge(edge.tail, count, weight: edge.weight)) }
            }
            if number(0...2) == 0 { edges.append(Edge(original, count)) }
            count += 1
        }
        // Trees.
        for _ in 0..<(coreNodes ?? number(0...5)) {
            edges.append(Edge(count, number(0...(count - 1))))
            count += 1
        }
        // The numbers of nodes say nothing about their places.
        let places = Array(0..<count).shuffled(using: &generator)
        self.edges = edges.map { Edge(places[$0.tail], places[$0.head], weight: $0.weight) }
        nodeCount = count
    }

    var graph: CompressedGraph { CompressedGraph(nodeCount: nodeCount, edges: edges, directed: directed) }
    var matrix: AdjacencyMatrix { AdjacencyMatrix(nodeCount: nodeCount, edges: edges, directed: directed) }
}

extension CompressedGraph {
    /// Brandes' algorithm as it is published, one source after another: the twin for graphs too large for matrices.
    func betweennessBySearching() -> [Double] {
        var result = [Double](repeating: 0, count: nodeCount)
        for source in 0..<nodeCount {
            var distance = [Int](repeating: -1, count: nodeCount)
            var counts = [Double](repeating: 0, count: nodeCount)
            var queue = [source]
            distance[source] = 0
            counts[source] = 1
            var index = 0
            while index < queue.count {
                let node = queue[index]
                index += 1
                for head in outNeighbours(of: node) {
                    if distance[head] < 0 {
                        distance[head] = distance[node] + 1
                        queue.append(head)
                    }
                    if distance[head] == distance[node] + 1 { counts[head] += counts[node] }
                }
            }
            var dependency = [Double](repeating: 0, count: nodeCount)
            for node in queue.reversed() {
                for head in outNeighbours(of: node) where distance[head] == distance[node] + 1 {
                    dependency[node] += counts[node] / counts[head] * (1 + dependency[head])
                }
                if node != source { result[node] += dependency[node] }
            }
        }
        return isDirected ? result : result.map { $0 / 2 }
    }
}

extension CompressedGraph {
    /// Betweenness by inverse weights from the definition: distances by Floyd and Warshall, path counts by taking nodes in
    /// the order of their distance, and then every pair with every node between.
    func betweennessByEnumeration() -> [Double] {
        var distance = [[Double]](
            repeating: [Double](repeating: .infinity, count: nodeCount), count: nodeCount)
        for node in 0..<nodeCount {
            distance[node][node] = 0
            for (head, weight) in zip(outNeighbours(of: node), outWeights(of: node)) {
                distance[node][head] = 1 / weight
            }
        }
        for middle in 0..<nodeCount {
            for tail in 0..<nodeCount {
                for head in 0..<nodeCount {
                    distance[tail][head] = min(distance[tail][head], distance[tail][middle] + distance[middle][head])
                }
            }
        }
        func equal(_ a: Double, _ b: Double) -> Bool { a < .infinity && abs(a - b) <= 1e-10 * max(a, b) }
        var counts = [[Double]](repeating: [Double](repeating: 0, count: nodeCount), count: nodeCount)
        for source in 0..<nodeCount {
            counts[source][source] = 1
            for node in (0..<nodeCount).sorted(by: { distance[source][$0] < distance[source][$1] }) {
                for (head, weight) in zip(outNeighbours(of: node), outWeights(of: node))
                where equal(distance[source][node] + 1 / weight, distance[source][head]) && head != source {
                    counts[source][head] += counts[source][node]
                }
            }
        }
        var result = [Double](repeating: 0, count: nodeCount)
        for tail in 0..<nodeCount {
            for head in 0..<nodeCount where head != tail && distance[tail][head] < .infinity {
                for middle in 0..<nodeCount where middle != tail && middle != head {
                    if equal(distance[tail][middle] + distance[middle][head], distance[tail][head]) {
                        result[middle] += counts[tail][middle] * counts[middle][head] / counts[tail][head]
                    }
                }
            }
        }
        return isDirected ? result : result.map { $0 / 2 }
    }
}
