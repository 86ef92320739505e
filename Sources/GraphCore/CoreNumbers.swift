extension CompressedGraph {
    /// For each node the largest k such that it is in the k-core, the largest subgraph in which every node has at
    /// least k neighbours. A directed graph is taken without its directions.
    ///
    /// Batagelj and Zaveršnik, "An O(m) algorithm for cores decomposition of networks", 2003, arXiv:cs/0310049.
    ///
    /// - Complexity: O(n + m).
    public func coreNumbers() -> [Int] {
        let rows = undirected().out
        let (offsets, targets) = (rows.offsets, rows.targets)
        var degree = (0..<nodeCount).map { offsets[$0 + 1] - offsets[$0] }

        // The nodes sorted by degree: bucketStart[d] is the place of the first whose remaining degree is d.
        var bucketStart = [Int](repeating: 0, count: (degree.max() ?? 0) + 2)
        for d in degree { bucketStart[d + 1] += 1 }
        for d in 1..<bucketStart.count { bucketStart[d] += bucketStart[d - 1] }
        var free = bucketStart
        var order = [Int](repeating: 0, count: nodeCount)
        var place = order
        for node in 0..<nodeCount {
            place[node] = free[degree[node]]
            order[place[node]] = node
            free[degree[node]] += 1
        }

        for index in 0..<nodeCount {
            let node = order[index]
            for position in offsets[node]..<offsets[node + 1] {
                let neighbour = Int(targets[position])
                let d = degree[neighbour]
                guard d > degree[node] else { continue }
                // Swap with the first of its bucket, which then begins one later: the bucket below has it.
                let first = order[bucketStart[d]]
                order.swapAt(place[neighbour], bucketStart[d])
                place[first] = place[neighbour]
                place[neighbour] = bucketStart[d]
                bucketStart[d] += 1
                degree[neighbour] = d - 1
            }
        }
        return degree
    }
}
