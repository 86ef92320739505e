public import Findings
public import OrgAnalysis

/// How one requirement stands in one analysis, without evidence, conditions and what would turn it: for many cycles.
public struct RequirementStanding: Sendable {
    /// The requirement.
    public let requirement: Requirement
    /// Met, failed, not assessable, or nothing to require.
    public let status: Outcome.Status
    /// How many of those it is asked of keep to it.
    public let met: Int
    /// Who does not, by id.
    public let missed: [Finding.Subject]
    /// Of whom it is not known, by id.
    public let unknown: [Finding.Subject]

    /// How many it is asked of.
    public var asked: Int { met + missed.count + unknown.count }
}

extension GatePolicy {
    /// How each requirement stands, in the order of the policy.
    ///
    /// - Parameters:
    ///   - values: An analysis that is laid out.
    ///   - known: The findings that are known already, where only new ones count.
    /// - Complexity: O(requirements · entities).
    public func standings(in values: FigureValues, known: KnownFindings? = nil) -> [RequirementStanding] {
        let examination = Examination(values, policy: self, known: known)
        return requirements.map { requirement in
            let result = examination.result(of: requirement)
            return RequirementStanding(
                requirement: requirement, status: result.status,
                met: result.readings.count { $0.standing == .met },
                missed: result.readings.filter { $0.standing == .missed }.map(\.subject),
                unknown: result.readings.filter { $0.standing == .unknown }.map(\.subject))
        }
    }
}

extension Requirement {
    /// The figure of the organisation that is bounded, and its bounds; nil where something else is asked.
    public var boundOfOrganization: (figure: Figure, limits: Limits)? {
        guard case .figure(let name, let limits) = demand, Examination.subject(of: name, scope) == .organization,
            let figure = FigureCatalogue.figure(named: name, of: .organization)
        else { return nil }
        return (figure, limits)
    }
}
