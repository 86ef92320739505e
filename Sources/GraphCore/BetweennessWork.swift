/// Exact betweenness by parts: what a graph falls apart into, each part searched on its own, the results put together in
/// a fixed order.
struct BetweennessWork {
    let threads: Int
    let cancellation: Cancellation
    /// Whether paths are measured by the weights of the rows instead of hops.
    var hasLengths = false

    /// At most so many partial sums are added up. It is a constant, and not made from the number of threads, because the
    /// grouping of the sums decides their last bits.
    private static let chunkLimit = 64

    /// Blocks of fewer nodes are too small to be shared between threads; each is done by one.
    private static let smallBlock = 128

    /// All ordered pairs of a directed graph; nil when cancelled.
    func directed(nodeCount: Int, out: Rows, into: Rows) -> [Double]? {
        if cancellation.check() { return nil }
        guard nodeCount > 0 else { return [] }
        let reach = [Double](repeating: 1, count: nodeCount)
        let quotient = QuotientGraph(out: out, into: into, isDirected: true, reach: reach, hasLengths: hasLengths)
        guard let values = shared(quotient) else { return nil }
        return quotient.classes.map { values[Int($0)] }
    }

    /// All unordered pairs of an undirected graph; nil when cancelled.
    func undirected(_ rows: Rows) -> [Double]? {
        if cancellation.check() { return nil }
        let blocks = Blocks(of: rows)
        var betweenness = blocks.separatedPairs
        func add(_ block: Int, _ quotient: QuotientGraph, _ values: [Double]) {
            for (offset, index) in blocks.range(of: block).enumerated() {
                // Every pair was met from both of its ends.
                betweenness[Int(blocks.nodes[index])] += values[Int(quotient.classes[offset])] / 2
            }
        }
        // A block of two nodes has nothing between them.
        let all = (0..<blocks.count).filter { blocks.range(of: $0).count > 2 }
        var local = LocalNumbers(nodeCount: rows.offsets.count - 1)
        for block in all where blocks.range(of: block).count >= Self.smallBlock {
            let quotient = local.quotient(of: block, in: blocks, rows, hasLengths: hasLengths)
            guard let values = shared(quotient) else { return nil }
            add(block, quotient, values)
        }
        // The others a batch at a time, so that their results never wait in great numbers.
        let small = all.filter { blocks.range(of: $0).count < Self.smallBlock }
        var start = 0
        while start < small.count {
            let batch = small[start..<min(start + 4096, small.count)]
            let quotients = batch.map { local.quotient(of: $0, in: blocks, rows, hasLengths: hasLengths) }
            guard let values = separately(quotients) else { return nil }
            for (index, block) in batch.enumerated() { add(block, quotients[index], values[index]) }
            start += 4096
        }
        return betweenness
    }

    /// The dependencies summed over all sources of one large part, its sources shared between the threads.
    private func shared(_ quotient: QuotientGraph) -> [Double]? {
        if hasLengths { return shared(quotient, sourceCount: quotient.nodeCount, LengthSweep.self) }
        var sums = [Double](repeating: 0, count: quotient.nodeCount)
        var (rest, classes) = (quotient, Array(0..<quotient.nodeCount))
        // Where side nodes are gone, others may have become some.
        while let sides = SideNodes(of: rest) {
            guard let values = hops(sides.sidesFirst, sourceCount: sides.count) else { return nil }
            classes = sides.order.map { classes[$0] }
            for (index, value) in zip(classes, values) { sums[index] += value }
            classes.removeFirst(sides.count)
            rest = sides.rest
        }
        guard let values = hops(rest, sourceCount: rest.nodeCount) else { return nil }
        for (index, value) in zip(classes, values) { sums[index] += value }
        return sums
    }

    private func hops(_ quotient: QuotientGraph, sourceCount: Int) -> [Double]? {
        quotient.nodeCount <= Int(UInt16.max)
            ? shared(quotient, sourceCount: sourceCount, DependencySweep<UInt16>.self)
            : shared(quotient, sourceCount: sourceCount, DependencySweep<UInt32>.self)
    }

