import OrgModel
import TestSupport
import Testing

/// A small organisation to state relations in.
private func builder(_ dangling: CycleBuilder.DanglingReferences = .areErrors) -> CycleBuilder {
    var builder = CycleBuilder(organization: "o", label: "c", danglingReferences: dangling)
    for id in [ana, ben, core, data, api, web, ladder, ops] { builder.add(Entity(id)) }
    return builder
}

private let ana = EntityID(.person, "ana")
private let ben = EntityID(.person, "ben")
private let core = EntityID(.team, "core")
private let data = EntityID(.team, "data")
private let api = EntityID(.system, "api")
private let web = EntityID(.system, "web")
private let ladder = EntityID(.policy, "ladder")
private let ops = EntityID(.forum, "ops")

/// The cycle that relations come to, whichever of two orders they are stated in.
private func relations(_ stated: [Relation], sourceLocation: Testing.SourceLocation = #_sourceLocation) -> [Relation] {
    var (forth, back) = (builder(), builder())
    for relation in stated { forth.add(relation) }
    for relation in stated.reversed() { back.add(relation) }
    let (cycle, diagnostics) = forth.build()
    #expect(diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
    #expect(back.build().cycle == cycle, sourceLocation: sourceLocation)
    return cycle.relations
}

private func rules(_ change: (inout CycleBuilder) -> Void) -> [String] {
    var builder = builder()
    change(&builder)
    return builder.build().diagnostics.map(\.rule)
}

@Suite struct MergingTests {
    @Test(arguments: [
        RelationKind.dependsOn, .supports, .partOf, .reportsTo, .follows, .attends, .coordinatesWith, .owns,
    ])
    func weightsAddUp(kind: RelationKind) throws {
        let ends: [RelationKind: (EntityID, EntityID)] = [
            .dependsOn: (api, web), .supports: (ana, api), .partOf: (core, data), .reportsTo: (ana, ben),
            .follows: (api, ladder), .attends: (core, ops), .coordinatesWith: (core, data), .owns: (core, api),
        ]
        let (from, to) = try #require(ends[kind])
        let merged = relations([1, 2.5, 0.25].map { Relation(kind, from: from, to: to, weight: $0) })
        #expect(merged == [Relation(kind, from: from, to: to, weight: 3.75)])
    }

    @Test func theOrderOfTheFileChangesNoBitOfASum() {
        // Left to right 0.1 + 0.2 + 0.3 is 0.6000000000000001, from the right 0.6.
        let weights = [0.3, 0.1, 0.2]
        for order in [weights, weights.reversed(), weights.sorted()] {
            let merged = relations(order.map { Relation(.dependsOn, from: api, to: web, weight: $0) })
            #expect(merged.map(\.weight) == [0.6000000000000001])
        }
    }

    @Test func sumsStayFinite() {
        let most = Double.greatestFiniteMagnitude
        let merged = relations([most, most].map { Relation(.dependsOn, from: api, to: web, weight: $0) })
        #expect(merged.map(\.weight) == [most])
    }

    @Test func ofMembershipsTheLargestCounts() {
        let merged = relations([0.2, 0.5, 0.4].map { Relation(.memberOf, from: ana, to: core, weight: $0) })
        #expect(merged == [Relation(.memberOf, from: ana, to: core, weight: 0.5)])
    }

    @Test func primaryOwnershipAbsorbsBackup() {
        func owns(_ role: OwnershipRole, _ weight: Double) -> Relation {
            Relation(.owns, from: ana, to: api, weight: weight, detail: .ownership(role))
        }
        #expect(relations([owns(.backup, 0.5), owns(.primary, 0.25), owns(.backup, 4)]) == [owns(.primary, 0.25)])
        #expect(relations([owns(.primary, 0.5), owns(.backup, 9), owns(.primary, 0.25)]) == [owns(.primary, 0.75)])
        #expect(relations([owns(.backup, 0.5), owns(.backup, 0.25)]) == [owns(.backup, 0.75)])
    }

