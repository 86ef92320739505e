/// The search for the most that sets of each size enclose in one connected problem.
///
/// A class is in the set or not; either way the rest falls apart into parts that have nothing to do with one another. So the
/// search is a tree whose nodes ask *which of the two?* or *how much to which part?*, and each node knows, for every size
/// that may matter, a bound above (from an even split of the weights, see ``EnclosureProblem/evenOut(unit:rounds:work:)``) and
/// a set that it has found. The most promising way is followed down to where it is not yet settled, that place is divided,
/// and the news goes up: AO* (Martelli and Montanari 1973; Nilsson 1980), with a bound for each size in place of one number.
struct EnclosureTree: Sendable {
    private struct Node {
        /// How many nodes of the hypergraph are in it.
        let size: Int
        /// The sizes of sets that may matter; none is above ``size``.
        let window: ClosedRange<Int>
        /// The most that so many nodes can enclose here, and what is known to be enclosed, for each size of the window.
        var upper: [Int]
        var lower: [Int]
        var parent: Int?
        var state: State

        /// The place of a size in the window; sizes above that of the node are as good as that.
        @inline(__always)
        func place(_ size: Int) -> Int { min(size, self.size) - window.lowerBound }
    }

    private enum State {
        /// Not divided yet; with its classes by load.
        case undivided(EnclosureProblem, order: [Int])
        case tabulated(EnclosureTable)
        /// Classes that share no edge, and what they are made of.
        case bundled(EnclosureBundle, origins: FlatRows)
        case branched(Branch)
        /// Two parts that no edge joins.
        case joined(Int, Int)
    }

    /// One class, in the set or not.
    private struct Branch {
        let taken: [Int32]
        let takenSize: Int
        /// What the class encloses with those that are in already.
        let enclosed: Int
        /// The class in; nil where it is too large for the window.
        let with: Int?
        let without: Int
        /// What the node knew before: classes, by load.
        let sizes: [Int]
        let origins: FlatRows
        let order: [Int]
    }

    private var nodes: [Node] = []
    private let scale: EnclosureScale
    private static let root = 0
    /// How often the loads of a part are evened out after a division.
    private static let rounds = 12

    /// - Parameter window: the sizes of sets that may matter, none above that of the problem.
    init(
        _ problem: EnclosureProblem, window: ClosedRange<Int>, _ scale: EnclosureScale, work: inout WorkAllowance
    ) {
        self.scale = scale
        _ = addPart(problem, window: window, work: &work)
    }

    /// The sizes of sets that it knows about.
    var window: ClosedRange<Int> { nodes[Self.root].window }

    /// The most that so many nodes can enclose.
    func upper(_ size: Int) -> Int { nodes[Self.root].upper[nodes[Self.root].place(size)] }

    /// What a known set of so many nodes encloses.
    func lower(_ size: Int) -> Int { nodes[Self.root].lower[nodes[Self.root].place(size)] }

    /// Brings the two nearer to one another for a size at which they differ: divides the place that the most promising set
    /// of that size hangs on.
    mutating func refine(at size: Int, work: inout WorkAllowance) {
        guard let (leaf, size) = undividedNode(at: size, work: &work) else { return }
        divide(leaf, at: size, work: &work)
        var news: Int? = leaf
        while let node = news, refresh(node, work: &work) { news = nodes[node].parent }
    }
}

// MARK: - Growing

extension EnclosureTree {
    /// Adds a connected part; returns its node.
    private mutating func addPart(
        _ problem: EnclosureProblem, window: ClosedRange<Int>, work: inout WorkAllowance
    ) -> Int {
        if problem.classCount <= scale.tabulatedClasses {
            let table = EnclosureTable(problem, work: &work)
            return addSettled(table.choices, .tabulated(table), size: problem.size, window: window, work: &work)
        }
        var problem = problem
        problem.evenOut(unit: scale.unit, rounds: Self.rounds, work: &work)
        let loads = problem.loads()
        let order = problem.classesByLoad(loads)
        nodes.append(
            Node(
                size: problem.size, window: window,
                upper: problem.upperBounds(order, loads, over: window, unit: scale.unit),
                lower: problem.enclosedWeights(order, over: window), state: .undivided(problem, order: order)))
        work.spend(2 * problem.edges.values.count + window.count)
        return nodes.count - 1
    }

