/// One weighted edge, given to or taken from a ``CompressedGraph``; in an undirected graph the two ends are equals.
public struct Edge: Sendable, Hashable {
    /// The node the edge leaves.
    public var tail: Int
    /// The node the edge enters.
    public var head: Int
    /// The strength of the edge; finite.
    public var weight: Double

    /// An edge from `tail` to `head`.
    public init(_ tail: Int, _ head: Int, weight: Double = 1) {
        self.tail = tail
        self.head = head
        self.weight = weight
    }
}
