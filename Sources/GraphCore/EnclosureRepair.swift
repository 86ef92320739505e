/// A set of classes that single classes are put into and taken out of.
struct ChangingEnclosure {
    private let problem: EnclosureProblem
    private let edgesOf: FlatRows
    private(set) var isIn: [Bool]
    /// How many nodes of the hypergraph the set has.
    private(set) var size = 0
    /// What the set encloses.
    private(set) var weight = 0
    /// How many classes of each edge are not in the set.
    private var missing: [Int]
    /// For a class in the set the weight that is enclosed only with it; for another the weight that it would add.
    private var effect: [Int]
    /// From which step on each class may change again.
    private var free: [Int]

    /// The empty set.
    init(of problem: EnclosureProblem) {
        self.problem = problem
        edgesOf = problem.edges.transposed(columns: problem.classCount)
        isIn = [Bool](repeating: false, count: problem.classCount)
        effect = [Int](repeating: 0, count: problem.classCount)
        free = effect
        missing = problem.weights.indices.map { problem.edges.range(of: $0).count }
        for edge in missing.indices where missing[edge] == 1 {
            effect[Int(problem.edges.values[problem.edges.range(of: edge).lowerBound])] += problem.weights[edge]
        }
    }

    /// The classes of the set, ascending.
    var classes: [Int] { isIn.indices.filter { isIn[$0] } }

    /// Makes the set that of some classes.
    mutating func become(_ classes: [Int]) {
        var shouldBeIn = [Bool](repeating: false, count: isIn.count)
        for member in classes { shouldBeIn[member] = true }
        for member in isIn.indices where isIn[member] != shouldBeIn[member] { change(member) }
    }

    /// Puts a class in, or takes it out; returns the number of steps that took.
    @discardableResult
    private mutating func change(_ member: Int) -> Int {
        let comesIn = !isIn[member]
        isIn[member] = comesIn
        size += comesIn ? problem.sizes[member] : -problem.sizes[member]
        var steps = 0
        for value in edgesOf[member] {
            let edge = Int(value)
            let amount = comesIn ? problem.weights[edge] : -problem.weights[edge]
            // How many others of the edge are missing: none, and all of these now matter more, or less; one, and it does.
            let others = missing[edge] - (comesIn ? 1 : 0)
            missing[edge] += comesIn ? -1 : 1
            guard others <= 1 else { continue }
            if others == 0 { weight += amount }
            for value in problem.edges[edge] {
                let other = Int(value)
                if other != member, others == 0 || !isIn[other] { effect[other] += amount }
            }
            steps += problem.edges.range(of: edge).count
        }
        return steps + edgesOf.range(of: member).count
    }

    /// Takes out what is not needed for a weight: the largest classes first, of these what matters least.
    ///
    /// One pass is enough: when a class goes, the weight falls by no less than the effect of any other.
    mutating func trim(to needed: Int) {
        let order = classes.sorted {
            (-problem.sizes[$0], effect[$0], $0) < (-problem.sizes[$1], effect[$1], $1)
        }
        for member in order where weight - effect[member] >= needed { change(member) }
    }

    /// Exchanges classes until the set encloses what is needed with no more nodes than `size`; false when the work is spent
    /// before that.
    ///
    /// Tabu search (Glover 1989, doi:10.1287/ijoc.1.3.190): the class that adds most per node comes in, those that matter
    /// least go out, and neither changes again for some steps.
    mutating func repair(to size: Int, needed: Int, work: inout WorkAllowance) -> Bool {
        var random = SplitMix64(seed: 0)
        for member in free.indices { free[member] = 0 }
        var step = 0
        while true {
            while self.size > size, let member = next(inSet: true, fitting: .max, at: step) {
                move(member, at: step, &random, &work)
            }
            if weight >= needed { return true }
            step += 1
            guard !work.isSpent, let member = next(inSet: false, fitting: size, at: step) else { return false }
            move(member, at: step, &random, &work)
        }
    }

    private mutating func move(_ member: Int, at step: Int, _ random: inout SplitMix64, _ work: inout WorkAllowance) {
        work.spend(isIn.count + change(member))
        free[member] = step + 3 + random.next(below: 8)
    }

