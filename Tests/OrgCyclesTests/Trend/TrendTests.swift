import Findings
import OrgAnalysis
import OrgModel
import Testing

@testable import OrgCycles

struct TrendTests {
    private func larkfield() throws -> Trend {
        Trend(of: CycleSeries(of: try (1...4).map { try quarter($0) }))
    }

    private func series(_ name: String, of trend: Trend) throws -> FigureSeries {
        try #require(trend.figures.first { $0.figure.name == name }, "\(name)")
    }

    /// Every figure of the organisation, and each as one `analyze` has it.
    @Test func figuresAreThoseOfEachAnalysis() throws {
        let trend = try larkfield()
        #expect(trend.figures.map(\.figure) == FigureCatalogue.figures(of: .organization))
        for number in 1...4 {
            let values = FigureValues(of: Analysis(of: try quarter(number)))
            for series in trend.figures {
                let (a, b) = (series.values[number - 1], values.value(of: series.figure))
                if let x = a.number, let y = b.number {
                    #expect(abs(x - y) <= 1e-9 * max(abs(x), abs(y)), "\(series.figure.name)")
                } else {
                    #expect(a == b, "\(series.figure.name)")
                }
            }
        }
    }

    /// The percentages are in `graphs/README.md`, which works them out: 100, 96, 84 and 96 %.
    @Test func theExamplesLaddersStrainAndComeBack() throws {
        let trend = try larkfield()
        let intact = try series("intact", of: trend)
        #expect(intact.values.compactMap(\.number).map { ($0 * 100).rounded() } == [100, 96, 84, 96])
        #expect(intact.condition == nil || intact.condition?.state == .stabilising)
        #expect(intact.condition?.rule == .betterSince(worst: 2))
        let third = Trend(of: CycleSeries(of: try (1...3).map { try quarter($0) }))
        #expect(try series("intact", of: third).condition?.state == .straining)
    }

    /// The table of findings in `graphs/README.md`: 3, 17, 26 and 11, one of them in all four quarters.
    @Test func theExamplesFindingsHaveTheAgesOfItsTable() throws {
        let trend = try larkfield()
        #expect(trend.tallies.map(\.count) == [3, 17, 26, 11])
        let oldest = try #require(trend.standing.first)
        #expect(oldest.rule == "ownership/single")
        #expect(oldest.age(in: 3) == 4)
        #expect(oldest.occurrences[3]?.subject == .entity(id("system:claims-archive")))
        let ages = trend.standing.map { $0.age(in: 3) }
        #expect(ages == ages.sorted(by: >))
        // Table: partner-desk four times and the settlement agent for the third, the triage model, too.
        #expect(ages.count { $0 == 3 } == 6)
    }

