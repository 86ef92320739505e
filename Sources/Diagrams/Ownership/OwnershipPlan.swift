import OrgAnalysis
import OrgModel

/// Who has a box in the ownership view, which systems share one, and into what the rest is collapsed.
struct OwnershipPlan {
    /// Systems with the same owners in the picture, and the same person who alone can fix them: one box.
    struct Group {
        /// The boxes of the owners, by id, each with the strongest role; empty where nobody owns them.
        let owners: [(box: Box, role: OwnershipRole)]
        /// The drawn person who alone can fix them.
        let sole: EntityID?
        /// Drawn people who can fix them beside others, by id.
        let helpers: [EntityID]
        /// By id.
        var systems: [OwnedSystem] = []
        /// Share of all criticality, 0…1.
        var share = 0.0
        /// Whether it stands for several groups that there was no room for.
        var isRest = false
    }

    /// What stands for owners.
    enum Box: Hashable, Comparable {
        /// An owner, or a team that also stands for teams that are part of it.
        case owner(EntityID)
        /// All other owners.
        case rest

        static func < (a: Box, b: Box) -> Bool {
            switch (a, b) {
            case (.owner(let a), .owner(let b)): a < b
            case (.owner, .rest): true
            case (.rest, _): false
            }
        }
    }

    /// What a box of owners stands for.
    struct Side {
        /// The owners, by id.
        var owners: [EntityID] = []
        /// Share of criticality of what they own, 0…1; what two own counts for both.
        var share = 0.0
    }

    /// The boxes of owners, those that own most first, the rest last.
    private(set) var sides: [(box: Box, side: Side)] = []
    /// People with a box because they are alone on something, the most exposed first.
    private(set) var soles: [EntityID] = []
    /// People who are alone on something and have none.
    private(set) var foldedSoles: [EntityID] = []
    /// Boxes of systems: those that hang on one person first, then by share.
    private(set) var groups: [Group] = []
    /// The systems that nobody owns, by id.
    private(set) var unowned: [OwnedSystem] = []

    /// Whether anything was collapsed.
    var isFolded: Bool {
        !foldedSoles.isEmpty || groups.contains(where: \.isRest)
            || sides.contains { $0.box == .rest || $0.side.owners.count > 1 }
    }

    /// How many boxes stand below one another on each side before a picture is too tall to read.
    static func room(_ maxNodes: Int) -> (left: Int, right: Int) {
        maxNodes == 0 ? (.max, .max) : (max(2, maxNodes / 4), max(2, maxNodes / 5))
    }

    /// - Parameters:
    ///   - exposure: The share of criticality that hangs on each person or team that is alone on something.
    ///   - focus: What the picture is about; people among it have a box in any case.
    init(_ systems: [OwnedSystem], exposure: [EntityID: Double], focus: [EntityID], _ atlas: Atlas, maxNodes: Int) {
        let room = Self.room(maxNodes)
        let spotlit = Set(focus.filter { $0.kind == .person }.prefix(max(1, room.left / 2)))
        unowned = systems.filter(\.owners.isEmpty)
        let owned = systems.filter { !$0.owners.isEmpty }
        let alone = Set(systems.compactMap(\.sole)).sorted {
            let (a, b) = (spotlit.contains($0), spotlit.contains($1))
            if a != b { return a }
            let (first, second) = (exposure[$0] ?? 0, exposure[$1] ?? 0)
            return first == second ? $0 < $1 : first > second
        }
        // A person alone costs a box on either side.
        var soleCount = min(alone.count, max(1, min(room.left, room.right) / 2))
        var ownerCount = room.left == .max ? Int.max : max(1, room.left - soleCount)
        while true {
            soles = Array(alone.prefix(soleCount))
            foldedSoles = Array(alone.dropFirst(soleCount))
            let boxes = Self.boxes(for: owned, atlas, exposure, room: ownerCount)
            sides = Self.sides(owned, boxes)
            // Who has a box as an owner needs none besides to be seen to be alone.
            let boxed = foldedSoles.filter { boxes[$0] == .owner($0) }
            soles += boxed
            foldedSoles.removeAll(where: boxed.contains)
            groups = Self.groups(owned, boxes, soles: Set(soles), spotlit: spotlit)
            guard groups.count > room.right else { break }
            // Fewer owners make fewer combinations of owners; below a few the least groups become one.
            guard ownerCount > max(2, room.right / 2) else {
                keep(room.right)
                break
            }
            ownerCount = min(ownerCount, sides.count) - 1
            soleCount = min(soleCount, max(1, room.right / 2))
        }
    }