    /// The class to take out, or to put in: with the least, or the most, effect per node; of several the one that has
    /// stayed longest, then the first. Those that are not free yet are passed over, but when there is no other.
    private func next(inSet: Bool, fitting size: Int, at step: Int) -> Int? {
        var best: Int?
        for member in isIn.indices where isIn[member] == inSet && problem.sizes[member] <= size {
            guard let other = best else {
                best = member
                continue
            }
            let (isFree, otherIsFree) = (free[member] <= step, free[other] <= step)
            if isFree != otherIsFree {
                if isFree { best = member }
                continue
            }
            let (own, others) = (effect[member] * problem.sizes[other], effect[other] * problem.sizes[member])
            if own == others ? free[member] < free[other] : (own < others) == inSet { best = member }
        }
        return best
    }
}

// MARK: - Equally many others

extension ChangingEnclosure {
    /// Exchanges classes of the set for others of the same size as long as that encloses more, or as much with a class that
    /// comes before the one that goes.
    mutating func exchange(work: inout WorkAllowance) {
        var joint = [Int](repeating: 0, count: isIn.count)
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            var least = leastEffects()
            for member in isIn.indices where !isIn[member] {
                if work.isSpent { return }
                work.spend(1)
                // Nothing goes that matters more than this one.
                guard let floor = least[problem.sizes[member]], effect[member] >= floor else { continue }
                work.spend(isIn.count)
                guard let other = exchangeable(for: member, &joint) else { continue }
                work.spend(isIn.count + change(other) + change(member))
                least = leastEffects()
                hasChanged = true
            }
        }
    }

    /// The least effect of a class of each size in the set.
    private func leastEffects() -> [Int: Int] {
        var least: [Int: Int] = [:]
        for member in isIn.indices where isIn[member] {
            least[problem.sizes[member]] = min(least[problem.sizes[member]] ?? .max, effect[member])
        }
        return least
    }

    /// The class that had better go for another: the one for which most is gained, of several the last; nil for none.
    private func exchangeable(for member: Int, _ joint: inout [Int]) -> Int? {
        // What the newcomer would add is not added where the one that goes is needed as well.
        let edges = edgesOf[member].lazy.map(Int.init).filter { missing[$0] == 1 }
        for edge in edges { for other in problem.edges[edge] { joint[Int(other)] += problem.weights[edge] } }
        defer { for edge in edges { for other in problem.edges[edge] { joint[Int(other)] = 0 } } }
        var best: (member: Int, gain: Int)?
        for other in isIn.indices where isIn[other] && problem.sizes[other] == problem.sizes[member] {
            let gain = effect[member] - joint[other] - effect[other]
            guard gain > 0 || gain == 0 && other > member else { continue }
            if gain >= best?.gain ?? 0 { best = (other, gain) }
        }
        return best?.member
    }
}

extension EnclosureProblem {
    /// The classes such that those at the end can be left out most cheaply: from the set of all, the class goes that takes
    /// least enclosed weight with it per node; then the next of the rest.
    func classesByPeeling() -> [Int] {
        let edgesOf = edges.transposed(columns: classCount)
        var effect = [Int](repeating: 0, count: classCount)
        for edge in weights.indices { for member in edges[edge] { effect[Int(member)] += weights[edge] } }
        var queue = DistanceQueue(nodeCount: classCount)
        for member in 0..<classCount {
            queue.insert(UInt32(member), at: Double(effect[member]) / Double(sizes[member]))
        }
        var isEnclosed = [Bool](repeating: true, count: weights.count)
        var isIn = [Bool](repeating: true, count: classCount)
        var order: [Int] = []
        while let node = queue.popNearest() {
            order.append(Int(node))
            isIn[Int(node)] = false
            for value in edgesOf[Int(node)] where isEnclosed[Int(value)] {
                isEnclosed[Int(value)] = false
                for member in edges[Int(value)].lazy.map(Int.init) where isIn[member] {
                    effect[member] -= weights[Int(value)]
                    queue.move(UInt32(member), to: Double(effect[member]) / Double(sizes[member]))
                }
            }
        }
        return order.reversed()
    }
}
