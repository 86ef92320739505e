import OrgModel

/// All that can be said of a ladder without knowing which system it is for; worked out once for all systems that share it,
/// and a class so that they share it.
final class LadderFacts: Sendable {
    let ladder: Ladder
    let graph: EscalationGraph
    /// The humans on each rung, by id.
    let humansOnRung: [[Int]]
    /// For each rung whether only the one on duty answers there.
    let isRotation: [Bool]
    /// Minutes until each rung; nil on climbed ones.
    let minutes: [Double?]
    /// Whether some rung leads to an authority, or to somebody who answers with authority.
    let hasAuthority: Bool
    let hasEmptyRung: Bool
    let isSharedOnly: Bool
    /// Person or pool rungs after the first, from 0, that hold only humans of earlier person or pool rungs.
    let hollowRungs: [Int]
    let humanHours: Double?
    let absencesToCutOff: Int?
    let continuity: Double?
    /// Humans, not in a rotation, whose absence alone silences the chain or cuts it off.
    let dominators: [Int]
    /// Humans, not in a rotation, who make it a single path: those with authority count only for silence.
    let singlePaths: [Int]

    init(
        _ ladder: Ladder, _ ground: Ground, _ humans: Humans, _ authorities: Authorities, q: Double,
        knowsAuthority: Bool
    ) {
        self.ladder = ladder
        let graph = EscalationGraph(ladder, ground, humans, authorities)
        self.graph = graph
        humansOnRung = ladder.rungs.map { Set($0.targets.flatMap { humans.of($0) }).sorted() }
        isRotation = graph.rungs.map { rung in
            rung.contains { if case .rotation = graph.answerers[$0] { true } else { false } }
        }
        var elapsed = 0.0
        minutes = ladder.rungs.map { rung in
            defer { elapsed += rung.after ?? 0 }
            return rung.isExplicit ? elapsed : nil
        }
        hasAuthority =
            ladder.rungs.contains { $0.targets.contains { authorities.contains($0) } }
            || graph.hasAuthority.contains(true)
        hasEmptyRung = ladder.rungs.contains {
            $0.isExplicit && $0.targets.allSatisfy { humans.active(behind: $0).isEmpty }
        }
        let active = ladder.rungs.flatMap { $0.targets.flatMap { humans.active(behind: $0) } }
        isSharedOnly = !active.isEmpty && !active.contains { humans.isActiveHuman($0) }
        hollowRungs = LadderFacts.hollowRungs(of: graph)
        humanHours = ladder.source.isExplicit ? LadderFacts.humanHours(of: ladder, ground, humans) : nil
        let cutsOff = knowsAuthority ? graph.cutsOff : []
        absencesToCutOff = knowsAuthority ? graph.absencesToCutOff(ofWhichOne: cutsOff) : nil
        continuity =
            knowsAuthority && ladder.source.isExplicit ? graph.continuity(awayProbability: q) : nil
        var dominators: [Int] = []
        var singlePaths: [Int] = []
        for (index, answerer) in graph.answerers.enumerated() {
            guard case .human(let person) = answerer else { continue }
            let silences = graph.isSilenced(without: index)
            guard silences || (knowsAuthority && cutsOff[index]) else { continue }
            dominators.append(person)
            if silences || !graph.hasAuthority[index] { singlePaths.append(person) }
        }
        self.dominators = dominators.sorted()
        self.singlePaths = singlePaths.sorted()
    }

    var isHollow: Bool { !hollowRungs.isEmpty }

    /// A rung with a rotation on it is none of persons or a pool; the people beside the rotation were called all the same.
    private static func hollowRungs(of graph: EscalationGraph) -> [Int] {
        var met: Set<Int> = []
        var hollow: [Int] = []
        for (index, rung) in graph.rungs.enumerated() {
            let people = rung.filter { if case .human = graph.answerers[$0] { true } else { false } }
            if index > 0, !rung.isEmpty, people.count == rung.count, met.isSuperset(of: people) { hollow.append(index) }
            met.formUnion(people)
        }
        return hollow
    }

    /// Hours of the week in which an explicit rung has a human: when the rung leads to a target, and its people are on call.
    private static func humanHours(of ladder: Ladder, _ ground: Ground, _ humans: Humans) -> Double {
        let always = [0..<WeeklyHours.minutesInWeek]
        var ranges: [Range<Int>] = []
        for rung in ladder.rungs where rung.isExplicit {
            for (target, hours) in zip(rung.targets, rung.hours) where !humans.of(target).isEmpty {
                let onCall = ground.isTeam(target) ? ground.onCall(of: target)?.hours : nil
                ranges += intersection(hours?.minuteRanges ?? always, onCall?.minuteRanges ?? always)
            }
        }
        return Double(WeeklyHours.union(ranges).reduce(0) { $0 + $1.count }) / 60
    }

    private static func intersection(_ a: [Range<Int>], _ b: [Range<Int>]) -> [Range<Int>] {
        a.flatMap { first in b.map { first.clamped(to: $0) } }.filter { !$0.isEmpty }
    }

    /// Whether a rung has somebody out of a set.
    func hasRung(with people: [Int]) -> Bool {
        let set = Set(people)
        return humansOnRung.contains { $0.contains(where: set.contains) }
    }

    /// The first rung that the source reaches with somebody out of a set.
    func reach(_ people: [Int]) -> Chain.Reach? {
        let set = Set(people)
        return reach { _, answerer in graph.humans(behind: answerer).contains(where: set.contains) }
    }

    var reachOfHuman: Chain.Reach? { reach { _, _ in true } }
    var reachOfAuthority: Chain.Reach? { reach { graph.authoritative[$0].contains($1) } }

    private func reach(where has: (Int, Int) -> Bool) -> Chain.Reach? {
        graph.firstRung(where: has).map { Chain.Reach(rung: $0 + 1, minutes: minutes[$0]) }
    }
}
