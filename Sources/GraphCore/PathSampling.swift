import Synchronization

/// Counts how often each node lies on shortest paths drawn at random, beside what a formula tells.
struct PathSampling: Sendable {
    private let order: [UInt32]
    private let out: PathRows
    private let into: PathRows
    private let hasLengths: Bool
    private let blocks: EdgeBlocks?
    private let seed: UInt64
    private let threads: Int
    private let cancellation: Cancellation
    let pairs: PathPairs
    /// For each node the number of ordered pairs that it separates. Draws leave them out.
    private let separatedPairs: [Double]

    /// So many samples are taken by one worker at a time.
    private static let chunk = 32

    init(_ graph: CompressedGraph, _ lengths: PathLengths, seed: UInt64, threads: Int, _ cancellation: Cancellation) {
        let inverse = lengths == .inverseWeights ? graph.rowsByInverseWeight() : nil
        hasLengths = inverse != nil
        let rows = inverse ?? (graph.out.withoutWeights, graph.into.withoutWeights)
        let numbering = TraversalOrder(out: rows.out, into: rows.into, isDirected: graph.isDirected)
        order = numbering.order
        let out = rows.out.renumbered(numbering.order, numbering.number)
        let into = graph.isDirected ? rows.into.renumbered(numbering.order, numbering.number) : out
        let layout = CompressedGraph(
            nodeCount: graph.nodeCount, edgeCount: graph.edgeCount, isDirected: graph.isDirected, out: out, into: into)
        let components = layout.components()
        if graph.isDirected {
            blocks = nil
            separatedPairs = [Double](repeating: 0, count: graph.nodeCount)
            pairs = PathPairs(components) { components.sizes[$0] > 2 }
        } else {
            let blocks = Blocks(of: out)
            separatedPairs = blocks.separatedPairs.map { 2 * $0 }
            self.blocks = EdgeBlocks(blocks, nodeCount: graph.nodeCount)
            // In a tree every pair is separated by all that is between.
            var isOpen = [Bool](repeating: false, count: components.count)
            for block in 0..<blocks.count where blocks.starts[block + 1] - blocks.starts[block] > 2 {
                isOpen[components.labels[Int(blocks.nodes[blocks.starts[block]])]] = true
            }
            pairs = PathPairs(components) { isOpen[$0] }
        }
        self.out = PathRows(lengthsOf: out)
        self.into = PathRows(lengthsOf: into)
        self.seed = seed
        self.threads = threads
        self.cancellation = cancellation
    }

    /// How often each node, in the order of the search, was met in the samples with these numbers; nil when cancelled.
    /// Counts are whole numbers, so that it is all the same who adds up what.
    func counts(_ samples: Range<Int>) -> [Int]? {
        hasLengths
            ? counts(samples, LengthPathSearch<Double>.self, LengthPathSearch<WidePathSweep.WideCount>.self)
            : counts(samples, BalancedPathSearch<Double>.self, BalancedPathSearch<WidePathSweep.WideCount>.self)
    }

    private func counts<Search: PathDrawing & ~Copyable, WideSearch: PathDrawing & ~Copyable>(
        _ samples: Range<Int>, _: Search.Type, _: WideSearch.Type
    ) -> [Int]? {
        let total = Mutex([Int](repeating: 0, count: order.count))
        out.withUnsafeRows { out in
            into.withUnsafeRows { into in
                ParallelChunks.run((samples.count + Self.chunk - 1) / Self.chunk, threads: threads) { next in
                    var search = Search(out: out, into: into)
                    // Hardly ever needed.
                    var wideSearch: WideSearch?
                    var counts = [Int](repeating: 0, count: order.count)
                    while let chunk = next() {
                        let first = samples.lowerBound + chunk * Self.chunk
                        for sample in first..<min(first + Self.chunk, samples.upperBound) {
                            if cancellation.check() { return }
                            var random = SplitMix64(seed: seed, index: sample)
                            let (tail, head) = pairs.draw(&random)
                            switch search.draw(from: tail, to: head, &random) {
                            case .drawn: count(search.path, &counts)
                            case .noPath: continue
                            case .tooManyPaths:
                                var wide = wideSearch.take() ?? WideSearch(out: out, into: into)
                                if case .drawn = wide.draw(from: tail, to: head, &random) { count(wide.path, &counts) }
                                wideSearch = consume wide
                            }
                        }
                    }
                    total.withLock { total in
                        for node in counts.indices { total[node] += counts[node] }
                    }
                }
            }
        }
        return cancellation.wasCancelled ? nil : total.withLock { $0 }
    }

    /// Counts the inner nodes of a path that do not separate its ends: those whose two edges are in one block.
    private func count(_ path: [UInt32], _ counts: inout [Int]) {
        guard path.count > 2 else { return }
        guard let blocks else {
            for node in path[1..<(path.count - 1)] { counts[Int(node)] += 1 }
            return
        }
        var before = blocks.block(of: path[0], path[1])
        for index in 1..<(path.count - 1) {
            let after = blocks.block(of: path[index], path[index + 1])
            if before == after { counts[Int(path[index])] += 1 }
            before = after
        }
    }

    /// Normalised betweenness, in the order of the graph: what is separated, which is exact, and the share of `samples` that
    /// each node was met in, of ``pairs``.
    func values(_ counts: [Int], samples: Int) -> [Double] {
        let nodeCount = Double(order.count)
        let all = (nodeCount - 1) * (nodeCount - 2)
        var result = [Double](repeating: 0, count: order.count)
        for (node, original) in order.enumerated() {
            let met = samples > 0 ? Double(counts[node]) / Double(samples) * Double(pairs.count) : 0
            result[Int(original)] = min(1, (separatedPairs[node] + met) / all)
        }
        return result
    }
}

extension Rows {
    fileprivate var withoutWeights: Rows { Rows(offsets: offsets, targets: targets, weights: []) }
}
