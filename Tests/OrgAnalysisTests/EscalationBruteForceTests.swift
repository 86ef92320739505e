import OrgAnalysis
import OrgModel
import Testing

/// Continuity, absences and dominance against trying every set of absent answerers, on hundreds of random ladders.
@Suite struct EscalationBruteForceTests {
    private static let q = 0.3

    @Test(arguments: 0..<4)
    func figuresAreThoseOfEverySetOfAbsences(_ batch: UInt64) throws {
        var ladders = RandomLadders(seed: batch)
        var met = (severed: 0, direct: 0, uncertain: 0, crowded: 0)
        for number in 0..<150 {
            let parts = ladders.next()
            let cycle = parts.cycle()
            let options = AnalysisOptions(awayProbability: Self.q, measuresCentrality: false)
            let analysis = Analysis(of: cycle, options: options)
            let chain = try #require(analysis.escalation.chains.first)
            let figures = try #require(chain.figures)
            let naive = NaiveLadder(chain, of: cycle, authorities: Set(analysis.escalation.authorities))
            guard naive.nodes.count <= 11 else { continue }
            let knowsAuthority = !analysis.escalation.authorities.isEmpty
            let truth = naive.everySetOfAbsences(q: Self.q)

            let place = Comment(rawValue: "batch \(batch), ladder \(number): \(parts)")
            #expect(figures.absencesToSilence == truth.absencesToSilence, place)
            #expect(figures.absencesToCutOff == (knowsAuthority ? truth.absencesToCutOff : nil), place)
            if knowsAuthority {
                #expect(isClose(figures.continuity, truth.continuity), place)
            } else {
                #expect(figures.continuity == nil, place)
            }
            let dominating = Set(
                (analysis.chokepoints.people.filter { !$0.dominated.isEmpty }.map(\.id))
                    + analysis.chokepoints.authorityDominance.map(\.id))
            #expect(dominating == naive.dominators(knowsAuthority: knowsAuthority), place)

            met.severed += truth.absencesToCutOff == 0 ? 1 : 0
            met.direct += truth.absencesToCutOff == nil ? 1 : 0
            met.uncertain += (truth.absencesToCutOff ?? 0) > 1 ? 1 : 0
            met.crowded += naive.nodes.count >= 9 ? 1 : 0
        }
        // The batches are worth their time only if they meet all kinds.
        #expect(met.severed > 0)
        #expect(met.direct > 0)
        #expect(met.uncertain > 0)
        #expect(met.crowded > 0)
    }

    // MARK: - By hand

    /// q = 0.1. By hand: 0.9 · 0.9. Automatic: the boss is called anyway. Two on rung 1: (1 − 0.01) · 0.9.
    @Test(arguments: [
        ("[{to: ana}, {to: boss}]", 0.81), ("[{to: ana, after: 5}, {to: boss}]", 0.9),
        ("[{to: [ana, ben]}, {to: boss}]", 0.891), ("[{to: [ana, boss]}]", 0.9), ("[{to: ana}]", 0),
        // Whoever is on duty counts as one.
        ("[{to: duty}, {to: boss}]", 0.81),
        // ana, or ben and then ana: rung 2 needs rung 1.
        ("[{to: [ana, ben]}, {to: ana}, {to: boss}]", 0.81),
        // An empty rung stops whoever climbs by hand.
        ("[{to: ana}, {to: eva}, {to: boss}]", 0), ("[{to: ana, after: 1}, {to: eva}, {to: boss}]", 0.9),
    ])
    func continuityByHand(_ rungs: String, _ expected: Double) throws {
        let chain = try analysis(
            """
            authority: [boss]
            people: {ana: {}, ben: {}, boss: {}, eva: {status: departed}}
            teams: {duty: {on-call: {people: [ana, ben], mode: rotation}}}
            systems: {s: {owners: [ana], escalation: \(rungs)}}
            """
        ).chain("s")
        #expect(isClose(chain.figures?.continuity, expected))
    }

    /// Weighted by criticality: tier 1 at 0.81, tier 4 at 0: 8 · 0.81 of 9.
    @Test func theOrganisationsContinuityIsWeighted() throws {
        let analysis = try analysis(
            """
            authority: [boss]
            people: {ana: {}, boss: {}}
            systems:
              a: {tier: 1, escalation: [{to: ana}, {to: boss}]}
              b: {tier: 4, escalation: [{to: ana}]}
            """)
        #expect(isClose(analysis.escalation.continuity, 8 * 0.81 / 9))
    }

