public import OrgModel

/// How far each dimension of a cycle is known.
public struct Assessments: Sendable {
    private var byDimension: [Dimension: Assessment]

    init(_ byDimension: [Dimension: Assessment]) { self.byDimension = byDimension }

    /// The assessment of a dimension.
    public subscript(dimension: Dimension) -> Assessment {
        byDimension[dimension] ?? Assessment(have: 0, of: 0)
    }

    /// Whether figures that hang on the dimension are computed.
    public func knows(_ dimension: Dimension) -> Bool { self[dimension].isKnown }

    /// Whether the dimension is fully assessed, so that what is missing may be called missing.
    public func isAssessed(_ dimension: Dimension) -> Bool { self[dimension].status == .assessed }
}

/// Weighs each dimension on its own; see `Assessments`.
struct Assessor {
    let ground: Ground
    let humans: Humans
    let support: Support

    func assess(hasExplicitLadder: (Int) -> Bool, authorityIsKnown: Bool, load: LoadShares) -> Assessments {
        Assessments([
            .ownership: ownership, .membership: membership,
            .escalation: weigh(
                .escalation, support.systems.count(where: hasExplicitLadder), of: support.systems.count,
                "systems with an escalation ladder; add `escalation:` to systems or teams"),
            .authority: weigh(
                .authority, authorityIsKnown ? 1 : 0, of: 1,
                "authority marked; add `authority:` with the people or teams where accountability may end"),
            .dependencies: dependencies, .coordination: coordination, .visibility: visibility,
            .capacity: capacity(load), .reporting: reporting,
        ])
    }

    private func weigh(_ dimension: Dimension, _ have: Int, of: Int, _ what: String) -> Assessment {
        let isClaimed = ground.cycle.complete.contains(dimension)
        return Assessment(
            have: have, of: of, claimedComplete: isClaimed,
            reason: of == 0 ? "nothing to assess" : have == 0 ? "no \(what)" : "\(have) of \(of) \(what)")
    }

    var ownership: Assessment {
        weigh(
            .ownership, support.systems.count { !support.owners[$0].isEmpty }, of: support.systems.count,
            "systems with an owner; add `owners:`")
    }

    private var membership: Assessment {
        let owning = Set(support.systems.flatMap { support.owners[$0].map(\.position) }).filter(ground.isTeam)
        guard !owning.isEmpty else {
            var assessment = Assessment(have: 0, of: 0, reason: "no team owns a system")
            if ownership.status == .assessed {
                assessment.status = .assessed
                assessment.reason = nil
            }
            return assessment
        }
        let peopled = owning.count {
            !ground.members[$0].isEmpty || !ground.leads(of: $0).isEmpty || ground.onCall(of: $0) != nil
        }
        return weigh(
            .membership, peopled, of: owning.count,
            "owning teams with a known member; add `teams:` to people, or `lead:`")
    }

    private var dependencies: Assessment {
        var touched: Set<Int> = []
        for (relation, ends) in zip(ground.cycle.relations, ground.cycle.ends) where relation.kind == .dependsOn {
            touched.formUnion([ends.from, ends.to])
        }
        return weigh(
            .dependencies, support.systems.count(where: touched.contains), of: support.systems.count,
            "systems with a dependency; add `depends-on:`")
    }

    private var coordination: Assessment {
        var carries: Set<Int> = []
        for (relation, ends) in zip(ground.cycle.relations, ground.cycle.ends)
        where relation.kind == .coordinatesWith || relation.kind == .attends {
            carries.formUnion([ends.from, ends.to])
        }
        let have = ground.teams.count { team in
            carries.contains(team)
                || ground.members[team].contains {
                    carries.contains($0.position) && ground.cycle.entities[$0.position].person?.status == .active
                }
        }
        return weigh(
            .coordination, have, of: ground.teams.count,
            "teams that coordinate or attend a forum; add `forums:` or `coordinates-with`")
    }

    private var visibility: Assessment {
        let production = support.systems.filter { ground.system($0).stage == .production }
        return weigh(
            .visibility, production.count { !ground.reviews[$0].isEmpty }, of: production.count,
            "production systems that a forum reviews; add `forums:` with `reviews:`")
    }

    private func capacity(_ load: LoadShares) -> Assessment {
        let loaded = ground.people.filter { load.person[$0] > 0 }
        return weigh(
            .capacity, loaded.count { ground.cycle.entities[$0].person?.capacity != nil }, of: loaded.count,
            "people with load whose capacity is given; add `capacity:`")
    }

    var reporting: Assessment {
        let people = ground.people.filter {
            let person = ground.cycle.entities[$0].person
            return person?.nature == .human && person?.status != .departed
        }
        return weigh(
            .reporting, people.count { !ground.managers[$0].isEmpty || !ground.reports[$0].isEmpty }, of: people.count,
            "people with a reporting line; add `reports-to:`")
    }
}