    @Test func productionAbsorbsPilot() {
        func reviews(_ metrics: ReviewMetrics, _ weight: Double) -> Relation {
            Relation(.reviews, from: ops, to: api, weight: weight, detail: .review(metrics))
        }
        #expect(relations([reviews(.pilot, 3), reviews(.production, 1)]) == [reviews(.production, 1)])
        #expect(relations([reviews(.pilot, 3), reviews(.pilot, 1)]) == [reviews(.pilot, 4)])
    }

    @Test func rungsStayApartAndMergeWithin() throws {
        func step(_ rung: Int, _ after: Double?, _ hours: String?, _ advance: Advance? = nil) throws -> Relation {
            let windows = try hours.map { try WeeklyHours([WeeklyHours.Window(parsing: $0)]) }
            return Relation(
                .escalatesTo, from: ladder, to: ana,
                detail: .escalation(EscalationStep(rung: rung, after: after, hours: windows, advance: advance)))
        }
        let merged = try relations([
            step(1, 10, "mon 09:00-10:00"), step(1, 30, "tue 09:00-10:00", .automatic),
            step(1, nil, "mon 09:00-10:00", .manual),
            step(2, 5, "mon 09:00-10:00"), step(2, nil, nil),
        ])
        #expect(merged.count == 2)
        #expect(merged[0].step?.rung == 1 && merged[1].step?.rung == 2)
        #expect(merged[0].step?.after == 30)
        #expect(merged[0].step?.hours?.windows.map(\.description) == ["mon 09:00-10:00", "tue 09:00-10:00"])
        #expect(merged[0].step?.advance == .manual)
        #expect(merged[1].step?.hours == nil, "always, joined with some hours, is always")
        #expect(merged[1].step?.after == 5)
    }

    @Test func undirectedRelationsAreStoredOnceTheSmallerFirst() {
        let merged = relations([
            Relation(.coordinatesWith, from: data, to: core, weight: 1),
            Relation(.coordinatesWith, from: core, to: data, weight: 2),
        ])
        #expect(merged == [Relation(.coordinatesWith, from: core, to: data, weight: 3)])
    }

    @Test func labelsAndSourcesAreJoined() {
        let merged = relations([
            Relation(
                .dependsOn, from: api, to: web, labels: ["a": "2", "b": "x"], source: SourceLocation(parsing: "z.tf:1")),
            Relation(.dependsOn, from: api, to: web, labels: ["a": "1"], source: SourceLocation(parsing: "a.tf:9")),
        ])
        #expect(merged.map(\.labels) == [["a": "1", "b": "x"]])
        #expect(merged.map(\.source) == [SourceLocation(file: "a.tf", line: 9)])
    }

