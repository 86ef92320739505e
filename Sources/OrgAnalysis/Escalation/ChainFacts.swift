import Findings
import OrgModel

/// The chain of one system, by position, before rules and reports look at it.
struct ChainFacts: Sendable {
    let system: Int
    let owningTeam: Int?
    /// Nil without a ladder, explicit or implicit.
    let ladder: LadderFacts?
    /// Whether the system follows a policy that nobody declared, so that more of its ladder may exist elsewhere.
    let followsUndeclared: Bool

    var isExplicit: Bool { ladder?.ladder.source.isExplicit ?? false }
    /// How many of the rules that call a chain broken speak of this one.
    var breaks: Int {
        guard let ladder else { return followsUndeclared ? 0 : 1 }
        return [ladder.ladder.endsInLoop, ladder.hasEmptyRung, ladder.isSharedOnly].count { $0 }
    }
    /// The policy or team that findings are about; the system itself where there is none.
    var cause: Int { ladder?.ladder.source.via ?? system }
}

/// Works out every chain, each shared ladder once.
struct ChainAnalysis {
    let ground: Ground
    let humans: Humans
    let support: Support

    /// Where each system's ladder comes from; needs no authority.
    func sources() -> [(system: Int, owningTeam: Int?, source: Ladder.Source?)] {
        // Finding a source looks at no authority; only climbing does.
        let builder = LadderBuilder(
            ground: ground, humans: humans, authorities: Authorities(ground, reporting: Assessment(have: 0, of: 0)))
        return support.systems.map { system in
            let team = support.owningTeam(of: system, in: ground, humans)
            return (
                system, team,
                builder.source(for: system, owningTeam: team, owners: support.owners[system])
            )
        }
    }

    func chains(
        from sources: [(system: Int, owningTeam: Int?, source: Ladder.Source?)], _ authorities: Authorities, q: Double,
        knowsAuthority: Bool
    ) -> [ChainFacts] {
        let builder = LadderBuilder(ground: ground, humans: humans, authorities: authorities)
        var known: [Ladder.Source: LadderFacts] = [:]
        return sources.map { system, owningTeam, source in
            let facts = source.map { source in
                if let facts = known[source] { return facts }
                let facts = LadderFacts(
                    builder.ladder(from: source), ground, humans, authorities, q: q, knowsAuthority: knowsAuthority)
                known[source] = facts
                return facts
            }
            let followsUndeclared = ground.policiesOf[system].contains { !ground.cycle.entities[$0].isDeclared }
            return ChainFacts(
                system: system, owningTeam: owningTeam, ladder: facts, followsUndeclared: followsUndeclared)
        }
    }

    /// A chain as reports show it.
    func chain(_ facts: ChainFacts, knowsEscalation: Bool, knowsAuthority: Bool) -> Chain {
        guard let ladder = facts.ladder else {
            return Chain(
                system: ground.id(facts.system), via: nil, isExplicit: false, advance: nil, rungs: [],
                figures: knowsEscalation
                    ? Chain.Figures(
                        toHuman: nil, toFixer: nil, toAuthority: nil, absencesToSilence: 0,
                        absencesToCutOff: knowsAuthority ? 0 : nil, continuity: nil, humanHours: nil) : nil)
        }
        let rungs = ladder.ladder.rungs.enumerated().map { index, rung in
            Chain.Rung(
                targets: ground.ids(rung.targets), answerers: ground.ids(ladder.humansOnRung[index]),
                mode: ladder.isRotation[index] ? .rotation : .pool, after: rung.after, isExplicit: rung.isExplicit)
        }
        return Chain(
            system: ground.id(facts.system), via: ladder.ladder.source.via.map(ground.id),
            isExplicit: facts.isExplicit, advance: ladder.ladder.advance, rungs: rungs,
            figures: knowsEscalation
                ? Chain.Figures(
                    toHuman: ladder.reachOfHuman, toFixer: ladder.reach(support.supporters[facts.system]),
                    toAuthority: knowsAuthority ? ladder.reachOfAuthority : nil,
                    absencesToSilence: ladder.graph.absencesToSilence, absencesToCutOff: ladder.absencesToCutOff,
                    continuity: ladder.continuity, humanHours: ladder.humanHours) : nil)
    }
}
