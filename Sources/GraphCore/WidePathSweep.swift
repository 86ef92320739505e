/// Brandes' algorithm from one source with path counts of any size.
///
/// The number of shortest paths doubles with every diamond in a row, and a thousand of them are more than a `Double`
/// holds. Only the ratio of the counts of two neighbours matters, so counts keep their exponent apart. It is slower than
/// ``DependencySweep`` and hardly ever needed.
enum WidePathSweep {
    /// A positive number, significand · 2^exponent, with the significand in 1 ..< 2; or zero.
    private struct WideCount {
        var significand = 0.0
        var exponent = 0

        static func += (sum: inout WideCount, other: WideCount) {
            if other.significand == 0 { return }
            if sum.significand == 0 {
                sum = other
                return
            }
            let exponent = max(sum.exponent, other.exponent)
            let value =
                scale(sum.significand, by: sum.exponent - exponent)
                + scale(other.significand, by: other.exponent - exponent)
            sum = WideCount(significand: value.significand, exponent: exponent + Int(value.exponent))
        }

        static func / (left: WideCount, right: WideCount) -> Double {
            scale(left.significand / right.significand, by: left.exponent - right.exponent)
        }

        func times(_ factor: Double) -> WideCount {
            let value = significand * factor
            return WideCount(significand: value.significand, exponent: exponent + Int(value.exponent))
        }

        private static func scale(_ value: Double, by exponent: Int) -> Double {
            Double(sign: .plus, exponent: exponent, significand: value)
        }
    }

    /// Adds the dependencies of all nodes that the class `source` stands for; see ``DependencySweep``.
    static func addDependencies(
        of source: Int, in graph: UnsafeQuotientGraph, to betweenness: UnsafeMutableBufferPointer<Double>
    ) {
        let nodeCount = graph.copies.count
        let rows = graph.out
        let hasTwins = graph.reachOfTwins[source] > 0
        var distance = [Int](repeating: -1, count: nodeCount)
        var counts = [WideCount](repeating: WideCount(), count: nodeCount)
        // The source stands apart, since it may be met again as its own twin.
        var queue: [Int] = []
        var edges: [(tail: Int, head: Int)] = []
        let one = WideCount(significand: 1, exponent: 0)
        if !hasTwins { distance[source] = 0 }
        func expand(_ node: Int, at level: Int, _ value: WideCount) {
            for position in rows.offsets[node]..<rows.offsets[node + 1] {
                let head = Int(rows.targets[position])
                if distance[head] < 0 {
                    distance[head] = level + 1
                    queue.append(head)
                }
                if distance[head] == level + 1 {
                    counts[head] += value
                    edges.append((node, head))
                }
            }
        }
        expand(source, at: 0, one)
        let firstEdge = edges.count
        var index = 0
        while index < queue.count {
            let node = queue[index]
            index += 1
            expand(node, at: distance[node], counts[node].times(graph.copies[node]))
        }

        // What a node sums over those that follow it: (weight + copies · dependency) / σ, times its own σ.
        var dependency = [Double](repeating: 0, count: nodeCount)
        for edge in edges[firstEdge...].reversed() {
            let weight =
                edge.head == source ? graph.reachOfTwins[source] : graph.reach[edge.head]
            dependency[edge.tail] +=
                counts[edge.tail] / counts[edge.head] * (weight + graph.copies[edge.head] * dependency[edge.head])
        }
        for node in queue { betweenness[node] += graph.reach[source] * dependency[node] }
    }
}
