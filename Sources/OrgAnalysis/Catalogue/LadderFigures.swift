import OrgModel

extension Figure {
    /// Figures of the ladder of each system.
    static let ladderFigures: [Figure] =
        reachFigures + [
            Figure(
                "absences-to-silence", of: .system, .count, .higher, on: [.escalation],
                "The least number of answerers whose absence leaves none that is reached; 0 when it is silent today."
            ) { values, position in
                values.chainFigure(of: position) { .count($1.absencesToSilence) }
            },
            Figure(
                "absences-to-cut-off", of: .system, .count, .higher, on: [.escalation, .authority],
                "The least number of answerers, authorities not counted, whose absence cuts it off from authority; "
                    + "0 when it is cut off today."
            ) { values, position in
                values.chainFigure(of: position) {
                    $1.absencesToCutOff.map(FigureValue.count)
                        ?? .always("its ladder leads to an authority at once, so that no absence of others cuts it off")
                }
            },
            Figure(
                "continuity", of: .system, .share, .higher, on: [.escalation, .authority],
                "Probability that an authority is reached when each answerer is away with the probability that is set."
            ) { values, position in
                values.writtenFigure(of: position) {
                    FigureValue($0.continuity, orUnknown: "its ladder is too tangled for it to be computed")
                }
            },
            Figure(
                "human-hours", of: .system, .hours, .higher, on: [.escalation],
                "Hours of the week, of 168, in which an explicit rung has a human."
            ) { values, position in
                values.writtenFigure(of: position) { FigureValue($0.humanHours, orUnknown: "it was not computed") }
            },
            Figure(
                "breaks", of: .system, .count, .lower, on: [.escalation], "Rules that call the system's chain broken."
            ) { values, position in
                values.chainFigure(of: position) { chain, _ in .count(chain.broken.count) }
            },
            Figure(
                "weaknesses", of: .system, .count, .lower, on: [.escalation], "Rules that call the system's chain weak."
            ) { values, position in
                values.chainFigure(of: position) { chain, _ in .count(chain.weak.count) }
            },
        ]

    /// The first rung with each property, and the minutes until it.
    private static let reachFigures: [Figure] = Goal.allCases.flatMap { goal in
        let dimensions: [Dimension] = goal == .authority ? [.escalation, .authority] : [.escalation]
        return [
            Figure(
                "minutes-to-\(goal.rawValue)", of: .system, .minutes, .lower, on: dimensions,
                "Minutes until the first rung on which \(goal.words) is reached, as the ladder promises them."
            ) { values, position in
                values.reach(goal, of: position) { reach, chain in
                    if let minutes = reach.minutes { return .number(minutes) }
                    return .never(
                        chain.isExplicit
                            ? "no time is promised: rung \(reach.rung), the first with \(goal.words), is climbed to"
                            : "no time is promised: no ladder is written down")
                }
            },
            Figure(
                "rung-of-\(goal.rawValue)", of: .system, .count, .lower, on: dimensions,
                "The first rung, from 1, on which \(goal.words) is reached."
            ) { values, position in
                values.reach(goal, of: position) { reach, _ in .count(reach.rung) }
            },
        ]
    }

    /// Whom a ladder should reach.
    enum Goal: String, CaseIterable, Sendable {
        case human, fixer, authority

        var words: String {
            switch self {
            case .human: "a human"
            case .fixer: "somebody who can fix the system"
            case .authority: "an authority"
            }
        }

        var nobody: String {
            switch self {
            case .human: "no human"
            case .fixer: "nobody who can fix it"
            case .authority: "no authority"
            }
        }

        func reach(of figures: Chain.Figures) -> Chain.Reach? {
            switch self {
            case .human: figures.toHuman
            case .fixer: figures.toFixer
            case .authority: figures.toAuthority
            }
        }
    }
}

extension FigureValues {
    /// A figure of a chain; not known where more of the ladder may exist than is recorded.
    func chainFigure(of position: Int, _ value: (Chain, Chain.Figures) -> FigureValue) -> FigureValue {
        guard let chain = chain(of: position), let figures = chain.figures else { return .unknown("it is retired") }
        let undeclared = undeclaredPolicy(of: position).map {
            FigureValue.unknown("it follows \($0), which nobody declares")
        }
        if !chain.isExplicit {
            if let undeclared { return undeclared }
            if !analysis.assessment.isAssessed(.escalation) {
                return .unknown("no ladder of it is recorded, nor are those of most systems")
            }
        }
        let known = value(chain, figures)
        if case .never = known, let undeclared { return undeclared }
        return known
    }

    /// A figure of a ladder that is written down; there is none of any other.
    func writtenFigure(of position: Int, _ value: (Chain.Figures) -> FigureValue) -> FigureValue {
        chainFigure(of: position) { chain, figures in
            chain.isExplicit ? value(figures) : .never("no ladder is written down")
        }
    }

    /// A figure of the first rung with a property.
    func reach(
        _ goal: Figure.Goal, of position: Int, _ value: (Chain.Reach, Chain) -> FigureValue
    ) -> FigureValue {
        chainFigure(of: position) { chain, figures in
            if let reach = goal.reach(of: figures) { return value(reach, chain) }
            if goal == .fixer {
                let supporters = supporters(of: position)
                if !supporters.isKnown { return supporters }
                if supporters == .count(0) { return .never("nobody can fix it") }
            }
            return .never(chain.rungs.isEmpty ? "it has no ladder" : "its ladder reaches \(goal.nobody)")
        }
    }
}