    /// Adds a part of which all is known; returns its node.
    private mutating func addSettled(
        _ choices: EnclosureChoices, _ state: State, size: Int, window: ClosedRange<Int>, work: inout WorkAllowance
    ) -> Int {
        var choice = 0
        let values = window.map { size in
            while choice + 1 < choices.all.count, choices.all[choice + 1].size <= size { choice += 1 }
            return choices.all[choice].weight
        }
        nodes.append(Node(size: size, window: window, upper: values, lower: values, state: state))
        work.spend(window.count)
        return nodes.count - 1
    }

    /// What a problem may have fallen into.
    private enum Piece {
        case bundle(EnclosureBundle, size: Int)
        case part(EnclosureProblem)

        /// How many nodes of the hypergraph it has.
        var size: Int {
            switch self {
            case .bundle(_, let size): size
            case .part(let problem): problem.size
            }
        }
    }

    private static func pieces(of problem: EnclosureProblem) -> [Piece] {
        let (bundles, rest) = problem.dividingOffLoners()
        let parts = rest.connectedParts().enumerated().sorted {
            ($0.element.classCount, $0.offset) < ($1.element.classCount, $1.offset)
        }
        return bundles.map { .bundle($0, size: $0.choices.all.last?.size ?? 0) } + parts.map { .part($0.element) }
    }

    /// Adds a problem that may have fallen apart; returns its node.
    private mutating func add(
        _ problem: EnclosureProblem, window: ClosedRange<Int>, work: inout WorkAllowance
    ) -> Int {
        work.spend(2 * problem.edges.values.count)
        let pieces = Self.pieces(of: problem)
        guard let first = pieces.first else { return addPart(problem, window: window, work: &work) }
        // How many nodes are in the pieces before each, and the window of these and of it together.
        var before = [0]
        for piece in pieces { before.append(before[before.count - 1] + piece.size) }
        var windows = [window]
        for number in stride(from: pieces.count - 1, to: 0, by: -1) {
            let others = pieces[number].size
            windows.append(Self.share(of: windows[windows.count - 1], holding: before[number], beside: others))
        }
        windows.reverse()
        var node = add(first, of: problem, window: windows[0], work: &work)
        for (number, piece) in pieces.enumerated().dropFirst() {
            let own = Self.share(of: windows[number], holding: piece.size, beside: before[number])
            let added = add(piece, of: problem, window: own, work: &work)
            node = join(node, added, size: before[number + 1], window: windows[number], work: &work)
        }
        return node
    }

    private mutating func add(
        _ piece: Piece, of problem: EnclosureProblem, window: ClosedRange<Int>, work: inout WorkAllowance
    ) -> Int {
        switch piece {
        case .part(let part): addPart(part, window: window, work: &work)
        case .bundle(let bundle, let size):
            addSettled(
                bundle.choices, .bundled(bundle, origins: problem.origins), size: size, window: window, work: &work)
        }
    }

    /// The sizes that a part may have when it and what is beside it have a size in a window together.
    private static func share(
        of window: ClosedRange<Int>, holding size: Int, beside other: Int
    ) -> ClosedRange<Int> {
        max(0, window.lowerBound - other)...min(size, window.upperBound)
    }

    private mutating func join(
        _ one: Int, _ other: Int, size: Int, window: ClosedRange<Int>, work: inout WorkAllowance
    ) -> Int {
        let none = [Int](repeating: .max, count: window.count)
        nodes.append(
            Node(
                size: size, window: window, upper: none, lower: window.map { _ in 0 }, state: .joined(one, other)))
        let node = nodes.count - 1
        nodes[one].parent = node
        nodes[other].parent = node
        work.spend(window.count)
        _ = refresh(node, work: &work)
        return node
    }

