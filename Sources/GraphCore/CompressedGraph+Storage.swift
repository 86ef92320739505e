extension CompressedGraph {
    /// The bytes that the graph keeps: 8 for each node and 12 for each end of an edge that stands in a row, in either
    /// direction. That is 8n + 24m for an undirected graph and 16n + 24m for a directed one, and a few more for the
    /// arrays themselves. O(1).
    public var byteCount: Int {
        isDirected ? out.byteCount + into.byteCount : out.byteCount
    }
}

extension Rows {
    /// What the arrays have room for, which is what they take.
    fileprivate var byteCount: Int {
        func size<Element>(_ array: [Element]) -> Int { array.capacity * MemoryLayout<Element>.stride }
        return size(offsets) + size(targets) + size(weights)
    }
}
