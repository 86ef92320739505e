/// The pairs of nodes that paths are drawn between: all ordered pairs of two nodes of one component, for the components in
/// which there is something to find out. Pairs in different components need no search.
struct PathPairs: Sendable {
    /// The nodes of the components, one component after the other.
    private var nodes: [UInt32] = []
    /// For each component the number of its first node in ``nodes``, and of its first pair.
    private var starts: [(node: Int, pair: Int)] = []
    /// The number of pairs.
    private(set) var count = 0

    init(_ components: Components, where isOpen: (Int) -> Bool) {
        for (component, members) in components.members().enumerated() where isOpen(component) {
            starts.append((nodes.count, count))
            nodes += members.lazy.map { UInt32($0) }
            count += members.count * (members.count - 1)
        }
    }

    /// A pair, each with the same probability. O(log of the number of components).
    ///
    /// - Precondition: there are pairs.
    func draw(_ random: inout SplitMix64) -> (tail: Int, head: Int) {
        let pair = random.next(below: count)
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle].pair <= pair { low = middle } else { high = middle }
        }
        let (first, firstPair) = starts[low]
        let size = (low + 1 < starts.count ? starts[low + 1].node : nodes.count) - first
        let (tail, other) = (pair - firstPair).quotientAndRemainder(dividingBy: size - 1)
        return (Int(nodes[first + tail]), Int(nodes[first + other + (other >= tail ? 1 : 0)]))
    }
}
