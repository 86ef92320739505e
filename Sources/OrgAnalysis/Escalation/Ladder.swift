import OrgModel

/// An escalation ladder as it stands for one or more systems: explicit rungs, then the climb.
struct Ladder: Sendable {
    /// Where the explicit rungs come from, or where the climb of an implicit ladder starts.
    enum Source: Hashable, Sendable {
        case system(Int)
        case policy(Int)
        case team(Int)
        case owningTeam(Int)
        case owningPeople([Int])

        /// Whether somebody wrote the ladder down.
        var isExplicit: Bool {
            switch self {
            case .system, .policy, .team: true
            case .owningTeam, .owningPeople: false
            }
        }

        /// The policy or team that findings are about; nil where that is the system itself.
        var via: Int? {
            switch self {
            case .policy(let position), .team(let position), .owningTeam(let position): position
            case .system, .owningPeople: nil
            }
        }
    }

    /// The entities of one rung.
    struct Rung: Sendable {
        /// The targets, by id.
        var targets: [Int]
        /// Minutes before the next rung, where said.
        var after: Double?
        /// Whether somebody wrote it down; false for a rung that was climbed to.
        var isExplicit: Bool
        /// When each target can be reached, in the order of the targets; nil means always.
        var hours: [WeeklyHours?]
    }

    let source: Source
    let advance: Advance
    let rungs: [Rung]
    /// Whether the climb ended because own rungs lead back to what was passed.
    let endsInLoop: Bool
}

/// Finds and climbs ladders.
struct LadderBuilder {
    let ground: Ground
    let humans: Humans
    let authorities: Authorities

    /// Where the ladder of a system comes from; nil when there is none, explicit or implicit.
    func source(for system: Int, owningTeam: Int?, owners: [Ground.Owner]) -> Ladder.Source? {
        if !ground.steps[system].isEmpty { return .system(system) }
        if let policy = policyWithRungs(of: system) { return .policy(policy) }
        if let team = owningTeam {
            if !ground.steps[team].isEmpty { return .team(team) }
            if let policy = policyWithRungs(of: team) { return .policy(policy) }
            return .owningTeam(team)
        }
        let people = owners.map(\.position).filter(ground.isPerson)
        return people.isEmpty ? nil : .owningPeople(people.sorted())
    }

    private func policyWithRungs(of position: Int) -> Int? {
        ground.policiesOf[position].first { !ground.steps[$0].isEmpty }
    }

    /// The explicit rungs, then the climb until an authority or the end.
    ///
    /// - Complexity: O(k²) for k rungs, with what each step looks at.
    func ladder(from source: Ladder.Source) -> Ladder {
        var climb = Climb(builder: self)
        var advance = Advance.manual
        switch source {
        case .system(let position):
            climb.add(explicit: rungs(of: position))
            advance = ownAdvance(of: position)
        case .policy(let position):
            climb.add(explicit: rungs(of: position))
            let byDefault: Advance = climb.rungs.contains { $0.after != nil } ? .automatic : .manual
            advance = ground.cycle.entities[position].policy?.advance ?? byDefault
        case .team(let position):
            let itself = Ladder.Rung(targets: [position], after: nil, isExplicit: true, hours: [nil])
            climb.add(explicit: [itself] + rungs(of: position))
            advance = ownAdvance(of: position)
        case .owningTeam(let position):
            climb.begin(at: [position])
        case .owningPeople(let people):
            climb.begin(at: people)
        }
        climb.run()
        return Ladder(source: source, advance: advance, rungs: climb.rungs, endsInLoop: climb.endedInLoop)
    }

    /// The rungs written down at an entity, lowest first; targets with one number are one rung.
    func rungs(of position: Int) -> [Ladder.Rung] {
        let byNumber = Dictionary(grouping: ground.steps[position], by: \.step.rung)
        return byNumber.keys.sorted().map { number in
            let steps = (byNumber[number] ?? []).sorted { $0.target < $1.target }
            return Ladder.Rung(
                targets: steps.map(\.target), after: steps.compactMap(\.step.after).max(), isExplicit: true,
                hours: steps.map(\.step.hours))
        }
    }

