import OrgModel

extension EscalationGraph {
    /// The probability that the source reaches authority when each answerer is independently away with probability `q`.
    ///
    /// Exact. Answerers that stand on the same rungs, with the same authority, are one group that is away with
    /// probability `q^k`. Groups are decided one at a time, lowest rung first, and only when something present leads to
    /// them; what is still open, and which of the open groups are led to, is all that the future depends on, so states
    /// that agree in both are added up.
    ///
    /// - Returns: The probability, or nil for a ladder so tangled that more than a million states would be open at once.
    /// - Complexity: O(groups · states); a ladder without people on several rungs has one state a rung.
    func continuity(awayProbability q: Double) -> Double? {
        let groups = Groups(of: self)
        var states: [(key: State, probability: Double)] = [
            (State(frontier: groups.first, open: Mask(all: groups.count)), 1)
        ]
        var reached = 0.0
        if groups.count == 0 { return 0 }
        while !states.isEmpty {
            var following: [(key: State, probability: Double)] = []
            var index: [State: Int] = [:]
            func add(_ state: State, _ probability: Double) {
                if let known = index[state] {
                    following[known].probability += probability
                } else {
                    index[state] = following.count
                    following.append((state, probability))
                }
            }
            for (state, probability) in states {
                guard let group = state.frontier.lowest else { continue }
                var open = state.open
                open.remove(group)
                let away = groups.awayProbability(of: group, q)
                var frontier = state.frontier
                frontier.remove(group)
                if !frontier.isEmpty, away > 0 { add(State(frontier: frontier, open: open), probability * away) }
                if groups.hasAuthority[group] {
                    reached += probability * (1 - away)
                } else if away < 1 {
                    frontier.formUnion(groups.next[group].intersection(open))
                    if !frontier.isEmpty {
                        add(State(frontier: frontier, open: open), probability * (1 - away))
                    }
                }
            }
            guard following.count <= 1_000_000 else { return nil }
            states = following
        }
        return reached
    }

    private struct State: Hashable {
        var frontier: Mask
        var open: Mask
    }

    /// Answerers that stand on the same rungs with the same authority, ordered by their rungs.
    private struct Groups {
        let count: Int
        let first: Mask
        let next: [Mask]
        let hasAuthority: [Bool]
        private let sizes: [Int]

        init(of graph: EscalationGraph) {
            var places = [[Int]](repeating: [], count: graph.answerers.count)
            for (rung, answerers) in graph.rungs.enumerated() {
                let withAuthority = Set(graph.authoritative[rung])
                for answerer in answerers {
                    places[answerer].append(2 * rung + (withAuthority.contains(answerer) ? 1 : 0))
                }
            }
            let signatures = Set(places).sorted { $0.lexicographicallyPrecedes($1) }
            let index = Dictionary(uniqueKeysWithValues: zip(signatures, signatures.indices))
            let groupOf = places.map { index[$0] ?? 0 }
            var sizes = [Int](repeating: 0, count: signatures.count)
            var next = [Mask](repeating: Mask(none: signatures.count), count: signatures.count)
            var hasAuthority = [Bool](repeating: false, count: signatures.count)
            for (answerer, group) in groupOf.enumerated() {
                sizes[group] += 1
                if sizes[group] == 1 {
                    for target in graph.next[answerer] { next[group].insert(groupOf[target]) }
                    hasAuthority[group] = graph.hasAuthority[answerer]
                }
            }
            var first = Mask(none: signatures.count)
            for answerer in graph.first { first.insert(groupOf[answerer]) }
            count = signatures.count
            self.first = first
            self.next = next
            self.hasAuthority = hasAuthority
            self.sizes = sizes
        }

        func awayProbability(of group: Int, _ q: Double) -> Double {
            (0..<sizes[group]).reduce(1) { product, _ in product * q }
        }
    }

    /// A set of small numbers.
    private struct Mask: Hashable {
        private var words: [UInt64]

        init(none count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

        init(all count: Int) {
            self.init(none: count)
            for element in 0..<count { insert(element) }
        }

        var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
        var lowest: Int? {
            words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
        }
        mutating func insert(_ element: Int) { words[element / 64] |= 1 << UInt64(element % 64) }
        mutating func remove(_ element: Int) { words[element / 64] &= ~(1 << UInt64(element % 64)) }
        mutating func formUnion(_ other: Mask) {
            for word in words.indices { words[word] |= other.words[word] }
        }
        func intersection(_ other: Mask) -> Mask {
            var result = self
            for word in words.indices { result.words[word] &= other.words[word] }
            return result
        }
    }
}
