import OrgAnalysis
import OrgCycles
import OrgModel
import Testing

/// What the change of a figure comes from.
@Suite struct CausesTests {
    /// Four systems of criticality 2, one unowned: 2/8. Then it is owned, two others are not, and there is a fifth that is:
    /// 4/10. Of the change of 0.15, at (1/8 + 1/10)/2 = 0.1125 for each unit that is unowned and −3/80 = −0.0375 for each
    /// that there is: x −0.225, y and z +0.225 each, the new one −0.075.
    @Test func aShareByHand() throws {
        func text(_ unowned: [String], _ all: [String]) -> String {
            "teams: [web]\nsystems: {\(all.map { unowned.contains($0) ? "\($0): " : "\($0): {owners: [web]}" }.joined(separator: ", "))}"
        }
        let comparison = comparison(
            try cycle("1", text(["x"], ["w", "x", "y", "z"])),
            try cycle("2", text(["y", "z"], ["n", "w", "x", "y", "z"])))
        let change = try comparison.figure("unowned")
        #expect(change.before == .number(0.25))
        #expect(change.after == .number(0.4))
        let causes = try #require(change.causes)
        #expect(causes.isAdditive)
        #expect(
            causes.causes.map(\.subject) == [[id("system:x")], [id("system:y")], [id("system:z")], [id("system:n")]])
        for (cause, expected) in zip(causes.causes, [-0.225, 0.225, 0.225, -0.075]) {
            #expect(abs(cause.contribution - expected) < 1e-15)
        }
        let reasons = ReasonFinder(of: comparison)
        guard case .relation(let gone)? = reasons.reasons(for: [id("system:y")]).first else {
            Issue.record("no reason")
            return
        }
        #expect(gone.change == .removed)
        #expect(gone.kind == .owns)
    }

    /// Ana supports a and b, Ben b and c, 2 each. First both support 4; Ana is the first to go, by id, and takes a: 2 of 6.
    /// Then Ana has left a to Ben, and c has nobody: Ben supports a and b, 4, and is the first to go. He takes a, and c has
    /// nobody: 4 of 6. So c brings a third of the whole, a stays lost.
    @Test func whatALossComesFrom() throws {
        func text(_ systems: String) -> String { "people: [ana, ben]\nsystems: {\(systems)}" }
        let comparison = comparison(
            try cycle("1", text("a: {owners: [ana]}, b: {owners: [ana, ben]}, c: {owners: [ben]}")),
            try cycle("2", text("a: {owners: [ben]}, b: {owners: [ana, ben]}, c: ")))
        let change = try comparison.figure("loss.1")
        #expect(change.before == .number(2.0 / 6))
        #expect(change.after == .number(4.0 / 6))
        let causes = try #require(change.causes)
        #expect(causes.isAdditive)
        #expect(causes.causes.map(\.subject) == [[id("system:c")]])
        #expect(abs(causes.total - 1.0 / 3) < 1e-15)
    }

    /// Five people: one over two, one over one; of ten pairs 3 + 1 are joined. Then the second lead reports to the first:
    /// all ten are. Of the twenty others that five people have, the first three had two each and the last two one: they
    /// bring 2/20 each, and the last two 3/20 each.
    @Test func whatConnectednessComesFrom() throws {
        func text(_ lead: String) -> String {
            "people: {a: , b: {reports-to: a}, c: {reports-to: a}, d: \(lead), e: {reports-to: d}}"
        }
        let change = try comparison(try cycle("1", text("")), try cycle("2", text("{reports-to: a}")))
            .figure("hierarchy.connectedness")
        #expect(change.before == .number(0.4))
        #expect(change.after == .number(1))
        let causes = try #require(change.causes)
        #expect(causes.causes.map { $0.subject[0].name } == ["d", "e", "a", "b", "c"])
        for (cause, expected) in zip(causes.causes, [0.15, 0.15, 0.1, 0.1, 0.1]) {
            #expect(abs(cause.contribution - expected) < 1e-15)
        }
    }

    /// A second system of Ana's has one supporter, and the first has an owner now: one more note, one error less.
    @Test func whatCountsOfFindingsComeFrom() throws {
        func text(_ systems: String) -> String { "complete: [ownership]\npeople: [ana, ben]\nsystems: {\(systems)}" }
        let comparison = comparison(
            try cycle("1", text("a: , b: {owners: [ana, ben]}")),
            try cycle("2", text("a: {owners: [ana, ben]}, b: {owners: [ana]}")))
        #expect(
            try comparison.figure("findings.error").causes?.causes.map { "\($0.subject) \($0.contribution)" }
                == ["[system:a] -1.0"])
        #expect(
            try comparison.figure("findings.warning").causes?.causes.map { "\($0.subject) \($0.contribution)" }
                == ["[system:b] 1.0"])
    }

    /// A system that nobody changed is unsupported because its team lost the last member: the reason is found there.
    @Test func reasonsAreLookedForBehindASystem() throws {
        let comparison = comparison(
            try cycle(
                "1",
                "people: {ana: {teams: [web]}, ben: {teams: [ops]}}\nteams: [web, ops]\nsystems: {shop: {owners: [web]}, bank: {owners: [ops]}}"
            ),
            try cycle(
                "2",
                "people: {ana: {teams: [web], status: departed}, ben: {teams: [ops]}}\nteams: [web, ops]\nsystems: {shop: {owners: [web]}, bank: {owners: [ops]}}"
            ))
        let change = try comparison.figure("unassigned-load")
        #expect(change.causes?.causes.map(\.subject) == [[id("system:shop")]])
        guard case .entity(let gone)? = ReasonFinder(of: comparison).reasons(for: [id("system:shop")]).first else {
            Issue.record("no reason")
            return
        }
        #expect(gone.id == id("person:ana"))
    }

    /// In random histories: the terms make up the figure, the contributions its change, and nothing is left over.
    @Test(arguments: 1...60)
    func contributionsAddUp(seed: UInt64) throws {
        var histories = RandomHistories(seed: seed)
        let series = CycleSeries(of: histories.cycles(2))
        for values in series.values {
            for figure in FigureCatalogue.figures(of: .organization) {
                guard let terms = values.terms(of: figure), let value = values.value(of: figure).number else {
                    continue
                }
                let sum = try #require(terms.value, "\(figure.name)")
                #expect(abs(sum - value) <= 1e-12 * max(1, abs(value)), "\(figure.name): \(sum) is not \(value)")
            }
        }
        var additive = 0
        for change in Comparison(of: series).figures {
            guard let causes = change.causes, causes.isAdditive, let difference = change.difference else { continue }
            additive += 1
            #expect(abs(causes.total - difference) <= 1e-12 * max(1, abs(difference)), "\(change.figure.name)")
        }
        #expect(additive > 3)
    }
}
