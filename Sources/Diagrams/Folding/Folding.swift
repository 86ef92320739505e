import OrgModel

/// Which things get a box of their own, and in which box the others stand: that of their team, of a team above, or one
/// for all that are elsewhere.
struct Folding {
    /// A box that stands for several.
    struct Group: Hashable {
        /// The team that they are in, or that their teams are part of; nil for all that have none.
        let team: EntityID?
        /// What stands in it, by id; at least one.
        let members: [EntityID]

        /// The id of its box.
        var box: String { team?.description ?? Self.elsewhere }

        /// The id of the box for what has no team, and for the teams that there was no room for.
        static let elsewhere = "more:elsewhere"
    }

    /// What has a box of its own, in the order of its rank.
    let drawn: [EntityID]
    /// What has none, by the team, those elsewhere last.
    let groups: [Group]
    /// The box in which each thing stands.
    let box: [EntityID: String]

    /// Whether anything stands in a box with others.
    var isFolded: Bool { !groups.isEmpty }

    /// Folds what there is no room for.
    ///
    /// - Parameters:
    ///   - ranked: all there is, what matters most first.
    ///   - home: the team that a thing stands in when it is folded; for a team the one above, itself for none.
    ///   - collapse: how far to fold; see ``Collapse``.
    ///   - maxNodes: the most boxes; 0 for any number.
    /// - Complexity: O(n · depth of the teams).
    init(
        _ ranked: [EntityID], collapse: Collapse, maxNodes: Int, atlas: Atlas, home: (EntityID) -> EntityID?
    ) {
        let room = maxNodes == 0 ? Int.max : maxNodes
        let alone: Int
        switch collapse {
        // Five in eight: a picture of teams alone would not say which system it is.
        case .asNeeded: alone = ranked.count <= room ? ranked.count : room * 5 / 8
        case .none: alone = ranked.count <= room ? ranked.count : room - 1
        case .teams, .domains: alone = 0
        }
        let drawn = Array(ranked.prefix(alone))
        let rest = ranked.dropFirst(alone)
        var groups: [EntityID?: [EntityID]] = [:]
        if collapse == .none {
            if !rest.isEmpty { groups[.none] = Array(rest) }
        } else {
            groups = Self.groups(of: rest, atlas, room: room - alone, isTop: collapse == .domains, home: home)
        }
        self.drawn = drawn
        self.groups = groups.map { Group(team: $0.key, members: $0.value.sorted()) }.sorted { a, b in
            switch (a.team, b.team) {
            case (let a?, let b?): a < b
            case (.some, .none): true
            default: false
            }
        }
        var box: [EntityID: String] = [:]
        for id in drawn { box[id] = id.description }
        for group in self.groups { for id in group.members { box[id] = group.box } }
        self.box = box
    }

    /// The finest level of teams that has room, from each thing's own team up to the teams at the top; of these, where
    /// even they are too many, those with the highest ranks.
    private static func groups(
        of things: some Collection<EntityID>, _ atlas: Atlas, room: Int, isTop: Bool, home: (EntityID) -> EntityID?
    ) -> [EntityID?: [EntityID]] {
        // From the top down to the thing's own team.
        let lines = things.map { thing in (thing, home(thing).map { Array(atlas.line(from: $0).reversed()) } ?? []) }
        let deepest = isTop ? 0 : (lines.map(\.1.count).max() ?? 1) - 1
        for level in stride(from: max(0, deepest), through: 0, by: -1) {
            var groups: [EntityID?: [EntityID]] = [:]
            // In the order in which the best of each was met.
            var order: [EntityID?] = []
            for (thing, line) in lines {
                let team = line.isEmpty ? nil : line[min(level, line.count - 1)]
                if groups[team] == nil { order.append(team) }
                groups[team, default: []].append(thing)
            }
            if groups.count <= room { return groups }
            guard level == 0 else { continue }
            // Some teams of many say little; the first few are those of what matters most.
            let most = min(room - 1, max(3, room / 3))
            var elsewhere: [EntityID] = []
            var kept = 0
            for team in order {
                if team != nil, kept < most {
                    kept += 1
                } else {
                    elsewhere += groups.removeValue(forKey: team) ?? []
                }
            }
            groups[EntityID?.none] = elsewhere
            return groups
        }
        return [:]
    }
}
