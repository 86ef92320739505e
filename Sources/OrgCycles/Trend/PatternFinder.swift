import Findings
import OrgAnalysis
import OrgModel

/// Looks for rules that are found on more and more systems of a team or a domain.
struct PatternFinder {
    private let series: CycleSeries
    private let teams: SystemTeams
    private let domains: [Int: Int]
    /// The first cycle from which on the systems are the same records.
    private let firstComparable: Int

    init(series: CycleSeries, teams: SystemTeams, recordings: inout CycleRecordings) {
        self.series = series
        self.teams = teams
        domains = teams.domains()
        var first = 0
        for cycle in series.cycles.indices.dropFirst()
        where recordings.recording(from: cycle - 1, to: cycle).judge.isBroken(.system) {
            first = cycle
        }
        firstComparable = first
    }

    private struct Place: Hashable {
        let rule: RuleID
        let team: Int
    }

    /// The patterns, those that grew most first, then by rule and team.
    ///
    /// - Complexity: O(findings · what they affect), over all cycles.
    func patterns() -> [FindingPattern] {
        let (sets, rules) = affected()
        var byTeam: [Place: [Set<Int>]] = [:]
        var byDomain: [Place: [Set<Int>]] = [:]
        for (cycle, found) in sets.enumerated() {
            for (rule, systems) in found {
                for system in systems {
                    guard let team = teams.ofSystems[cycle][system] else { continue }
                    add(system, &byTeam, Place(rule: rule, team: team), cycle)
                    if let domain = domains[team] { add(system, &byDomain, Place(rule: rule, team: domain), cycle) }
                }
            }
        }
        let ofTeams = byTeam.compactMap { place, sets in pattern(place, sets, rules, isDomain: false, parts: []) }
        let grownTeams = growths(byTeam, rules)
        var covered: Set<Place> = []
        let ofDomains = byDomain.compactMap { place, sets -> FindingPattern? in
            let parts = grownTeams.filter { $0.key.rule == place.rule && domains[$0.key.team] == place.team }
            guard parts.count > 1 else { return nil }
            let listed = parts.compactMap { part, growth in
                name(part.team).map { FindingPattern.Part(team: $0, growth: growth) }
            }
            .sorted { $0.growth == $1.growth ? $0.team < $1.team : $0.growth > $1.growth }
            guard let pattern = pattern(place, sets, rules, isDomain: true, parts: listed) else { return nil }
            covered.formUnion(parts.keys)
            return pattern
        }
        let own = ofTeams.filter { pattern in
            !covered.contains { $0.rule == pattern.rule && name($0.team) == pattern.team }
        }
        return (own + ofDomains).sorted { a, b in
            if a.grown != b.grown { return a.grown > b.grown }
            if a.rule != b.rule { return a.rule < b.rule }
            return a.team == b.team ? a.isDomain : a.team < b.team
        }
    }

    private func add(_ system: Int, _ sets: inout [Place: [Set<Int>]], _ place: Place, _ cycle: Int) {
        sets[place, default: Array(repeating: [], count: series.cycles.count)][cycle].insert(system)
    }

    /// The systems that each rule is found on, by cycle; and in which cycles each rule could look. A note that stands for
    /// what may only not be written down counts as if the rule could not.
    private func affected() -> (sets: [[RuleID: Set<Int>]], rules: [RuleID: [Bool]]) {
        var sets = [[RuleID: Set<Int>]](repeating: [:], count: series.cycles.count)
        var rules: [RuleID: [Bool]] = [:]
        for track in series.findings.tracks {
            if rules[track.rule] == nil {
                rules[track.rule] = series.analyses.map {
                    RuleSet.silencing(track.rule, in: $0.assessment).isEmpty
                }
            }
            for (cycle, occurrence) in track.occurrences.enumerated() {
                guard let finding = occurrence else { continue }
                guard case .entity(let subject) = finding.subject else {
                    rules[track.rule]?[cycle] = false
                    continue
                }
                for id in finding.affects + (subject.kind == .system ? [subject] : []) {
                    guard let system = series.identities.identity(of: id, in: cycle) else { continue }
                    sets[cycle][track.rule, default: []].insert(system)
                }
            }
        }
        return (sets, rules)
    }

    // MARK: - Growth

    private struct Growth {
        let start: Int
        let size: Int
        /// The last cycle in which there were more than before.
        let last: Int
    }

    private func counts(_ place: Place, _ sets: [Set<Int>], _ rules: [RuleID: [Bool]]) -> [Int?] {
        sets.enumerated().map { cycle, systems in rules[place.rule]?[cycle] ?? false ? systems.count : nil }
    }

    /// How much more there is at the end than before, looking back as long as there was never less.
    private func growth(_ counts: [Int?]) -> Growth? {
        guard let last = counts.last, let last else { return nil }
        var (start, lowest, latestGrowth) = (counts.count, last, -1)
        var later = (cycle: counts.count - 1, count: last)
        for cycle in stride(from: counts.count - 2, through: firstComparable, by: -1) {
            guard let count = counts[cycle] else { continue }
            if count > later.count { break }
            if count < later.count {
                start = later.cycle
                lowest = count
                latestGrowth = max(latestGrowth, later.cycle)
            }
            later = (cycle, count)
        }
        guard start < counts.count else { return nil }
        return Growth(start: start, size: last - lowest, last: latestGrowth)
    }

    private func growths(_ byTeam: [Place: [Set<Int>]], _ rules: [RuleID: [Bool]]) -> [Place: Int] {
        byTeam.reduce(into: [:]) { result, entry in
            result[entry.key] = growth(counts(entry.key, entry.value, rules))?.size
        }
    }

    private func pattern(
        _ place: Place, _ sets: [Set<Int>], _ rules: [RuleID: [Bool]], isDomain: Bool, parts: [FindingPattern.Part]
    ) -> FindingPattern? {
        let counts = counts(place, sets, rules)
        let end = counts.count - 1
        guard let growth = growth(counts), growth.size >= FindingPattern.growth,
            end - growth.last < FigureCondition.memory,
            let last = counts.last, let last, last >= FindingPattern.minimum, let team = name(place.team)
        else { return nil }
        return FindingPattern(
            rule: place.rule, team: team, isDomain: isDomain, counts: counts, start: growth.start, grown: growth.size,
            systems: sets[end].compactMap { series.identities.id(of: $0, in: end) }.sorted(), teams: parts)
    }

    /// What a team is called in the last cycle that has it.
    private func name(_ team: Int) -> EntityID? { series.identities.lastID(of: team, upTo: series.cycles.count - 1) }
}

extension Judge {
    /// Whether too much of a kind is recorded in one of the two cycles only for them to be held against each other.
    func isBroken(_ kind: EntityKind) -> Bool {
        entities.before.gap(in: [kind]) != nil || entities.after.gap(in: [kind]) != nil
    }
}
