/// Nodes by ranges of distance, the nearest range first; Dial's queue (1969, doi:10.1145/363269.363610) for lengths that
/// are not whole numbers.
///
/// A range is narrower than the shortest edge where it can be. Then nothing found from a node can come back into the
/// node's own range, and all nodes of a range are settled at once, in any order (Denardo and Fox 1979,
/// doi:10.1287/opre.27.1.161). No edge leads farther than the ring of ranges is long, so the ring never laps itself.
struct DistanceBuckets: ~Copyable {
    /// Whether some edge is shorter than a range is wide.
    let hasShortEdges: Bool
    /// The distance from where a range begins to where it ends.
    let width: Double

    private let perDistance: Double
    private let mask: UInt64
    /// The latest entry of each bucket; 0 for none.
    private let latest: UnsafeMutableBufferPointer<UInt32>
    /// The node below, and above it the entry before in the same bucket.
    private var entries: UnsafeMutableBufferPointer<UInt64>
    private var entryCount = 1
    private var takenCount = 1
    private var current = 0

    /// More ranges than this would cost more to look through than they save.
    private static let rangeLimit = 4096.0

    /// - Parameter capacity: how many entries there may be before more room has to be made.
    init(lengths: some Sequence<Double>, capacity: Int) {
        var shortest = Double.greatestFiniteMagnitude
        var longest = 0.0
        for length in lengths where length < .infinity {
            shortest = min(shortest, length)
            longest = max(longest, length)
        }
        // A little narrower than the shortest edge, so that no rounding brings its end back into the same range.
        let narrow = shortest * (1 - 1e-9)
        hasShortEdges = longest / Self.rangeLimit > narrow
        width = longest == 0 ? 1 : max(narrow, longest / Self.rangeLimit)
        perDistance = 1 / width
        var count = 4
        while Double(count) < longest / width + 3 { count *= 2 }
        mask = UInt64(count - 1)
        latest = .allocate(capacity: count)
        latest.initialize(repeating: 0)
        entries = .allocate(capacity: capacity + 1)
    }

    deinit {
        latest.deallocate()
        entries.deallocate()
    }

    /// Empties the buckets, so that the next range is that of distance 0.
    mutating func removeAll() {
        latest.update(repeating: 0)
        (entryCount, takenCount, current) = (1, 1, 0)
    }

    /// Adds a node, which may be there already; there has to be room.
    @inline(__always)
    mutating func add(_ node: UInt32, at distance: Double) {
        let place = bucket(of: distance)
        entries[entryCount] = UInt64(latest[place]) &<< 32 | UInt64(node)
        latest[place] = UInt32(truncatingIfNeeded: entryCount)
        entryCount &+= 1
    }

    /// Makes room for so many more.
    mutating func reserve(_ count: Int) {
        guard entryCount + count > entries.count else { return }
        let old = entries
        entries = .allocate(capacity: max(entryCount + count, 2 * old.count))
        if let from = old.baseAddress { entries.baseAddress?.update(from: from, count: entryCount) }
        old.deallocate()
    }

    /// Goes on to the nearest range that holds something, which may be the one before; false when nothing is left.
    mutating func advance() -> Bool {
        guard takenCount < entryCount else { return false }
        while latest[current] == 0 { current = (current + 1) & Int(truncatingIfNeeded: mask) }
        return true
    }

    /// Whether the range that is being taken out has been added to since.
    var isCurrentFilled: Bool { latest[current] != 0 }

    /// Takes out the nodes of the range, the latest first.
    @inline(__always)
    mutating func takeAll(_ body: (UInt32) -> Void) {
        var entry = Int(latest[current])
        latest[current] = 0
        while entry != 0 {
            let value = entries[entry]
            entry = Int(truncatingIfNeeded: value &>> 32)
            takenCount &+= 1
            body(UInt32(truncatingIfNeeded: value))
        }
    }

    /// Which range a distance is in, as the last bits of a sum: next to 2^52 a `Double` holds whole numbers only. It is
    /// half the cost of a conversion, and defined for whatever comes.
    @inline(__always)
    private func bucket(of distance: Double) -> Int {
        Int(truncatingIfNeeded: (distance * perDistance + 0x1p52).bitPattern & mask)
    }
}