    @Test func leadsAndLoneOnCallPeopleBecomeMembers() {
        func members(_ stated: [Relation], leads: [EntityID], onCall: [EntityID]) -> [Relation] {
            var builder = builder()
            builder.update(core) { $0.attributes = .team(Team(leads: leads, onCall: OnCall(people: onCall))) }
            builder.update(data) { $0.attributes = .team(Team(onCall: OnCall(people: onCall))) }
            for relation in stated { builder.add(relation) }
            return builder.build().cycle.relations
        }
        #expect(members([], leads: [ana, ana], onCall: []) == [Relation(.memberOf, from: ana, to: core)])
        let half = Relation(.memberOf, from: ana, to: core, weight: 0.5)
        #expect(members([half], leads: [ana], onCall: []) == [half], "an allocation that is given stays")
        #expect(
            members([], leads: [], onCall: [ben])
                == [Relation(.memberOf, from: ben, to: core), Relation(.memberOf, from: ben, to: data)])
        #expect(
            members([], leads: [ana], onCall: [ana]) == [Relation(.memberOf, from: ana, to: core)],
            "who leads a team belongs somewhere already")
        #expect(members([half], leads: [], onCall: [ana]) == [half])
    }

    /// Hundreds of parallel relations in many orders come to one cycle.
    @Test func anyOrderComesToTheSameCycle() {
        var random = SeededGenerator(seed: 42)
        for _ in 0..<60 {
            var stated: [Relation] = []
            let ids = [ana, ben, core, data, api, web, ladder, ops]
            while stated.count < 40 {
                guard let kind = RelationKind.allCases.randomElement(using: &random),
                    let from = ids.randomElement(using: &random), let to = ids.randomElement(using: &random),
                    from != to, kind.leads(from: from.kind, to: to.kind), kind != .partOf, kind != .reportsTo
                else { continue }
                let detail: Relation.Detail? =
                    switch kind {
                    case .owns: .ownership(Bool.random(using: &random) ? .primary : .backup)
                    case .reviews: .review(Bool.random(using: &random) ? .pilot : .production)
                    case .escalatesTo:
                        .escalation(
                            EscalationStep(
                                rung: Int.random(in: 1...2, using: &random),
                                after: Double(Int.random(in: 0...3, using: &random)),
                                advance: [nil, .manual, .automatic].randomElement(using: &random) ?? nil))
                    default: nil
                    }
                stated.append(
                    Relation(
                        kind, from: from, to: to, weight: Double.random(in: 0.1...1, using: &random), detail: detail,
                        labels: ["k": "\(Int.random(in: 0...9, using: &random))"]))
            }
            let first = relations(stated)
            #expect(relations(stated.shuffled(using: &random)) == first)
            #expect(relations(first) == first, "what is merged stays as it is")
        }
    }
}