    private func ownAdvance(of position: Int) -> Advance {
        let steps = ground.steps[position].map(\.step)
        if steps.contains(where: { $0.advance == .manual }) { return .manual }
        return steps.contains { $0.advance == .automatic || $0.after != nil } ? .automatic : .manual
    }
}

/// One climb, rung by rung, from the last explicit rung or from whoever owns.
private struct Climb {
    let builder: LadderBuilder
    var rungs: [Ladder.Rung] = []
    var endedInLoop = false

    private var passed: Set<Int> = []
    private var met: Set<Int> = []
    private var reachedAuthority = false
    /// Whom the climb goes on from; nil before anything is on the ladder, and when all of a rung was passed before.
    private var current: Int?

    init(builder: LadderBuilder) { self.builder = builder }

    mutating func add(explicit rungs: [Ladder.Rung]) {
        for rung in rungs { take(rung) }
    }

    mutating func begin(at targets: [Int]) {
        take(Ladder.Rung(targets: targets, after: nil, isExplicit: false, hours: targets.map { _ in nil }))
    }

    mutating func run() {
        while !reachedAuthority, let from = current {
            switch step(from: from) {
            case .rung(let targets):
                let rung = Ladder.Rung(targets: targets, after: nil, isExplicit: false, hours: targets.map { _ in nil })
                let isAuthority = targets.contains(where: builder.authorities.contains)
                let addsHuman = targets.contains { !Set(builder.humans.of($0)).isSubset(of: met) }
                if addsHuman || isAuthority { take(rung) } else { pass(rung) }
            case .loop:
                endedInLoop = true
                return
            case .end:
                return
            }
        }
    }

    private mutating func take(_ rung: Ladder.Rung) {
        rungs.append(rung)
        pass(rung)
        for target in rung.targets { met.formUnion(builder.humans.of(target)) }
        if rung.targets.contains(where: builder.authorities.contains) { reachedAuthority = true }
    }

    private mutating func pass(_ rung: Ladder.Rung) {
        current = rung.targets.first { !passed.contains($0) }
        passed.formUnion(rung.targets)
    }

    private enum Step {
        case rung([Int])
        case loop, end
    }

    private func step(from position: Int) -> Step {
        let own = builder.rungs(of: position)
        if !own.isEmpty {
            guard let next = own.first(where: hasNew) else { return .loop }
            return .rung(next.targets)
        }
        return builder.ground.isTeam(position) ? step(fromTeam: position) : step(fromPerson: position)
    }

    private func step(fromTeam team: Int) -> Step {
        let ground = builder.ground
        for policy in ground.policiesOf[team] {
            let rungs = builder.rungs(of: policy)
            if rungs.isEmpty { continue }
            if let next = rungs.first(where: hasNew) { return .rung(next.targets) }
            break
        }
        if let parent = ground.parents[team].first(where: isNew) { return .rung([parent]) }
        let managers = Set(ground.leads(of: team).flatMap { ground.managers[$0] }).sorted()
        return managers.first(where: isNew).map { .rung([$0]) } ?? .end
    }

    private func step(fromPerson person: Int) -> Step {
        let ground = builder.ground
        if let manager = ground.managers[person].first(where: isNew) { return .rung([manager]) }
        let parents = Set(ground.teamsOf[person].flatMap { ground.parents[$0.position] }).sorted()
        return parents.first(where: isNew).map { .rung([$0]) } ?? .end
    }

    private func isNew(_ position: Int) -> Bool { !passed.contains(position) }
    private func hasNew(_ rung: Ladder.Rung) -> Bool { rung.targets.contains(where: isNew) }
}
