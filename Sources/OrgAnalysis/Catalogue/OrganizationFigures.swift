import OrgModel

extension Figure {
    /// Figures of the organisation as a whole.
    static let organizationFigures: [Figure] = [
        ownedFigures, concentrationFigures, lossFigures, utilisationFigures, chokepointFigures, escalationFigures,
        surroundingFigures, findingFigures(of: .organization, ""), assessmentFigures, countFigures,
    ].flatMap(\.self)

    /// A figure of the organisation that is a number where its dimensions are assessed, or not known for one reason.
    static func whole(
        _ name: String, _ unit: Unit, _ better: Direction?, on dimensions: [Dimension] = [],
        orUnknown reason: String = "there is nothing to take it over", _ meaning: String,
        _ value: @escaping @Sendable (Analysis) -> Double?
    ) -> Figure {
        Figure(name, of: .organization, unit, better, on: dimensions, meaning) { values, _ in
            FigureValue(value(values.analysis), orUnknown: reason)
        }
    }

    // MARK: - Who owns, and how evenly

    private static let ownedFigures: [Figure] = [
        whole("unowned", .share, .lower, on: [.ownership], "Share of criticality without an owner.") {
            $0.ownership.unowned
        },
        whole("unsupported", .share, .lower, on: [.membership], "Share of criticality that nobody can fix.") {
            $0.ownership.unsupported
        },
        whole("unassigned-load", .hours, .lower, on: [.ownership], "Hours of load a cycle that nobody carries.") {
            $0.ownership.unassignedLoad
        }.restingOnSupporters,
    ]

    private static let concentrationFigures: [Figure] =
        spread(over: "people", each: "person") { $0.people } + spread(over: "teams", each: "team") { $0.teams } + [
            whole(
                "bus-factor", .count, .higher, on: [.ownership], orUnknown: "nothing has a supporter",
                "People whose absence takes the last supporter from more than half of the criticality that has one."
            ) { $0.concentration.busFactor.map { Double($0.size) } }
        ]

    private static func spread(
        over whom: String, each one: String, _ spread: @escaping @Sendable (Concentration) -> Concentration.Spread?
    ) -> [Figure] {
        func figure(
            _ part: String, _ unit: Unit, _ better: Direction, _ meaning: String,
            _ value: @escaping @Sendable (Concentration.Spread) -> Double
        ) -> Figure {
            whole(
                "concentration.\(whom).\(part)", unit, better, on: [.ownership], orUnknown: "nobody carries any load",
                meaning
            ) { spread($0.concentration).map(value) }
        }
        return [
            figure("hhi", .number, .lower, "Herfindahl–Hirschman index of load over \(whom), 0…1.") { $0.hhi },
            figure("effective", .number, .higher, "As if the load were shared evenly by so many \(whom).") {
                $0.effective
            },
            figure("top1", .share, .lower, "The largest share of the load that one \(one) carries.") { $0.top1 },
            figure("top3", .share, .lower, "The three largest shares of the load of \(whom), together.") { $0.top3 },
            figure("top5", .share, .lower, "The five largest shares of the load of \(whom), together.") { $0.top5 },
        ]
    }

    private static let lossFigures: [Figure] = [1, 3, 5, 10].map { absences in
        whole(
            "loss.\(absences)", .share, .lower, on: [.ownership],
            "Share of criticality without a supporter after \(absences) absence\(absences == 1 ? "" : "s"), "
                + "those who support most first."
        ) { analysis in analysis.concentration.loss.first { $0.absences == absences }?.share }.restingOnSupporters
    }

    private static let utilisationFigures: [Figure] = [
        Figure(
            "utilisation.max", of: .organization, .number, .lower, on: [.ownership, .capacity],
            "The largest load over capacity of anybody."
        ) { values, _ in
            let rows = values.analysis.concentration.utilisation
            if rows.contains(where: { $0.capacity == 0 && $0.load > 0 }) {
                return .never("somebody carries load and has no capacity at all")
            }
            return FigureValue(rows.map { $0.ratio ?? 0 }.max(), orUnknown: "nobody's capacity is given")
        },
        whole(
            "utilisation.overloaded", .count, .lower, on: [.ownership, .capacity],
            "People with more load than capacity."
        ) { analysis in Double(analysis.concentration.utilisation.count { $0.load > $0.capacity }) },
    ]

