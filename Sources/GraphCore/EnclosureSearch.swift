/// How far a search for an enclosure goes.
struct EnclosureLimits {
    /// How many steps it may take in all; so many take about a second.
    var work = 40_000_000
    /// All sets of so many classes are tried where a part has no more; at most 20.
    var tabulatedClasses = 10
}

/// What all parts of a search have in common.
struct EnclosureScale: Sendable {
    /// How many small units a weight of 1 is split into.
    let unit: Int
    /// All sets of so many classes are tried where a part has no more; at most 20.
    var tabulatedClasses: Int
}

/// The search for a smallest enclosure.
///
/// 1. Nodes in the same edges become one class, edges with the same nodes one edge.
/// 2. The weights are split evenly, which bounds what any number of nodes can enclose from above; sets found by rules of
///    thumb bound it from below. Often the two meet.
/// 3. Otherwise the whole falls into connected parts. What a part can enclose with each number of nodes is found out as far as
///    it matters, by trying all sets or in an ``EnclosureTree``; and the parts are combined (``EnclosureCombination``).
struct EnclosureSearch {
    private let hypergraph: Hypergraph
    private let limits: EnclosureLimits
    private let scale: EnclosureScale
    /// The weight to be enclosed, as weights are in ``whole``.
    private let needed: Int
    private let whole: EnclosureProblem
    /// The nodes of each class of the whole.
    private let nodes: FlatRows
    /// Those first of which all is known, then those of fewer classes.
    private var parts: [EnclosurePart] = []
    private var best = Known(classes: [], size: .max, weight: 0)
    private var work: WorkAllowance

    /// A set of classes of the whole.
    private struct Known {
        var classes: [Int]
        var size: Int
        var weight: Int
    }

    /// - Precondition: the weight is above 0 and no more than that of all edges.
    init(_ hypergraph: Hypergraph, weight: Int, limits: EnclosureLimits) {
        self.hypergraph = hypergraph
        self.limits = limits
        let divisor = hypergraph.weights.reduce(0, Self.greatestCommonDivisor)
        var unit = 1 << 16
        while hypergraph.totalWeight / divisor * hypergraph.nodeCount >= 1 << 60 / unit { unit /= 2 }
        scale = EnclosureScale(unit: unit, tabulatedClasses: limits.tabulatedClasses)
        needed = (weight + divisor - 1) / divisor
        let problem = EnclosureProblem(hypergraph, divisor: divisor, unit: unit)
        nodes = problem.origins
        var whole = problem.asItsOwnOrigin()
        work = WorkAllowance(limits.work)
        var part = work.lend(limits.work / 4)
        whole.evenOut(unit: unit, rounds: 200, work: &part)
        work.takeBack(part)
        self.whole = whole
    }

    mutating func run() -> Enclosure {
        let least = start()
        if best.size > least { divide() }
        let isSmallest = shrink(to: least)
        if isSmallest {
            // To lose most is a wish and no promise; it may cost less.
            if parts.isEmpty { divide() }
            work = WorkAllowance(limits.work / 10)
            while case .found = seek(size: best.size, weight: best.weight + 1) {}
        }
        var set = ChangingEnclosure(of: whole)
        set.become(best.classes)
        var allowance = WorkAllowance(limits.work / 10)
        set.exchange(work: &allowance)
        set.trim(to: needed)
        return Enclosure(hypergraph, set.classes.flatMap { nodes[$0].map(Int.init) }, isSmallest: isSmallest)
    }

    private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }
}

// MARK: - Sets to begin with

extension EnclosureSearch {
    /// Finds sets to begin with; returns the size that none can be below.
    private mutating func start() -> Int {
        let loads = whole.loads()
        let order = whole.classesByLoad(loads)
        let size = whole.size
        let bounds = whole.upperBounds(order, loads, over: 0...size, unit: scale.unit)
        let least = bounds.firstIndex { $0 >= needed } ?? size
        var set = ChangingEnclosure(of: whole)
        considerFirst(order, &set)
        if best.size > least { consider(greedyClasses(), &set) }
        if best.size > least { considerFirst(whole.classesByPeeling(), &set) }
        work.spend(8 * whole.edges.values.count)
        return least
    }

