/// Nodes that all depend on one another, and one cycle that shows it.
public struct DependencyCycle: Sendable, Equatable {
    /// The whole strongly connected component, ascending; at least two nodes.
    public let nodes: [Int]

    /// A cycle of edges within it, from its smallest node on; the last node leads back to the first.
    public let shortest: [Int]

    /// Whether no cycle of the component is shorter than ``shortest``; false when the search was given up.
    public let isProven: Bool
}

extension CompressedGraph {
    /// The dependency cycles: every strongly connected component of more than one node, by its smallest node, each with
    /// one of its shortest cycles as evidence. An undirected graph, whose edges say nothing of direction, has none.
    ///
    /// A shortest cycle through a node is found breadth-first; then the node is taken out with all that is on no cycle
    /// without it, and the next one is asked, no deeper than could still be shorter (after Itai and Rodeh, "Finding a
    /// minimum circuit in a graph", SIAM J. Comput. 7(4), 1978, doi:10.1137/0207033).
    ///
    /// - Parameter effort: after following this many edges in one component for every edge that the component has, the
    ///   shortest cycle so far is taken, and ``DependencyCycle/isProven`` is false. At least the first node is asked.
    /// - Complexity: O(n + m · effort).
    public func dependencyCycles(effort: Int = 256) -> [DependencyCycle] {
        guard isDirected else { return [] }
        let components = stronglyConnectedComponents()
        var search = CycleSearch(self, labels: components.labels)
        return components.members().lazy.filter { $0.count > 1 }.map { search.run($0, effort: effort) }
    }
}

/// Looks for short cycles in one component after another; the scratch memory is used again.
private struct CycleSearch {
    private static let none: UInt32 = .max

    private let out: Rows
    private let into: Rows
    private let labels: [Int]
    /// Taken out of the component, or of no use any more.
    private var isOut: [Bool]
    /// Edges to and from nodes of the component that are not out.
    private var outDegree: [Int]
    private var inDegree: [Int]
    private var previous: [UInt32]
    private var queue: [Int] = []

    init(_ graph: CompressedGraph, labels: [Int]) {
        out = graph.out
        into = graph.into
        self.labels = labels
        isOut = [Bool](repeating: false, count: labels.count)
        outDegree = [Int](repeating: 0, count: labels.count)
        inDegree = outDegree
        previous = [UInt32](repeating: Self.none, count: labels.count)
    }

    mutating func run(_ nodes: [Int], effort: Int) -> DependencyCycle {
        let label = labels[nodes[0]]
        var edgeCount = 0
        for node in nodes {
            outDegree[node] = out.range(of: node).count { labels[Int(out.targets[$0])] == label }
            inDegree[node] = into.range(of: node).count { labels[Int(into.targets[$0])] == label }
            edgeCount += outDegree[node]
        }
        let (limit, overflow) = edgeCount.multipliedReportingOverflow(by: max(1, effort))
        var followed = 0
        var best: [Int] = []
        var isProven = true
        // No cycle has fewer than two nodes, as there are no self-loops.
        for node in nodes where !isOut[node] && best.count != 2 {
            if !overflow && followed >= limit {
                isProven = false
                break
            }
            if let cycle = shortestCycle(through: node, below: best.isEmpty ? .max : best.count, &followed) {
                best = cycle
            }
            takeOut(node)
        }
        return DependencyCycle(nodes: nodes, shortest: Self.fromSmallest(best), isProven: isProven)
    }

    /// A shortest cycle through `start` if it has fewer than `bound` nodes.
    private mutating func shortestCycle(through start: Int, below bound: Int, _ followed: inout Int) -> [Int]? {
        queue.removeAll(keepingCapacity: true)
        queue.append(start)
        defer { for node in queue { previous[node] = Self.none } }
        let label = labels[start]
        var depth = 1
        var levelEnd = 1
        var index = 0
        while index < queue.count {
            if index == levelEnd {
                depth += 1
                levelEnd = queue.count
            }
            guard depth < bound else { return nil }
            let node = queue[index]
            index += 1
            for position in out.range(of: node) {
                let head = Int(out.targets[position])
                followed += 1
                if head == start { return path(to: node, from: start) }
                guard labels[head] == label, !isOut[head], previous[head] == Self.none else { continue }
                previous[head] = UInt32(node)
                queue.append(head)
            }
        }
        return nil
    }

    private func path(to end: Int, from start: Int) -> [Int] {
        var nodes = [end]
        var node = end
        while node != start {
            node = Int(previous[node])
            nodes.append(node)
        }
        return nodes.reversed()
    }

    /// Takes out a node, and then again and again those that nothing leads to or from.
    private mutating func takeOut(_ node: Int) {
        let label = labels[node]
        var waiting = [node]
        isOut[node] = true
        while let node = waiting.popLast() {
            for position in out.range(of: node) {
                let head = Int(out.targets[position])
                guard labels[head] == label, !isOut[head] else { continue }
                inDegree[head] -= 1
                if inDegree[head] == 0 {
                    isOut[head] = true
                    waiting.append(head)
                }
            }
            for position in into.range(of: node) {
                let tail = Int(into.targets[position])
                guard labels[tail] == label, !isOut[tail] else { continue }
                outDegree[tail] -= 1
                if outDegree[tail] == 0 {
                    isOut[tail] = true
                    waiting.append(tail)
                }
            }
        }
    }

    private static func fromSmallest(_ cycle: [Int]) -> [Int] {
        guard let place = cycle.indices.min(by: { cycle[$0] < cycle[$1] }) else { return [] }
        return Array(cycle[place...] + cycle[..<place])
    }
}