@Suite struct CheckingTests {
    @Test func relationsThatCannotStand() {
        #expect(rules { $0.add(Relation(.dependsOn, from: api, to: api)) } == ["model/self-relation"])
        #expect(rules { $0.add(Relation(.dependsOn, from: api, to: core)) } == ["model/wrong-kind"])
        for weight in [0, -1, .nan, .infinity] as [Double] {
            #expect(
                rules { $0.add(Relation(.dependsOn, from: api, to: web, weight: weight)) } == ["model/invalid-weight"])
        }
        #expect(rules { $0.add(Relation(.memberOf, from: ana, to: core, weight: 1.5)) } == ["model/invalid-weight"])
        for step in [EscalationStep(rung: 0), EscalationStep(after: -1), EscalationStep(after: .nan)] {
            #expect(
                rules { $0.add(Relation(.escalatesTo, from: ladder, to: ana, detail: .escalation(step))) }
                    == ["model/invalid-value"])
        }
        let never = EscalationStep(hours: WeeklyHours([]))
        #expect(
            rules { $0.add(Relation(.escalatesTo, from: ladder, to: ana, detail: .escalation(never))) }
                == ["model/invalid-hours"])
    }

    @Test func attributesThatCannotStandAreDropped() {
        var builder = builder(.areDeclared)
        builder.update(ana) { $0.attributes = .person(Person(capacity: .nan)) }
        builder.update(api) { $0.attributes = .system(System(tier: 9, load: -.infinity, users: -1)) }
        builder.update(ops) { $0.attributes = .forum(Forum(cadence: .days(0))) }
        builder.update(core) {
            $0.attributes = .team(Team(leads: [api, ana], onCall: OnCall(people: [ben], hours: WeeklyHours([]))))
        }
        let (cycle, diagnostics) = builder.build()
        #expect(
            diagnostics.map(\.rule).sorted() == Array(repeating: "model/invalid-value", count: 5).reduce(into: [
                "model/invalid-hours"
            ]) { $0.append($1) } + ["model/wrong-kind"])
        #expect(diagnostics.allSatisfy { $0.severity == .warning })
        #expect(cycle[ana]?.person == Person())
        #expect(cycle[api]?.system == System())
        #expect(cycle[ops]?.forum == Forum())
        #expect(cycle[core]?.team == Team(leads: [ana], onCall: OnCall(people: [ben])))
    }

    @Test func identitiesThatCannotStand() {
        #expect(rules { $0.add(Entity(ana)) } == ["model/duplicate-id"])
        #expect(rules { $0.add(Entity(EntityID(.team, ""))) } == ["model/invalid-id"])
        #expect(rules { $0.add(Entity(EntityID(.team, "a\nb"))) } == ["model/invalid-id"])
        var lenient = builder(.areDeclared)
        lenient.add(Relation(.memberOf, from: ana, to: EntityID(.team, "a\u{0}b")))
        let (cycle, diagnostics) = lenient.build()
        #expect(diagnostics.map(\.rule) == ["model/invalid-id"])
        #expect(cycle.relations.isEmpty && cycle.entities.count == 8)
    }

    @Test func danglingReferences() {
        let anna = EntityID(.person, "anna")
        var strict = builder()
        strict.add(Relation(.owns, from: anna, to: api), at: SourceLocation(file: "x", line: 3, column: 4))
        let (_, errors) = strict.build()
        #expect(errors.map(\.rule) == ["model/unknown-reference"])
        #expect(errors.map(\.hint) == ["did you mean 'ana'?"])
        #expect(errors.map(\.location) == [SourceLocation(file: "x", line: 3, column: 4)])

        var lenient = builder(.areDeclared)
        let place = SourceLocation(file: "x", line: 3)
        lenient.add(Relation(.owns, from: anna, to: api), at: place)
        let (cycle, warnings) = lenient.build()
        #expect(warnings.map(\.rule) == ["model/undeclared"])
        #expect(warnings.allSatisfy { $0.severity == .warning })
        #expect(cycle[anna] == Entity(anna, source: place, isDeclared: false))
        #expect(cycle.relations == [Relation(.owns, from: anna, to: api)])
    }

    @Test func authorities() {
        var builder = builder()
        builder.addAuthority(ana)
        builder.addAuthority(core)
        builder.addAuthority(api)
        let (cycle, diagnostics) = builder.build()
        #expect(cycle.entities.filter(\.isAuthority).map(\.id) == [ana, core])
        #expect(diagnostics.map(\.rule) == ["model/wrong-kind"])
    }

    @Test func events() {
        var builder = builder()
        builder.add(Event(date: "2026-02-29", on: api, kind: "x"))
        builder.add(Event(date: "2026-02-28", on: EntityID(.system, "ap"), kind: "x"))
        builder.add(Event(date: "2026-02-28", on: web, kind: "a", note: ""))
        builder.add(Event(date: "2026-02-28", on: web, kind: "a"))
        builder.add(Event(date: "2026-01-01", on: web, kind: "b"))
        let (cycle, diagnostics) = builder.build()
        #expect(diagnostics.map(\.rule) == ["model/invalid-date", "model/unknown-reference"])
        #expect(cycle.events.map(\.date) == ["2026-01-01", "2026-02-28", "2026-02-28"])
        #expect(cycle.events.map(\.note) == [nil, nil, ""])
    }

    @Test func problemsComeInTheOrderOfTheFile() {
        var builder = builder()
        for line in [9, 2, 5] {
            builder.add(Relation(.dependsOn, from: api, to: api), at: SourceLocation(file: "b", line: line))
        }
        builder.add(Relation(.dependsOn, from: api, to: api))
        builder.add(Relation(.dependsOn, from: api, to: api), at: SourceLocation(file: "a", line: 7))
        let places = builder.build().diagnostics.map { $0.location?.description }
        #expect(places == ["a:7", "b:2", "b:5", "b:9", nil])
    }
}

@Suite struct LoopTests {
    private func chain(_ names: [String], closing: [(Int, Int)]) -> (Cycle, [Diagnostic]) {
        var builder = CycleBuilder(organization: "", label: "", danglingReferences: .areErrors)
        let people = names.map { EntityID(.person, $0) }
        for person in people { builder.add(Entity(person)) }
        for (line, (person, manager)) in zip(people, people.dropFirst()).enumerated() {
            builder.add(Relation(.reportsTo, from: person, to: manager), at: SourceLocation(file: "x", line: line + 1))
        }
        for (line, (from, to)) in closing.enumerated() {
            builder.add(
                Relation(.reportsTo, from: people[from], to: people[to]),
                at: SourceLocation(file: "x", line: 100 + line))
        }
        return builder.build()
    }