    /// Considers the first classes of an order, as many as are needed.
    private mutating func considerFirst(_ order: [Int], _ set: inout ChangingEnclosure) {
        let size = whole.size
        let enclosed = whole.enclosedWeights(order, over: 0...size)
        var left = enclosed.firstIndex { $0 >= needed } ?? size
        let first = order.prefix { member in
            left -= whole.sizes[member]
            return left >= 0
        }
        consider(Array(first), &set)
    }

    /// The classes that the greedy set has all of: the nodes with the most weight in their edges, ties by number, until
    /// they enclose enough (after Avelino et al. 2016, doi:10.1109/ICPC.2016.7503718).
    private func greedyClasses() -> [Int] {
        var incident = [Int](repeating: 0, count: hypergraph.nodeCount)
        for edge in hypergraph.weights.indices {
            for node in hypergraph.edges[edge] { incident[Int(node)] += hypergraph.weights[edge] }
        }
        let order = incident.indices.sorted {
            incident[$0] == incident[$1] ? $0 < $1 : incident[$0] > incident[$1]
        }
        var rank = incident
        for (place, node) in order.enumerated() { rank[node] = place }
        var completed = [Int](repeating: 0, count: order.count)
        for edge in hypergraph.weights.indices {
            completed[hypergraph.edges[edge].reduce(0) { max($0, rank[Int($1)]) }] += hypergraph.weights[edge]
        }
        let divisor = hypergraph.totalWeight / whole.weight
        var (last, sum) = (0, 0)
        for place in completed.indices where sum < needed * divisor {
            sum += completed[place]
            last = place
        }
        return (0..<whole.classCount).filter { nodes[$0].allSatisfy { rank[Int($0)] <= last } }
    }

    /// Keeps a set, without what it does not need, when it is better than the best so far.
    private mutating func consider(_ classes: [Int], _ set: inout ChangingEnclosure) {
        set.become(classes)
        set.trim(to: needed)
        keep(set.classes, size: set.size, weight: set.weight)
    }

    /// Keeps a set when it is smaller than the best so far, or as small and encloses more; false when it is not.
    @discardableResult
    private mutating func keep(_ classes: [Int], size: Int, weight: Int) -> Bool {
        guard weight >= needed, (size, -weight) < (best.size, -best.weight) else { return false }
        best = Known(classes: classes, size: size, weight: weight)
        return true
    }

    /// Makes the best set smaller by exchanging classes, as far as a part of the work allows.
    private mutating func repair(to least: Int) {
        var part = work.lend(limits.work / 10)
        var set = ChangingEnclosure(of: whole)
        set.become(best.classes)
        while best.size > least, set.repair(to: best.size - 1, needed: needed, work: &part) {
            set.trim(to: needed)
            keep(set.classes, size: set.size, weight: set.weight)
        }
        work.takeBack(part)
    }
}

// MARK: - Smaller sets, and the proof that there is none

extension EnclosureSearch {
    private enum Outcome {
        case found
        case impossible
        case workSpent
    }

    /// Divides the whole into connected parts.
    private mutating func divide() {
        let (bundles, rest) = whole.dividingOffLoners()
        let problems = rest.connectedParts()
        // Where there are very many parts, those of more classes wait until they matter.
        var scale = scale
        while scale.tabulatedClasses > 0, Self.workToTabulate(problems, scale) > limits.work / 4 {
            scale.tabulatedClasses -= 1
        }
        parts = bundles.map { EnclosurePart($0) }
        parts += problems.map { EnclosurePart($0, scale, work: &work) }
        work.spend(whole.edges.values.count)
        parts = parts.enumerated().sorted {
            ($0.element.searchedClasses, $0.offset) < ($1.element.searchedClasses, $1.offset)
        }.map(\.element)
    }

    private static func workToTabulate(_ problems: [EnclosureProblem], _ scale: EnclosureScale) -> Int {
        problems.lazy.map(\.classCount).filter { $0 <= scale.tabulatedClasses }.reduce(0) { $0 + $1 << $1 }
    }

    /// Looks for ever smaller sets; true when none is smaller than the best.
    private mutating func shrink(to least: Int) -> Bool {
        // What a little work proves needs no better set to begin with.
        var all = work
        work = all.lend(limits.work / 20)
        let isProven = shrinkWhileWorkLasts(to: least)
        all.takeBack(work)
        work = all
        if isProven { return true }
        repair(to: least)
        return shrinkWhileWorkLasts(to: least)
    }

