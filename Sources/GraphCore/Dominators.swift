extension CompressedGraph {
    /// The immediate dominator of each node: the last node before it that lies on every path from `root`. It is nil for
    /// the root itself and for the nodes that cannot be reached from it.
    ///
    /// Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", Rice University TR-06-33870, 2001.
    ///
    /// - Complexity: O(n + m) on graphs without cycles that have shallow dominator trees, O(n · (n + m)) at worst; in
    ///   practice two or three passes.
    public func dominatorTree(root: Int) -> [Int?] {
        check(root)
        let order = depthFirstPostorder(from: root)
        let unknown = -1
        var rank = [Int](repeating: unknown, count: nodeCount)
        for (index, node) in order.enumerated() { rank[node] = index }

        // All in postorder ranks: the root has the largest, and a dominator has a larger rank than what it dominates.
        var dominator = [Int](repeating: unknown, count: order.count)
        let rootRank = order.count - 1
        dominator[rootRank] = rootRank
        let (offsets, targets) = (into.offsets, into.targets)
        var changed = true
        while changed {
            changed = false
            for node in stride(from: rootRank - 1, through: 0, by: -1) {
                var common = unknown
                for position in offsets[order[node]]..<offsets[order[node] + 1] {
                    let tail = rank[Int(targets[position])]
                    guard tail != unknown, dominator[tail] != unknown else { continue }
                    if common == unknown {
                        common = tail
                        continue
                    }
                    var other = tail
                    while common != other {
                        while common < other { common = dominator[common] }
                        while other < common { other = dominator[other] }
                    }
                }
                if dominator[node] != common {
                    dominator[node] = common
                    changed = true
                }
            }
        }

        var result = [Int?](repeating: nil, count: nodeCount)
        for node in 0..<rootRank { result[order[node]] = order[dominator[node]] }
        return result
    }

    /// The nodes reachable from `root` in the order in which a depth-first search leaves them.
    private func depthFirstPostorder(from root: Int) -> [Int] {
        let (offsets, targets) = (out.offsets, out.targets)
        var next = Array(offsets.dropLast())
        var entered = NodeSet(nodeCount: nodeCount)
        var path = [root]
        var order: [Int] = []
        entered.insert(root)
        while let node = path.last {
            if next[node] < offsets[node + 1] {
                let head = Int(targets[next[node]])
                next[node] += 1
                if entered.insert(head) { path.append(head) }
            } else {
                order.append(node)
                path.removeLast()
            }
        }
        return order
    }
}
