import OrgAnalysis
import OrgModel
import Testing

/// What each part brings to a figure, on the example of docs/metrics.md: criticalities of 8, 4, 2, 2 and 1, in all 17.
@Suite struct FigureTermsTests {
    private func terms(_ name: String) throws -> FigureTerms? {
        let figure = try #require(FigureCatalogue.figure(named: name, of: .organization))
        return FigureValues(of: try analysis(HarbourRail.withForum)).terms(of: figure)
    }

    @Test func theArchiveHasNoOwner() throws {
        let terms = try #require(try terms("unowned"))
        #expect(terms.isRatio)
        #expect(terms.part == 1)
        #expect(terms.whole == 17)
        #expect(terms.terms.filter { $0.part > 0 }.map(\.subject) == [[EntityID(.system, "archive")]])
        #expect(terms.terms.count == 5)
    }

    /// Billing (8) and the ledger (4) follow core-oncall, reports (2) a mailbox.
    @Test func threeSystemsHaveALadder() throws {
        let terms = try #require(try terms("intact"))
        #expect(terms.part == 12)
        #expect(terms.whole == 14)
    }

    /// Core owns billing (8) and half of the ledger (2), Data the other half, reports and portal (2 + 2 + 2): 10 and 6 of 16.
    @Test func sharesAreSquared() throws {
        let terms = try #require(try terms("concentration.teams.hhi"))
        #expect(!terms.isRatio)
        #expect(terms.terms.map(\.subject) == [[EntityID(.team, "core")], [EntityID(.team, "data")]])
        let expected: [Double] = [100.0 / 256, 36.0 / 256]
        #expect(terms.terms.map(\.part) == expected)
    }

    @Test func whatDoesNotAddUpHasNone() throws {
        #expect(try terms("bus-factor") == nil)
        #expect(try terms("concentration.people.effective") == nil)
        let ofPerson = try #require(FigureCatalogue.figure(named: "load", of: .person))
        #expect(FigureValues(of: try analysis(HarbourRail.plain)).terms(of: ofPerson) == nil)
    }
}