    private mutating func shrinkWhileWorkLasts(to least: Int) -> Bool {
        while best.size > least {
            switch seek(size: best.size - 1, weight: needed) {
            case .found: continue
            case .impossible: return true
            case .workSpent: return false
            }
        }
        return true
    }

    /// Looks for a set of at most `size` nodes that encloses `weight`, and keeps it.
    private mutating func seek(size: Int, weight: Int) -> Outcome {
        let price = self.price(for: size)
        var profits = parts.map { $0.bounds.best(price: price, unit: scale.unit).profit }
        // What all parts may lose of their profits together, if they are to enclose the weight.
        var slack = profits.reduce(0, +) + price * size - weight * scale.unit
        let last = parts.last.map { $0.searchedClasses == 0 ? parts.count : parts.count - 1 } ?? 0
        var choices: [EnclosureChoices] = []
        for number in 0..<last {
            guard slack >= 0 else { return .impossible }
            let others = slack - profits[number]
            let settled = parts[number].settle(work: &work) { others + $0.weight * scale.unit - $0.size * price }
            guard let settled else { return .workSpent }
            choices.append(settled)
            let profit = parts[number].bounds.best(price: price, unit: scale.unit).profit
            slack += profit - profits[number]
            profits[number] = profit
        }
        guard slack >= 0 else { return .impossible }
        guard let sums = EnclosureCombination(choices, price: price, unit: scale.unit, slack: slack, work: &work) else {
            return .workSpent
        }
        return last < parts.count
            ? findInLast(size: size, weight: weight, beside: sums, choices)
            : findSmallest(size: size, weight: weight, among: sums, choices)
    }

    /// The price of a node at which the choices of most profit have no more than `size` nodes in all; the least such price.
    private mutating func price(for size: Int) -> Int {
        var range = 0...(1 + scale.unit * whole.weight)
        while range.lowerBound < range.upperBound {
            let price = range.lowerBound + (range.upperBound - range.lowerBound) / 2
            let total = parts.reduce(0) {
                $0 + $1.bounds.all[$1.bounds.best(price: price, unit: scale.unit).choice].size
            }
            range = total <= size ? range.lowerBound...price : (price + 1)...range.upperBound
            work.spend(parts.reduce(0) { $0 + $1.bounds.all.count })
        }
        return range.lowerBound
    }

    /// Among combinations of all parts: the smallest that encloses the weight, of that size the one that encloses most.
    private mutating func findSmallest(
        size: Int, weight: Int, among sums: EnclosureCombination, _ choices: [EnclosureChoices]
    ) -> Outcome {
        guard let largest = sums.best(upTo: size), sums.total(of: largest).weight >= weight else { return .impossible }
        var sum = largest
        while sum > 0, sums.total(of: sum - 1).weight >= weight { sum -= 1 }
        return keep(sum, of: sums, choices, lastSize: nil)
    }

    /// Among combinations of all parts but the last, with what that can add.
    private mutating func findInLast(
        size: Int, weight: Int, beside sums: EnclosureCombination, _ choices: [EnclosureChoices]
    ) -> Outcome {
        work.spend(size)
        let beside = (0...size).map { sums.best(upTo: size - $0) }
        let outcome = parts[parts.count - 1].find(work: &work) { choice in
            guard choice.size <= size, let sum = beside[choice.size] else { return -1 }
            return choice.weight + sums.total(of: sum).weight - weight
        }
        switch outcome {
        case .impossible: return .impossible
        case .workSpent: return .workSpent
        case .found(let choice):
            guard let sum = beside[choice.size] else { return .impossible }
            return keep(sum, of: sums, choices, lastSize: choice.size)
        }
    }

    /// Keeps the set that a combination stands for, with that of a size in the last part if it is not combined.
    private mutating func keep(
        _ sum: Int, of sums: EnclosureCombination, _ choices: [EnclosureChoices], lastSize: Int?
    ) -> Outcome {
        var origins: [Int32] = []
        for (number, choice) in sums.choices(of: sum).enumerated() {
            origins += parts[number].origins(at: choices[number].all[choice].size, work: &work)
        }
        if let lastSize { origins += parts[parts.count - 1].origins(at: lastSize, work: &work) }
        let classes = origins.map(Int.init).sorted()
        var set = ChangingEnclosure(of: whole)
        set.become(classes)
        work.spend(2 * whole.edges.values.count)
        return keep(classes, size: set.size, weight: set.weight) ? .found : .workSpent
    }
}
