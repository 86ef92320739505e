/// Counts for each of 512 bits how much the masks that have it weigh together.
///
/// The counts stand upright: plane k has bit k of all counts. Two masks and a plane are added at once to the plane and one
/// carry for the next, with the five operations of a full adder for 512 counts, so that a mask costs ten operations in all
/// (the "carry-save adder" of Warren, Hacker's Delight, 2nd ed. 2012, §5–1).
struct SourceCounter: ~Copyable {
    private struct Plane {
        var bits = SourceMask.zero
        /// A mask that waits for a second to be added with.
        var waiting = SourceMask.zero
        var hasWaiting = false
    }

    private let planes: UnsafeMutableBufferPointer<Plane>
    private let totals: UnsafeMutableBufferPointer<Int>

    /// - Parameter limit: what no count will exceed; above zero.
    init(limit: Int) {
        planes = .allocate(capacity: Int.bitWidth - limit.leadingZeroBitCount)
        totals = .allocate(capacity: WideSourceSearch.sourceLimit)
        planes.initialize(repeating: Plane())
        totals.initialize(repeating: 0)
    }

    deinit {
        planes.deallocate()
        totals.deallocate()
    }

    /// - Precondition: `weight` is above zero.
    @inline(__always)
    func add(_ mask: SourceMask, weight: Int) {
        var rest = weight
        var plane = 0
        while rest != 0 {
            if rest & 1 != 0 { add(mask, to: plane) }
            rest &>>= 1
            plane &+= 1
        }
    }

    @inline(__always)
    private func add(_ mask: SourceMask, to first: Int) {
        var (mask, plane) = (mask, first)
        // No count outgrows the last plane, so that nothing is carried from there.
        while plane < planes.count {
            if !planes[plane].hasWaiting {
                planes[plane].waiting = mask
                planes[plane].hasWaiting = true
                return
            }
            let (bits, waiting) = (planes[plane].bits, planes[plane].waiting)
            let either = bits ^ waiting
            planes[plane].bits = either ^ mask
            planes[plane].hasWaiting = false
            mask = (bits & waiting) | (either & mask)
            plane &+= 1
        }
    }

    /// What the masks added since the last time weigh together, for each of the first `count` bits; forgets them.
    func take(_ count: Int) -> UnsafeMutableBufferPointer<Int> {
        for plane in planes.indices where planes[plane].hasWaiting { add(.zero, to: plane) }
        totals.update(repeating: 0)
        for plane in planes.indices {
            let bits = planes[plane].bits
            for word in 0..<((count + UInt64.bitWidth - 1) / UInt64.bitWidth) where bits[word] != 0 {
                for bit in 0..<UInt64.bitWidth {
                    let one = Int(truncatingIfNeeded: bits[word] &>> UInt64(bit) & 1)
                    totals[UInt64.bitWidth * word + bit] |= one &<< plane
                }
            }
            planes[plane] = Plane()
        }
        return totals
    }
}
