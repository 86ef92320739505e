/// A part of a problem that no edge joins to the rest, and what is known of it.
struct EnclosurePart {
    private enum Contents {
        case bundle(EnclosureBundle)
        case table(EnclosureTable)
        case searched(EnclosureProblem, EnclosureScale)
    }

    private let contents: Contents
    /// Of a part that is searched the most that each number of nodes can enclose, and the search for more about it.
    private var upper: [Int] = []
    private var tree: EnclosureTree?
    /// The most that can be enclosed; if the part is not searched, what can.
    private(set) var bounds: EnclosureChoices

    /// Classes that share no edge with any other.
    init(_ bundle: EnclosureBundle) {
        contents = .bundle(bundle)
        bounds = bundle.choices
    }

    /// A connected problem.
    init(_ problem: EnclosureProblem, _ scale: EnclosureScale, work: inout WorkAllowance) {
        if problem.classCount <= scale.tabulatedClasses {
            let table = EnclosureTable(problem, work: &work)
            contents = .table(table)
            bounds = table.choices
        } else {
            contents = .searched(problem, scale)
            let loads = problem.loads()
            upper = problem.upperBounds(problem.classesByLoad(loads), loads, over: 0...problem.size, unit: scale.unit)
            bounds = Self.choices(upper)
        }
    }

    /// The number of classes of which it is not known yet what they can enclose; 0 when all is known.
    var searchedClasses: Int {
        if case .searched(let problem, _) = contents { problem.classCount } else { 0 }
    }

    private static func choices(_ weights: [Int]) -> EnclosureChoices {
        EnclosureChoices(weights.enumerated().map { EnclosureChoice(size: $0.offset, weight: $0.element) })
    }

    /// Finds out, for every size that matters, the most that can be enclosed, and returns these; nil when the work is spent
    /// before that.
    ///
    /// - Parameter room: how much room a size and a weight there leave for the other parts; they matter where that is not
    ///   negative.
    mutating func settle(work: inout WorkAllowance, room: (EnclosureChoice) -> Int) -> EnclosureChoices? {
        guard case .searched(let problem, let scale) = contents else { return bounds }
        guard var tree = tree(of: problem, scale, room, work: &work) else { return EnclosureChoices([]) }
        defer { keep(tree) }
        while let size = unsettledSize(in: tree, room) {
            if work.isSpent { return nil }
            work.spend(tree.window.count)
            tree.refine(at: size, work: &work)
        }
        return EnclosureChoices(
            tree.window.map { EnclosureChoice(size: $0, weight: tree.upper($0)) }.filter { room($0) >= 0 })
    }

    /// What looking for a set came to.
    enum Outcome {
        case found(EnclosureChoice)
        case impossible
        case workSpent
    }

    /// Looks for a set that leaves no less than nothing of the room, the smallest of those known when there is one.
    mutating func find(work: inout WorkAllowance, room: (EnclosureChoice) -> Int) -> Outcome {
        guard case .searched(let problem, let scale) = contents else {
            return bounds.all.first { room($0) >= 0 }.map(Outcome.found) ?? .impossible
        }
        guard var tree = tree(of: problem, scale, room, work: &work) else { return .impossible }
        defer { keep(tree) }
        while true {
            let known = tree.window.lazy.map { EnclosureChoice(size: $0, weight: tree.lower($0)) }
            if let found = known.first(where: { room($0) >= 0 }) { return .found(found) }
            guard let size = unsettledSize(in: tree, room) else { return .impossible }
            if work.isSpent { return .workSpent }
            work.spend(2 * tree.window.count)
            tree.refine(at: size, work: &work)
        }
    }

    /// The size with most room by its bound, among those at which that is not settled.
    private func unsettledSize(in tree: EnclosureTree, _ room: (EnclosureChoice) -> Int) -> Int? {
        var best: (size: Int, room: Int)?
        for size in tree.window where tree.upper(size) != tree.lower(size) {
            let left = room(EnclosureChoice(size: size, weight: tree.upper(size)))
            if left >= 0, left > best?.room ?? -1 { best = (size, left) }
        }
        return best?.size
    }

    /// The search so far, or a new one where that does not know about all sizes that matter; nil when none does.
    private mutating func tree(
        of problem: EnclosureProblem, _ scale: EnclosureScale, _ room: (EnclosureChoice) -> Int,
        work: inout WorkAllowance
    ) -> EnclosureTree? {
        work.spend(2 * upper.count)
        let sizes = upper.indices.filter { room(EnclosureChoice(size: $0, weight: upper[$0])) >= 0 }
        guard let first = sizes.first, let last = sizes.last else { return nil }
        // Were it kept here as well, its first change would copy it.
        defer { tree = nil }
        if let tree, tree.window.lowerBound <= first, last <= tree.window.upperBound { return tree }
        // One more, since the next question is often about that.
        let window = first...min(last + 1, upper.count - 1)
        return EnclosureTree(problem, window: window, scale, work: &work)
    }

    private mutating func keep(_ tree: EnclosureTree) {
        for size in tree.window { upper[size] = min(upper[size], tree.upper(size)) }
        bounds = Self.choices(upper)
        self.tree = tree
    }

    /// The classes of the whole that the most for a size stands for; a set of that size is known to enclose it.
    func origins(at size: Int, work: inout WorkAllowance) -> [Int32] {
        switch contents {
        case .bundle(let bundle): Array(bundle.classes(of: bounds.choice(upTo: size)))
        case .table(let table): table.origins(of: bounds.choice(upTo: size))
        case .searched: tree?.origins(at: size, work: &work) ?? []
        }
    }
}