    /// Keeps the first groups; the others become one.
    private mutating func keep(_ count: Int) {
        var rest = Group(
            owners: Self.merged(groups.dropFirst(count - 1).flatMap(\.owners)), sole: nil, helpers: [], isRest: true)
        for group in groups.dropFirst(count - 1) {
            rest.systems += group.systems
            rest.share += group.share
        }
        rest.systems.sort { $0.id < $1.id }
        groups.removeSubrange((count - 1)...)
        // Whoever has no box of systems left has none either.
        let kept = Set(groups.compactMap(\.sole))
        foldedSoles += soles.filter { !kept.contains($0) }
        soles.removeAll { !kept.contains($0) }
        groups.append(rest)
    }

    /// The box of each owner: while there are too many, those on whom least hangs move into the team above them, and at last
    /// into one for all others. What hangs on one is what they own or, if that is more, what would fail without them.
    private static func boxes(
        for systems: [OwnedSystem], _ atlas: Atlas, _ exposure: [EntityID: Double], room: Int
    ) -> [EntityID: Box] {
        var share: [EntityID: Double] = [:]
        for system in systems { for owner in system.owners { share[owner.id, default: 0] += system.share } }
        for (owner, own) in share { share[owner] = max(own, exposure[owner] ?? 0) }
        var place: [EntityID: EntityID] = Dictionary(uniqueKeysWithValues: share.keys.map { ($0, $0) })
        func ascending() -> [EntityID] {
            share.keys.sorted { (share[$0] ?? 0, $1) < (share[$1] ?? 0, $0) }
        }
        // Every round ends with fewer boxes, or finds nothing to put together.
        while share.count > room {
            var below: [EntityID: Int] = [:]
            for box in share.keys { for team in atlas.line(from: box) { below[team, default: 0] += 1 } }
            var moves: [EntityID: EntityID] = [:]
            for box in ascending() where share.count > room {
                let above = atlas.line(from: box).dropFirst().first { below[$0, default: 0] > 1 }
                guard let above, let own = share.removeValue(forKey: box) else { continue }
                share[above, default: 0] += own
                moves[box] = above
            }
            guard !moves.isEmpty else { break }
            for (owner, box) in place {
                // The team above may have moved on in the same round; teams have no loops, so that this ends.
                var end = box
                while let next = moves[end] { end = next }
                place[owner] = end
            }
        }
        let isFolded = Set(share.count > room ? ascending().prefix(share.count - room + 1) : [])
        return place.mapValues { isFolded.contains($0) ? .rest : .owner($0) }
    }

    private static func sides(_ systems: [OwnedSystem], _ boxes: [EntityID: Box]) -> [(box: Box, side: Side)] {
        var sides: [Box: Side] = [:]
        for (owner, box) in boxes.sorted(by: { $0.key < $1.key }) { sides[box, default: Side()].owners.append(owner) }
        for system in systems {
            for box in Set(system.owners.compactMap { boxes[$0.id] }) {
                sides[box, default: Side()].share += system.share
            }
        }
        return sides.sorted {
            if ($0.key == .rest) != ($1.key == .rest) { return $1.key == .rest }
            return $0.value.share == $1.value.share ? $0.key < $1.key : $0.value.share > $1.value.share
        }.map { (box: $0.key, side: $0.value) }
    }

    private struct Key: Hashable {
        var boxes: [Box]
        var backups: [Box]
        var sole: EntityID?
        var helpers: [EntityID]
    }

    private static func groups(
        _ systems: [OwnedSystem], _ boxes: [EntityID: Box], soles: Set<EntityID>, spotlit: Set<EntityID>
    ) -> [Group] {
        var groups: [Key: Group] = [:]
        for system in systems {
            let owners = merged(system.owners.compactMap { owner in boxes[owner.id].map { ($0, owner.role) } })
            let sole = system.sole.flatMap { soles.contains($0) ? $0 : nil }
            let helpers = sole == nil ? system.supporters.filter(spotlit.contains) : []
            let key = Key(
                boxes: owners.map(\.box), backups: owners.filter { $0.role == .backup }.map(\.box), sole: sole,
                helpers: helpers)
            groups[key, default: Group(owners: owners, sole: sole, helpers: helpers)].systems.append(system)
            groups[key]?.share += system.share
        }
        return groups.values.sorted { a, b in
            let (first, second) = (a.sole != nil || !a.helpers.isEmpty, b.sole != nil || !b.helpers.isEmpty)
            if first != second { return first }
            return a.share == b.share ? a.systems[0].id < b.systems[0].id : a.share > b.share
        }
    }

    /// Each box once, with its strongest role, by id.
    private static func merged(_ owners: [(box: Box, role: OwnershipRole)]) -> [(box: Box, role: OwnershipRole)] {
        var roles: [Box: OwnershipRole] = [:]
        for owner in owners where roles[owner.box] != .primary { roles[owner.box] = owner.role }
        return roles.sorted { $0.key < $1.key }.map { (box: $0.key, role: $0.value) }
    }
}
