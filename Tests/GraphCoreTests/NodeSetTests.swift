import GraphCore
import TestSupport
import Testing

@Suite struct NodeSetTests {
    @Test func agreesWithSet() {
        for (seed, nodeCount) in [0, 1, 63, 64, 65, 200].enumerated() {
            var generator = SeededGenerator(seed: UInt64(seed))
            var nodes = NodeSet(nodeCount: nodeCount)
            var twin: Set<Int> = []
            #expect(Array(nodes) == [])
            for _ in 0..<(3 * nodeCount) {
                let node = Int.random(in: 0..<nodeCount, using: &generator)
                if Bool.random(using: &generator) {
                    #expect(nodes.insert(node) == twin.insert(node).inserted)
                } else {
                    #expect(nodes.remove(node) == (twin.remove(node) != nil))
                }
                #expect(nodes.count == twin.count)
            }
            #expect(Array(nodes) == twin.sorted())
            #expect((0..<nodeCount).allSatisfy { nodes.contains($0) == twin.contains($0) })
        }
    }

    @Test func equalWhenMembersAreEqual() {
        var left = NodeSet(nodeCount: 100)
        var right = left
        left.insert(70)
        #expect(left != right)
        right.insert(70)
        #expect(left == right)
    }
}
