import OrgModel
import SourceDocuments
import Testing

@testable import OrgFormats

/// The two examples of the format's own description, verbatim; what they must come to is worked out by hand from it.
@Suite struct ModelExampleTests {
    static let yaml = """
        linchpin: 1                      # format version, required
        organization: Northwind Freight
        cycle: 2026-Q3                   # any label that sorts; default: the file's own name
        authority: [coo]                 # people or teams where accountability may end
        complete: [ownership]            # what this file claims to list in full

        people:
          ana:   {name: Ana Silva, teams: [platform], reports-to: dmitri, capacity: 30}
          inbox: {name: Platform mailbox, type: shared}
        teams:
          platform: {part-of: engineering, lead: ana, escalation: platform-oncall,
                     on-call: {people: [ana, ben, chi], mode: rotation, hours: mon-fri 08:00-18:00 +01:00}}
        policies:
          platform-oncall: {advance: automatic, rungs: [{to: platform, after: 15}, {to: [dmitri, eva], after: 30}, {to: coo}]}
        systems:
          pricing-model:
            stage: pilot
            tier: 1
            load: 12
            owners: [platform, {who: ana, role: backup, share: 0.2}]
            supporters: [ana, ben]
            depends-on: [feature-store, {on: billing-api, weight: 3}]
            escalation: platform-oncall            # a policy's name, or a ladder spelled out as above
        forums:
          ops-review: {cadence: weekly, attends: [platform, coo], reviews: [pricing-model]}
        relations:                                  # anything else
          - {from: team:platform, to: team:data, kind: coordinates-with, weight: 6}
        events:                                     # what happened, for looking back
          - {date: 2026-08-14, on: pricing-model, kind: incident, note: stale features for 9 h}
        """

    /// What the example leaves out: it is an excerpt, and refers to entities that it does not show.
    static let rest = """
          ben:
          chi:
          coo:
          dmitri:
          eva:
        """

    static var whole: String {
        yaml.replacing("  inbox:", with: rest + "\n  inbox:", maxReplacements: 1)
            .replacing("policies:", with: "  data:\n  engineering:\npolicies:", maxReplacements: 1)
            .replacing("forums:", with: "  billing-api:\n  feature-store:\nforums:", maxReplacements: 1)
    }

    static let json = """
        {"linchpin": 1, "organization": "Northwind", "cycle": "2026-Q3", "complete": ["ownership"],
         "entities": [{"id": "person:ana", "name": "Ana Silva", "capacity": 30, "labels": {"site": "OPO"}},
                      {"id": "team:platform", "lead": "person:ana", "on-call": {"people": ["person:ana"], "mode": "rotation"}},
                      {"id": "person:coo", "authority": true}, {"id": "system:pricing", "tier": 1, "stage": "pilot"},
                      {"id": "policy:p", "advance": "automatic"}],
         "relations": [{"kind": "owns", "from": "team:platform", "to": "system:pricing", "weight": 1, "role": "primary"},
                       {"kind": "follows", "from": "system:pricing", "to": "policy:p"},
                       {"kind": "escalates-to", "from": "policy:p", "to": "team:platform", "rung": 1, "after": 15},
                       {"kind": "reports-to", "from": "person:ana", "to": "person:coo"}],
         "events": []}
        """

    @Test func theYAMLExampleComesToItsRelations() throws {
        let cycle = try cycle(Self.whole)
        #expect(cycle.organization == "Northwind Freight")
        #expect(cycle.label == "2026-Q3")
        #expect(cycle.complete == [.ownership])
        #expect(cycle.entities.filter(\.isAuthority).map(\.id.description) == ["person:coo"])
        let hours = try WeeklyHours([WeeklyHours.Window(parsing: "mon-fri 08:00-18:00 +01:00")])
        let platform = cycle[EntityID(.team, "platform")]?.team
        #expect(platform?.leads == [EntityID(.person, "ana")])
        #expect(
            platform?.onCall
                == OnCall(people: ["ana", "ben", "chi"].map { EntityID(.person, $0) }, mode: .rotation, hours: hours))
        #expect(cycle[EntityID(.person, "ana")]?.person?.capacity == 30)
        #expect(cycle[EntityID(.person, "inbox")]?.person?.nature == .shared)
        #expect(cycle[EntityID(.policy, "platform-oncall")]?.policy?.advance == .automatic)
        #expect(
            cycle[EntityID(.system, "pricing-model")]?.attributes == .system(System(stage: .pilot, tier: 1, load: 12)))
        #expect(cycle[EntityID(.forum, "ops-review")]?.forum?.cadence == .weekly)
        // ben and chi are on call and members of nothing else, so that on-call makes them members.
        #expect(
            lines(cycle) == [
                "attends person:coo forum:ops-review 1",
                "attends team:platform forum:ops-review 1",
                "coordinates-with team:data team:platform 6",
                "depends-on system:pricing-model system:billing-api 3",
                "depends-on system:pricing-model system:feature-store 1",
                "escalates-to policy:platform-oncall person:coo 1 rung 3",
                "escalates-to policy:platform-oncall person:dmitri 1 rung 2 after 30",
                "escalates-to policy:platform-oncall person:eva 1 rung 2 after 30",
                "escalates-to policy:platform-oncall team:platform 1 rung 1 after 15",
                "follows system:pricing-model policy:platform-oncall 1",
                "follows team:platform policy:platform-oncall 1",
                "member-of person:ana team:platform 1",
                "member-of person:ben team:platform 1",
                "member-of person:chi team:platform 1",
                "owns person:ana system:pricing-model 0.2 backup",
                "owns team:platform system:pricing-model 1 primary",
                "part-of team:platform team:engineering 1",
                "reports-to person:ana person:dmitri 1",
                "reviews forum:ops-review system:pricing-model 1 production",
                "supports person:ana system:pricing-model 1",
                "supports person:ben system:pricing-model 1",
            ])
        #expect(
            cycle.events == [
                Event(
                    date: "2026-08-14", on: EntityID(.system, "pricing-model"), kind: "incident",
                    note: "stale features for 9 h")
            ])
    }

    @Test func theJSONExampleComesToItsRelations() throws {
        let cycle = try cycle(Self.json, file: "x.json")
        #expect(cycle.organization == "Northwind")
        #expect(
            cycle.entities.map(\.id.description)
                == ["person:ana", "person:coo", "policy:p", "system:pricing", "team:platform"])
        #expect(cycle[EntityID(.person, "ana")]?.labels == ["site": "OPO"])
        #expect(cycle[EntityID(.person, "coo")]?.isAuthority == true)
        #expect(
            lines(cycle) == [
                "escalates-to policy:p team:platform 1 rung 1 after 15",
                "follows system:pricing policy:p 1",
                "member-of person:ana team:platform 1",  // implied by `lead`
                "owns team:platform system:pricing 1 primary",
                "reports-to person:ana person:coo 1",
            ])
    }
}
