import TestSupport
import Testing

@testable import OrgGate

@Suite struct SmallestCoverTests {
    @Test func nothingNeedsNothing() throws {
        let cover = try #require(SmallestCover.find([Int](), among: [[1]]))
        #expect(cover.chosen == [])
        #expect(cover.isProven)
    }

    @Test func whatNoSetHoldsCannotBeCovered() {
        #expect(SmallestCover.find([1, 2], among: [[1]]) == nil)
    }

    /// Greedy takes the set of four and needs three; two are enough.
    @Test func betterThanGreedy() throws {
        let cover = try #require(
            SmallestCover.find([1, 2, 3, 4, 5, 6], among: [[2, 3, 4, 5], [1, 2, 3], [4, 5, 6]]))
        #expect(cover.chosen == [1, 2])
        #expect(cover.isProven)
    }

    @Test func ofEquallyFewTheFirst() throws {
        let cover = try #require(SmallestCover.find([1, 2], among: [[1], [1, 2], [1, 2]]))
        #expect(cover.chosen == [1])
    }

    /// Many ladders that have nothing in common are proven at once, without a search.
    @Test func apartIsProvenAtOnce() throws {
        let things = Array(0..<500)
        let cover = try #require(SmallestCover.find(things, among: things.flatMap { [[$0], [$0]] }, steps: 1))
        #expect(cover.chosen.count == 500)
        #expect(cover.isProven)
    }

    /// As few as by trying every choice of sets.
    @Test(arguments: 0..<300)
    func asFewAsByTryingAll(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let things = Array(0..<Int.random(in: 1...7, using: &random))
        let sets = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            Set(things.filter { _ in Bool.random(using: &random) })
        }
        let choices = (0..<(1 << sets.count)).map { bits in sets.indices.filter { bits & (1 << $0) != 0 } }
        let covering = choices.filter { choice in
            choice.reduce(into: Set<Int>()) { $0.formUnion(sets[$1]) }.isSuperset(of: things)
        }
        let cover = SmallestCover.find(things, among: sets)
        #expect(cover?.chosen.count == covering.map(\.count).min())
        if let cover {
            #expect(cover.isProven)
            #expect(covering.contains(cover.chosen))
        }
    }
}
