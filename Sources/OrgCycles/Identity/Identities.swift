public import OrgModel

/// Which entities of several cycles are one and the same, whatever they are called in each.
///
/// An identity is a number from 0, in the order in which they first appear. An entity of a cycle is the one that had
///
/// 1. the id that a cycle's `renamed:` says it had: of this cycle, or, read backwards, of an earlier one;
/// 2. else the same id when it was seen last;
/// 3. else an id that differs in upper and lower case only, where no other in either cycle does.
///
/// A renaming is not followed where both ids are there before, or the old one is declared still: then both are told to be
/// what they were, and ``unfollowed`` names it. So it does no harm to leave `renamed:` in later files.
public struct Identities: Sendable {
    /// For each cycle the identity of each entity, by its position in the cycle.
    public let ofEntities: [[Int]]
    /// How many identities there are.
    public let count: Int
    /// What changed its id, by cycle, then old id.
    public let renames: [Rename]
    /// Renamings of a cycle that contradict what is there, by cycle, then old id.
    public let unfollowed: [Unfollowed]

    private let cycles: [Cycle]
    private let positions: [[Int: Int]]

    /// An entity that is called differently from one cycle on.
    public struct Rename: Hashable, Sendable {
        /// The first cycle in which it bears the new id.
        public let cycle: Int
        /// The id it bore before.
        public let old: EntityID
        /// The id it bears then.
        public let new: EntityID
        /// Why the two are held to be one.
        public let reason: Reason

        /// Why two ids are held to be of one entity.
        public enum Reason: String, Hashable, Sendable, CaseIterable {
            /// A file says so, under `renamed:`.
            case stated
            /// They differ in upper and lower case only.
            case caseFolded
        }
    }

    /// A renaming that is not followed: what it names is still there, or was there before.
    public struct Unfollowed: Hashable, Sendable {
        /// The cycle whose file states it.
        public let cycle: Int
        /// What it states.
        public let renaming: Renaming
    }

    /// Finds what is one in cycles, the oldest first.
    ///
    /// - Complexity: O(n log n) in the sum of the entities and renamings, and one pass over earlier renamings a cycle.
    public init(of cycles: [Cycle]) {
        var known = KnownIDs()
        var ofEntities: [[Int]] = []
        var renames: [Rename] = []
        var unfollowed: [Unfollowed] = []
        for (index, cycle) in cycles.enumerated() {
            let matching = known.match(cycle, renamings: Self.renamings(for: index, of: cycles))
            ofEntities.append(matching.identities)
            renames += matching.renames.map { Rename(cycle: index, old: $0.old, new: $0.new, reason: $0.reason) }
            if index > 0 { unfollowed += matching.unfollowed.map { Unfollowed(cycle: index, renaming: $0) } }
        }
        self.cycles = cycles
        self.ofEntities = ofEntities
        self.renames = renames
        self.unfollowed = unfollowed
        count = known.count
        positions = ofEntities.map { identities in
            Dictionary(identities.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        }
    }

    /// The position of an identity in a cycle; nil where it is not in it.
    public func position(of identity: Int, in cycle: Int) -> Int? { positions[cycle][identity] }

    /// What an identity is called in a cycle; nil where it is not in it.
    public func id(of identity: Int, in cycle: Int) -> EntityID? {
        positions[cycle][identity].map { cycles[cycle].entities[$0].id }
    }

    /// The identity of an entity of a cycle.
    public func identity(of id: EntityID, in cycle: Int) -> Int? {
        cycles[cycle].position(of: id).map { ofEntities[cycle][$0] }
    }

    /// What an identity is called in the last cycle that has it, of those up to one.
    public func lastID(of identity: Int, upTo cycle: Int) -> EntityID? {
        for earlier in stride(from: cycle, through: 0, by: -1) {
            if let id = id(of: identity, in: earlier) { return id }
        }
        return nil
    }

    /// What leads from ids of before to those of a cycle: its own renamings, then those of earlier cycles backwards, as when
    /// a series is read from its end.
    private static func renamings(for index: Int, of cycles: [Cycle]) -> [StatedRename] {
        let own = cycles[index].renamings.map { StatedRename(from: $0.old, to: $0.new, isOwn: true) }
        let backwards = cycles[..<index].flatMap(\.renamings).map {
            StatedRename(from: $0.new, to: $0.old, isOwn: false)
        }
        return own + backwards
    }
}

/// A renaming as it is to be followed from an earlier cycle to a later one.
struct StatedRename: Hashable {
    let from: EntityID
    let to: EntityID
    /// Whether the later cycle states it itself.
    let isOwn: Bool
}
