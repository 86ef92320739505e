import GraphCore

/// The slow and plain twin of the graph under test: one bit for each pair, at most 32 nodes, definitions taken literally.
struct AdjacencyMatrix {
    let nodeCount: Int
    let directed: Bool
    /// Bit h of row t: an edge leads from t to h.
    var rows: [UInt32]

    init(nodeCount: Int, edges: [Edge], directed: Bool) {
        self.nodeCount = nodeCount
        self.directed = directed
        rows = [UInt32](repeating: 0, count: nodeCount)
        for edge in edges where edge.tail != edge.head {
            rows[edge.tail] |= 1 << edge.head
            if !directed { rows[edge.head] |= 1 << edge.tail }
        }
    }

    var all: UInt32 { UInt32((UInt64(1) << nodeCount) - 1) }

    func has(_ tail: Int, _ head: Int) -> Bool { rows[tail] & (1 << head) != 0 }

    var transposed: AdjacencyMatrix {
        var result = self
        for tail in 0..<nodeCount {
            result.rows[tail] = 0
            for head in 0..<nodeCount where has(head, tail) { result.rows[tail] |= 1 << head }
        }
        return result
    }

    var undirected: AdjacencyMatrix {
        var result = self
        for (node, row) in transposed.rows.enumerated() { result.rows[node] |= row }
        return result
    }

    /// What `sources` reach when only the nodes of `allowed` exist; the sources that exist included.
    func reach(_ sources: UInt32, within allowed: UInt32) -> UInt32 {
        var reached = sources & allowed
        while true {
            var next = reached
            for node in 0..<nodeCount where reached & (1 << node) != 0 { next |= rows[node] & allowed }
            if next == reached { return reached }
            reached = next
        }
    }

    /// The number of components among the nodes of `allowed`; call on an undirected matrix.
    func componentCount(within allowed: UInt32) -> Int {
        var rest = allowed
        var count = 0
        while rest != 0 {
            rest &= ~reach(1 << rest.trailingZeroBitCount, within: allowed)
            count += 1
        }
        return count
    }

    /// Distances in hops and numbers of shortest paths, by Floyd and Warshall.
    func shortestPaths() -> (distance: [[Int]], count: [[Double]]) {
        let far = 1 << 20
        var distance = [[Int]](repeating: [Int](repeating: far, count: nodeCount), count: nodeCount)
        var count = [[Double]](repeating: [Double](repeating: 0, count: nodeCount), count: nodeCount)
        for tail in 0..<nodeCount {
            distance[tail][tail] = 0
            count[tail][tail] = 1
            for head in 0..<nodeCount where has(tail, head) {
                distance[tail][head] = 1
                count[tail][head] = 1
            }
        }
        for via in 0..<nodeCount {
            for tail in 0..<nodeCount where tail != via {
                for head in 0..<nodeCount where head != via && head != tail {
                    let length = distance[tail][via] + distance[via][head]
                    guard length < far else { continue }
                    let paths = count[tail][via] * count[via][head]
                    if length < distance[tail][head] {
                        distance[tail][head] = length
                        count[tail][head] = paths
                    } else if length == distance[tail][head] {
                        count[tail][head] += paths
                    }
                }
            }
        }
        return (distance, count)
    }
}
