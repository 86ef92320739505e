public import Findings
import OrgAnalysis
public import OrgModel

/// Where an organisation is heading: every figure over its cycles, what strains, findings and their ages, and patterns.
public struct Trend: Sendable {
    /// The cycles.
    public let series: CycleSeries
    /// Every figure of the organisation, in the order of the catalogue.
    public let figures: [FigureSeries]
    /// What strains, and what is behind it, in the order in which a reader should know it.
    public let strains: [Strain]
    /// Where figures stand to the limits that were asked about, in their order.
    public let outlooks: [LimitOutlook]
    /// Systems that went into production, by cycle, then id.
    public let promotions: [Promotion]
    /// Every figure of the entities that were asked about, in their order.
    public let entities: [EntityTrend]
    /// Rules that are found on more and more systems of a team or a domain, those that grew most first.
    public let patterns: [FindingPattern]
    /// How many findings each cycle has, and what became of them.
    public let tallies: [Tally]
    /// What cycles told of and no longer do, by the first cycle that does not.
    public let losses: [Loss]
    /// What happened, each told once, by the first cycle that tells of it.
    public let events: [(cycle: Int, event: Event)]

    /// Every figure of one entity.
    public struct EntityTrend: Sendable {
        /// The entity, under its last id.
        public let id: EntityID
        /// Its figures, in the order of the catalogue.
        public let figures: [FigureSeries]
    }

    /// The findings of one cycle, counted.
    public struct Tally: Hashable, Sendable {
        /// By severity; none for those without.
        public let bySeverity: [Severity: Int]
        /// By what they are beside the cycle before; in the first cycle all are new.
        public let byStatus: [FindingHistory.Status: Int]

        /// How many there are.
        public var count: Int { bySeverity.values.reduce(0, +) }
    }

    /// What is not recorded any more from one cycle on.
    public struct Loss: Sendable {
        /// The first cycle that does not tell of it.
        public let cycle: Int
        /// Files that it has nothing of, by path.
        public let sources: [Recording.Source]
        /// Kinds of data that it has none of.
        public let kinds: [Recording.Kind]
    }

    /// Follows everything through a series of cycles.
    ///
    /// - Parameters:
    ///   - limits: What figures of the organisation are required to be.
    ///   - focus: The identities, of ``CycleSeries/identities``, of systems, people and teams that are asked about.
    ///   - threads: How many to use at most; the result is the same with any number.
    /// - Complexity: O(figures · cycles²), and O(n log n) in the sum of entities, relations and findings.
    public init(of series: CycleSeries, limits: [TrendLimit] = [], focus: [Int] = [], threads: Int = 1) {
        self.series = series
        var recordings = CycleRecordings(of: series, threads: threads)
        let teams = SystemTeams(of: series)
        let figures = FigureCatalogue.figures(of: .organization).map { figure in
            FigureSeries(figure, of: nil, values: series.values.map { $0.value(of: figure) }) { before, after in
                recordings.recording(from: before, to: after).obstacle(to: figure)
            }
        }
        self.figures = figures
        strains = StrainFinder(series: series, teams: teams).strains(among: figures)
        outlooks = limits.compactMap { limit in
            figures.first { $0.figure == limit.figure }.map { LimitOutlook(limit, of: $0) }
        }
        promotions = Promotion.found(in: series).compactMap { identity, cycle in
            guard let id = series.lastID(of: identity) else { return nil }
            let own = Promotion.figures.compactMap { FigureCatalogue.figure(named: $0, of: .system) }
            return Promotion(system: id, cycle: cycle, series: own.map { series.figure($0, of: identity, &recordings) })
        }
        .sorted { $0.cycle == $1.cycle ? $0.system < $1.system : $0.cycle < $1.cycle }
        entities = focus.compactMap { identity in
            guard let id = series.lastID(of: identity) else { return nil }
            let own = FigureCatalogue.all.filter { $0.subject.kind == id.kind && !$0.needsCentrality }
            return EntityTrend(id: id, figures: own.map { series.figure($0, of: identity, &recordings) })
        }
        patterns = PatternFinder(series: series, teams: teams, recordings: &recordings).patterns()
        tallies = series.cycles.indices.map { Tally(of: series.findings, in: $0) }
        losses = series.cycles.indices.dropFirst().compactMap { cycle in
            let recording = recordings.recording(from: cycle - 1, to: cycle)
            let loss = Loss(
                cycle: cycle, sources: recording.sources.filter { $0.side == .before },
                kinds: recording.kinds.filter { $0.side == .before })
            return loss.sources.isEmpty && loss.kinds.isEmpty ? nil : loss
        }
        events = Self.events(of: series.cycles)
    }

    /// The figures with a condition, in the order of the catalogue.
    public func figures(_ state: FigureCondition.State) -> [FigureSeries] {
        figures.filter { $0.condition?.state == state }
    }

    /// The findings of the last cycle: those that have been there longest first, then in the order of a report.
    public var standing: [FindingHistory.Track] {
        let last = series.cycles.count - 1
        return series.findings.tracks.filter { $0.occurrences[last] != nil }.enumerated().sorted { a, b in
            let (x, y) = (a.element.age(in: last), b.element.age(in: last))
            if x != y { return x > y }
            guard let first = a.element.occurrences[last], let second = b.element.occurrences[last] else {
                return false
            }
            if Finding.inReportingOrder(first, second) { return true }
            return Finding.inReportingOrder(second, first) ? false : a.offset < b.offset
        }
        .map(\.element)
    }

    private static func events(of cycles: [Cycle]) -> [(cycle: Int, event: Event)] {
        var told: Set<Event> = []
        var events: [(cycle: Int, event: Event)] = []
        for (index, cycle) in cycles.enumerated() {
            for event in cycle.events where told.insert(event).inserted { events.append((index, event)) }
        }
        return events
    }
}

extension Trend.Tally {
    init(of history: FindingHistory, in cycle: Int) {
        var bySeverity: [Severity: Int] = [:]
        var byStatus: [FindingHistory.Status: Int] = [:]
        for track in history.tracks {
            if let finding = track.occurrences[cycle] { bySeverity[finding.severity, default: 0] += 1 }
            if let status = track.status(in: cycle) { byStatus[status, default: 0] += 1 }
        }
        self.bySeverity = bySeverity
        self.byStatus = byStatus
    }
}

extension CycleSeries {
    /// What an identity is called in the last cycle that has it.
    func lastID(of identity: Int) -> EntityID? { identities.lastID(of: identity, upTo: cycles.count - 1) }

    /// A figure of an entity over the cycles, not known where it is in none.
    func figure(_ figure: Figure, of identity: Int, _ recordings: inout CycleRecordings) -> FigureSeries {
        let values = self.values.enumerated().map { cycle, values -> FigureValue in
            guard let id = identities.id(of: identity, in: cycle) else { return .unknown("it is not in this cycle") }
            return values.value(of: figure, for: id)
        }
        return FigureSeries(figure, of: lastID(of: identity), values: values) { before, after in
            recordings.recording(from: before, to: after).obstacle(to: figure)
        }
    }
}
