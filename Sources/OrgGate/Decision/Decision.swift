public import Findings
public import OrgAnalysis
public import OrgModel

/// What a gate decided, requirement by requirement, and on which evidence.
public struct Decision: Sendable {
    /// What was required.
    public let policy: GatePolicy
    /// What was measured, with severities as the policy counts them.
    public let analysis: Analysis
    /// The entities that were asked about; empty for the whole organisation.
    public let focus: [EntityID]
    /// The day of the decision; nil where none was given.
    public let date: CalendarDay?
    /// Where known findings were taken from; nil where none were given.
    public let known: KnownFindings?
    /// What came of each requirement, in the order of the policy.
    public let outcomes: [Outcome]
    /// What became of conditions that earlier decisions set, in the order of the log.
    public let earlier: [EarlierCondition]

    /// Failed for sure withholds; else what is not known leaves it open; else what may be seen to later is a condition.
    /// Where nothing was required at all, nothing is known.
    public var verdict: Verdict {
        let statuses = Set(outcomes.map(\.status))
        if statuses.contains(.failed) { return .withheld }
        if statuses.contains(.notAssessable) { return .notAssessable }
        if statuses.contains(.conditional) { return .authorisedWithConditions }
        return statuses.contains(.met) ? .authorised : .notAssessable
    }

    /// The conditions that stand, in the order of the policy.
    public var conditions: [Condition] { outcomes.flatMap { $0.measured.compactMap(\.condition) } }

    /// How many requirements have a status.
    public func count(_ status: Outcome.Status) -> Int { outcomes.count { $0.status == status } }
}

/// What came of one requirement.
public struct Outcome: Sendable {
    /// The answers.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case met
        /// Failed, and all of it may be seen to later.
        case conditional
        case failed
        /// Nothing fails for sure, but something is not known.
        case notAssessable
        /// There is nothing in its scope.
        case nothingToRequire
        /// It is not about what was asked.
        case leftOut
    }

    /// The requirement.
    public let requirement: Requirement
    /// What came of it.
    public let status: Status
    /// The figure that was asked for; nil where findings were, or there is no such figure.
    public let figure: Figure?
    /// What was measured, of each in the scope: by id.
    public let measured: [Measured]
    /// Why something is not known that is not about one entity, or why nothing was required.
    public let reasons: [String]
    /// What would turn it; nil where it did not fail.
    public internal(set) var flip: Flip?

    /// What falls short, by id.
    public var missed: [Measured] { measured.filter { $0.standing == .missed } }
    /// What is not known, by id.
    public var unknown: [Measured] { measured.filter { $0.standing == .unknown } }

    /// The value that decides: of what falls short, else of all, the farthest off; nil where nothing was measured.
    public var worst: Measured? {
        let candidates = missed.isEmpty ? measured.filter { $0.standing == .met } : missed
        guard case .figure(_, let limits) = requirement.demand else { return candidates.first }
        return candidates.min { Self.isWorse($0.value, $1.value, limits) }
    }

    private static func isWorse(_ a: FigureValue, _ b: FigureValue, _ limits: Limits) -> Bool {
        func shortfall(_ value: FigureValue) -> Double {
            switch value {
            case .never: .infinity
            case .always, .unknown: -.infinity
            case .number(let number):
                max(limits.atLeast.map { $0 - number } ?? -.infinity, limits.atMost.map { number - $0 } ?? -.infinity)
            }
        }
        return shortfall(a) > shortfall(b)
    }
}

/// What was measured of the organisation or of one entity, and how that stands to what was required.
public struct Measured: Sendable {
    /// Whether it is enough.
    public enum Standing: String, Hashable, Sendable {
        case met, missed, unknown
    }

    /// Of what.
    public let subject: Finding.Subject
    /// The value; of findings how many there are.
    public let value: FigureValue
    /// Whether it is enough.
    public let standing: Standing
    /// What the value rests on.
    public let evidence: [GateEvidence]
    /// The findings that were counted, in the order of a report.
    public let findings: [Finding]
    /// The condition that stands in for it.
    public internal(set) var condition: Condition?
    /// Why no condition may stand in for it any more, where the policy allows one.
    public internal(set) var bar: String?
}

/// Something that a reader can look up: a sentence, whom it is about, and where that is written.
public struct GateEvidence: Hashable, Sendable {
    /// One plain sentence.
    public let sentence: String
    /// Whom it is about, in a meaningful order.
    public let ids: [EntityID]
    /// Where it is written.
    public let location: SourceLocation?
}
