/// The ways to go about several parts at once that may matter.
///
/// Each node has a price, and each part a choice with the most profit at that price. Any other choice of a part loses some of
/// its profit, and combinations that lose more than a slack in all are out of the question. So the parts for which another
/// choice costs little are gone through, those first that cost least, and the rest is left alone: the dynamic programme of
/// Nemhauser and Ullmann (1969, doi:10.1287/mnsc.15.9.494) over the core of a knapsack (Pisinger 1997,
/// doi:10.1287/opre.45.5.758), for parts with more than two choices.
struct EnclosureCombination {
    /// A combination: the nodes and the weight of all parts together, and where it is written down what was chosen.
    private struct Sum {
        var size: Int
        var weight: Int
        /// The last entry of ``trail`` that belongs to it, −1 for none.
        var trail: Int
        /// The choice just made of the part in hand, −1 for that of most profit.
        var fresh: Int
    }

    /// That a part has another choice than that of most profit.
    private struct Deviation {
        let before: Int32
        let part: Int32
        let choice: Int32
    }

    /// No sum encloses as much as another with more nodes; by size, and so by weight.
    private var sums: [Sum]
    private var trail: [Deviation] = []
    /// For each part the choice of most profit.
    private let favourites: [Int]

    /// Combines the choices of parts; nil when the work is spent before that is done.
    ///
    /// - Parameter slack: how much of the profit, in units, may be lost.
    /// - Complexity: O(sums · choices) for the parts that are gone through.
    init?(_ parts: [EnclosureChoices], price: Int, unit: Int, slack: Int, work: inout WorkAllowance) {
        let favourites = parts.map { $0.best(price: price, unit: unit) }
        self.favourites = favourites.map(\.choice)
        var sum = Sum(size: 0, weight: 0, trail: -1, fresh: -1)
        var deviations: [(part: Int, others: [Int], loss: Int)] = []
        for (part, choices) in parts.enumerated() {
            let favourite = favourites[part]
            sum.size += choices.all[favourite.choice].size
            sum.weight += choices.all[favourite.choice].weight
            var others: [Int] = []
            var least = Int.max
            for (number, choice) in choices.all.enumerated() where number != favourite.choice {
                let loss = favourite.profit - (choice.weight * unit - choice.size * price)
                if loss > slack { continue }
                others.append(number)
                least = min(least, loss)
            }
            if !others.isEmpty { deviations.append((part, others, least)) }
            work.spend(choices.all.count)
        }
        sums = [sum]
        let leastProfit = favourites.reduce(-slack) { $0 + $1.profit }
        deviations.sort { ($0.loss, $0.part) < ($1.loss, $1.part) }
        for (part, others, _) in deviations {
            add(others, of: parts[part], part: part, work: &work) { $1 * unit - $0 * price >= leastProfit }
            if work.isSpent { return nil }
        }
    }

    /// Lets a part have some choices besides that of most profit, in each combination where the size and the weight of all
    /// still matter.
    private mutating func add(
        _ others: [Int], of choices: EnclosureChoices, part: Int, work: inout WorkAllowance,
        where matters: (Int, Int) -> Bool
    ) {
        let old = sums
        let favourite = choices.all[favourites[part]]
        func sum(_ sum: Sum, with number: Int) -> Sum? {
            let size = sum.size + choices.all[number].size - favourite.size
            let weight = sum.weight + choices.all[number].weight - favourite.weight
            return matters(size, weight) ? Sum(size: size, weight: weight, trail: sum.trail, fresh: number) : nil
        }
        // What is added is sorted either way; few long lists take less than many short ones.
        for turn in 0..<min(old.count, others.count) where !work.isSpent {
            let added =
                old.count < others.count
                ? others.compactMap { sum(old[turn], with: $0) } : old.compactMap { sum($0, with: others[turn]) }
            sums = Self.merged(sums, added)
            work.spend(2 * sums.count)
        }
        for index in sums.indices where sums[index].fresh >= 0 {
            let (before, fresh) = (Int32(sums[index].trail), Int32(sums[index].fresh))
            trail.append(Deviation(before: before, part: Int32(part), choice: fresh))
            sums[index].trail = trail.count - 1
            sums[index].fresh = -1
        }
    }

    /// Two lists as one, without sums that enclose no more than one that has no more nodes; the first list's stay.
    private static func merged(_ one: [Sum], _ others: [Sum]) -> [Sum] {
        var result: [Sum] = []
        result.reserveCapacity(one.count)
        func keep(_ sum: Sum) {
            guard let last = result.last else { return result.append(sum) }
            if sum.weight <= last.weight { return }
            if sum.size == last.size { result.removeLast() }
            result.append(sum)
        }
        var index = 0
        for other in others {
            while index < one.count, one[index].size <= other.size {
                keep(one[index])
                index += 1
            }
            keep(other)
        }
        for sum in one[index...] { keep(sum) }
        return result
    }

    /// The number of the combination with the most weight of at most so many nodes; nil when there is none that matters.
    func best(upTo size: Int) -> Int? {
        var range = 0..<sums.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = sums[middle].size <= size ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound > 0 ? range.lowerBound - 1 : nil
    }

    /// How many nodes a combination has, and what it encloses.
    func total(of sum: Int) -> EnclosureChoice { EnclosureChoice(size: sums[sum].size, weight: sums[sum].weight) }

    /// The choice of each part in a combination.
    func choices(of sum: Int) -> [Int] {
        var choices = favourites
        var entry = sums[sum].trail
        while entry >= 0 {
            choices[Int(trail[entry].part)] = Int(trail[entry].choice)
            entry = Int(trail[entry].before)
        }
        return choices
    }
}
