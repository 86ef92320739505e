/// The blocks of a graph: the largest parts that no removal of one node falls apart. Every edge is in exactly one block,
/// a bridge in one of its own; two blocks share at most one node, and such a node is an articulation point. A node
/// without edges is in no block.
///
/// Blocks are numbered by their smallest edges, in the order of ``CompressedGraph/edges()`` without directions.
public struct BiconnectedComponents: Sendable, Equatable {
    /// The number of edges in each block; directions do not count, so that a pair of opposite edges is one.
    public let edgeCounts: [Int]

    /// The nodes that are in more than one block, ascending.
    public let articulationPoints: [Int]

    /// The nodes of block `b`, ascending, are `memberOffsets[b] ..< memberOffsets[b + 1]` of `members`.
    let memberOffsets: [Int]
    let members: [UInt32]

    /// The blocks of node `v`, ascending, are `blockOffsets[v] ..< blockOffsets[v + 1]` of `blocks`.
    let blockOffsets: [Int]
    let blocks: [UInt32]

    /// The number of blocks.
    public var count: Int { edgeCounts.count }

    /// The nodes of a block, ascending; at least two. O(size).
    public func nodes(of block: Int) -> [Int] {
        precondition(block >= 0 && block < count, "block \(block) is not in 0..<\(count)")
        return members[memberOffsets[block]..<memberOffsets[block + 1]].map { Int($0) }
    }

    /// The blocks that a node is in, ascending: none for a node without edges, several for an articulation point.
    /// O(size).
    public func blocks(of node: Int) -> [Int] {
        precondition(node >= 0 && node < blockOffsets.count - 1, "node \(node) is not in the graph")
        return blocks[blockOffsets[node]..<blockOffsets[node + 1]].map { Int($0) }
    }

    /// The block that an edge between two nodes is in, or would be in: the one that has both; nil when none has.
    /// O(blocks of the two nodes).
    public func block(joining first: Int, _ second: Int) -> Int? {
        var (left, right) = (blocks(of: first)[...], blocks(of: second)[...])
        guard first != second else { return nil }
        while let a = left.first, let b = right.first {
            if a == b { return a }
            if a < b { left.removeFirst() } else { right.removeFirst() }
        }
        return nil
    }

    /// How the blocks hang together: nodes `0 ..< count` are the blocks, node `count + i` is the articulation point
    /// `articulationPoints[i]`, and an edge says that the point is in the block. Its components are trees, one for each
    /// component of the graph that has an edge.
    ///
    /// Harary and Prins, "The block-cutpoint-tree of a graph", Publ. Math. Debrecen 13, 1966.
    ///
    /// - Complexity: O(n).
    public func blockCutTree() -> CompressedGraph {
        let edges = articulationPoints.enumerated().lazy.flatMap { index, node in
            blocks(of: node).lazy.map { Edge($0, count + index) }
        }
        return CompressedGraph(nodeCount: count + articulationPoints.count, edges: edges, directed: false)
    }
}

extension CompressedGraph {
    /// The biconnected components, also called blocks. A directed graph is taken without its directions.
    ///
    /// Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", CACM 16(6), 1973,
    /// doi:10.1145/362248.362272. An edge belongs to the block that joins its later end to that end's parent, so that
    /// O(n) memory is enough.
    ///
    /// - Complexity: O(n + m).
    public func biconnectedComponents() -> BiconnectedComponents {
        let rows = undirected().out
        return BlockEdges(LowPoints(rows)).numbered(rows)
    }
}

/// The blocks of the edges to the nodes' parents, numbered in the order in which a depth-first search meets them.
private struct BlockEdges {
    private static let none = -1

    /// The block of the edge to the node's parent; none for the roots.
    private var blockAbove: [Int]
    /// The node of each block that was visited first.
    private var tops: [Int] = []

    init(_ search: LowPoints) {
        blockAbove = [Int](repeating: Self.none, count: search.order.count)
        for (place, node) in search.order.enumerated() {
            let parent = Int(search.parents[place])
            guard parent != place else { continue }
            let top = Int(search.order[parent])
            if search.beginsBlock(place) {
                blockAbove[Int(node)] = tops.count
                tops.append(top)
            } else {
                blockAbove[Int(node)] = blockAbove[top]
            }
        }
    }

    /// Renumbers the blocks by their smallest edges and lists their nodes.
    func numbered(_ rows: Rows) -> BiconnectedComponents {
        let nodeCount = blockAbove.count
        var label = [Int](repeating: Self.none, count: tops.count)
        var edgeCounts: [Int] = []
        for tail in 0..<nodeCount {
            for position in rows.range(of: tail) {
                let head = Int(rows.targets[position])
                guard tail < head else { continue }
                let above = blockAbove[head]
                let block =
                    above != Self.none && (above == blockAbove[tail] || tops[above] == tail)
                    ? above : blockAbove[tail]
                if label[block] == Self.none {
                    label[block] = edgeCounts.count
                    edgeCounts.append(0)
                }
                edgeCounts[label[block]] += 1
            }
        }

        // A block has its top and the nodes whose parent edge is in it.
        var pairs: [(block: Int, node: Int)] = []
        pairs.reserveCapacity(nodeCount + tops.count)
        for (block, top) in tops.enumerated() { pairs.append((label[block], top)) }
        for (node, block) in blockAbove.enumerated() where block != Self.none { pairs.append((label[block], node)) }
        var memberOffsets = [Int](repeating: 0, count: tops.count + 1)
        for pair in pairs { memberOffsets[pair.block + 1] += 1 }
        for block in tops.indices { memberOffsets[block + 1] += memberOffsets[block] }

        // Counting sorts: first by block, then the blocks of each node, then back, so that both lists ascend.
        var blockOffsets = [Int](repeating: 0, count: nodeCount + 1)
        for pair in pairs { blockOffsets[pair.node + 1] += 1 }
        for node in 0..<nodeCount { blockOffsets[node + 1] += blockOffsets[node] }
        var unsorted = [UInt32](repeating: 0, count: pairs.count)
        var next = memberOffsets
        for pair in pairs {
            unsorted[next[pair.block]] = UInt32(pair.node)
            next[pair.block] += 1
        }
        var blocks = [UInt32](repeating: 0, count: pairs.count)
        next = blockOffsets
        for block in tops.indices {
            for node in unsorted[memberOffsets[block]..<memberOffsets[block + 1]] {
                blocks[next[Int(node)]] = UInt32(block)
                next[Int(node)] += 1
            }
        }
        var members = unsorted
        next = memberOffsets
        for node in 0..<nodeCount {
            for block in blocks[blockOffsets[node]..<blockOffsets[node + 1]] {
                members[next[Int(block)]] = UInt32(node)
                next[Int(block)] += 1
            }
        }
        return BiconnectedComponents(
            edgeCounts: edgeCounts,
            articulationPoints: (0..<nodeCount).filter { blockOffsets[$0 + 1] - blockOffsets[$0] > 1 },
            memberOffsets: memberOffsets, members: members, blockOffsets: blockOffsets, blocks: blocks)
    }
}
