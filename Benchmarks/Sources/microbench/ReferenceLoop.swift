import GraphCore

/// The loop that all times are measured by: plain breadth-first searches from 32 nodes, spread evenly over the graph.
///
/// It lives on arrays of its own and calls nothing of the graph core, so that it stays as it is when the core gets faster.
/// Run just before and after a measure, in the same process, it meets the same machine under the same load.
struct ReferenceLoop {
    private let offsets: [Int]
    private let heads: [Int32]
    private let sources: [Int]

    init(_ graph: CompressedGraph) {
        var offsets = [0]
        var heads: [Int32] = []
        for node in 0..<graph.nodeCount {
            heads.append(contentsOf: graph.outNeighbours(of: node).map { Int32(truncatingIfNeeded: $0) })
            offsets.append(heads.count)
        }
        self.offsets = offsets
        self.heads = heads
        sources = Array(stride(from: 0, to: graph.nodeCount, by: max(1, graph.nodeCount / 32)).prefix(32))
    }

    /// The sum of all distances found, so that no compiler leaves the loop out.
    func run() -> Int {
        var distance = [Int32](repeating: -1, count: offsets.count - 1)
        var queue: [Int] = []
        var sum = 0
        for source in sources {
            for node in queue { distance[node] = -1 }
            queue.removeAll(keepingCapacity: true)
            queue.append(source)
            distance[source] = 0
            var position = 0
            while position < queue.count {
                let node = queue[position]
                position += 1
                sum += Int(distance[node])
                for edge in offsets[node]..<offsets[node + 1] {
                    let head = Int(heads[edge])
                    guard distance[head] < 0 else { continue }
                    distance[head] = distance[node] + 1
                    queue.append(head)
                }
            }
        }
        return sum
    }
}
