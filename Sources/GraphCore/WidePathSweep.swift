/// Brandes' algorithm from one source with path counts of any size.
///
/// The number of shortest paths doubles with every diamond in a row, and a thousand of them are more than a `Double`
/// holds. Only the ratio of the counts of two neighbours matters, so counts keep their exponent apart. It is slower than
/// ``DependencySweep`` and hardly ever needed.
enum WidePathSweep {
    /// A positive number, significand · 2^exponent, with the significand in 1 ..< 2; or zero.
    struct WideCount {
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
        func length(_ position: Int) -> Double { graph.lengths.isEmpty ? 1 : graph.lengths[position] }
        // The source stands apart, since it may be met again as its own twin.
        let hasTwins = graph.reachOfTwins[source] > 0
        let distances = distances(from: source, in: graph, length)
        var counts = [WideCount](repeating: WideCount(), count: nodeCount)
        var edges: [(tail: Int, head: Int)] = []
        func expand(_ node: Int, at distance: Double, _ value: WideCount) {
            for position in rows.offsets[node]..<rows.offsets[node + 1] {
                let head = Int(rows.targets[position])
                let label = distances[head]
                if distance + length(position) - label <= label * LengthSweep.tolerance, distance < label {
                    counts[head] += value
                    edges.append((node, head))
                }
            }
        }
        expand(source, at: 0, WideCount(significand: 1, exponent: 0))
        let firstEdge = edges.count
        let order = distances.indices.filter { $0 != source && distances[$0] < .infinity }
            .sorted { (distances[$0], $0) < (distances[$1], $1) }
        for node in order { expand(node, at: distances[node], counts[node].times(graph.copies[node])) }

        // What a node sums over those that follow it: (weight + copies · dependency) / σ, times its own σ.
        var dependency = [Double](repeating: 0, count: nodeCount)
        for edge in edges[firstEdge...].reversed() {
            let weight = edge.head == source && hasTwins ? graph.reachOfTwins[source] : graph.reach[edge.head]
            dependency[edge.tail] +=
                counts[edge.tail] / counts[edge.head] * (weight + graph.copies[edge.head] * dependency[edge.head])
        }
        for node in order { betweenness[node] += graph.reach[source] * dependency[node] }
    }

    /// Distances by correcting labels; a source with twins has theirs.
    private static func distances(
        from source: Int, in graph: UnsafeQuotientGraph, _ length: (Int) -> Double
    ) -> [Double] {
        var distances = [Double](repeating: .infinity, count: graph.copies.count)
        if graph.reachOfTwins[source] == 0 { distances[source] = 0 }
        var queue: [(node: Int, distance: Double)] = [(source, 0)]
        var index = 0
        while index < queue.count {
            let (node, distance) = queue[index]
            index += 1
            if distance > distances[node], node != source || distance != 0 { continue }
            for position in graph.out.offsets[node]..<graph.out.offsets[node + 1] {
                let head = Int(graph.out.targets[position])
                let candidate = distance + length(position)
                if candidate < distances[head] {
                    distances[head] = candidate
                    queue.append((head, candidate))
                }
            }
        }
        return distances
    }
}
