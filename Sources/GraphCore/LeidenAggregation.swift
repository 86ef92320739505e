extension StrengthNetwork {
    /// The network with each group of nodes drawn together into one node.
    ///
    /// - Complexity: O(n + m).
    func aggregated(_ groups: Components) -> StrengthNetwork {
        var result = StrengthNetwork(
            offsets: [0], targets: [], weights: [], strengths: [Double](repeating: 0, count: groups.count), total: total
        )
        result.offsets.reserveCapacity(groups.count + 1)
        for (node, group) in groups.labels.enumerated() { result.strengths[group] += strengths[node] }

        // The nodes group by group, by a counting sort.
        var ends = [Int](repeating: 0, count: groups.count + 1)
        for (group, size) in groups.sizes.enumerated() { ends[group + 1] = ends[group] + size }
        var next = ends
        var nodes = [Int](repeating: 0, count: nodeCount)
        for (node, group) in groups.labels.enumerated() {
            nodes[next[group]] = node
            next[group] += 1
        }
        var weightTo = CommunityWeights(count: groups.count)
        for group in 0..<groups.count {
            for node in nodes[ends[group]..<ends[group + 1]] { weightTo.collect(self, node, groups.labels) }
            for other in weightTo.touched where other != group {
                result.targets.append(UInt32(other))
                result.weights.append(weightTo[other])
            }
            result.offsets.append(result.targets.count)
            weightTo.clear()
        }
        return result
    }

    /// Makes each connected part of a community one of its own, which never lowers the modularity; edges without weight
    /// connect nothing. Whether there was any to split.
    ///
    /// - Complexity: O(n + m).
    func splitDisconnected(_ communities: inout [Int]) -> Bool {
        var parts = [Int](repeating: -1, count: nodeCount)
        var count = 0
        var waiting: [Int] = []
        for start in 0..<nodeCount where parts[start] < 0 {
            parts[start] = count
            waiting.append(start)
            while let node = waiting.popLast() {
                for position in offsets[node]..<offsets[node + 1] {
                    let neighbour = Int(targets[position])
                    guard parts[neighbour] < 0, weights[position] > 0, communities[neighbour] == communities[node]
                    else { continue }
                    parts[neighbour] = count
                    waiting.append(neighbour)
                }
            }
            count += 1
        }
        let before = Components(any: communities).count
        communities = parts
        return count > before
    }
}
