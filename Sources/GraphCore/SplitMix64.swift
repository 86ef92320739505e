/// A small random number generator whose sequence depends on its seed alone, on every platform.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, doi:10.1145/2660193.2660195.
struct SplitMix64: Sendable {
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A generator for piece `index` of the work, so that its numbers do not depend on who does the others: it starts
    /// from number `index` of the sequence of `seed`, which is reached in one step.
    init(seed: UInt64, index: Int) {
        var starts = SplitMix64(seed: seed &+ UInt64(truncatingIfNeeded: index) &* Self.step)
        state = starts.next()
    }

    mutating func next() -> UInt64 {
        state &+= Self.step
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in `0 ..< bound`, each with the same probability to within 2^-64. The standard library's own way may
    /// change between its versions.
    ///
    /// - Precondition: `bound` is above zero.
    mutating func next(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number in 0 ..< 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// The numbers below `count` in any order, each as likely as the others (Fisher and Yates).
    mutating func shuffled(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, next(below: last + 1)) }
        return order
    }
}
