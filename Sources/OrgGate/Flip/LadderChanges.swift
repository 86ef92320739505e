import OrgAnalysis
import OrgModel

/// Changes to one ladder that might turn a requirement of the systems that follow it, the most fitting first.
struct LadderChanges {
    let examination: Examination
    let teams: TeamIndex
    /// The systems that fall short, all on one ladder, by id.
    let systems: [EntityID]
    let chain: Chain
    /// The name of the figure, and what is required of it.
    let figure: String
    let limits: Limits

    /// A change and the sentence that asks for it.
    struct Proposal {
        let remedy: Remedy
        let sentence: String
        let ids: [EntityID]
    }

    /// Nil where the first system has no chain.
    init?(
        _ systems: [EntityID], figure: String, _ limits: Limits, _ examination: Examination, _ teams: TeamIndex
    ) {
        guard let first = systems.first, let chain = examination.chain(of: first) else { return nil }
        self.examination = examination
        self.teams = teams
        self.systems = systems
        self.chain = chain
        self.figure = figure
        self.limits = limits
    }

    /// All changes that come into question, each once.
    func proposals() -> [Proposal] {
        guard chain.isExplicit else { return written() }
        let ordered: [Proposal] =
            switch figure {
            case "human-hours": covered() + calledTeam() + appended()
            case "minutes-to-fixer", "rung-of-fixer": shortened() + calledFixer() + calledFixersTeam() + learned()
            case "minutes-to-human", "rung-of-human", "absences-to-silence": shortened() + calledTeam() + appended()
            case "breaks", "weaknesses": calledTeam() + appended() + calledFixer() + covered() + shortened()
            default: shortened() + appended() + calledAuthority() + calledTeam() + covered()
            }
        var seen: Set<Remedy> = []
        return ordered.filter { seen.insert($0.remedy).inserted }
    }

    // MARK: - The ladder

    /// Where the rungs are written down.
    private var ladder: EntityID { chain.isExplicit ? chain.via ?? chain.system : chain.system }

    private var ladderName: String {
        "\(ladder.kind == .system ? "the ladder of" : "\(ladder.kind.rawValue)") \(examination.name(ladder))"
    }

    /// The rungs that are written down, with their numbers there. The first rung of a team's own ladder is the team itself,
    /// which is not.
    private var rungs: [(rung: Chain.Rung, at: Remedy.LadderRung)] {
        let steps = examination.analysis.cycle.relations.filter { $0.kind == .escalatesTo && $0.from == ladder }
        let numbers = Set(steps.compactMap(\.step?.rung)).sorted()
        let explicit = Array(chain.rungs.prefix(while: \.isExplicit).enumerated())
        let shown = ladder.kind == .team ? explicit.dropFirst() : explicit[...]
        return zip(shown, numbers).map { item, number in
            (item.element, Remedy.LadderRung(ladder: ladder, number: number, place: item.offset + 1))
        }
    }

    /// Minutes until each rung of ``rungs``.
    private var minutes: [Double] {
        var elapsed = 0.0
        let all = chain.rungs.prefix(while: \.isExplicit).map { rung in
            defer { elapsed += rung.after ?? 0 }
            return elapsed
        }
        return ladder.kind == .team ? Array(all.dropFirst()) : all
    }

    /// The last rung that is early enough for what is required in minutes; the first where that is none, or nothing is.
    private var earlyEnough: Remedy.LadderRung? {
        let rungs = rungs
        guard figure.hasPrefix("minutes-to"), let most = limits.atMost else { return rungs.first?.at }
        return Array(zip(rungs, minutes)).last { $0.1 <= most }?.0.at ?? rungs.first?.at
    }

    private func proposal(_ remedy: Remedy, _ sentence: String, _ ids: [EntityID]) -> Proposal {
        Proposal(remedy: remedy, sentence: sentence, ids: ids)
    }

    private func call(_ target: EntityID, _ rung: Remedy.LadderRung) -> Proposal {
        proposal(
            .call(target, rung), "Call \(examination.name(target)) on rung \(rung.place) of \(ladderName).",
            [target, ladder])
    }

    // MARK: - What may be changed

    /// The rungs below the one that counts wait at most so long that their waits are as much as is allowed: the longest
    /// waits are cut first.
    private func shortened() -> [Proposal] {
        guard figure.hasPrefix("minutes-to"), let most = limits.atMost, most >= 0, let reached = reach?.rung else {
            return []
        }
        let below = rungs.filter { $0.at.place < reached && $0.rung.after ?? 0 > 0 }
        let waits = below.compactMap(\.rung.after).sorted()
        guard waits.reduce(0, +) > most else { return [] }
        var left = most
        var longest = 0.0
        for (index, wait) in waits.enumerated() {
            longest = left / Double(waits.count - index)
            if wait > longest { break }
            left -= wait
        }
        let now = below.map { Plain.number($0.rung.after ?? 0) }.joined(separator: ", ")
        return [
            proposal(
                .shorten(below.map(\.at), minutes: longest),
                "Wait \(Plain.number(longest)) minutes at most on each rung of \(ladderName); now it is \(now).",
                [ladder])
        ]
    }

