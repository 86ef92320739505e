import Testing

@testable import GraphCore

@Suite struct DistanceBucketsTests {
    /// What is taken out range by range, each sorted.
    private func ranges(of buckets: inout DistanceBuckets, _ added: [(UInt32, Double)]) -> [[UInt32]] {
        buckets.removeAll()
        buckets.reserve(added.count)
        for (node, distance) in added { buckets.add(node, at: distance) }
        var ranges: [[UInt32]] = []
        while buckets.advance() {
            var range: [UInt32] = []
            buckets.takeAll { range.append($0) }
            ranges.append(range.sorted())
        }
        return ranges
    }

    @Test func nearestRangeComesFirst() {
        var buckets = DistanceBuckets(lengths: [1, 5, 2], capacity: 8)
        let hasShortEdges = buckets.hasShortEdges
        #expect(!hasShortEdges)
        // Ranges are about 1 wide and centred on whole numbers.
        let ordered = ranges(of: &buckets, [(7, 4.9), (1, 1.0), (2, 3.1), (3, 0.9), (4, 5.0)])
        #expect(ordered == [[1, 3], [2], [4, 7]])
    }

    @Test func nothingIsNarrowerThanOneOfFourThousand() {
        let buckets = DistanceBuckets(lengths: [1e-9, 4096], capacity: 1)
        let (hasShortEdges, width) = (buckets.hasShortEdges, buckets.width)
        #expect(hasShortEdges)
        #expect(width == 1)
    }

    @Test func aNodeMayBeThereTwice() {
        var buckets = DistanceBuckets(lengths: [1, 3], capacity: 1)
        let twice = ranges(of: &buckets, [(7, 3), (7, 1)])
        #expect(twice == [[7], [7]])
    }

    @Test func whatIsLeftIsForgotten() {
        var buckets = DistanceBuckets(lengths: [1], capacity: 4)
        buckets.add(1, at: 1)
        buckets.add(2, at: 2)
        let isFilled = buckets.advance()
        #expect(isFilled)
        let afterwards = ranges(of: &buckets, [(3, 1)])
        #expect(afterwards == [[3]])
        let empty = ranges(of: &buckets, [])
        #expect(empty == [])
    }

    @Test func noLengthsAndInfiniteOnes() {
        var none = DistanceBuckets(lengths: [], capacity: 2)
        let without = ranges(of: &none, [(1, 1)])
        #expect(without == [[1]])
        let infinite = DistanceBuckets(lengths: [2, .infinity], capacity: 1)
        let width = infinite.width
        #expect(width == 2 * (1 - 1e-9))
    }
}
