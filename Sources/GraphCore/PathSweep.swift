/// Brandes' two passes from eight sources at once, one lane each; the scratch memory of one worker.
///
/// The searches go level by level. A node stands in the level list once for each distance at which any lane reaches it,
/// with a mask of these lanes; sources that are near one another reach most nodes at the same distance, and then eight
/// searches cost little more than one. Per level the searches read an array that is zero except at the lanes of the
/// level before, so that the inner loops only add: no comparison, no branch.
struct PathSweep: ~Copyable {
    typealias Lanes = SIMD8<Double>
    static let laneCount = 8

    private let nodeCount: Int
    private let out: UnsafeRows
    private let into: UnsafeRows
    /// The lanes that have reached each node, and those that do so in the level being built.
    private let seen: UnsafeMutableBufferPointer<UInt8>
    private let found: UnsafeMutableBufferPointer<UInt8>
    /// The number of shortest paths from each lane's source.
    private let pathCounts: UnsafeMutableBufferPointer<Lanes>
    /// What the level in work reads, and what it writes for the next; all zero between the passes.
    private let front: UnsafeMutableBufferPointer<Lanes>
    private let back: UnsafeMutableBufferPointer<Lanes>
    /// The level lists behind one another.
    private let nodes: UnsafeMutableBufferPointer<UInt32>
    private let masks: UnsafeMutableBufferPointer<UInt8>
    private var levelStarts: [Int] = []
    /// For each mask all bits of its lanes.
    private let laneBits: UnsafeMutableBufferPointer<SIMD8<UInt64>>

    /// Above this, sums of reciprocals would lose digits; such sources are left to ``WidePathSweep``.
    private static let countLimit = 0x1p500

    init(nodeCount: Int, out: UnsafeRows, into: UnsafeRows) {
        self.nodeCount = nodeCount
        self.out = out
        self.into = into
        seen = .allocate(capacity: nodeCount)
        found = .allocate(capacity: nodeCount)
        pathCounts = .allocate(capacity: nodeCount)
        front = .allocate(capacity: nodeCount)
        back = .allocate(capacity: nodeCount)
        nodes = .allocate(capacity: nodeCount * Self.laneCount)
        masks = .allocate(capacity: nodeCount * Self.laneCount)
        laneBits = .allocate(capacity: 256)
        seen.initialize(repeating: 0)
        found.initialize(repeating: 0)
        pathCounts.initialize(repeating: .zero)
        front.initialize(repeating: .zero)
        back.initialize(repeating: .zero)
        nodes.initialize(repeating: 0)
        masks.initialize(repeating: 0)
        for mask in 0..<256 {
            var bits = SIMD8<UInt64>.zero
            for lane in 0..<Self.laneCount where mask & (1 << lane) != 0 { bits[lane] = .max }
            laneBits.initializeElement(at: mask, to: bits)
        }
    }

    deinit {
        seen.deallocate()
        found.deallocate()
        pathCounts.deallocate()
        front.deallocate()
        back.deallocate()
        nodes.deallocate()
        masks.deallocate()
        laneBits.deallocate()
    }

    /// Adds the dependencies of the up to eight sources from `first` on to `betweenness`, and sets their harmonic
    /// closeness.
    mutating func run(
        first: Int, betweenness: inout [Double], harmonic: UnsafeMutableBufferPointer<Double>?
    ) {
        let sources = first..<min(first + Self.laneCount, nodeCount)
        let countable = countPaths(from: sources)
        if let harmonic { setHarmonic(of: sources, in: harmonic) }
        if countable {
            betweenness.withUnsafeMutableBufferPointer { addDependencies(to: $0) }
        } else {
            for source in sources {
                WidePathSweep.addDependencies(
                    of: source, nodeCount: nodeCount, out: out, into: into, to: &betweenness)
            }
        }
    }

