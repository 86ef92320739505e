extension CompressedGraph {
    /// The strongly connected components: two nodes are in one when each can reach the other along edges. Those of an
    /// undirected graph are its connected components.
    ///
    /// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972, doi:10.1137/0201010, with
    /// one number a node as in Pearce, "A space-efficient algorithm for finding strongly connected components", Inf.
    /// Process. Lett. 116(1), 2016, doi:10.1016/j.ipl.2015.08.010, and a stack of its own instead of recursion.
    ///
    /// - Complexity: O(n + m).
    public func stronglyConnectedComponents() -> Components {
        let found = strongComponentsBackward()
        return Components(renumbering: found.labels, count: found.count)
    }

    /// The strongly connected component of each node, in numbers such that no edge leads to a larger one.
    func strongComponentsBackward() -> (labels: [Int], count: Int) {
        var search = StrongComponentSearch(nodeCount: nodeCount)
        let count = out.withUnsafeRows { search.run($0) }
        return (search.ranks.map { nodeCount - Int($0) }, count)
    }
}

/// The scratch memory of one search.
private struct StrongComponentSearch: ~Copyable {
    private let nodeCount: Int
    /// Of a node not met 0; of one whose component is not finished the least number that is known to be reached from it,
    /// of the numbers 1, 2, … in which such nodes were met; of a finished one what is left of `nodeCount` after its
    /// component, which is more than the number of any node that is not finished.
    let ranks: UnsafeMutableBufferPointer<UInt32>
    /// The way from the root to the node in work: at each step the node, its own number, and where its row goes on.
    private let nodes: UnsafeMutableBufferPointer<UInt32>
    private let numbers: UnsafeMutableBufferPointer<UInt32>
    private let next: UnsafeMutableBufferPointer<Int>
    /// The nodes off that way whose component is not finished.
    private let open: UnsafeMutableBufferPointer<UInt32>
    private var openCount = 0
    private var finishedCount: UInt32 = 0

    private static let unvisited: UInt32 = 0

    init(nodeCount: Int) {
        self.nodeCount = nodeCount
        ranks = .allocate(capacity: nodeCount)
        nodes = .allocate(capacity: nodeCount)
        numbers = .allocate(capacity: nodeCount)
        next = .allocate(capacity: nodeCount)
        open = .allocate(capacity: nodeCount)
        ranks.initialize(repeating: Self.unvisited)
        nodes.initialize(repeating: 0)
        numbers.initialize(repeating: 0)
        next.initialize(repeating: 0)
        open.initialize(repeating: 0)
    }

    deinit {
        ranks.deallocate()
        nodes.deallocate()
        numbers.deallocate()
        next.deallocate()
        open.deallocate()
    }

    /// Returns the number of components.
    mutating func run(_ rows: UnsafeRows) -> Int {
        for root in 0..<nodeCount where ranks[root] == Self.unvisited { searchTree(from: root, rows) }
        return Int(finishedCount)
    }

    private mutating func searchTree(from root: Int, _ rows: UnsafeRows) {
        let (offsets, targets) = (rows.offsets, rows.targets)
        let (ranks, nodes, numbers, next) = (ranks, nodes, numbers, next)
        var depth = 0
        // What is at hand of the node in work: its number and row, and the least number found. Between two trees no node
        // is open.
        var node = root
        var number: UInt32 = 1
        var met = number
        var least = number
        ranks[node] = number
        var (position, end) = (offsets[node], offsets[node + 1])
        while true {
            var child = -1
            while position < end {
                let head = Int(targets[position])
                position += 1
                let rank = ranks[head]
                if rank == Self.unvisited {
                    child = head
                    break
                }
                least = min(least, rank)
            }
            if child >= 0 {
                ranks[node] = least
                nodes[depth] = UInt32(truncatingIfNeeded: node)
                numbers[depth] = number
                next[depth] = position
                depth += 1
                node = child
                met += 1
                number = met
                least = number
                ranks[node] = number
                (position, end) = (offsets[node], offsets[node + 1])
                continue
            }
            if least == number {
                // The numbers of a finished component are given again.
                met = number - 1
                finish(node, number)
            } else {
                ranks[node] = least
                open[openCount] = UInt32(truncatingIfNeeded: node)
                openCount += 1
            }
            if depth == 0 { return }
            depth -= 1
            node = Int(nodes[depth])
            number = numbers[depth]
            least = min(ranks[node], least)
            (position, end) = (next[depth], offsets[node + 1])
        }
    }

    /// Takes what is open from `number` on, and the node that bears it, as a component.
    private mutating func finish(_ node: Int, _ number: UInt32) {
        let rank = UInt32(truncatingIfNeeded: nodeCount) - finishedCount
        while openCount > 0, ranks[Int(open[openCount - 1])] >= number {
            openCount -= 1
            ranks[Int(open[openCount])] = rank
        }
        ranks[node] = rank
        finishedCount += 1
    }
}