    private var reach: Chain.Reach? {
        switch figure {
        case "minutes-to-human": chain.figures?.toHuman
        case "minutes-to-fixer": chain.figures?.toFixer
        case "minutes-to-authority": chain.figures?.toAuthority
        default: nil
        }
    }

    private func value(of system: EntityID) -> FigureValue {
        FigureCatalogue.figure(named: figure, of: .system).map { examination.values.value(of: $0, for: system) }
            ?? .unknown("")
    }

    /// The authority is called as early as is required.
    private func calledAuthority() -> [Proposal] {
        guard let authority, let rung = earlyEnough else { return [] }
        return [call(authority, rung)]
    }

    /// The authority is called at the end.
    private func appended() -> [Proposal] {
        guard let authority else { return [] }
        return [
            proposal(
                .append(authority, ladder: ladder), "Add a last rung to \(ladderName): \(examination.name(authority)).",
                [authority, ladder])
        ]
    }

    /// Whoever answers for the owning team is called.
    private func calledTeam() -> [Proposal] {
        let owning = systems.compactMap { examination.ownership(of: $0)?.owningTeam }
        let unique = Set(owning).sorted()
        let places = [earlyEnough, rungs.first { $0.rung.answerers.isEmpty }?.at].compactMap(\.self)
        return unique.filter { !teams.answering(for: $0).isEmpty }
            .flatMap { team in places.map { call(team, $0) } }
    }

    /// Somebody who can fix the systems is called; first who can fix the most of them.
    private func calledFixer() -> [Proposal] {
        guard let rung = earlyEnough else { return [] }
        var fixes: [EntityID: Int] = [:]
        for system in systems {
            for person in examination.ownership(of: system)?.supporters ?? [] { fixes[person, default: 0] += 1 }
        }
        let ranked = fixes.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        return ranked.prefix(3).map { call($0.key, rung) }
    }

    /// The team of somebody who can fix the systems is called.
    private func calledFixersTeam() -> [Proposal] {
        guard let rung = earlyEnough else { return [] }
        let fixers = Set(systems.flatMap { examination.ownership(of: $0)?.supporters ?? [] }).sorted()
        let answering = Set(fixers.flatMap(teams.teams)).sorted().filter { team in
            teams.answering(for: team).contains(where: fixers.contains)
        }
        return answering.prefix(2).map { call($0, rung) }
    }

    /// Somebody on the ladder learns to fix the system.
    private func learned() -> [Proposal] {
        guard systems.count == 1, let system = systems.first else { return [] }
        let most = limits.atMost ?? .infinity
        let early = zip(chain.rungs.prefix(while: \.isExplicit), elapsed).first {
            $0.1 <= most && !$0.0.answerers.isEmpty
        }
        let answerers = early?.0.answerers ?? []
        guard let person = answerers.first(where: { !teams.isAuthority($0) }) ?? answerers.first else { return [] }
        return [
            proposal(
                .support(system: system, by: person),
                "Make \(examination.name(person)), who is on the ladder, a supporter of \(examination.name(system)).",
                [person, system])
        ]
    }

    private var elapsed: [Double] {
        var sum = 0.0
        return chain.rungs.map { rung in
            defer { sum += rung.after ?? 0 }
            return sum
        }
    }

    /// Somebody on a rung can be reached around the clock, from the lowest rung on.
    private func covered() -> [Proposal] {
        var all = rungs.flatMap { item in item.rung.targets.map { (target: $0, at: item.at) } }
        if ladder.kind == .team, chain.isExplicit {
            all.insert((ladder, Remedy.LadderRung(ladder: ladder, number: 0, place: 1)), at: 0)
        }
        return all.map { item in
            proposal(
                .cover(item.target, item.at),
                "Make \(examination.name(item.target)) reachable around the clock on rung \(item.at.place) of \(ladderName).",
                [item.target, ladder])
        }
    }

    /// Systems without a ladder get one: the owning team, then an authority.
    private func written() -> [Proposal] {
        guard systems.count == 1, let system = systems.first, let row = examination.ownership(of: system) else {
            return []
        }
        let first = row.owningTeam ?? row.owners.first { teams.isActiveHuman($0) }
        var targets = [first].compactMap(\.self)
        if let authority, !targets.contains(authority) { targets.append(authority) }
        guard !targets.isEmpty else { return [] }
        let wait = figure.hasPrefix("minutes-to") ? limits.atMost ?? 30 : 30
        let names = targets.map(examination.name).joined(separator: ", after \(Plain.number(wait)) minutes ")
        return [
            proposal(
                .write(system: system, rungs: targets, minutes: wait),
                "Write a ladder for \(examination.name(system)): \(names).", targets + [system])
        ]
    }

    // MARK: - Who may decide

    /// The authority that the ladder leads to already, else the nearest above the owning team, else the first by id.
    private var authority: EntityID? {
        let authorities = Set(examination.analysis.escalation.authorities)
        if let reached = chain.rungs.flatMap(\.targets).last(where: authorities.contains) { return reached }
        for system in systems {
            guard let team = examination.ownership(of: system)?.owningTeam else { continue }
            let above = teams.managers(of: team) + teams.ancestors(of: team)
            if let nearest = above.first(where: authorities.contains) { return nearest }
        }
        return authorities.min()
    }
}
