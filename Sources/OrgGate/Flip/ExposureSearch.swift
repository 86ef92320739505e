import OrgModel

/// Finds the fewest of the systems that somebody is alone on which need another supporter, so that exposure stays within a
/// limit.
struct ExposureSearch {
    private let criticality: [Double]
    private let positions: [EntityID: Int]
    private let dependents: [[Int]]
    private let total: Double

    /// The systems that need another supporter, and whether fewer are ruled out.
    struct Answer {
        let systems: [EntityID]
        let isProven: Bool
    }

    init(_ cycle: Cycle) {
        let live = cycle.entities(of: .system).filter { $0.system?.stage != .retired }
        positions = Dictionary(uniqueKeysWithValues: live.enumerated().map { ($0.element.id, $0.offset) })
        criticality = live.map { $0.system?.criticality ?? 0 }
        total = criticality.reduce(0, +)
        var dependents = [[Int]](repeating: [], count: live.count)
        for relation in cycle.relations where relation.kind == .dependsOn {
            guard let from = positions[relation.from], let to = positions[relation.to] else { continue }
            dependents[to].append(from)
        }
        self.dependents = dependents
    }

    /// Which of some systems need another supporter, so that the others and what stands on them are at most a share of all
    /// criticality: the fewest, since the most are kept.
    ///
    /// A depth-first search that keeps or gives up one system after another, those with the least behind them first, and
    /// turns back where the limit is passed or the best so far cannot be beaten.
    ///
    /// - Complexity: exponential in the number of systems, and at most `steps` of them are looked at; then the best so far
    ///   stands, unproven.
    func fewest(of systems: [EntityID], limit: Double, steps: Int = 100_000) -> Answer {
        let most = limit * total + 1e-9 * max(1, total)
        let known = systems.compactMap { id in positions[id].map { (id: id, closure: closure(of: $0)) } }
        let weighed = known.map { (id: $0.id, closure: $0.closure, weight: weight(of: $0.closure)) }
        // What exposes too much alone has to go in any case.
        let candidates = weighed.filter { $0.weight <= most }.sorted {
            $0.weight == $1.weight ? $0.id < $1.id : $0.weight < $1.weight
        }
        var best: [Int] = []
        var kept: [Int] = []
        var left = steps
        func visit(_ index: Int, _ covered: Set<Int>, _ weight: Double) {
            guard left > 0 else { return }
            left -= 1
            if kept.count > best.count { best = kept }
            guard index < candidates.count, kept.count + candidates.count - index > best.count else { return }
            let added = candidates[index].closure.subtracting(covered)
            let sum = weight + self.weight(of: added)
            if sum <= most {
                kept.append(index)
                visit(index + 1, covered.union(added), sum)
                kept.removeLast()
            }
            visit(index + 1, covered, weight)
        }
        if candidates.count <= Self.deepest { visit(0, [], 0) } else { best = greedy(candidates.map(\.closure), most) }
        let keptIDs = Set(best.map { candidates[$0].id })
        return Answer(
            systems: systems.filter { !keptIDs.contains($0) }.sorted(),
            isProven: left > 0 && candidates.count <= Self.deepest)
    }

    /// The search recurses once a system; beyond this many it would be hopeless anyway.
    private static let deepest = 64

    private func greedy(_ closures: [Set<Int>], _ most: Double) -> [Int] {
        var covered: Set<Int> = []
        var weight = 0.0
        var kept: [Int] = []
        for (index, closure) in closures.enumerated() {
            let added = closure.subtracting(covered)
            let sum = weight + self.weight(of: added)
            guard sum <= most else { continue }
            covered.formUnion(added)
            weight = sum
            kept.append(index)
        }
        return kept
    }

    /// A system and all that transitively depends on it.
    private func closure(of system: Int) -> Set<Int> {
        var seen: Set<Int> = [system]
        var queue = [system]
        while let next = queue.popLast() {
            for dependent in dependents[next] where seen.insert(dependent).inserted { queue.append(dependent) }
        }
        return seen
    }

    /// Whole numbers, so that the order of a set changes nothing.
    private func weight(of systems: Set<Int>) -> Double { systems.reduce(0) { $0 + criticality[$1] } }
}
