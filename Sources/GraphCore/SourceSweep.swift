/// The scratch memory of one worker that adds up the dependencies of eight sources at a time.
protocol SourceSweep: ~Copyable, SendableMetatype {
    /// The buffers behind `graph` have to outlive the sweep.
    init(_ graph: UnsafeQuotientGraph)

    /// Adds to `betweenness` the dependencies of all nodes that some classes stand for, eight at most.
    ///
    /// - Returns: False, and nothing added, when there are more shortest paths than a lane can count.
    mutating func run(_ sources: Range<Int>, betweenness: UnsafeMutableBufferPointer<Double>) -> Bool
}

/// How many sources a sweep serves at once.
let sourceLanes = 8

/// A number for each of the sources.
typealias Lanes = SIMD8<Double>

extension Lanes {
    /// The lanes whose bits are set, and zero in the others.
    @inline(__always)
    func keeping(_ bits: SIMD8<UInt64>) -> Lanes {
        unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt64>.self) & bits, to: Lanes.self)
    }

    /// `other` in the lanes whose bits are set, which has zero in those that are not.
    @inline(__always)
    func replaced(by other: Lanes, in bits: SIMD8<UInt64>) -> Lanes {
        let kept = unsafeBitCast(self, to: SIMD8<UInt64>.self) & ~bits
        return unsafeBitCast(kept | unsafeBitCast(other, to: SIMD8<UInt64>.self), to: Lanes.self)
    }

    /// The sum of the lanes.
    @inline(__always)
    var total: Double {
        let four = lowHalf + highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }
}

/// For each of the 256 sets of lanes, as a mask of eight bits, all bits of these lanes.
struct LaneBits: ~Copyable {
    private let table: UnsafeMutableBufferPointer<SIMD8<UInt64>>

    init() {
        table = .allocate(capacity: 1 << sourceLanes)
        for mask in table.indices {
            var bits = SIMD8<UInt64>.zero
            for lane in 0..<sourceLanes where mask & (1 << lane) != 0 { bits[lane] = .max }
            table.initializeElement(at: mask, to: bits)
        }
    }

    deinit { table.deallocate() }

    /// The table for a loop; must not be used after `self` is gone.
    var entries: UnsafeBufferPointer<SIMD8<UInt64>> { UnsafeBufferPointer(table) }
}
