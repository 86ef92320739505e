/// A set of nodes of one graph as a bitmap; iterates in ascending order.
public struct NodeSet: Sendable, Equatable {
    private var words: [UInt64]

    /// The number of nodes of the graph.
    public let nodeCount: Int

    /// The number of members. O(1).
    public private(set) var count = 0

    /// The empty set of nodes of a graph with `nodeCount` nodes.
    public init(nodeCount: Int) {
        precondition(nodeCount >= 0, "a graph has no \(nodeCount) nodes")
        self.nodeCount = nodeCount
        words = [UInt64](repeating: 0, count: (nodeCount + 63) / 64)
    }

    /// Whether there are no members. O(1).
    public var isEmpty: Bool { count == 0 }

    /// Whether `node` is a member. O(1).
    public func contains(_ node: Int) -> Bool {
        check(node)
        return words[node >> 6] & (1 << UInt64(node & 63)) != 0
    }

    /// Adds `node`; false when it was a member already. O(1).
    @discardableResult
    public mutating func insert(_ node: Int) -> Bool {
        check(node)
        let bit: UInt64 = 1 << UInt64(node & 63)
        if words[node >> 6] & bit != 0 { return false }
        words[node >> 6] |= bit
        count += 1
        return true
    }

    /// Takes `node` out; false when it was no member. O(1).
    @discardableResult
    public mutating func remove(_ node: Int) -> Bool {
        check(node)
        let bit: UInt64 = 1 << UInt64(node & 63)
        if words[node >> 6] & bit == 0 { return false }
        words[node >> 6] &= ~bit
        count -= 1
        return true
    }

    private func check(_ node: Int) {
        precondition(node >= 0 && node < nodeCount, "node \(node) is not in 0..<\(nodeCount)")
    }
}

extension NodeSet: Sequence {
    /// The members in ascending order.
    public struct Iterator: IteratorProtocol {
        fileprivate let words: [UInt64]
        fileprivate var index = 0
        fileprivate var rest: UInt64

        /// The next larger member.
        public mutating func next() -> Int? {
            while rest == 0 {
                index += 1
                guard index < words.count else { return nil }
                rest = words[index]
            }
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            return index << 6 + bit
        }
    }

    /// Iterates over the members in ascending order.
    public func makeIterator() -> Iterator {
        Iterator(words: words, rest: words.first ?? 0)
    }

    /// The number of members, known without counting.
    public var underestimatedCount: Int { count }
}