    @Test func aLoopIsToldOnceAndOpened() {
        let (cycle, diagnostics) = chain(["a", "b", "c"], closing: [(2, 0)])
        #expect(diagnostics.map(\.rule) == ["model/loop"])
        #expect(
            diagnostics.map(\.message) == [
                "reports-to runs in a circle: person:a → person:b → person:c → person:a"
            ])
        #expect(diagnostics.map(\.location) == [SourceLocation(file: "x", line: 100)])
        #expect(cycle.relations.map { "\($0.from.name)\($0.to.name)" } == ["ab", "bc"])
    }

    @Test func aDiamondIsNoLoop() {
        // a → b → c → d and a → c
        let (cycle, diagnostics) = chain(["a", "b", "c", "d"], closing: [(0, 2), (0, 3)])
        #expect(diagnostics.isEmpty)
        #expect(cycle.relations.count == 5)
    }

    @Test func twoLoopsAreToldApart() {
        // a → b → c → d → e with d → c and b → a
        let (cycle, diagnostics) = chain(["a", "b", "c", "d", "e"], closing: [(3, 2), (1, 0)])
        #expect(
            diagnostics.map(\.message) == [
                "reports-to runs in a circle: person:c → person:d → person:c",
                "reports-to runs in a circle: person:a → person:b → person:a",
            ])
        #expect(cycle.relations.count == 4)
    }

    /// 20,000 people in one circle: opened without recursion, and told in a message of bounded length.
    @Test func aLongLoopIsToldShortly() {
        let names = (0..<20_000).map { "p" + String(100_000 + $0) }
        let (cycle, diagnostics) = chain(names, closing: [(19_999, 0)])
        #expect(cycle.relations.count == 19_999)
        #expect(diagnostics.map { $0.message.utf8.count < 300 } == [true])
        #expect(diagnostics.first?.message.contains("… 19991 more …") == true)
    }
}

@Suite struct CycleTests {
    @Test func entitiesOfOneKindAreAStretch() {
        let (cycle, _) = builder().build()
        #expect(
            cycle.entities.map(\.id.description) == [
                "forum:ops", "person:ana", "person:ben", "policy:ladder", "system:api", "system:web", "team:core",
                "team:data",
            ])
        #expect(cycle.entities(of: .system).map(\.id) == [api, web])
        #expect(cycle.entities(of: .system).startIndex == 4)
        #expect(cycle.position(of: core) == 6)
        #expect(cycle[EntityID(.team, "x")] == nil)
        var empty = CycleBuilder(organization: "", label: "", danglingReferences: .areErrors)
        empty.label = "x"
        #expect(empty.build().cycle.entities(of: .team).isEmpty)
    }

    @Test func theEndsOfRelationsAreTheirPositions() {
        var builder = builder()
        builder.add(Relation(.owns, from: core, to: web))
        builder.add(Relation(.coordinatesWith, from: data, to: core))
        let (cycle, _) = builder.build()
        #expect(cycle.relations.map(\.kind) == [.coordinatesWith, .owns])
        for (relation, ends) in zip(cycle.relations, cycle.ends) {
            #expect(cycle.entities[ends.from].id == relation.from && cycle.entities[ends.to].id == relation.to)
        }
    }

    @Test func aPlaceIsTheSourceOrWhereItWasRead() {
        var builder = CycleBuilder(organization: "", label: "", danglingReferences: .areErrors)
        let read = SourceLocation(file: "x.yaml", line: 4)
        builder.add(Entity(ana), at: read)
        builder.add(Entity(ben, source: SourceLocation(file: "hr.csv", line: 9)), at: read)
        let (cycle, _) = builder.build()
        #expect(cycle.location(of: ana) == read)
        #expect(cycle.location(of: ben) == SourceLocation(file: "hr.csv", line: 9))
        #expect(cycle.location(of: core) == nil)
    }
}