    /// Divides a node by the class on which a set of some size depends most.
    private mutating func divide(_ node: Int, at size: Int, work: inout WorkAllowance) {
        guard case .undivided(let problem, let order) = nodes[node].state else { return }
        let window = nodes[node].window
        let chosen = Self.decisiveClass(of: problem, order: order, at: size)
        let takenSize = problem.sizes[chosen]
        let left = problem.leaving(chosen)
        let (rest, enclosed) = problem.taking(chosen)
        work.spend(3 * problem.edges.values.count)
        let without = add(left, window: Self.clamped(window, by: 0, to: left.size), work: &work)
        nodes[without].parent = node
        var with: Int?
        if window.upperBound >= takenSize {
            let added = add(rest, window: Self.clamped(window, by: takenSize, to: rest.size), work: &work)
            nodes[added].parent = node
            with = added
        }
        nodes[node].state = .branched(
            Branch(
                taken: Array(problem.origins[chosen]), takenSize: takenSize, enclosed: enclosed, with: with,
                without: without, sizes: problem.sizes, origins: problem.origins, order: order))
    }

    private static func clamped(_ window: ClosedRange<Int>, by taken: Int, to size: Int) -> ClosedRange<Int> {
        min(max(0, window.lowerBound - taken), size)...min(max(0, window.upperBound - taken), size)
    }

    /// The class with the most weight in edges that the set of a size, taken by load, holds a part of and not all: they
    /// are why the bound is above what is enclosed. Ties go to the smallest number.
    private static func decisiveClass(of problem: EnclosureProblem, order: [Int], at size: Int) -> Int {
        var isIn = [Bool](repeating: false, count: problem.classCount)
        var filled = 0
        var next = order[0]
        for member in order {
            next = member
            if filled + problem.sizes[member] > size { break }
            filled += problem.sizes[member]
            isIn[member] = true
        }
        var divided = [Int](repeating: 0, count: problem.classCount)
        for edge in problem.weights.indices {
            let members = problem.edges[edge]
            let inside = members.count { isIn[Int($0)] }
            if inside == 0 || inside == members.count { continue }
            for member in members { divided[Int(member)] += problem.weights[edge] }
        }
        guard let most = divided.max(), most > 0 else { return next }
        return divided.firstIndex(of: most) ?? next
    }
}

// MARK: - Asking and answering

extension EnclosureTree {
    private func isSettled(_ node: Int, at size: Int) -> Bool {
        let place = nodes[node].place(size)
        return nodes[node].upper[place] == nodes[node].lower[place]
    }

    private func upper(of node: Int, at size: Int) -> Int { nodes[node].upper[nodes[node].place(size)] }

    private func lower(of node: Int, at size: Int) -> Int { nodes[node].lower[nodes[node].place(size)] }

    /// The undivided node that the bound of the whole at a size comes from, and how many nodes it has there.
    private func undividedNode(at size: Int, work: inout WorkAllowance) -> (node: Int, size: Int)? {
        var (node, size) = (Self.root, size)
        while !isSettled(node, at: size) {
            size = min(size, nodes[node].size)
            switch nodes[node].state {
            case .undivided: return (node, size)
            case .tabulated, .bundled: return nil
            case .branched(let branch):
                var next = (node: branch.without, size: size)
                if let with = branch.with, size >= branch.takenSize {
                    let rest = size - branch.takenSize
                    let (yes, no) = (upper(of: with, at: rest) + branch.enclosed, upper(of: branch.without, at: size))
                    if yes > no || yes == no && !isSettled(with, at: rest) { next = (with, rest) }
                }
                (node, size) = next
            case .joined(let one, let other):
                let split = bestSplit(one, other, at: size, by: \.upper, work: &work)
                let gaps = (
                    upper(of: one, at: split) - lower(of: one, at: split),
                    upper(of: other, at: size - split) - lower(of: other, at: size - split)
                )
                (node, size) = gaps.0 > gaps.1 ? (one, split) : (other, size - split)
            }
            work.spend(1)
        }
        return nil
    }

    /// How many nodes of a size the first of two parts has when the two make the most of them; the fewest of several.
    private func bestSplit(
        _ one: Int, _ other: Int, at size: Int, by bound: KeyPath<Node, [Int]>, work: inout WorkAllowance
    ) -> Int {
        let (a, b) = (nodes[one], nodes[other])
        let (first, second) = (a[keyPath: bound], b[keyPath: bound])
        var best = (split: 0, weight: Int.min)
        let splits = Self.splits(a, b, at: size)
        for split in splits {
            let weight = first[split - a.window.lowerBound] + second[size - split - b.window.lowerBound]
            if weight > best.weight { best = (split, weight) }
        }
        work.spend(splits.count)
        return best.split
    }

