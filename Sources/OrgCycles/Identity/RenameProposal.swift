public import OrgModel

/// An entity that is gone and one that is new, and are probably one under another name. It is proposed, with what speaks for
/// it; only the file can say so.
public struct RenameProposal: Hashable, Sendable {
    /// The id that is gone.
    public let old: EntityID
    /// The id that is new.
    public let new: EntityID
    /// How strong the evidence is, 0…1: 1 − (1 − ``structure``)(1 − ``name``).
    public let score: Double
    /// How far their relations agree, 0…1: the weighted Jaccard similarity of what they stand in relation to, times the
    /// weight of what they share where that is below 1.
    ///
    /// What is shared weighs 1 over the number of those that stand in the same relation to it: to be owned by a team that
    /// owns 70 systems says little, to be all that a person supports says much.
    public let structure: Double
    /// How near their names are, 0…1, of the ids or of what they are called, whichever is nearer.
    public let name: Double
    /// What both stand in relation to, the most telling first.
    public let shared: [Shared]

    /// One thing that both stand in the same relation to.
    public struct Shared: Hashable, Sendable {
        /// The relation.
        public let relation: RelationKind
        /// Whether it leads from the other to both.
        public let leadsHere: Bool
        /// The other end, under its later id.
        public let other: EntityID
        /// How much it tells, 0…1.
        public let weight: Double
    }

    /// A proposal has a score of at least this much.
    public static let leastScore = 0.7
    /// And a structure of at least this much, unless the names are the same but for case and punctuation.
    public static let leastStructure = 0.25
    /// And of people a similarity of names of at least this much: who takes over from somebody has the same relations.
    public static let leastNameOfPeople = 0.5
}

/// Looks for entities that were probably renamed.
struct RenameFinder {
    let pairing: Pairing
    let relationPairs: RelationPairs
    let recorder: RecordingFinder

    /// What so many stand in the same relation to tells next to nothing, and would take long to look through.
    private static let mostAlike = 64
    /// How many pairs are looked at; of two cycles that have nothing in common there are very many.
    private static let mostPairs = 50_000

    /// One thing that an entity stands in relation to.
    private struct Tie: Hashable, Comparable {
        let relation: RelationKind
        let leadsHere: Bool
        let other: Int

        static func < (a: Tie, b: Tie) -> Bool {
            if a.relation != b.relation { return a.relation < b.relation }
            return a.other == b.other ? !a.leadsHere && b.leadsHere : a.other < b.other
        }
    }

    private struct Candidate: Hashable, Comparable {
        let old: Int
        let new: Int

        static func < (a: Candidate, b: Candidate) -> Bool { a.old == b.old ? a.new < b.new : a.old < b.old }
    }

    /// The proposals, the strongest first; nobody is in two.
    ///
    /// - Complexity: O(n log n) in the entities and relations, and constant for each pair that is looked at, of which there
    ///   are at most 50,000.
    func proposals() -> [RenameProposal] {
        let (gone, new) = (candidates(\.before), candidates(\.after))
        guard !gone.isEmpty, !new.isEmpty else { return [] }
        var ties: [Int: Set<Tie>] = [:]
        var crowds: (before: [Tie: Int], after: [Tie: Int]) = ([:], [:])
        for pair in relationPairs.pairs {
            let ends = [
                (pair.key.from, Tie(relation: pair.key.kind, leadsHere: false, other: pair.key.to)),
                (
                    pair.key.to,
                    Tie(relation: pair.key.kind, leadsHere: !pair.key.kind.isUndirected, other: pair.key.from)
                ),
            ]
            for (end, tie) in ends {
                if pair.before != nil { crowds.before[tie, default: 0] += 1 }
                if pair.after != nil { crowds.after[tie, default: 0] += 1 }
                if !pairing.pairs[end].isKept { ties[end, default: []].insert(tie) }
            }
        }
        func weight(_ tie: Tie) -> Double {
            1 / Double(max(1, crowds.before[tie] ?? 0, crowds.after[tie] ?? 0))
        }
        let pairs = likelyPairs(gone, new, ties).sorted()
        let scored = pairs.compactMap { proposal($0, ties, weight) }.sorted { a, b in
            if a.score != b.score { return a.score > b.score }
            if a.structure != b.structure { return a.structure > b.structure }
            return a.old == b.old ? a.new < b.new : a.old < b.old
        }
        var taken: Set<EntityID> = []
        var fresh: Set<EntityID> = []
        return scored.filter { proposal in
            guard !taken.contains(proposal.old), !fresh.contains(proposal.new) else { return false }
            taken.insert(proposal.old)
            fresh.insert(proposal.new)
            return true
        }
    }

