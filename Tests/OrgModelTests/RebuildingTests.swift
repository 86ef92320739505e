import OrgModel
import Testing

/// A cycle taken apart and built again says the same.
@Suite struct RebuildingTests {
    /// What a builder adds by itself (memberships of leads and of people on call), what it merges, and what it keeps.
    private func original() -> (cycle: Cycle, diagnostics: [Diagnostic]) {
        var builder = CycleBuilder(organization: "o", label: "c", danglingReferences: .areDeclared)
        builder.complete = [.ownership]
        let (ana, ben, chi) = (EntityID(.person, "ana"), EntityID(.person, "ben"), EntityID(.person, "chi"))
        let (core, shop) = (EntityID(.team, "core"), EntityID(.system, "shop"))
        let place = SourceLocation(file: "x.yaml", line: 3, column: 5)
        builder.add(Entity(shop, labels: ["a": "b"], source: SourceLocation(file: "y.yaml", line: 9)), at: place)
        builder.add(
            Entity(
                core, attributes: .team(Team(leads: [ana], onCall: OnCall(people: [chi, ben], mode: .rotation)))),
            at: place)
        builder.add(Entity(ana), at: place)
        builder.add(Entity(ben))
        builder.add(Entity(chi))
        builder.addAuthority(ana)
        for weight in [0.3, 0.1, 0.2] {
            builder.add(Relation(.dependsOn, from: shop, to: EntityID(.system, "bank"), weight: weight))
        }
        builder.add(Relation(.owns, from: core, to: shop, detail: .ownership(.backup)))
        builder.add(Relation(.escalatesTo, from: shop, to: ana, detail: .escalation(EscalationStep(rung: 2, after: 5))))
        builder.add(Relation(.coordinatesWith, from: ben, to: ana, weight: 2))
        builder.add(Event(date: "2026-01-02", on: shop, kind: "incident"))
        builder.add(Renaming(EntityID(.team, "kern"), to: core))
        return builder.build()
    }

    @Test func theSameComesOut() {
        let original = original()
        // Only what is not declared was remarked, and is kept.
        #expect(original.diagnostics.map(\.rule) == ["model/undeclared"])
        let (again, diagnostics) = CycleBuilder(from: original.cycle).build()
        #expect(diagnostics.map(\.message) == [])
        #expect(again == original.cycle)
        #expect(again.relations.count { $0.kind == .memberOf } == 3)
        for id in original.cycle.entities.map(\.id) {
            #expect(again.location(of: id) == original.cycle.location(of: id))
        }
        #expect(again.location(of: EntityID(.team, "core"))?.line == 3)
    }

    @Test func aChangeIsChecked() {
        var builder = CycleBuilder(from: original().cycle)
        builder.add(Relation(.owns, from: EntityID(.team, "crew"), to: EntityID(.system, "shop")))
        let (cycle, diagnostics) = builder.build()
        #expect(diagnostics.map(\.rule) == ["model/unknown-reference"])
        #expect(cycle == original().cycle)
    }
}
