extension Condensation {
    /// For each component the number of nodes, of all the components behind it, its own not counted. Nil if cancelled.
    func nodeCountsBehind(_ cancellation: Cancellation) -> [Int]? {
        massBehind(of: components.sizes, cancellation)
    }

    /// For each component what all the components behind it weigh, its own weight not counted. Nil if cancelled.
    ///
    /// Components that hang on a single one, and all behind which is so, are added up; only what can be reached in more
    /// than one way is searched, from 64 components at once (after Then et al., PVLDB 8(4), 2014,
    /// doi:10.14778/2735496.2735507).
    ///
    /// - Complexity: O(n + m) for trees; O(k · (k + l) / 64 + p) more for the k components and l edges that are left
    ///   without the trees, and the p pairs of them of which one reaches the other.
    func massBehind(of own: [Int], _ cancellation: Cancellation) -> [Int]? {
        let (out, into) = (graph.out, graph.into)
        // What a component stands for: its own weight, and that of all that were merged into it.
        var mass = own
        var isMerged = [Bool](repeating: false, count: mass.count)
        // Nothing but merged components is behind it, so that its mass is the answer.
        var isClosed = isMerged
        var rest: [Int] = []
        for node in topologicalOrder.reversed() {
            let heads = out.range(of: node)
            isClosed[node] = heads.allSatisfy { isMerged[Int(out.targets[$0])] }
            let tails = into.range(of: node)
            if isClosed[node], tails.count == 1 {
                // Its only tail comes later in this order, and has not been asked yet.
                mass[Int(into.targets[tails.lowerBound])] += mass[node]
                isMerged[node] = true
            } else {
                rest.append(node)
            }
        }
        rest.reverse()
        var counts = mass
        for node in counts.indices { counts[node] -= own[node] }

        // In the order of `rest` nothing before a source is behind it.
        let places = rest.indices.filter { !isClosed[rest[$0]] }
        var masks = [UInt64](repeating: 0, count: mass.count)
        for first in stride(from: 0, to: places.count, by: UInt64.bitWidth) {
            if cancellation.check() { return nil }
            let sources = places[first..<min(places.count, first + UInt64.bitWidth)]
            var nextSource = sources.startIndex
            for place in places[first]..<rest.count {
                let node = rest[place]
                var mask = masks[node]
                masks[node] = 0
                var bits = mask
                while bits != 0 {
                    counts[rest[sources[first + bits.trailingZeroBitCount]]] += mass[node]
                    bits &= bits - 1
                }
                if nextSource < sources.endIndex, sources[nextSource] == place {
                    mask |= 1 << UInt64(nextSource - first)
                    nextSource += 1
                }
                guard mask != 0 else { continue }
                for position in out.range(of: node) {
                    let head = Int(out.targets[position])
                    if !isMerged[head] { masks[head] |= mask }
                }
            }
        }
        return counts
    }

    /// The same components with every edge turned round.
    func transposed() -> Condensation {
        Condensation(
            components: components, graph: graph.transposed(), topologicalOrder: topologicalOrder.reversed())
    }
}
