/// A copy of a graph's rows with its nodes renumbered in breadth-first order, for searches from many sources: nodes that
/// are near in the graph are then near in memory, and sources that follow one another see the graph at nearly the same
/// distances.
struct TraversalLayout: Sendable {
    /// The original node at each new number.
    let order: [UInt32]
    let out: Rows
    let into: Rows

    /// - Complexity: O(m + n log n).
    init(_ graph: CompressedGraph) {
        let numbering = TraversalOrder(out: graph.out, into: graph.into, isDirected: graph.isDirected)
        order = numbering.order
        out = graph.out.renumbered(order, numbering.number)
        into = graph.isDirected ? graph.into.renumbered(order, numbering.number) : out
    }

    /// Values by new number, put back in the order of the graph's nodes.
    func restored(_ values: [Double]) -> [Double] {
        var result = values
        for (new, old) in order.enumerated() { result[Int(old)] = values[new] }
        return result
    }
}

/// The order in which a breadth-first search from the hubs meets the nodes.
struct TraversalOrder: Sendable {
    /// The node at each number, and the number of each node.
    let order: [UInt32]
    let number: [UInt32]

    /// Component by component from the node with most neighbours, from where distances are shortest and most alike.
    init(out: Rows, into: Rows, isDirected: Bool) {
        let nodeCount = out.offsets.count - 1
        var order: [UInt32] = []
        order.reserveCapacity(nodeCount)
        var seen = NodeSet(nodeCount: nodeCount)
        let rows = isDirected ? [out, into] : [out]
        let degrees = (0..<nodeCount).map { node in rows.reduce(0) { $0 + $1.range(of: node).count } }
        let starts = degrees.indices.sorted { (degrees[$1], $0) < (degrees[$0], $1) }
        var index = 0
        for start in starts where seen.insert(start) {
            order.append(UInt32(start))
            while index < order.count {
                let node = Int(order[index])
                index += 1
                for direction in rows {
                    for position in direction.range(of: node) {
                        let target = direction.targets[position]
                        if seen.insert(Int(target)) { order.append(target) }
                    }
                }
            }
        }
        var number = [UInt32](repeating: 0, count: nodeCount)
        for (new, old) in order.enumerated() { number[Int(old)] = UInt32(new) }
        self.order = order
        self.number = number
    }
}

extension Rows {
    /// The rows in another numbering; weights come along where there are any.
    func renumbered(_ order: [UInt32], _ number: [UInt32]) -> Rows {
        var result = Rows(offsets: [0], targets: [], weights: [])
        result.offsets.reserveCapacity(offsets.count)
        result.targets.reserveCapacity(targets.count)
        result.weights.reserveCapacity(weights.count)
        for old in order {
            let row = range(of: Int(old)).sorted { number[Int(targets[$0])] < number[Int(targets[$1])] }
            for position in row { result.targets.append(number[Int(targets[position])]) }
            if !weights.isEmpty { for position in row { result.weights.append(weights[position]) } }
            result.offsets.append(result.targets.count)
        }
        return result
    }
}

/// Rows for the innermost loops, where checking every index costs a third of the time. The arrays behind it outlive it:
/// it exists only inside ``Rows/withUnsafeRows(_:)``.
struct UnsafeRows: @unchecked Sendable {
    let offsets: UnsafeBufferPointer<Int>
    let targets: UnsafeBufferPointer<UInt32>
}

extension Rows {
    func withUnsafeRows<Result>(_ body: (UnsafeRows) -> Result) -> Result {
        offsets.withUnsafeBufferPointer { offsets in
            targets.withUnsafeBufferPointer { targets in
                body(UnsafeRows(offsets: offsets, targets: targets))
            }
        }
    }
}
