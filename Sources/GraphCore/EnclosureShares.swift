/// How the weight of the edges is split among their nodes, and what that proves.
///
/// Split the weight of each edge among its nodes in any way. A set that encloses an edge has all of its nodes, and so all
/// of its weight: no `k` nodes enclose more than the `k` largest loads add up to, a load being the sum of a node's shares.
/// The more even the loads, the stronger that is. The most even split is strongest for every `k` at once (the
/// lexicographically optimal base of Fujishige 1980, doi:10.1287/moor.5.2.186), and what it proves is the bound of the linear
/// programme, and of the Lagrangean whose pieces are maximum closures (Balinski 1970; Gallo, Grigoriadis and Tarjan 1989,
/// doi:10.1137/0218003). It is approached from any split by evening out one edge after the other, as Danisch, Chan and Sozio
/// do for dense subgraphs (2017, doi:10.1145/3038912.3052619). An uneven split proves less and nothing untrue.
extension EnclosureProblem {
    /// What the shares of each class add up to.
    func loads() -> [Int] {
        var loads = [Int](repeating: 0, count: classCount)
        for (position, member) in edges.values.enumerated() { loads[Int(member)] += shares[position] }
        return loads
    }

    /// The classes by their load per node, the largest first, ties by number.
    func classesByLoad(_ loads: [Int]) -> [Int] {
        (0..<classCount).sorted {
            let (one, other) = (loads[$0] * sizes[$1], loads[$1] * sizes[$0])
            return one == other ? $0 < $1 : one > other
        }
    }

    /// Evens out the loads per node, edge by edge, so many times; or until no share moves by more than a small part of a
    /// unit.
    mutating func evenOut(unit: Int, rounds: Int, work: inout WorkAllowance) {
        let (edges, weights) = (self.edges, self.weights)
        let shared = weights.indices.filter { edges.range(of: $0).count > 1 }
        guard let longest = shared.lazy.map({ edges.range(of: $0).count }).max() else { return }
        let levelling = Levelling(sizes: sizes, loads: loads(), longestEdge: longest)
        edges.values.withUnsafeBufferPointer { members in
            shares.withUnsafeMutableBufferPointer { shares in
                for _ in 0..<rounds where !work.isSpent {
                    var change = 0
                    for edge in shared {
                        let range = edges.range(of: edge)
                        change = max(change, levelling.level(members, shares, in: range, amount: weights[edge] * unit))
                    }
                    work.spend(members.count)
                    if change <= unit / 64 { break }
                }
            }
        }
    }

    /// For each size of a window the most that so many nodes can enclose by the loads; `order` has the classes by load.
    ///
    /// Classes fill up the size in that order, the last of them in part.
    func upperBounds(_ order: [Int], _ loads: [Int], over window: ClosedRange<Int>, unit: Int) -> [Int] {
        let weight = self.weight
        var (filled, sum, next) = (0, 0, 0)
        return window.map { size in
            while next < order.count, filled + sizes[order[next]] <= size {
                filled += sizes[order[next]]
                sum += loads[order[next]]
                next += 1
            }
            guard next < order.count else { return weight }
            return min(weight, (sum + loads[order[next]] * (size - filled) / sizes[order[next]]) / unit)
        }
    }

    /// For each size of a window what the classes enclose that come first in an order and fit into the size together.
    func enclosedWeights(_ order: [Int], over window: ClosedRange<Int>) -> [Int] {
        var rank = [Int](repeating: 0, count: classCount)
        for (place, member) in order.enumerated() { rank[member] = place }
        var completed = [Int](repeating: 0, count: classCount)
        for edge in weights.indices {
            var last = 0
            for position in edges.range(of: edge) { last = max(last, rank[Int(edges.values[position])]) }
            completed[last] += weights[edge]
        }
        var (filled, sum, next) = (0, 0, 0)
        return window.map { size in
            while next < order.count, filled + sizes[order[next]] <= size {
                filled += sizes[order[next]]
                sum += completed[next]
                next += 1
            }
            return sum
        }
    }
}

/// Evens out the loads of the classes of one edge after the other.
private struct Levelling: ~Copyable {
    private let sizes: UnsafeMutableBufferPointer<Int>
    private let loads: UnsafeMutableBufferPointer<Int>
    /// Of each class of the edge in hand, the load that other edges give it; negative where it takes nothing of this one.
    private let elsewhere: UnsafeMutableBufferPointer<Int>

    init(sizes: [Int], loads: [Int], longestEdge: Int) {
        self.sizes = .allocate(capacity: sizes.count)
        self.loads = .allocate(capacity: loads.count)
        elsewhere = .allocate(capacity: longestEdge)
        _ = self.sizes.initialize(from: sizes)
        _ = self.loads.initialize(from: loads)
        elsewhere.initialize(repeating: 0)
    }

    deinit {
        sizes.deallocate()
        loads.deallocate()
        elsewhere.deallocate()
    }

    /// Splits the amount of an edge so that those of its classes who take a part end up with the same load per node, and
    /// no other has less. Returns by how much the share of one changed at most.
    @inline(__always)
    func level(
        _ members: UnsafeBufferPointer<Int32>, _ shares: UnsafeMutableBufferPointer<Int>, in edge: Range<Int>,
        amount: Int
    ) -> Int {
        // The load that those who take a part have in the end, together.
        var total = amount
        var nodes = 0
        for (place, position) in edge.enumerated() {
            let member = Int(members[position])
            elsewhere[place] = loads[member] - shares[position]
            total += elsewhere[place]
            nodes += sizes[member]
        }
        // Who has the common level without this edge takes nothing of it. That lowers the level; so whoever was above it
        // stays above, and at least one is left.
        var isSettled = false
        while !isSettled {
            isSettled = true
            for (place, position) in edge.enumerated() where elsewhere[place] >= 0 {
                let size = sizes[Int(members[position])]
                guard elsewhere[place] * nodes >= total * size else { continue }
                total -= elsewhere[place]
                nodes -= size
                elsewhere[place] = -1
                isSettled = false
            }
        }
        // Each who takes a part gets what lifts it to the common level, and the first of them what rounding leaves.
        let level = total / nodes
        var rest = amount
        for (place, position) in edge.enumerated() where elsewhere[place] >= 0 {
            let size = sizes[Int(members[position])]
            elsewhere[place] = (size == 1 ? level : total * size / nodes) - elsewhere[place]
            rest -= elsewhere[place]
        }
        var largest = 0
        for (place, position) in edge.enumerated() {
            let share = elsewhere[place] < 0 ? 0 : elsewhere[place] + (rest > 0 ? 1 : 0)
            if elsewhere[place] >= 0 { rest -= 1 }
            let change = share - shares[position]
            loads[Int(members[position])] += change
            shares[position] = share
            largest = max(largest, abs(change))
        }
        return largest
    }
}
