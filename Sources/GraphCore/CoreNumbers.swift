extension CompressedGraph {
    /// For each node the largest k such that it is in the k-core, the largest subgraph in which every node has at
    /// least k neighbours. A directed graph is taken without its directions.
    ///
    /// Nodes are taken away level by level: Seidman, "Network structure and minimum degree", Soc. Netw. 5, 1983,
    /// doi:10.1016/0378-8733(83)90028-X, in the manner of Kabir and Madduri, "Parallel k-core decomposition on multicore
    /// platforms", IPDPSW 2017, doi:10.1109/IPDPSW.2017.151, which needs no buckets.
    ///
    /// - Complexity: O(n + m). A node is looked over once for each level up to its own, which is at most its degree.
    public func coreNumbers() -> [Int] {
        undirected().out.withUnsafeRows { rows in
            var peeling = Peeling(rows, nodeCount: nodeCount)
            peeling.run()
            return peeling.cores()
        }
    }
}

/// The scratch memory of one decomposition.
private struct Peeling: ~Copyable {
    private let rows: UnsafeRows
    private let nodeCount: Int
    /// How many neighbours are left to each node; once it is taken away, its core number.
    private let degree: UnsafeMutableBufferPointer<UInt32>
    /// The nodes that are left, and some that are not any more.
    private let left: UnsafeMutableBufferPointer<UInt32>
    /// The nodes of one level, of which some are taken away already and others wait; one place more than there are nodes.
    private let taken: UnsafeMutableBufferPointer<UInt32>

    init(_ rows: UnsafeRows, nodeCount: Int) {
        self.rows = rows
        self.nodeCount = nodeCount
        degree = .allocate(capacity: nodeCount)
        left = .allocate(capacity: nodeCount)
        taken = .allocate(capacity: nodeCount + 1)
        taken.initialize(repeating: 0)
        for node in 0..<nodeCount {
            degree.initializeElement(at: node, to: UInt32(rows.offsets[node + 1] - rows.offsets[node]))
            left.initializeElement(at: node, to: UInt32(node))
        }
    }

    deinit {
        degree.deallocate()
        left.deallocate()
        taken.deallocate()
    }

    mutating func run() {
        var leftCount = nodeCount
        var level: UInt32 = 0
        while leftCount > 0 {
            // Whoever has fewer neighbours than the level was taken away at one before.
            var (kept, count, least) = (0, 0, UInt32.max)
            for index in 0..<leftCount {
                let node = left[index]
                let own = degree[Int(node)]
                if own < level { continue }
                if own == level {
                    taken[count] = node
                    count += 1
                } else {
                    left[kept] = node
                    kept += 1
                    least = min(least, own)
                }
            }
            leftCount = kept
            if count == 0 {
                level = least
            } else {
                takeAway(count, level)
                level += 1
            }
        }
    }

    /// Takes away the nodes listed, and those to which no more neighbours are left than to these.
    private func takeAway(_ listed: Int, _ level: UInt32) {
        let (degree, taken, offsets, targets) = (degree, taken, rows.offsets, rows.targets)
        var (index, count) = (0, listed)
        while index < count {
            let node = Int(taken[index])
            index += 1
            for position in offsets[node]..<offsets[node + 1] {
                let neighbour = targets[position]
                let before = degree[Int(neighbour)]
                // Without a branch, which half the time would be guessed wrong: what does not count is written over.
                degree[Int(neighbour)] = before &- (before > level ? 1 : 0)
                taken[count] = neighbour
                count &+= before == level &+ 1 ? 1 : 0
            }
        }
    }

    func cores() -> [Int] { degree.map { Int($0) } }
}
