import OrgFormats
import OrgModel
import SourceDocuments
import Testing

@Suite struct NestedFormTests {
    @Test func aNameAloneSaysNothingMore() throws {
        let expected = ["person:ana", "person:ben"]
        for text in [
            "people: [ana, ben]", "people: {ana: , ben: }", "people: {ana: {}, ben: ~}", "people:\n  ben:\n  ana:",
        ] {
            let cycle = try cycle("linchpin: 1\n" + text)
            #expect(cycle.entities.map(\.id.description) == expected)
            #expect(cycle.entities.allSatisfy { $0.attributes == .person(Person()) && $0.isDeclared })
        }
    }

    @Test func theCycleIsNamedAfterTheFile() throws {
        #expect(try cycle("linchpin: 1", file: "graphs/acme/2026-Q3.yaml").label == "2026-Q3")
        #expect(try cycle("linchpin: 1", file: ".hidden").label == ".hidden")
        #expect(try cycle("linchpin: 1", file: "<stdin>").label == "")
        #expect(try cycle("linchpin: 1\ncycle: 2026", file: "a.yaml").label == "2026")
        #expect(try cycle("linchpin: 1\ncycle: ''", file: "a.yaml").label == "")
        #expect(try cycle("linchpin: 1", file: "a.yaml").organization == "")
    }