    private static func splits(_ a: Node, _ b: Node, at size: Int) -> ClosedRange<Int> {
        max(a.window.lowerBound, size - b.window.upperBound)...min(a.window.upperBound, size - b.window.lowerBound)
    }

    /// Works out a node from those below it; false when that tells nothing new.
    private mutating func refresh(_ node: Int, work: inout WorkAllowance) -> Bool {
        var (upper, lower) = (nodes[node].upper, nodes[node].lower)
        switch nodes[node].state {
        case .undivided, .tabulated, .bundled: return false
        case .joined(let one, let other): refreshJoined(one, other, node, &upper, &lower, work: &work)
        case .branched(let branch): refreshBranched(branch, node, &upper, &lower)
        }
        work.spend(upper.count)
        guard upper != nodes[node].upper || lower != nodes[node].lower else { return false }
        nodes[node].upper = upper
        nodes[node].lower = lower
        return true
    }

    private func refreshBranched(_ branch: Branch, _ node: Int, _ upper: inout [Int], _ lower: inout [Int]) {
        for (place, size) in nodes[node].window.enumerated() {
            var most = self.upper(of: branch.without, at: size)
            var known = self.lower(of: branch.without, at: size)
            if let with = branch.with, size >= branch.takenSize {
                most = max(most, self.upper(of: with, at: size - branch.takenSize) + branch.enclosed)
                known = max(known, self.lower(of: with, at: size - branch.takenSize) + branch.enclosed)
            }
            upper[place] = min(upper[place], most)
            lower[place] = max(lower[place], known)
        }
    }

    private func refreshJoined(
        _ one: Int, _ other: Int, _ node: Int, _ upper: inout [Int], _ lower: inout [Int], work: inout WorkAllowance
    ) {
        let (a, b) = (nodes[one], nodes[other])
        for (place, size) in nodes[node].window.enumerated() {
            let splits = Self.splits(a, b, at: size)
            var (most, known) = (0, 0)
            for split in splits {
                let (i, j) = (split - a.window.lowerBound, size - split - b.window.lowerBound)
                most = max(most, a.upper[i] + b.upper[j])
                known = max(known, a.lower[i] + b.lower[j])
            }
            upper[place] = min(upper[place], most)
            lower[place] = max(lower[place], known)
            work.spend(splits.count)
        }
    }

    /// What the classes of the known set of a size are made of.
    func origins(at size: Int, work: inout WorkAllowance) -> [Int32] {
        var result: [Int32] = []
        var waiting = [(node: Self.root, size: size)]
        while let asked = waiting.popLast() {
            let node = asked.node
            let size = min(asked.size, nodes[node].size)
            switch nodes[node].state {
            case .undivided(let problem, let order):
                result += Self.origins(order, problem.sizes, problem.origins, upTo: size)
            case .tabulated(let table):
                result += table.origins(of: table.choices.choice(upTo: size))
            case .bundled(let bundle, let origins):
                result += bundle.classes(of: bundle.choices.choice(upTo: size)).flatMap { origins[Int($0)] }
            case .joined(let one, let other):
                let split = bestSplit(one, other, at: size, by: \.lower, work: &work)
                waiting.append((one, split))
                waiting.append((other, size - split))
            case .branched(let branch):
                let known = lower(of: node, at: size)
                let rest = size - branch.takenSize
                if lower(of: branch.without, at: size) == known {
                    waiting.append((branch.without, size))
                } else if let with = branch.with, rest >= 0, lower(of: with, at: rest) + branch.enclosed == known {
                    result += branch.taken
                    waiting.append((with, rest))
                } else {
                    result += Self.origins(branch.order, branch.sizes, branch.origins, upTo: size)
                }
            }
        }
        return result
    }

    /// Of classes in an order those that come first and fit into a size together.
    private static func origins(_ order: [Int], _ sizes: [Int], _ origins: FlatRows, upTo size: Int) -> [Int32] {
        var result: [Int32] = []
        var filled = 0
        for member in order {
            filled += sizes[member]
            if filled > size { break }
            result += origins[member]
        }
        return result
    }
}
