import GraphCore
import TestSupport

/// A graph made from a seed with what organisation graphs are full of: nodes in exactly the same position, trees that hang
/// on something, and parts that hang together at one node.
struct RandomOrganisation {
    let nodeCount: Int
    let edges: [Edge]
    let directed: Bool

    init(seed: Int, coreNodes: Int? = nil, directed: Bool? = nil) {
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
                for _ in 0..<number(1...3) { edges.append(Edge(node(index), node(number(0...size)))) }
            }
            count = first + size + 1
        }
        // Twins: copies of some nodes' edges, either way round, some of them neighbours of their originals.
        for _ in 0..<(coreNodes ?? number(0...5)) {
            let original = number(0...(count - 1))
            for edge in edges {
                if edge.tail == original { edges.append(Edge(count, edge.head)) }
                if edge.head == original { edges.append(Edge(edge.tail, count)) }
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
        self.edges = edges.map { Edge(places[$0.tail], places[$0.head]) }
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
