import TestSupport
import Testing

@testable import GraphCore

@Suite struct SourceCounterTests {
    /// Random masks of random weights, in several sums one after another, against adding bit by bit.
    @Test func countsEachBit() {
        for seed in 0..<40 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let largest = 1 << Int.random(in: 0...6, using: &generator)
            let masks = Int.random(in: 0...300, using: &generator)
            let counter = SourceCounter(limit: max(1, largest * masks))
            for _ in 0..<3 {
                var expected = [Int](repeating: 0, count: WideSourceSearch.sourceLimit)
                for _ in 0..<masks {
                    var mask = SourceMask.zero
                    for word in mask.indices {
                        // Dense, sparse and empty words.
                        mask[word] = .random(in: 0 ... .max, using: &generator)
                        if Int.random(in: 0...2, using: &generator) == 0 { mask[word] &= 0x8000_0000_0001_0001 }
                    }
                    let weight = Int.random(in: 1...largest, using: &generator)
                    counter.add(mask, weight: weight)
                    for bit in expected.indices where mask.contains(bit: bit) { expected[bit] += weight }
                }
                #expect(Array(counter.take(expected.count)) == expected, "seed \(seed)")
            }
        }
    }

    /// All bits of all planes: 255 masks of every bit, and one that fills the last plane.
    @Test func fullPlanes() {
        let counter = SourceCounter(limit: 256)
        for _ in 0..<256 { counter.add(SourceMask(repeating: .max), weight: 1) }
        #expect(counter.take(512).allSatisfy { $0 == 256 })
    }

    @Test func fewerBitsThanThereAre() {
        let counter = SourceCounter(limit: 7)
        counter.add(SourceMask(bit: 2), weight: 5)
        counter.add(SourceMask(bit: 2), weight: 2)
        #expect(Array(counter.take(3)[..<3]) == [0, 0, 7])
    }
}