    /// The dependencies summed over the first so many sources.
    private func shared<Sweep: SourceSweep & ~Copyable>(
        _ quotient: QuotientGraph, sourceCount: Int, _: Sweep.Type
    ) -> [Double]? {
        let batchCount = (sourceCount + sourceLanes - 1) / sourceLanes
        let chunkCount = min(batchCount, Self.chunkLimit)
        let sum = OrderedSum(count: quotient.nodeCount)
        quotient.withUnsafeGraph { graph in
            ParallelChunks.run(chunkCount, threads: threads) { next in
                var sweep = Sweep(graph)
                while let chunk = next() {
                    var partial = [Double](repeating: 0, count: graph.copies.count)
                    for batch in (chunk * batchCount / chunkCount)..<((chunk + 1) * batchCount / chunkCount) {
                        if cancellation.check() { return }
                        Self.run(batch, of: sourceCount, &sweep, graph, &partial)
                    }
                    sum.add(partial, at: chunk)
                }
            }
        }
        return cancellation.wasCancelled ? nil : sum.total
    }

    private func separately(_ quotients: [QuotientGraph]) -> [[Double]]? {
        hasLengths ? separately(quotients, LengthSweep.self) : separately(quotients, DependencySweep<UInt16>.self)
    }

    /// The same for many small parts, each done by one thread.
    private func separately<Sweep: SourceSweep & ~Copyable>(
        _ quotients: [QuotientGraph], _: Sweep.Type
    ) -> [[Double]]? {
        var results = [[Double]](repeating: [], count: quotients.count)
        results.withUnsafeMutableBufferPointer { buffer in
            // Each part writes its own element.
            nonisolated(unsafe) let results = buffer
            ParallelChunks.run(quotients.count, threads: threads) { next in
                while let index = next() {
                    if cancellation.check() { return }
                    quotients[index].withUnsafeGraph { graph in
                        var sweep = Sweep(graph)
                        var values = [Double](repeating: 0, count: graph.copies.count)
                        for batch in 0..<((values.count + sourceLanes - 1) / sourceLanes) {
                            Self.run(batch, of: values.count, &sweep, graph, &values)
                        }
                        results[index] = values
                    }
                }
            }
        }
        return cancellation.wasCancelled ? nil : results
    }

    private static func run<Sweep: SourceSweep & ~Copyable>(
        _ batch: Int, of sourceCount: Int, _ sweep: inout Sweep, _ graph: UnsafeQuotientGraph, _ values: inout [Double]
    ) {
        let first = batch * sourceLanes
        let sources = first..<min(first + sourceLanes, sourceCount)
        values.withUnsafeMutableBufferPointer { values in
            if sweep.run(sources, betweenness: values) { return }
            for source in sources {
                WidePathSweep.addDependencies(of: source, in: graph, to: values)
            }
        }
    }
}

/// Numbers the nodes of one block after another from 0 on.
private struct LocalNumbers {
    private var block: [Int]
    private var number: [UInt32]

    init(nodeCount: Int) {
        block = [Int](repeating: -1, count: nodeCount)
        number = [UInt32](repeating: 0, count: nodeCount)
    }

    /// The block as a graph of its own. Its edges are all those between its nodes, since two blocks share one node at most.
    mutating func quotient(of index: Int, in blocks: Blocks, _ rows: Rows, hasLengths: Bool) -> QuotientGraph {
        let range = blocks.range(of: index)
        for (local, position) in range.enumerated() {
            block[Int(blocks.nodes[position])] = index
            number[Int(blocks.nodes[position])] = UInt32(local)
        }
        var result = Rows(offsets: [0], targets: [], weights: [])
        for position in range {
            for edge in rows.range(of: Int(blocks.nodes[position])) where block[Int(rows.targets[edge])] == index {
                result.targets.append(number[Int(rows.targets[edge])])
                if hasLengths { result.weights.append(rows.weights[edge]) }
            }
            result.offsets.append(result.targets.count)
        }
        // Rows are sorted, so that nodes in the same position are seen to be.
        let same = (0..<range.count).map { UInt32($0) }
        result = result.renumbered(same, same)
        return QuotientGraph(
            out: result, into: result, isDirected: false, reach: Array(blocks.reach[range]), hasLengths: hasLengths)
    }
}

extension Blocks {
    fileprivate func range(of block: Int) -> Range<Int> { starts[block]..<starts[block + 1] }
}
