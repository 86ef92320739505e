import OrgAnalysis
import OrgModel

/// Which forums carry coordination, and which of them have boxes.
///
/// Two teams that talk, or have a member in common, are one line. Two that only meet in forums are drawn through one of
/// these: that which most other pairs need too, so that one hexagon takes the place of many lines.
struct DrawnForums {
    /// The forums with a box, by id.
    let drawn: [EntityID]
    /// The forums that pairs meet in which have none, by id.
    let named: [EntityID]
    /// For each pair, by its place, the forum through which it is drawn.
    let through: [Int: EntityID]

    /// - Parameter room: the most forums with a box.
    /// - Complexity: O(pairs · forums of a pair), sorted.
    init(_ pairs: [(pair: Coordination.Pair, means: CoordinationMeans)], boxes: [EntityID: String], room: Int) {
        var needs: [EntityID: (pairs: Int, weight: Double)] = [:]
        var met: Set<EntityID> = []
        for (pair, means) in pairs {
            met.formUnion(means.forums)
            guard Self.needsForum(pair, means, boxes) else { continue }
            for forum in means.forums {
                let need = needs[forum] ?? (0, 0)
                needs[forum] = (need.pairs + 1, need.weight + pair.weight)
            }
        }
        // A forum of one pair is drawn too: that it is a forum tells how they talk.
        let order = needs.sorted { a, b in
            if a.value.pairs != b.value.pairs { return a.value.pairs > b.value.pairs }
            return a.value.weight == b.value.weight ? a.key < b.key : a.value.weight > b.value.weight
        }.map(\.key)
        let hasRoom = Set(order.prefix(max(0, room)))
        var through: [Int: EntityID] = [:]
        for (place, (pair, means)) in pairs.enumerated() where Self.needsForum(pair, means, boxes) {
            through[place] = means.forums.filter(hasRoom.contains).max { a, b in
                let (x, y) = (needs[a] ?? (0, 0), needs[b] ?? (0, 0))
                if x.pairs != y.pairs { return x.pairs < y.pairs }
                return x.weight == y.weight ? a > b : x.weight < y.weight
            }
        }
        self.through = through
        drawn = Set(through.values).sorted()
        named = met.subtracting(through.values).sorted()
    }

    private static func needsForum(
        _ pair: Coordination.Pair, _ means: CoordinationMeans, _ boxes: [EntityID: String]
    ) -> Bool {
        pair.isCovered && !means.isContact && means.members.isEmpty && boxes[pair.ids[0]] != boxes[pair.ids[1]]
    }
}
