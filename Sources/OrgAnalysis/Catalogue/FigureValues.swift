import Findings
public import OrgModel

/// An analysis laid out so that any figure of any entity is at hand.
public struct FigureValues: Sendable {
    /// The analysis.
    public let analysis: Analysis

    let ground: Ground
    let humans: Humans
    let support: Support
    let load: LoadShares
    /// Why nothing is known that rests on who can fix what, though it is known who owns; nil where something is.
    let nobodyOnRecord: String?
    private let places: Places

    /// Lays out an analysis.
    ///
    /// - Complexity: O(entities, relations and findings).
    public init(of analysis: Analysis) {
        self.analysis = analysis
        ground = Ground(analysis.cycle)
        humans = Humans(ground)
        support = Support(ground, humans)
        load = LoadShares(ground, humans, support)
        let membership = analysis.assessment[.membership]
        let isAnybodyKnown = analysis.ownership.systems.contains { !$0.supporters.isEmpty }
        nobodyOnRecord =
            membership.isKnown || membership.of == 0 || isAnybodyKnown
            ? nil : "nobody is recorded in any of the teams that own systems"
        places = Places(of: analysis)
    }

    /// A figure of an entity, or of the organisation, where no entity is named.
    ///
    /// - Complexity: O(1), but for the largest of many, which looks at each.
    public func value(of figure: Figure, for id: EntityID? = nil) -> FigureValue {
        guard let kind = figure.subject.kind else { return value(of: figure, at: 0) }
        guard let id, id.kind == kind else { return .unknown("\(figure.name) is a figure of a \(kind.rawValue)") }
        guard let position = ground.cycle.position(of: id) else { return .unknown("there is no \(id)") }
        return value(of: figure, at: position)
    }

    private func value(of figure: Figure, at position: Int) -> FigureValue {
        if let dimension = figure.dimensions.first(where: { !analysis.assessment.knows($0) }) {
            let reason = analysis.assessment[dimension].reason.map { ": \($0)" } ?? ""
            return .unknown("\(dimension.rawValue) is not assessed\(reason)")
        }
        let value = figure.evaluate(self, position)
        // Loads without measure may add up to more than a number holds.
        if let number = value.number, !number.isFinite { return .unknown("it is too large for a number") }
        return value
    }

    /// Where each entity stands in the lists of an analysis.
    private struct Places: Sendable {
        var systems: [EntityID: Int] = [:]
        var people: [EntityID: Int] = [:]
        var teams: [EntityID: Int] = [:]
        var authorities: [EntityID: Int] = [:]
        var strains: [EntityID: Int] = [:]
        var centralities: [EntityID: Int] = [:]
        var findings: [EntityID: FindingCounts] = [:]

        init(of analysis: Analysis) {
            for (row, chain) in analysis.escalation.chains.enumerated() { systems[chain.system] = row }
            for (row, person) in analysis.chokepoints.people.enumerated() { people[person.id] = row }
            for (row, team) in analysis.chokepoints.teams.enumerated() { teams[team.id] = row }
            for (row, authority) in analysis.chokepoints.authorityDominance.enumerated() {
                authorities[authority.id] = row
            }
            for (row, team) in analysis.coordination.teams.enumerated() { strains[team.id] = row }
            for (row, entity) in (analysis.centrality?.entities ?? []).enumerated() { centralities[entity.id] = row }
            for finding in analysis.findings {
                var touched = Set(finding.affects)
                if case .entity(let id) = finding.subject { touched.insert(id) }
                for id in touched { findings[id, default: FindingCounts()].add(finding.severity) }
            }
        }
    }
}

extension Analysis {
    /// A figure of an entity, or of the organisation, where no entity is named.
    ///
    /// - Complexity: O(entities, relations and findings); lay them out once with ``FigureValues`` to ask for many.
    public func value(of figure: Figure, for id: EntityID?) -> FigureValue {
        FigureValues(of: self).value(of: figure, for: id)
    }
}

// MARK: - What figures look up

extension FigureValues {
    /// Who owns and who can fix the system at a position; nil for a retired one.
    func ownership(of position: Int) -> Ownership.Row? {
        places.systems[ground.id(position)].map { analysis.ownership.systems[$0] }
    }

    /// The chain of the system at a position; nil for a retired one.
    func chain(of position: Int) -> Chain? {
        places.systems[ground.id(position)].map { analysis.escalation.chains[$0] }
    }

    /// What the person at a position alone holds; nil when that is nothing.
    func person(_ position: Int) -> Chokepoints.Chokepoint? {
        places.people[ground.id(position)].map { analysis.chokepoints.people[$0] }
    }

    /// What the team at a position alone holds; nil when that is nothing.
    func team(_ position: Int) -> Chokepoints.TeamChokepoint? {
        places.teams[ground.id(position)].map { analysis.chokepoints.teams[$0] }
    }

    /// How much hangs on the authority at a position; nil when that is nothing, or it is none.
    func authority(_ position: Int) -> Chokepoints.Dominance? {
        places.authorities[ground.id(position)].map { analysis.chokepoints.authorityDominance[$0] }
    }

    /// What the team at a position has to coordinate; nil when that is nothing.
    func strain(of position: Int) -> Coordination.Strain? {
        places.strains[ground.id(position)].map { analysis.coordination.teams[$0] }
    }

    /// Where the entity at a position stands in the operating graph; nil when it is not in it, or nothing was measured.
    func centrality(of position: Int) -> Centralities.Row? {
        places.centralities[ground.id(position)].flatMap { analysis.centrality?.entities[$0] }
    }

    /// How many findings there are about the entity at a position, or affect it.
    func findings(about position: Int) -> FindingCounts { places.findings[ground.id(position)] ?? FindingCounts() }

    /// The policy that the system at a position follows and nobody declares, so that its ladder may exist elsewhere.
    func undeclaredPolicy(of position: Int) -> EntityID? {
        ground.policiesOf[position].first { !ground.cycle.entities[$0].isDeclared }.map(ground.id)
    }

    /// Whether some system has an explicit ladder.
    var hasExplicitLadder: Bool { analysis.escalation.chains.contains(where: \.isExplicit) }
}
