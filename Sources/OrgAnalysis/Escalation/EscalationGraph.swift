import GraphCore
import OrgModel

/// The answerers of a ladder between a source and a sink behind authority.
///
/// A person, or each human of a pool, is a node of its own; a rotation is one node, unless one active human is left in
/// it, who then stands for it. Mailboxes and bots give no node.
struct EscalationGraph: Sendable {
    enum Answerer: Hashable, Sendable {
        case human(Int)
        case rotation(team: Int)
    }

    /// Everybody who can answer, in order of first appearance.
    let answerers: [Answerer]
    /// For each rung the answerers on it, sorted.
    let rungs: [[Int]]
    /// For each rung those who answer on it with authority, sorted.
    let authoritative: [[Int]]
    /// Answerers with authority on some rung.
    let hasAuthority: [Bool]
    /// Answerers that the source leads to.
    let first: [Int]
    /// For each answerer whom it leads to, sorted.
    let next: [[Int]]
    /// For each answerer whether the source reaches it while everybody is there.
    let isReached: [Bool]
    private let humansOfRotation: [Int: [Int]]

    init(_ ladder: Ladder, _ ground: Ground, _ humans: Humans, _ authorities: Authorities) {
        var answerers: [Answerer] = []
        var index: [Answerer: Int] = [:]
        var rungs: [[Int]] = []
        var authoritative: [[Int]] = []
        var humansOfRotation: [Int: [Int]] = [:]
        func node(_ answerer: Answerer) -> Int {
            if let known = index[answerer] { return known }
            index[answerer] = answerers.count
            answerers.append(answerer)
            return answerers.count - 1
        }
        for rung in ladder.rungs {
            var here: Set<Int> = []
            var withAuthority: Set<Int> = []
            for target in rung.targets {
                let people = humans.of(target)
                let nodes: [Int]
                if EscalationGraph.isRotation(target, people, in: ground) {
                    nodes = [node(.rotation(team: target))]
                    humansOfRotation[target] = people
                    if people.allSatisfy(authorities.contains) { withAuthority.formUnion(nodes) }
                } else {
                    nodes = people.map { node(.human($0)) }
                    withAuthority.formUnion(zip(nodes, people).filter { authorities.contains($0.1) }.map(\.0))
                }
                if authorities.contains(target) { withAuthority.formUnion(nodes) }
                here.formUnion(nodes)
            }
            rungs.append(here.sorted())
            authoritative.append(withAuthority.sorted())
        }
        var next = [Set<Int>](repeating: [], count: answerers.count)
        for (position, rung) in rungs.enumerated() {
            for answerer in rung {
                if position + 1 < rungs.count { next[answerer].formUnion(rungs[position + 1]) }
                next[answerer].formUnion(authoritative[position])
            }
        }
        for answerer in next.indices { next[answerer].remove(answerer) }
        let startsEverywhere = ladder.advance == .automatic
        let first = Set(
            zip(ladder.rungs, rungs).enumerated()
                .filter { $0.offset == 0 || (startsEverywhere && $0.element.0.isExplicit) }.flatMap(\.element.1)
        ).sorted()
        self.answerers = answerers
        self.rungs = rungs
        self.authoritative = authoritative
        self.humansOfRotation = humansOfRotation
        self.first = first
        self.next = next.map { $0.sorted() }
        var hasAuthority = [Bool](repeating: false, count: answerers.count)
        for answerer in authoritative.joined() { hasAuthority[answerer] = true }
        self.hasAuthority = hasAuthority
        isReached = EscalationGraph.reach(from: first, self.next, without: nil)
    }

    private static func isRotation(_ target: Int, _ people: [Int], in ground: Ground) -> Bool {
        guard ground.isTeam(target), let onCall = ground.onCall(of: target) else { return false }
        return onCall.mode == .rotation && people.count > 1
    }

    private static func reach(from first: [Int], _ next: [[Int]], without absent: Int?) -> [Bool] {
        var reached = [Bool](repeating: false, count: next.count)
        var queue: [Int] = []
        func meet(_ answerer: Int) {
            if answerer != absent, !reached[answerer] {
                reached[answerer] = true
                queue.append(answerer)
            }
        }
        first.forEach(meet)
        while let answerer = queue.popLast() { next[answerer].forEach(meet) }
        return reached
    }

    /// The humans behind an answerer, by id.
    func humans(behind answerer: Int) -> [Int] {
        switch answerers[answerer] {
        case .human(let person): [person]
        case .rotation(let team): humansOfRotation[team] ?? []
        }
    }

    /// The first rung, from 0, with an answerer that the source reaches and that has a property.
    func firstRung(where has: (_ rung: Int, _ answerer: Int) -> Bool) -> Int? {
        rungs.indices.first { rung in rungs[rung].contains { isReached[$0] && has(rung, $0) } }
    }

    /// The least number of answerers whose absence leaves none reachable: all that the source leads to.
    var absencesToSilence: Int { first.count }

    /// Whether the source reaches somebody with authority while everybody is there.
    var reachesAuthority: Bool { zip(isReached, hasAuthority).contains { $0 && $1 } }

    /// The least number of answerers, authorities not counted, whose absence cuts the source from authority: 0 when it
    /// is cut off now, nil when the source leads to authority directly.
    ///
    /// - Parameter cutsOff: ``cutsOff``, which often has the answer.
    func absencesToCutOff(ofWhichOne cutsOff: [Bool]) -> Int? {
        guard reachesAuthority else { return 0 }
        if first.contains(where: { hasAuthority[$0] }) { return nil }
        if zip(cutsOff, hasAuthority).contains(where: { $0 && !$1 }) { return 1 }
        let (source, sink) = (answerers.count, answerers.count + 1)
        var edges = first.map { Edge(source, $0) }
        for (answerer, targets) in next.enumerated() {
            edges += targets.map { Edge(answerer, $0) }
            if hasAuthority[answerer] { edges.append(Edge(answerer, sink)) }
        }
        let graph = CompressedGraph(nodeCount: answerers.count + 2, edges: edges, directed: true)
        return graph.minimumVertexCut(
            from: source, to: sink, uncuttable: answerers.indices.filter { hasAuthority[$0] })?.size
    }

    /// Whether the absence of one answerer alone leaves nobody reachable.
    func isSilenced(without answerer: Int) -> Bool { first == [answerer] }

    /// For each answerer whether its absence alone cuts the source from an authority that it reaches now.
    var cutsOff: [Bool] {
        guard reachesAuthority else { return [Bool](repeating: false, count: answerers.count) }
        return answerers.indices.map { answerer in
            guard isReached[answerer] else { return false }
            let reached = EscalationGraph.reach(from: first, next, without: answerer)
            return !zip(reached, hasAuthority).contains { $0 && $1 }
        }
    }
}
