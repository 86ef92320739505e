import Findings
import OrgModel

/// All that rules look at: the ground, who can fix what, the chains, and how far each dimension is known.
final class AnalysisContext {
    let ground: Ground
    let options: AnalysisOptions
    let humans: Humans
    let support: Support
    let load: LoadShares
    let authorities: Authorities
    let assessment: Assessments
    let chains: [ChainFacts]
    /// The criticality of systems with an explicit ladder, and of those of them whose chain is not broken.
    let explicitCriticality: Double
    let intactCriticality: Double
    /// The line of each team that owns a live system.
    let lines: [Int: Line]
    let concentration: Concentration
    let chokepoints: Chokepoints
    /// Which teams have to coordinate; nil where what that hangs on is not assessed.
    let coordination: RequiredCoordination?
    let reviews: Reviews
    /// The systems in production, by id, and these with all they transitively depend on.
    let production: [Int]
    let productionScope: Reviews.Scope
    private let exposures: Exposure

    init(_ ground: Ground, options: AnalysisOptions) {
        let humans = Humans(ground)
        let support = Support(ground, humans)
        let load = LoadShares(ground, humans, support)
        let assessor = Assessor(ground: ground, humans: humans, support: support)
        let authorities = Authorities(ground, reporting: assessor.reporting)
        let chainAnalysis = ChainAnalysis(ground: ground, humans: humans, support: support)
        let sources = chainAnalysis.sources()
        let explicit = Set(sources.filter { $0.source?.isExplicit ?? false }.map(\.system))
        let assessment = assessor.assess(
            hasExplicitLadder: explicit.contains, authorityIsKnown: !authorities.positions.isEmpty, load: load)
        let chains = chainAnalysis.chains(
            from: sources, authorities, q: options.awayProbability, knowsAuthority: assessment.knows(.authority))
        self.ground = ground
        self.options = options
        self.humans = humans
        self.support = support
        self.load = load
        self.authorities = authorities
        self.assessment = assessment
        self.chains = chains
        lines = Dictionary(
            uniqueKeysWithValues: Set(chains.compactMap(\.owningTeam)).map { ($0, Line(of: $0, ground, humans)) })
        explicitCriticality = chains.reduce(0) { $0 + ($1.isExplicit ? ground.criticality($1.system) : 0) }
        intactCriticality = chains.reduce(0) {
            $0 + ($1.isExplicit && $1.breaks == 0 ? ground.criticality($1.system) : 0)
        }
        exposures = Exposure(ground)
        concentration = ConcentrationAnalysis(ground: ground, support: support, load: load)
            .run(knowsOwnership: assessment.knows(.ownership), knowsCapacity: assessment.knows(.capacity))
        chokepoints = ChokepointFinder(ground: ground, humans: humans, support: support, authorities: authorities)
            .find(
                chains, knowsOwnership: assessment.knows(.ownership), knowsEscalation: assessment.knows(.escalation))
        let coordinationRestsOn: [Dimension] = [.ownership, .dependencies, .coordination]
        coordination =
            coordinationRestsOn.allSatisfy(assessment.knows) ? RequiredCoordination(ground, support) : nil
        reviews = Reviews(ground: ground)
        production = support.systems.filter { ground.system($0).stage == .production }
        productionScope = reviews.scope(of: production)
    }

    func ownershipFigures() -> Ownership {
        let knowsOwnership = assessment.knows(.ownership)
        func share(where isMissing: (Int) -> Bool) -> Double? {
            guard support.totalCriticality > 0 else { return nil }
            return support.systems.reduce(0) { $0 + (isMissing($1) ? ground.criticality($1) : 0) }
                / support.totalCriticality
        }
        return Ownership(
            unowned: knowsOwnership ? share { support.owners[$0].isEmpty } : nil,
            unsupported: assessment.knows(.membership) ? share { support.supporters[$0].isEmpty } : nil,
            unassignedLoad: knowsOwnership ? load.unassigned : nil,
            systems: chains.map { chain in
                Ownership.Row(
                    id: ground.id(chain.system), supporters: ground.ids(support.supporters[chain.system]),
                    owners: ground.ids(support.owners[chain.system].map(\.position)),
                    inherited: support.inheritedFrom[chain.system].map(ground.id),
                    owningTeam: chain.owningTeam.map(ground.id))
            })
    }

    func publicChains() -> [Chain] {
        let analysis = ChainAnalysis(ground: ground, humans: humans, support: support)
        return chains.map {
            analysis.chain(
                $0, knowsEscalation: assessment.knows(.escalation), knowsAuthority: assessment.knows(.authority))
        }
    }

    func escalationFigures(_ chains: [Chain]) -> Escalation {
        let knowsEscalation = assessment.knows(.escalation)
        let explicit = zip(self.chains, chains).filter { $0.0.isExplicit }
        let isWeighable = knowsEscalation && explicitCriticality > 0
        func meanContinuity() -> Double? {
            var sum = 0.0
            for (facts, chain) in explicit {
                guard let continuity = chain.figures?.continuity else { return nil }
                sum += ground.criticality(facts.system) * continuity
            }
            return sum / explicitCriticality
        }
        let hours = explicit.compactMap { $0.1.figures?.humanHours }
        return Escalation(
            authorities: ground.ids(authorities.positions), isInferred: authorities.isInferred,
            intact: isWeighable ? intactCriticality / explicitCriticality : nil,
            continuity: isWeighable && assessment.knows(.authority) ? meanContinuity() : nil,
            q: options.awayProbability,
            humanHours: knowsEscalation && !hours.isEmpty ? hours.reduce(0, +) / Double(hours.count) : nil,
            chains: chains)
    }

    /// The share of criticality that some systems and what transitively depends on them make up.
    func exposure(of systems: [Int]) -> Double {
        exposures.share(of: systems)
    }

    /// The base severity, one step up if any affected system is tier 1, one down if all are tier 4.
    func severity(_ base: Severity, affecting systems: [Int]) -> Severity {
        if systems.contains(where: { ground.system($0).tier == 1 }) { return base.raised }
        if !systems.isEmpty, systems.allSatisfy({ ground.system($0).tier == 4 }) { return base.lowered }
        return base
    }

    /// How people call what stands at a position.
    func name(_ position: Int) -> String { ground.cycle.entities[position].displayName }
}