    /// The forward pass: fills the level lists and the path counts. False when a count exceeds the limit.
    private mutating func countPaths(from sources: Range<Int>) -> Bool {
        let (seen, pathCounts, nodes, masks) = (seen, pathCounts, nodes, masks)
        let (offsets, targets) = (into.offsets, into.targets)
        let laneBits = UnsafeBufferPointer(laneBits)
        var (front, back) = (front, back)
        seen.update(repeating: 0)
        pathCounts.update(repeating: .zero)
        for (lane, source) in sources.enumerated() {
            nodes[lane] = UInt32(truncatingIfNeeded: source)
            masks[lane] = 1 << UInt8(truncatingIfNeeded: lane)
            seen[source] = masks[lane]
            front[source][lane] = 1
            pathCounts[source][lane] = 1
        }
        levelStarts.removeAll(keepingCapacity: true)
        levelStarts.append(0)
        levelStarts.append(sources.count)
        var largest = Lanes.zero
        var level = 0..<sources.count
        while !level.isEmpty {
            let reached = discover(after: level)
            for index in reached {
                let node = Int(nodes[index])
                var sum = Lanes.zero
                for position in offsets[node]..<offsets[node + 1] { sum += front[Int(targets[position])] }
                sum = Self.keep(sum, laneBits[Int(masks[index])])
                back[node] = sum
                pathCounts[node] += sum
                largest.replace(with: sum, where: sum .> largest)
            }
            for index in level { front[Int(nodes[index])] = .zero }
            swap(&front, &back)
            level = reached
            if !reached.isEmpty { levelStarts.append(reached.upperBound) }
        }
        return largest.max() <= Self.countLimit
    }

    /// Appends the level that follows `level` to the lists.
    private func discover(after level: Range<Int>) -> Range<Int> {
        let (offsets, targets) = (out.offsets, out.targets)
        let (seen, found, nodes, masks) = (seen, found, nodes, masks)
        var end = level.upperBound
        for index in level {
            let node = Int(nodes[index])
            let mask = masks[index]
            for position in offsets[node]..<offsets[node + 1] {
                let target = targets[position]
                let new = mask & ~seen[Int(target)]
                if new == 0 { continue }
                if found[Int(target)] == 0 {
                    nodes[end] = target
                    end += 1
                }
                found[Int(target)] |= new
            }
        }
        for index in level.upperBound..<end {
            let node = Int(nodes[index])
            masks[index] = found[node]
            seen[node] |= found[node]
            found[node] = 0
        }
        return level.upperBound..<end
    }

    /// The backward pass, deepest level first.
    ///
    /// Brandes' dependency of a node with σ paths is σ · x, where x sums (1 + dependency) / σ = 1/σ + x over the nodes
    /// that follow it on shortest paths. The arrays carry 1/σ + x.
    private func addDependencies(to betweenness: UnsafeMutableBufferPointer<Double>) {
        let (pathCounts, nodes, masks) = (pathCounts, nodes, masks)
        let (offsets, targets) = (out.offsets, out.targets)
        let laneBits = UnsafeBufferPointer(laneBits)
        var (front, back) = (front, back)
        var depth = levelStarts.count - 2
        var deeper = 0..<0
        while depth > 0 {
            let level = levelStarts[depth]..<levelStarts[depth + 1]
            for index in level {
                let node = Int(nodes[index])
                var sum = Lanes.zero
                for position in offsets[node]..<offsets[node + 1] { sum += front[Int(targets[position])] }
                let bits = laneBits[Int(masks[index])]
                let count = pathCounts[node]
                betweenness[node] += Self.total(Self.keep(count * sum, bits))
                back[node] = Self.keep(1 / count + sum, bits)
            }
            for index in deeper { front[Int(nodes[index])] = .zero }
            swap(&front, &back)
            deeper = level
            depth -= 1
        }
        for index in deeper { front[Int(nodes[index])] = .zero }
    }

    private func setHarmonic(of sources: Range<Int>, in harmonic: UnsafeMutableBufferPointer<Double>) {
        var sums = Lanes.zero
        for distance in 1..<max(1, levelStarts.count - 1) {
            var counts = SIMD8<UInt64>.zero
            // A lane's bits, all set, are −1.
            for index in levelStarts[distance]..<levelStarts[distance + 1] { counts &-= laneBits[Int(masks[index])] }
            for lane in 0..<sources.count where counts[lane] > 0 {
                sums[lane] += Double(counts[lane]) / Double(distance)
            }
        }
        let others = Double(max(1, nodeCount - 1))
        for (lane, source) in sources.enumerated() { harmonic[source] = sums[lane] / others }
    }

    @inline(__always)
    private static func keep(_ values: Lanes, _ bits: SIMD8<UInt64>) -> Lanes {
        unsafeBitCast(unsafeBitCast(values, to: SIMD8<UInt64>.self) & bits, to: Lanes.self)
    }

    @inline(__always)
    private static func total(_ values: Lanes) -> Double {
        let four = values.lowHalf + values.highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }
}

extension TraversalLayout {
    func withUnsafeRows(_ body: (_ out: UnsafeRows, _ into: UnsafeRows) -> Void) {
        out.withUnsafeRows { out in into.withUnsafeRows { into in body(out, into) } }
    }
}
