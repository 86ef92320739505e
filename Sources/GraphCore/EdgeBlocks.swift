/// Which biconnected component each edge of an undirected graph is in, without a list of edges: every block has a node at
/// its top, and each other node of it has no other block of which it is not the top.
struct EdgeBlocks: Sendable {
    private static let none = Int32(-1)

    /// The block of each node that is not the top of it.
    private let own: [Int32]
    private let tops: [UInt32]

    /// - Complexity: O(n).
    init(_ blocks: Blocks, nodeCount: Int) {
        var own = [Int32](repeating: Self.none, count: nodeCount)
        var tops = [UInt32](repeating: 0, count: blocks.count)
        for block in 0..<blocks.count {
            let range = blocks.starts[block]..<blocks.starts[block + 1]
            tops[block] = blocks.nodes[range.lowerBound]
            for node in blocks.nodes[range.dropFirst()] { own[Int(node)] = Int32(block) }
        }
        self.own = own
        self.tops = tops
    }

    /// The block of an edge.
    func block(of first: UInt32, _ second: UInt32) -> Int32 {
        let (ofFirst, ofSecond) = (own[Int(first)], own[Int(second)])
        if ofFirst == Self.none { return ofSecond }
        return ofFirst == ofSecond || tops[Int(ofFirst)] == second ? ofFirst : ofSecond
    }
}
