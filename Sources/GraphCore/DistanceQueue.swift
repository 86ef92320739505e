/// The nodes that a search has met and not yet settled, nearest first; of equally near ones the smallest, so that the
/// order does not depend on how they came in.
///
/// A heap in which each place has four others below it: half as deep as a binary one, and the four lie in one cache line.
struct DistanceQueue: ~Copyable {
    private struct Entry {
        var distance: Double
        var node: UInt32

        @inline(__always)
        func precedes(_ other: Entry) -> Bool {
            distance < other.distance || (distance == other.distance && node < other.node)
        }
    }

    private let heap: UnsafeMutableBufferPointer<Entry>
    /// The place of each waiting node in the heap; meaningless for others.
    private let place: UnsafeMutableBufferPointer<UInt32>
    private var count = 0

    init(nodeCount: Int) {
        heap = .allocate(capacity: nodeCount)
        place = .allocate(capacity: nodeCount)
        heap.initialize(repeating: Entry(distance: 0, node: 0))
        place.initialize(repeating: 0)
    }

    deinit {
        heap.deallocate()
        place.deallocate()
    }

    /// The distance of the nearest node; infinite when none waits.
    @inline(__always)
    var nearestDistance: Double { count == 0 ? .infinity : heap[0].distance }

    /// Lets none wait.
    mutating func removeAll() { count = 0 }

    /// Adds a node that is not waiting.
    @inline(__always)
    mutating func insert(_ node: UInt32, at distance: Double) {
        count += 1
        rise(Entry(distance: distance, node: node), from: count - 1)
    }

    /// Moves a waiting node nearer.
    @inline(__always)
    mutating func move(_ node: UInt32, to distance: Double) {
        rise(Entry(distance: distance, node: node), from: Int(place[Int(node)]))
    }

    /// Takes the nearest node out.
    @inline(__always)
    mutating func popNearest() -> UInt32? {
        if count == 0 { return nil }
        let nearest = heap[0].node
        count -= 1
        if count > 0 { sink(heap[count]) }
        return nearest
    }

    private mutating func rise(_ entry: Entry, from start: Int) {
        var index = start
        while index > 0 {
            let above = (index - 1) / 4
            if !entry.precedes(heap[above]) { break }
            put(heap[above], at: index)
            index = above
        }
        put(entry, at: index)
    }

    /// Lets an entry sink from the top.
    private mutating func sink(_ entry: Entry) {
        var index = 0
        while true {
            let first = 4 * index + 1
            if first >= count { break }
            var least = first
            for candidate in (first + 1)..<max(first + 1, min(first + 4, count))
            where heap[candidate].precedes(heap[least]) {
                least = candidate
            }
            if !heap[least].precedes(entry) { break }
            put(heap[least], at: index)
            index = least
        }
        put(entry, at: index)
    }

    @inline(__always)
    private func put(_ entry: Entry, at index: Int) {
        heap[index] = entry
        place[Int(entry.node)] = UInt32(truncatingIfNeeded: index)
    }
}
