import OrgModel
import Testing

/// What can be said of earlier ids, and what cannot.
@Suite struct RenamingTests {
    private func built(_ renamings: [Renaming]) -> (cycle: Cycle, diagnostics: [Diagnostic]) {
        var builder = CycleBuilder(organization: "o", label: "c", danglingReferences: .areErrors)
        builder.add(Entity(EntityID(.team, "core")))
        builder.add(Entity(EntityID(.team, "shop")))
        builder.add(Entity(EntityID(.person, "ana")))
        for (line, renaming) in renamings.enumerated() {
            builder.add(renaming, at: SourceLocation(file: "x.yaml", line: line + 1, column: 1))
        }
        return builder.build()
    }

    @Test func standInTheOrderOfOldIds() {
        let (kern, laden) = (EntityID(.team, "kern"), EntityID(.team, "laden"))
        let (core, shop) = (EntityID(.team, "core"), EntityID(.team, "shop"))
        let (cycle, diagnostics) = built([Renaming(laden, to: shop), Renaming(kern, to: core)])
        #expect(diagnostics == [])
        #expect(cycle.renamings == [Renaming(kern, to: core), Renaming(laden, to: shop)])
    }

    @Test(arguments: [
        ([Renaming(EntityID(.person, "core"), to: EntityID(.team, "core"))], "model/invalid-renaming"),
        ([Renaming(EntityID(.team, "core"), to: EntityID(.team, "core"))], "model/invalid-renaming"),
        ([Renaming(EntityID(.team, "kern"), to: EntityID(.team, "cores"))], "model/unknown-reference"),
        ([Renaming(EntityID(.team, "a\u{7}"), to: EntityID(.team, "core"))], "model/invalid-id"),
    ])
    func whatCannotBeIsTold(renamings: [Renaming], rule: String) {
        let (cycle, diagnostics) = built(renamings)
        #expect(diagnostics.map(\.rule) == [rule])
        #expect(diagnostics.first?.location?.line == 1)
        #expect(cycle.renamings == [])
    }

    @Test func oneForOne() {
        let (a, b) = (EntityID(.team, "a"), EntityID(.team, "b"))
        let (core, shop) = (EntityID(.team, "core"), EntityID(.team, "shop"))
        let (cycle, diagnostics) = built([
            Renaming(a, to: core), Renaming(a, to: shop), Renaming(b, to: core),
        ])
        #expect(
            diagnostics.map(\.message) == [
                "team:a is renamed twice",
                "two entities are renamed to team:core; where several were merged, leave them out",
            ])
        #expect(cycle.renamings == [Renaming(a, to: core)])
    }
}
