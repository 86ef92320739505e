/// Brandes' algorithm from one source with path counts of any size.
///
/// The number of shortest paths doubles with every diamond in a row, and a thousand of them are more than a `Double`
/// holds. Only the ratio of the counts of two neighbours matters, so counts keep their exponent apart. It is slower than
/// ``PathSweep`` and hardly ever needed.
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

        private static func scale(_ value: Double, by exponent: Int) -> Double {
            Double(sign: .plus, exponent: exponent, significand: value)
        }
    }

    static func addDependencies(
        of source: Int, nodeCount: Int, out: UnsafeRows, into: UnsafeRows, to betweenness: inout [Double]
    ) {
        var distance = [Int](repeating: -1, count: nodeCount)
        var counts = [WideCount](repeating: WideCount(), count: nodeCount)
        var queue = [source]
        distance[source] = 0
        counts[source] = WideCount(significand: 1, exponent: 0)
        var index = 0
        while index < queue.count {
            let node = queue[index]
            index += 1
            for position in out.offsets[node]..<out.offsets[node + 1] {
                let head = Int(out.targets[position])
                if distance[head] < 0 {
                    distance[head] = distance[node] + 1
                    queue.append(head)
                }
                if distance[head] == distance[node] + 1 { counts[head] += counts[node] }
            }
        }

        var dependency = [Double](repeating: 0, count: nodeCount)
        for node in queue.dropFirst().reversed() {
            for position in into.offsets[node]..<into.offsets[node + 1] {
                let tail = Int(into.targets[position])
                if distance[tail] >= 0, distance[tail] + 1 == distance[node] {
                    dependency[tail] += counts[tail] / counts[node] * (1 + dependency[node])
                }
            }
            betweenness[node] += dependency[node]
        }
    }
}
