import OrgModel

extension Figure {
    /// How teams coordinate, what is looked at, pilots beside production, and the shape of the reporting lines.
    static let surroundingFigures: [Figure] = [
        coordinationFigures, visibilityFigures, stageFigures(of: "pilot") { $0.pilot },
        stageFigures(of: "production") { $0.production }, hierarchyFigures,
    ].flatMap(\.self)

    /// What the figures of coordination rest on.
    static let coordinated: [Dimension] = [.ownership, .dependencies, .coordination]

    private static let coordinationFigures: [Figure] = [
        whole(
            "coordination.congruence", .share, .higher, on: coordinated, orUnknown: "no two teams have to coordinate",
            "Share of the pairs of teams that have to coordinate that do."
        ) { $0.coordination.congruence },
        whole(
            "coordination.weighted", .share, .higher, on: coordinated, orUnknown: "no two teams have to coordinate",
            "Share of the pairs of teams that have to coordinate that do, weighted by how strongly their systems depend on "
                + "each other."
        ) { $0.coordination.weighted },
    ]

    private static let visibilityFigures: [Figure] = [
        whole(
            "visibility.coverage", .share, .higher, on: [.visibility], orUnknown: "nothing is in production",
            "Share of criticality, of production and all it depends on, that is reviewed on production figures, of tier 1 and "
                + "2 at least monthly."
        ) { $0.visibility.coverage },
        whole(
            "visibility.unreviewed", .count, .lower, on: [.visibility], "Systems in production that no forum reviews."
        ) { Double($0.visibility.unreviewed.count) },
    ]

    private static func stageFigures(
        of name: String, _ stage: @escaping @Sendable (Stages) -> Stages.Figures
    ) -> [Figure] {
        func figure(
            _ part: String, _ unit: Unit, _ better: Direction?, on dimensions: [Dimension] = [],
            orUnknown reason: String,
            _ meaning: String, _ value: @escaping @Sendable (Stages.Figures) -> Double?
        ) -> Figure {
            whole("stages.\(name).\(part)", unit, better, on: dimensions, orUnknown: reason, meaning) {
                value(stage($0.stages))
            }
        }
        let these = name == "pilot" ? "pilots" : "systems in production"
        let noLadder = "none of the \(these) has an explicit ladder"
        let none = "there are no \(these)"
        return [
            figure("systems", .count, nil, orUnknown: none, "How many \(these) there are.") { Double($0.systems) },
            figure("users", .count, nil, orUnknown: "none of the \(these) says", "People in scope of the \(these).") {
                $0.users.map(Double.init)
            },
            figure(
                "reversible", .share, .higher, orUnknown: "none of the \(these) says",
                "Share of the \(these) that can be switched off or rolled back, among those that say."
            ) { $0.reversible },
            figure(
                "supporters-per-system", .number, .higher, on: [.ownership], orUnknown: none,
                "People who can fix one of the \(these), the median."
            ) { $0.supportersPerSystem }.restingOnSupporters,
            figure(
                "effective-owners", .number, .higher, on: [.ownership],
                orUnknown: "nobody carries any load of the \(these)",
                "As if the load of the \(these) were shared evenly by so many people."
            ) { $0.effectiveOwners },
            figure(
                "escalation-locality", .share, nil, on: [.escalation], orUnknown: noLadder,
                "Share of explicit rungs of the \(these) with a target in the line of the owning team."
            ) { $0.escalationLocality },
            figure(
                "teams-in-closure", .number, nil, on: [.ownership, .dependencies], orUnknown: none,
                "Teams that own one of the \(these) or what it depends on, the median."
            ) { $0.teamsInClosure },
            figure(
                "visibility-coverage", .share, .higher, on: [.visibility], orUnknown: none,
                "Share of criticality, of the \(these) and all they depend on, that is reviewed on production figures, of "
                    + "tier 1 and 2 at least monthly."
            ) { $0.visibilityCoverage },
            figure(
                "intact", .share, .higher, on: [.escalation], orUnknown: noLadder,
                "Share of criticality, among \(these) with an explicit ladder, whose chain is not broken."
            ) { $0.intact },
            figure(
                "human-hours", .hours, .higher, on: [.escalation], orUnknown: noLadder,
                "Mean hours of the week, of 168, in which an explicit rung of the \(these) has a human."
            ) { $0.humanHours },
        ]
    }

    private static let hierarchyFigures: [Figure] = {
        func figure(
            _ part: String, _ meaning: String, _ value: @escaping @Sendable (Hierarchy) -> Double?
        ) -> Figure {
            whole(
                "hierarchy.\(part)", .share, nil, on: [.reporting],
                orUnknown: "there are fewer than two people on a line",
                meaning
            ) { $0.hierarchy.flatMap(value) }
        }
        return [
            figure("connectedness", "Share of pairs of people that some chain of reporting lines joins.") {
                $0.connectedness
            },
            figure("hierarchy", "Share of pairs with one above the other in which the other is not above too.") {
                $0.hierarchy
            },
            figure("efficiency", "1 less the share of reporting lines that are more than hold the parts together.") {
                $0.efficiency
            },
            figure(
                "least-upper-bound",
                "Share of pairs of people whose common superiors have one that all others are above."
            ) { $0.leastUpperBound },
        ]
    }()
}