    @Test func aLadderSpelledOutIsThePolicyOfThatName() throws {
        let cycle = try cycle(
            """
            linchpin: 1
            people: [ana, ben]
            teams:
              core: {escalation: [ana, {to: [ben, core], hours: [sat 10:00-12:00, sun 10:00-12:00]}]}
            systems:
              api: {escalation: {advance: manual, name: The ladder of the API, rungs: [core, {to: ana, rung: 4}, ben]}}
            """)
        #expect(
            lines(cycle) == [
                "escalates-to policy:api person:ana 1 rung 4",
                "escalates-to policy:api person:ben 1 rung 5",
                "escalates-to policy:api team:core 1 rung 1",
                "escalates-to policy:core person:ana 1 rung 1",
                "escalates-to policy:core person:ben 1 rung 2 hours sat 10:00-12:00; sun 10:00-12:00",
                "escalates-to policy:core team:core 1 rung 2 hours sat 10:00-12:00; sun 10:00-12:00",
                "follows system:api policy:api 1",
                "follows team:core policy:core 1",
            ])
        #expect(cycle[EntityID(.policy, "api")]?.policy?.advance == .manual)
        #expect(cycle[EntityID(.policy, "api")]?.name == "The ladder of the API")
    }

    @Test func aLadderSpelledOutMustNotClashWithAPolicy() {
        let found = problems(
            """
            linchpin: 1
            people: [ana]
            policies: {api: [ana]}
            systems:
              api: {escalation: [ana]}
              web: {escalation: [ana]}
            teams: {web: {escalation: [ana]}}
            """)
        #expect(
            found.map(told) == [
                "x.yaml:5:21 model/duplicate-id policy:api is declared twice; it is declared first at x.yaml:3:12",
                "x.yaml:7:27 model/duplicate-id policy:web is declared twice; it is declared first at x.yaml:6:21",
            ])
    }

    @Test func anEventIsOnThePolicyOnlyWhenNothingElseIsMeant() throws {
        let text = """
            linchpin: 1
            people: [ana]
            policies: {p: [ana]}
            systems: {api: {escalation: [ana]}}
            events:
              - {date: 2026-01-01, on: api, kind: incident}
              - {date: 2026-01-02, on: policy:api, kind: change}
              - {date: 2026-01-03, on: p, kind: change}
            """
        let cycle = try cycle(text)
        #expect(cycle.events.map(\.subject.description) == ["system:api", "policy:api", "policy:p"])
        #expect(try OrgFormatsTests.cycle(CycleWriter.yaml(cycle)) == cycle)
        #expect(CycleWriter.yaml(cycle).contains("- {date: 2026-01-01, on: api, kind: incident}"))
    }

    @Test func aSentinelMeansNoOwner() throws {
        let cycle = try cycle(
            """
            linchpin: 1
            people: [ana]
            teams: [nobody]
            systems:
              a: {owners: [Nobody, {who: TBD}, n/a]}
              b: {owners: unowned}
              c: {owners: [team:nobody, ana]}
            """)
        #expect(lines(cycle) == ["owns person:ana system:c 1 primary", "owns team:nobody system:c 1 primary"])
        let text = SourceText(
            file: "x.yaml", text: "linchpin: 1\nteams: [nobody]\nsystems: {a: {owners: [nobody, void]}}")
        let other = CycleReader.read(text: text, sentinels: Sentinels(["void"]))
        #expect(other.cycle.map(lines) == ["owns team:nobody system:a 1 primary"])
    }

    @Test func everyReferenceMaySayMore() throws {
        let cycle = try cycle(
            """
            linchpin: 1
            people:
              ana: {member-of: {team: core, allocation: 0.5, source: 'org.tf:3'}, reports-to: [{who: ben, labels: {a: b}}]}
              ben: {}
            teams:
              core: {part-of: {of: dept, weight: 2}, members: [ben], depends-on: [{on: dept, weight: 3}]}
              dept: {on-call: ana}
            policies: {p: {rungs: [{to: ana, advance: automatic, weight: 2}]}}
            systems:
              api: {supporters: {who: ana, weight: 4}, escalation: {policy: p, weight: 5}}
            forums:
              ops: {cadence: 10, attends: [{who: core, weight: 6}], reviews: {system: api, metrics: pilot}}
            """)
        #expect(
            lines(cycle) == [
                "attends team:core forum:ops 6",
                "depends-on team:core team:dept 3",
                "escalates-to policy:p person:ana 2 rung 1 automatic",
                "follows system:api policy:p 5",
                "member-of person:ana team:core 0.5",
                "member-of person:ben team:core 1",
                "part-of team:core team:dept 2",
                "reports-to person:ana person:ben 1",
                "reviews forum:ops system:api 1 pilot",
                "supports person:ana system:api 4",
            ])
        #expect(cycle.relations[4].source == SourceLocation(file: "org.tf", line: 3))
        #expect(cycle.relations[7].labels == ["a": "b"])
        #expect(cycle[EntityID(.team, "dept")]?.team?.onCall == OnCall(people: [EntityID(.person, "ana")]))
        #expect(cycle[EntityID(.forum, "ops")]?.forum?.cadence == .days(10))
    }

    @Test func namesThatLookLikeNumbersAreNames() throws {
        let cycle = try cycle(
            "linchpin: 1\npeople: {42: , true: {name: 7}, 1.10: }\nteams: {t: {members: [42, true, 1.10]}}")
        #expect(lines(cycle).count == 3)
        #expect(cycle[EntityID(.person, "true")]?.name == "7")
        #expect(cycle[EntityID(.person, "1.10")] != nil)
    }

    /// The same file with its sections, entries and lists in another order.
    @Test func theOrderOfTheFileChangesNothing() throws {
        let one = try cycle(
            """
            linchpin: 1
            cycle: c
            authority: [ben, ana]
            people: {ana: {teams: [{team: t, allocation: 0.5}]}, ben: {reports-to: ana}}
            teams: {t: {lead: [ben, ana]}, u: {part-of: t}}
            systems: {a: {owners: [t, {who: ana, share: 0.1}]}, b: {depends-on: [a, c]}, c: }
            relations:
              - {kind: owns, from: ana, to: a, weight: 0.2}
              - {kind: owns, from: ana, to: a, weight: 0.7, role: backup}
              - {kind: coordinates-with, from: team:t, to: team:u, weight: 0.3}
              - {kind: coordinates-with, from: team:u, to: team:t, weight: 0.1}
            events: [{date: 2026-01-02, on: b, kind: x}, {date: 2026-01-01, on: b, kind: x}]
            """)
        let other = try cycle(
            """
            events: [{kind: x, on: b, date: 2026-01-01}, {date: 2026-01-02, on: b, kind: x}]
            relations:
              - {kind: coordinates-with, from: team:u, to: team:t, weight: 0.1}
              - {weight: 0.7, kind: owns, from: ana, to: a, role: backup}
              - {kind: owns, from: ana, to: a, weight: 0.2}
              - {kind: coordinates-with, from: team:t, to: team:u, weight: 0.3}
            systems: {c: , b: {depends-on: [c, a]}, a: {owners: [{share: 0.1, who: ana}, t]}}
            teams: {u: {part-of: t}, t: {lead: [ana, ben]}}
            people: {ben: {reports-to: ana}, ana: {teams: [{allocation: 0.5, team: t}]}}
            authority: [ana, ben]
            cycle: c
            linchpin: 1
            """)
        #expect(one == other)
        #expect(CycleWriter.yaml(one) == CycleWriter.yaml(other))
        #expect(
            lines(one).contains("owns person:ana system:a \(0.1 + 0.2) primary"), "the backup relation is absorbed")
    }

    @Test func jsonTakesBareNamesToo() throws {
        let cycle = try cycle(
            """
            {"linchpin": 1, "authority": ["ana"], "entities": [{"id": "person:ana"}, {"id": "team:t", "lead": "ana"},
              {"id": "team:s"}], "relations": [{"kind": "escalates-to", "from": "t", "to": "ana", "after": 30,
              "advance": "manual"}, {"kind": "depends-on", "from": "team:t", "to": "s"}]}
            """, file: "x.json")
        #expect(
            lines(cycle) == [
                "depends-on team:t team:s 1", "escalates-to team:t person:ana 1 rung 1 after 30 manual",
                "member-of person:ana team:t 1",
            ])
        #expect(cycle[EntityID(.person, "ana")]?.isAuthority == true)
    }
}