    /// 40 people on one rung, each of whom would be a factor of two for a search by subsets.
    @Test func aCrowdedRungIsNoBurden() throws {
        let names = (0..<40).map { "p\($0)" }
        let chain = try analysis(
            """
            authority: [boss]
            people: {boss: {}, \(names.map { "\($0): {}" }.joined(separator: ", "))}
            systems: {s: {escalation: [{to: [\(names.joined(separator: ", "))]}, {to: boss}]}}
            """
        ).chain("s")
        // 1 − 0.1^40 is 1 to the last bit.
        #expect(chain.figures?.continuity == 0.9)
        #expect(chain.figures?.absencesToSilence == 40)
        #expect(chain.figures?.absencesToCutOff == 40)
    }
}

/// The escalation graph as METRICS words it, on bit sets, without any of the analysis' own code: it takes only the rungs.
private struct NaiveLadder {
    enum Node: Hashable {
        case human(EntityID)
        case rotation(EntityID)
    }

    private(set) var nodes: [Node] = []
    private var start = 0
    private var next: [Int] = []
    private var authorities = 0

    init(_ chain: Chain, of cycle: Cycle, authorities marked: Set<EntityID>) {
        func humans(_ id: EntityID) -> [EntityID] {
            let crew = id.kind == .person ? [id] : cycle[id]?.team?.onCall?.people ?? []
            return crew.filter { cycle[$0]?.person?.isActiveHuman ?? false }
        }
        var rungs: [(all: Int, authority: Int)] = []
        for rung in chain.rungs {
            var (all, authority) = (0, 0)
            for target in rung.targets {
                let people = humans(target)
                let isRotation = cycle[target]?.team?.onCall?.mode == .rotation && people.count > 1
                let here = isRotation ? [Node.rotation(target)] : people.map { Node.human($0) }
                for (index, node) in here.enumerated() {
                    if !nodes.contains(node) { nodes.append(node) }
                    let bit = 1 << (nodes.firstIndex(of: node) ?? 0)
                    all |= bit
                    let isAuthority =
                        isRotation ? people.allSatisfy(marked.contains) : marked.contains(people[index])
                    if isAuthority || marked.contains(target) { authority |= bit }
                }
            }
            rungs.append((all, authority))
        }
        next = [Int](repeating: 0, count: nodes.count)
        for (position, rung) in rungs.enumerated() {
            for node in nodes.indices where rung.all & (1 << node) != 0 {
                next[node] |= rung.authority
                if position + 1 < rungs.count { next[node] |= rungs[position + 1].all }
            }
            authorities |= rung.authority
            if position == 0 || (chain.advance == .automatic && chain.rungs[position].isExplicit) { start |= rung.all }
        }
    }

    /// Whom the source reaches without some.
    private func reached(without absent: Int) -> Int {
        var reached = start & ~absent
        while true {
            var more = reached
            for node in nodes.indices where reached & (1 << node) != 0 { more |= next[node] & ~absent }
            if more == reached { return reached }
            reached = more
        }
    }

    func everySetOfAbsences(
        q: Double
    ) -> (absencesToSilence: Int, absencesToCutOff: Int?, continuity: Double) {
        var silence = nodes.count
        var cutOff = Int.max
        var continuity = 0.0
        for absent in 0..<(1 << nodes.count) {
            let reached = reached(without: absent)
            let count = absent.nonzeroBitCount
            if reached == 0 { silence = min(silence, count) }
            if reached & authorities == 0 {
                if absent & authorities == 0 { cutOff = min(cutOff, count) }
            } else {
                var probability = 1.0
                for node in nodes.indices { probability *= absent & (1 << node) == 0 ? 1 - q : q }
                continuity += probability
            }
        }
        return (silence, cutOff == .max ? nil : cutOff, continuity)
    }

    /// People, not rotations, whose absence alone silences the chain, or cuts off an authority that it reaches.
    func dominators(knowsAuthority: Bool) -> Set<EntityID> {
        let whole = reached(without: 0)
        var found: Set<EntityID> = []
        for (index, node) in nodes.enumerated() {
            guard case .human(let person) = node else { continue }
            let rest = reached(without: 1 << index)
            let silences = whole != 0 && rest == 0
            let cutsOff = knowsAuthority && whole & authorities != 0 && rest & authorities == 0
            if silences || cutsOff { found.insert(person) }
        }
        return found
    }
}
