/// How near a graph is to a pure hierarchy, an out-tree seen from its top: four independent dimensions, each from 0 to 1,
/// all 1 for a tree. Where a dimension cannot be violated at all it is 1.
///
/// Krackhardt, "Graph theoretical dimensions of informal organizations", in Carley and Prietula (eds.), Computational
/// Organization Theory, Erlbaum 1994, 89–111. Each dimension is `1 − V / MaxV`, the violations found over the most there
/// could be.
public struct HierarchyDimensions: Sendable, Equatable {
    /// Whether everybody is in one component. `V`: pairs of nodes that no path joins, whatever the directions; `MaxV`:
    /// all pairs.
    public let connectedness: Double

    /// Whether nobody is above and below the same other. `V`: pairs of which each reaches the other; `MaxV`: pairs of
    /// which at least one reaches the other.
    public let hierarchy: Double

    /// Whether there are no more links than hold the components together. `V`: links over `n − 1`, summed over the
    /// components of `n` nodes each; `MaxV`: the same if all pairs were linked, `n(n − 1)/2 − (n − 1)`. Two opposite
    /// edges are one link.
    public let efficiency: Double

    /// Whether any two have a common superior below all their other common superiors, one of the two themselves if it
    /// is the other's. `V`: pairs within a component that have none; `MaxV`: `(n − 1)(n − 2)/2` summed over the
    /// components.
    public let leastUpperBound: Double
}

extension CompressedGraph {
    /// Krackhardt's dimensions of hierarchy over all nodes; edges lead upward, as from people to whom they report to. A
    /// graph whose edges lead downward must be ``transposed()``, which changes the least upper bound only. Nil below
    /// two nodes.
    ///
    /// - Complexity: O(n + m) for a forest. Otherwise up to O(n · (n + m) / 64) and one step for each pair of which one
    ///   reaches the other, and O(k² · d) time and O(k · d) memory for the k strongly connected components with several
    ///   superiors of which none is above all the others, and at most d components above one.
    public func hierarchyDimensions() -> HierarchyDimensions? {
        hierarchyDimensions(isCancelled: nil)
    }

    /// The same as ``hierarchyDimensions()``, and nil as well if `isCancelled` answers yes; it is asked often.
    public func hierarchyDimensions(isCancelled: (@Sendable () -> Bool)?) -> HierarchyDimensions? {
        guard nodeCount > 1 else { return nil }
        let cancellation = Cancellation(isCancelled)
        let weak = components()
        let condensation = condensation()
        guard let above = condensation.nodeCountsBehind(cancellation),
            let unbounded = pairsWithoutLeastUpperBound(condensation, above, weak, cancellation)
        else { return nil }

        let joined = weak.sizes.reduce(0) { $0 + pairs($1) }
        let mutual = condensation.components.sizes.reduce(0) { $0 + pairs($1) }
        let comparable = zip(condensation.components.sizes, above).reduce(mutual) { $0 + $1.0 * $1.1 }
        let links = undirected().edgeCount
        let needed = nodeCount - weak.count
        return HierarchyDimensions(
            connectedness: share(of: pairs(nodeCount) - joined, among: pairs(nodeCount)),
            hierarchy: share(of: mutual, among: comparable),
            efficiency: share(of: links - needed, among: joined - needed),
            leastUpperBound: share(of: unbounded, among: weak.sizes.reduce(0) { $0 + pairs($1 - 1) }))
    }
}

/// `1 − V / MaxV`.
private func share(of violations: Int, among most: Int) -> Double {
    most == 0 ? 1 : 1 - Double(violations) / Double(most)
}

/// The number of pairs among `count` nodes. Does not overflow below 2³² nodes.
private func pairs(_ count: Int) -> Int {
    count.isMultiple(of: 2) ? count / 2 * (count - 1) : (count - 1) / 2 * count
}

/// The number of pairs of nodes within one component that have no least upper bound; nil if cancelled.
///
/// If everything above `a` is one of its superiors `p` and what is above `p`, then `a` lacks a bound with exactly the
/// nodes that `p` lacks one with: their common superiors are the same, or `a` is above the other. So `a` can stand in
/// `p`'s place, and only the tops and those with several independent superiors are left to compare.
///
/// - Parameter above: the number of nodes above each strongly connected component.
private func pairsWithoutLeastUpperBound(
    _ condensation: Condensation, _ above: [Int], _ weak: Components, _ cancellation: Cancellation
) -> Int? {
    let (sizes, out) = (condensation.components.sizes, condensation.graph.out)
    var weakLabels = [Int](repeating: 0, count: sizes.count)
    for (node, label) in condensation.components.labels.enumerated() { weakLabels[label] = weak.labels[node] }

    var place = sizes
    var standIn = Array(sizes.indices)
    var standsFor = [Int](repeating: 0, count: sizes.count)
    for (index, node) in condensation.topologicalOrder.enumerated().reversed() {
        place[node] = index
        let superiors = out.range(of: node).lazy.map { Int(out.targets[$0]) }
        if let nearest = superiors.max(by: { above[$0] + sizes[$0] < above[$1] + sizes[$1] }),
            above[nearest] + sizes[nearest] == above[node]
        {
            standIn[node] = standIn[nearest]
        }
        standsFor[standIn[node]] += sizes[node]
    }

    var left: [[Int]] = weak.sizes.map { _ in [] }
    for node in sizes.indices where standIn[node] == node { left[weakLabels[node]].append(node) }
    var violations = 0
    var isAbove = [Bool](repeating: false, count: sizes.count)
    for nodes in left where nodes.count > 1 {
        // For each the components above it and itself, lowest first.
        var uppers: [[UInt32]] = []
        for (index, node) in nodes.enumerated() {
            if cancellation.check() { return nil }
            let upper = upperSet(of: node, out, &isAbove)
            for other in 0..<index {
                // The lowest common superior is the only one that can be the least.
                var lowest = -1
                var common = 0
                for candidate in uppers[other] where isAbove[Int(candidate)] {
                    if lowest < 0 { lowest = Int(candidate) }
                    common += sizes[Int(candidate)]
                }
                if lowest < 0 || above[lowest] + sizes[lowest] != common {
                    violations += standsFor[node] * standsFor[nodes[other]]
                }
            }
            for component in upper { isAbove[component] = false }
            uppers.append(upper.sorted { place[$0] < place[$1] }.map { UInt32($0) })
        }
    }
    return violations
}

/// A component and all above it, which are marked.
private func upperSet(of node: Int, _ out: Rows, _ isAbove: inout [Bool]) -> [Int] {
    var upper = [node]
    isAbove[node] = true
    var index = 0
    while index < upper.count {
        for position in out.range(of: upper[index]) {
            let superior = Int(out.targets[position])
            if isAbove[superior] { continue }
            isAbove[superior] = true
            upper.append(superior)
        }
        index += 1
    }
    return upper
}
