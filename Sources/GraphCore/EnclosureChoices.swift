/// One way to go about a part of a problem: a number of its nodes, and the most weight that so many enclose there.
struct EnclosureChoice: Sendable, Equatable {
    let size: Int
    let weight: Int
}

/// The ways to go about one part that are worth it: none encloses as much as another with more nodes.
struct EnclosureChoices: Sendable {
    /// By size, which begins with 0, and so by weight.
    let all: [EnclosureChoice]

    /// Keeps what is worth it of choices that are sorted by size.
    init(_ choices: some Sequence<EnclosureChoice>) {
        var kept: [EnclosureChoice] = []
        for choice in choices where kept.isEmpty || choice.weight > kept[kept.count - 1].weight { kept.append(choice) }
        all = kept
    }

    /// The choice with the most profit, its weight in units less the price of its nodes; the smallest of several.
    func best(price: Int, unit: Int) -> (choice: Int, profit: Int) {
        var best = (choice: 0, profit: Int.min)
        for (number, choice) in all.enumerated() {
            let profit = choice.weight * unit - choice.size * price
            if profit > best.profit { best = (number, profit) }
        }
        return best
    }

    /// The number of the last choice that needs no more than so many nodes.
    func choice(upTo size: Int) -> Int { (all.firstIndex { $0.size > size } ?? all.count) - 1 }
}

/// Classes of one size that share no edge with any other: the best of them are those with most weight.
struct EnclosureBundle: Sendable {
    let choices: EnclosureChoices
    /// The classes, those with most weight first, ties by number.
    private let order: [Int32]

    init(_ classes: [(member: Int, weight: Int)], size: Int) {
        let sorted = classes.sorted { ($1.weight, $0.member) < ($0.weight, $1.member) }
        var sum = 0
        var all = [EnclosureChoice(size: 0, weight: 0)]
        for (number, entry) in sorted.enumerated() {
            sum += entry.weight
            all.append(EnclosureChoice(size: (number + 1) * size, weight: sum))
        }
        choices = EnclosureChoices(all)
        order = sorted.map { Int32($0.member) }
    }

    /// The classes of a choice.
    func classes(of choice: Int) -> ArraySlice<Int32> { order.prefix(choice) }
}

/// All that is worth enclosing in a problem of few classes, found by trying all sets of them.
struct EnclosureTable: Sendable {
    let choices: EnclosureChoices
    /// The classes of each choice: bit `c` stands for class `c`.
    private let sets: [UInt32]
    private let origins: FlatRows

    /// - Complexity: O(c · 2ᶜ + n) for c classes of n nodes.
    /// - Precondition: there are at most 20 classes.
    init(_ problem: EnclosureProblem, work: inout WorkAllowance) {
        let count = problem.classCount
        precondition(count <= 20, "too many classes to try all sets")
        // First what each set of classes encloses all of; then, class by class, what its subsets enclose as well.
        var enclosed = [Int](repeating: 0, count: 1 << count)
        for edge in problem.weights.indices {
            let set = problem.edges[edge].reduce(0) { $0 | 1 << Int($1) }
            enclosed[set] += problem.weights[edge]
        }
        for member in 0..<count {
            for set in enclosed.indices where set & 1 << member != 0 { enclosed[set] += enclosed[set ^ 1 << member] }
        }
        work.spend(count << count)
        // The set of most weight for each size; of several the first.
        var best = [(weight: Int, set: UInt32)](repeating: (0, 0), count: problem.size + 1)
        var sizes = [Int](repeating: 0, count: 1 << count)
        for set in enclosed.indices.dropFirst() {
            sizes[set] = sizes[set & (set - 1)] + problem.sizes[set.trailingZeroBitCount]
            if enclosed[set] > best[sizes[set]].weight { best[sizes[set]] = (enclosed[set], UInt32(set)) }
        }
        choices = EnclosureChoices(
            best.enumerated().map { EnclosureChoice(size: $0.offset, weight: $0.element.weight) })
        sets = choices.all.map { best[$0.size].set }
        origins = problem.origins
    }

    /// What the classes of a choice are made of.
    func origins(of choice: Int) -> [Int32] {
        (0..<origins.count).filter { sets[choice] & 1 << UInt32($0) != 0 }.flatMap { origins[$0] }
    }
}