    /// What is in one cycle only, and would be in the other if it were there.
    private func candidates(_ side: KeyPath<Pairing.Pair, Int?>) -> [Int] {
        pairing.pairs.indices.filter { index in
            let pair = pairing.pairs[index]
            guard !pair.isKept, pair[keyPath: side] != nil else { return false }
            let entity = pairing.entity(index)
            return entity.isDeclared && !recorder.isUnrecorded(entity, on: pair.before != nil ? .before : .after)
        }
    }

    /// Pairs that share a tie to something that is in both cycles, or a name.
    private func likelyPairs(_ gone: [Int], _ new: [Int], _ ties: [Int: Set<Tie>]) -> Set<Candidate> {
        var pairs: Set<Candidate> = []
        func join(_ olds: [Int], _ news: [Int]) {
            guard olds.count <= Self.mostAlike, news.count <= Self.mostAlike else { return }
            for old in olds {
                for new in news where pairing.id(old).kind == pairing.id(new).kind && pairs.count < Self.mostPairs {
                    pairs.insert(Candidate(old: old, new: new))
                }
            }
        }
        var names: [String: (old: [Int], new: [Int])] = [:]
        for (entities, isOld) in [(gone, true), (new, false)] {
            for entity in entities {
                for name in self.names(of: entity) {
                    var same = names[name] ?? ([], [])
                    if isOld { same.old.append(entity) } else { same.new.append(entity) }
                    names[name] = same
                }
            }
        }
        for name in names.keys.sorted() { if let same = names[name] { join(same.old, same.new) } }
        var tied: [Tie: (old: [Int], new: [Int])] = [:]
        for (entities, isOld) in [(gone, true), (new, false)] {
            for entity in entities {
                for tie in ties[entity] ?? [] where pairing.pairs[tie.other].isKept {
                    var alike = tied[tie] ?? ([], [])
                    if isOld { alike.old.append(entity) } else { alike.new.append(entity) }
                    tied[tie] = alike
                }
            }
        }
        // What few share tells most, and comes first where there are too many.
        let byWeight = tied.sorted { a, b in
            let (first, second) = (a.value.old.count * a.value.new.count, b.value.old.count * b.value.new.count)
            return first == second ? a.key < b.key : first < second
        }
        for (_, alike) in byWeight { join(alike.old, alike.new) }
        return pairs
    }

    private func names(of entity: Int) -> Set<String> {
        let it = pairing.entity(entity)
        return Set([it.id.name, it.name].compactMap(\.self).map(NameSimilarity.plain).filter { !$0.isEmpty })
    }

    private func proposal(
        _ candidate: Candidate, _ ties: [Int: Set<Tie>], _ weight: (Tie) -> Double
    ) -> RenameProposal? {
        let (old, new) = (ties[candidate.old] ?? [], ties[candidate.new] ?? [])
        let shared = old.intersection(new).filter { pairing.pairs[$0.other].isKept }.sorted()
        // Added in order, so that no bit hangs on the order of a set.
        let common = shared.reduce(0) { $0 + weight($1) }
        let all = old.union(new).sorted().reduce(0) { $0 + weight($1) }
        let structure = all > 0 ? common / all * min(1, common) : 0
        let (first, second) = (pairing.entity(candidate.old), pairing.entity(candidate.new))
        guard
            structure >= RenameProposal.leastStructure
                || !names(of: candidate.old).isDisjoint(with: names(of: candidate.new))
        else { return nil }
        let name = max(
            NameSimilarity.of(first.id.name, second.id.name),
            NameSimilarity.of(first.displayName, second.displayName))
        let score = 1 - (1 - structure) * (1 - name)
        guard score >= RenameProposal.leastScore, structure >= RenameProposal.leastStructure || name == 1,
            first.id.kind != .person || name >= RenameProposal.leastNameOfPeople
        else { return nil }
        let evidence = shared.map { tie in
            RenameProposal.Shared(
                relation: tie.relation, leadsHere: tie.leadsHere, other: pairing.id(tie.other), weight: weight(tie))
        }
        .enumerated().sorted { a, b in
            a.element.weight == b.element.weight ? a.offset < b.offset : a.element.weight > b.element.weight
        }
        .map(\.element)
        return RenameProposal(
            old: first.id, new: second.id, score: score, structure: structure, name: name, shared: evidence)
    }
}