    @Test func theExamplesPromotionsAreThoseOfItsStory() throws {
        let trend = try larkfield()
        #expect(
            trend.promotions.map { "\($0.system.name) \($0.cycle)" } == [
                "claims-triage-model 1", "document-intake-agent 1", "settlement-agent 2",
            ])
        let supporters = trend.promotions.map {
            $0.series.first { $0.figure.name == "supporters" }?.values.compactMap(\.number)
        }
        // "Each agent has two people who can fix it"; then one each; document intake has three in the end.
        #expect(supporters[1] == [2, 1, 1, 3])
        #expect(supporters[2] == [2, 1, 1, 1])
    }

    /// 3 events a quarter, 5, 4 and 8, by the files.
    @Test func eventsAreToldOnce() throws {
        let trend = try larkfield()
        #expect((0..<4).map { cycle in trend.events.count { $0.cycle == cycle } } == [3, 5, 4, 8])
        // A file that repeats what an earlier one told adds nothing.
        let twice = Trend(of: CycleSeries(of: [try quarter(1), try quarter(1)]))
        #expect(twice.events.count == 3)
    }

    // MARK: - What a reader should know first

    private func web(_ label: String, lost: Set<Int>, fresh: Int = 0, source: String? = nil) throws -> Cycle {
        let names = (1...10).map { "s\($0)" } + (0..<fresh).map { "new\($0)" }
        let systems = names.enumerated().map { index, name in
            let isLost = lost.contains(index + 1) || index >= 10
            let place = source.map { "source: '\($0):\(index + 1)', " } ?? ""
            return "  \(name): {\(place)owners: [\(isLost ? "" : "web")]}"
        }
        return try cycle(
            label,
            "people: {ana: {teams: [web]}, ben: {teams: [web]}}\nteams: {web: }\nsystems:\n"
                + systems.joined(separator: "\n"))
    }

    /// 1 of 10 without an owner, then 4 of 11: three that the team had, and one that is new.
    @Test func namesWhatIsBehindAStrain() throws {
        let trend = Trend(
            of: CycleSeries(of: [
                try web("1", lost: [1]), try web("2", lost: [1]), try web("3", lost: [1, 2, 3, 4], fresh: 1),
            ]))
        let strain = try #require(trend.strains.first)
        #expect(strain.series.figure.name == "unowned")
        #expect(strain.before == 1 && strain.since == 2)
        #expect(abs(strain.size - (5.0 / 11 - 0.1)) < 1e-12)
        let behind = strain.causes.filter { $0.contribution > 0 }
        #expect(Set(behind.flatMap(\.subject)) == Set(["s2", "s3", "s4", "new0"].map { EntityID(.system, $0) }))
        #expect(behind.filter(\.isNew).flatMap(\.subject) == [id("system:new0")])
        #expect(behind.filter { !$0.isNew }.allSatisfy { $0.team == id("team:web") })
    }

    /// A file that vanishes ends a series; it does not make it worse.
    @Test func whatIsNoLongerRecordedIsNoStrain() throws {
        let told = try (1...3).map { try web("\($0)", lost: [1], source: "components-\($0).yaml") }
        let other = try cycle(
            "4",
            """
            people: {ana: {teams: [web]}, ben: {teams: [web]}}
            teams: {web: }
            systems: {x1: {source: 'charts.yaml:1'}, x2: {source: 'charts.yaml:2'}, x3: {owners: [web], source: 'charts.yaml:3'}, x4: {owners: [web], source: 'charts.yaml:4'}}
            """)
        let trend = Trend(of: CycleSeries(of: told + [other]))
        let unowned = try series("unowned", of: trend)
        #expect(unowned.values.compactMap(\.number) == [0.1, 0.1, 0.1, 0.5])
        #expect(unowned.breaks.map(\.cycle) == [3])
        #expect(unowned.judged == 0...2)
        #expect(trend.strains.isEmpty)
        #expect(trend.losses.map(\.cycle) == [3])
        #expect(trend.losses.first?.sources.map(\.path) == ["components-3.yaml"])
        #expect(trend.losses.first?.sources.first?.entities.count == 10)
    }

    @Test func anEntityIsFollowedThroughItsNames() throws {
        let old = try cycle("1", "people: {ana: }\nsystems: {shop: {owners: [ana]}}")
        let new = try cycle(
            "2",
            "people: {ana: , ben: }\nsystems: {store: {owners: [ana, ben]}}\nrenamed: {\"system:shop\": \"system:store\"}"
        )
        let series = CycleSeries(of: [old, new])
        let identity = try #require(series.identities.identity(of: id("system:store"), in: 1))
        let trend = Trend(of: series, focus: [identity])
        let entity = try #require(trend.entities.first)
        #expect(entity.id == id("system:store"))
        let supporters = try #require(entity.figures.first { $0.figure.name == "supporters" })
        #expect(supporters.values == [.number(1), .number(2)])
    }

    // MARK: - Habits

    /// The same on one thread and on many, and out of any order that is put right before.
    @Test func isTheSameOnAnyNumberOfThreadsAndInAnyOrder() throws {
        for seed in UInt64(1)...6 {
            var histories = RandomHistories(seed: seed)
            let cycles = histories.cycles(7)
            func lines(_ cycles: [Cycle], threads: Int) -> [String] {
                var options = AnalysisOptions()
                options.threads = threads
                let trend = Trend(of: CycleSeries(of: cycles, options: options), threads: threads)
                return trend.figures.map { "\($0.figure.name) \($0.values) \(String(describing: $0.condition))" }
                    + trend.strains.map { "\($0.series.figure.name) \($0.causes)" } + trend.patterns.map { "\($0)" }
                    + trend.standing.map { "\($0.rule) \($0.occurrences.map { $0?.subject.description ?? "-" })" }
            }
            let expected = lines(cycles, threads: 1)
            #expect(lines(cycles, threads: 4) == expected)
            var shuffled = cycles
            shuffled.swapAt(0, 5)
            shuffled.swapAt(2, 3)
            #expect(lines(shuffled.inOrderOfTime(), threads: 2) == expected)
        }
    }

    @Test func oneCycleIsATrendWithNothingToSay() throws {
        let trend = Trend(of: CycleSeries(of: [try quarter(1)]))
        #expect(trend.strains.isEmpty && trend.patterns.isEmpty && trend.losses.isEmpty)
        #expect(trend.figures.allSatisfy { $0.condition == nil && $0.line == nil })
        #expect(trend.tallies.map(\.count) == [3])
    }
}
