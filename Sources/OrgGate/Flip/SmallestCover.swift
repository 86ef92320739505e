/// Finds the fewest of some sets that together hold everything.
enum SmallestCover {
    /// The chosen sets, by position, and whether fewer are ruled out; nil when even all together leave something out.
    ///
    /// A depth-first search: some set has to hold the first thing that is not held yet. Sets that come earlier are preferred
    /// among equally few.
    ///
    /// - Complexity: exponential in the number of things; at most `steps` choices are looked at, then the best so far stands.
    static func find<Thing: Hashable>(
        _ things: [Thing], among sets: [Set<Thing>], steps: Int = 100_000
    ) -> (chosen: [Int], isProven: Bool)? {
        guard Set(things).isSubset(of: sets.reduce(into: []) { $0.formUnion($1) }) else { return nil }
        var best = greedy(things, sets)
        // Things of which no set holds two need a set each.
        if best.count <= packing(things, sets) { return (best.sorted(), true) }
        var left = steps
        func visit(_ chosen: [Int], _ open: [Thing]) {
            guard left > 0 else { return }
            left -= 1
            guard let first = open.first else {
                if chosen.count < best.count { best = chosen }
                return
            }
            guard chosen.count + 1 < best.count else { return }
            for (index, set) in sets.enumerated() where set.contains(first) {
                visit(chosen + [index], open.filter { !set.contains($0) })
            }
        }
        visit([], things)
        return (best.sorted(), left > 0)
    }

    private static func packing<Thing: Hashable>(_ things: [Thing], _ sets: [Set<Thing>]) -> Int {
        var blocked: Set<Thing> = []
        var count = 0
        for thing in things where !blocked.contains(thing) {
            count += 1
            for set in sets where set.contains(thing) { blocked.formUnion(set) }
        }
        return count
    }

    private static func greedy<Thing: Hashable>(_ things: [Thing], _ sets: [Set<Thing>]) -> [Int] {
        var open = Set(things)
        var chosen: [Int] = []
        while !open.isEmpty {
            var best: (index: Int, gain: Int) = (0, 0)
            for (index, set) in sets.enumerated() {
                let gain = set.intersection(open).count
                if gain > best.gain { best = (index, gain) }
            }
            chosen.append(best.index)
            open.subtract(sets[best.index])
        }
        return chosen
    }
}
