extension CompressedGraph {
    /// For each node how many different labels the nodes bear that it reaches, itself included; a node without a label
    /// adds none. In a graph of dependencies between systems, labelled with their teams: how many teams each rests on.
    ///
    /// Strongly connected nodes reach the same. Over the condensation, from its ends on, the sets of labels are united as
    /// bits, those of 64 labels at a time.
    ///
    /// - Precondition: `labels` has one entry a node.
    /// - Complexity: O((n + m) · ⌈l / 64⌉) time for l different labels, and O(n + m) memory.
    public func reachableLabelCounts(_ labels: [Int?]) -> [Int] {
        precondition(labels.count == nodeCount, "\(labels.count) labels for \(nodeCount) nodes")
        let condensation = condensation()
        let bearers = condensation.bearers(of: labels)
        let out = condensation.graph.out
        var counts = [Int](repeating: 0, count: condensation.components.count)
        for first in stride(from: 0, to: bearers.count, by: UInt64.bitWidth) {
            var masks = [UInt64](repeating: 0, count: counts.count)
            for (bit, components) in bearers[first..<min(bearers.count, first + UInt64.bitWidth)].enumerated() {
                for component in components { masks[component] |= 1 << UInt64(bit) }
            }
            for component in condensation.topologicalOrder.reversed() {
                var mask = masks[component]
                for position in out.range(of: component) { mask |= masks[Int(out.targets[position])] }
                masks[component] = mask
                counts[component] += mask.nonzeroBitCount
            }
        }
        return condensation.components.labels.map { counts[$0] }
    }
}

extension Condensation {
    /// For each label, in order of first appearance, the components with a node that bears it.
    fileprivate func bearers(of labels: [Int?]) -> [[Int]] {
        var bearers: [[Int]] = []
        var places: [Int: Int] = [:]
        for (node, label) in labels.enumerated() {
            guard let label else { continue }
            let place = places[label] ?? bearers.count
            if place == bearers.count {
                places[label] = place
                bearers.append([])
            }
            bearers[place].append(components.labels[node])
        }
        return bearers
    }
}