    // MARK: - On whom it hangs

    private static let chokepointFigures: [Figure] = [
        whole(
            "exposure.people.max", .share, .lower, on: [.ownership],
            "The largest share of criticality that is exposed by one person's absence."
        ) { $0.chokepoints.people.compactMap(\.exposure).max() ?? 0 }.restingOnSupporters,
        whole(
            "exposure.pairs.max", .share, .lower, on: [.ownership],
            "The largest share that two people's absence exposes, among pairs that expose more than one by one."
        ) { $0.chokepoints.pairs.map(\.exposure).max() ?? 0 }.restingOnSupporters,
        whole(
            "exposure.teams.max", .share, .lower, on: [.ownership],
            "The largest share of criticality that is exposed by one team's absence."
        ) { $0.chokepoints.teams.map(\.exposure).max() ?? 0 }.restingOnSupporters,
        Figure(
            "dominance.max", of: .organization, .share, .lower, on: [.escalation],
            "The largest share of criticality whose chain falls silent or short of authority by one person's absence, "
                + "authorities not counted."
        ) { values, _ in
            guard values.hasExplicitLadder else { return .unknown("no system has an explicit ladder") }
            return .number(values.analysis.chokepoints.people.compactMap(\.dominance).max() ?? 0)
        },
        Figure(
            "authority-dominance.max", of: .organization, .share, .lower, on: [.escalation, .authority],
            "The largest share of criticality whose chain falls silent or short of authority by one authority's absence."
        ) { values, _ in
            guard values.hasExplicitLadder else { return .unknown("no system has an explicit ladder") }
            return .number(values.analysis.chokepoints.authorityDominance.map(\.dominance).max() ?? 0)
        },
    ]

    // MARK: - Who answers

    private static let escalationFigures: [Figure] = [
        whole(
            "intact", .share, .higher, on: [.escalation], orUnknown: "no system has an explicit ladder",
            "Share of criticality, among systems with an explicit ladder, whose chain is not broken."
        ) { $0.escalation.intact },
        Figure(
            "continuity", of: .organization, .share, .higher, on: [.escalation, .authority],
            "Mean probability that an authority is reached, by criticality, over explicit ladders."
        ) { values, _ in
            guard values.hasExplicitLadder else { return .unknown("no system has an explicit ladder") }
            return FigureValue(
                values.analysis.escalation.continuity, orUnknown: "some ladder is too tangled for it to be computed")
        },
        whole(
            "human-hours", .hours, .higher, on: [.escalation], orUnknown: "no system has an explicit ladder",
            "Mean hours of the week, of 168, in which an explicit rung has a human."
        ) { $0.escalation.humanHours },
    ]

    // MARK: - What is known, and how much there is

    private static let assessmentFigures: [Figure] = Dimension.allCases.map { dimension in
        whole(
            "assessment.\(dimension.rawValue)", .share, .higher, orUnknown: "there is nothing to assess",
            "How much of what \(dimension.rawValue) is about carries it."
        ) { analysis in
            let it = analysis.assessment[dimension]
            return it.of > 0 ? Double(it.have) / Double(it.of) : nil
        }
    }

    private static let countFigures: [Figure] =
        [
            (EntityKind.person, "people"), (.team, "teams"), (.system, "systems"), (.policy, "policies"),
            (.forum, "forums"),
        ].map { kind, name in
            whole("counts.\(name)", .count, nil, "How many \(name) are described.") { analysis in
                Double(analysis.cycle.entities(of: kind).count)
            }
        }
        + RelationKind.allCases.sorted().map { kind in
            whole(
                "counts.relations.\(kind.rawValue)", .count, nil, "How many relations `\(kind.rawValue)` there are."
            ) { analysis in Double(analysis.cycle.relations.count { $0.kind == kind }) }
        }
}
