import Foundation
import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct NeighbourhoodTests {
    private func near(_ focus: [EntityID], _ hops: Int) throws -> Set<EntityID> {
        Neighbourhood(of: focus, hops: hops, in: try Samples.analysis(Samples.cycle(Samples.fragile))).members
    }

    /// In `fragile`: Ana is in Data, reports to the COO, supports two systems, and can fix the wiki, which Data owns. The two
    /// follow the desk.
    @Test func itReachesSoFarAndNoFarther() throws {
        let ana = EntityID(.person, "ana")
        #expect(try near([ana], 0) == [ana])
        let one: Set<EntityID> = [
            ana, EntityID(.person, "coo"), EntityID(.team, "data"), EntityID(.system, "pricing"),
            EntityID(.system, "quotes"), EntityID(.system, "wiki"),
        ]
        #expect(try near([ana], 1) == one)
        // Ben through the team, the desk through the systems.
        #expect(
            try near([ana], 2)
                == one.union([EntityID(.person, "ben"), EntityID(.policy, "data-desk")]))
        #expect(try near([ana], 1000).count == 9)
    }

    /// Nobody wrote down that Ben can fix the wiki; it follows from his team.
    @Test func whoCanFixSomethingIsNearIt() throws {
        #expect(try near([EntityID(.system, "wiki")], 1).contains(EntityID(.person, "ben")))
    }

    @Test func severalAreWalkedFromAtOnce() throws {
        let near = try near([EntityID(.person, "inbox"), EntityID(.system, "wiki")], 1)
        #expect(near.contains(EntityID(.policy, "data-desk")) && near.contains(EntityID(.team, "data")))
    }

    @Test func aFocusOnTheRiskViewLeavesTheRestOut() throws {
        let diagram = try Samples.diagram(Samples.fragile, DiagramRequest(focus: [EntityID(.person, "inbox")]))
        // The mailbox is one step from the desk, and from nothing else.
        #expect(diagram.node("policy:data-desk") != nil)
        #expect(diagram.node("person:ana") == nil)
        #expect(diagram.headline.hasPrefix("Around data@northwind.example: 2 of 3 systems"))
        #expect(diagram.foot.contains("at most 1 relation away, 2 of 9 entities"))
        #expect(diagram.census[.person].leftOut > 0)
    }

    @Test func aCalmNeighbourhoodSaysSo() throws {
        let diagram = try Samples.diagram(Samples.sound, DiagramRequest(focus: [EntityID(.system, "pricing")], hops: 0))
        #expect(diagram.headline == "Nothing is found around Pricing")
        #expect(diagram.text("system:pricing").contains("✓ nothing found"))
    }

    /// What is missing of many is missing of those that are near.
    @Test func whatIsMissingIsThatOfTheNeighbourhood() throws {
        let diagram = try Samples.diagram(
            """
            complete: [ownership]
            people: {ana: {}, ben: {}}
            systems: {a: {}, b: {}, c: {owners: [ana, ben]}}
            """, DiagramRequest(focus: [EntityID(.system, "a")]))
        #expect(diagram.text("missing:ownership/none").contains("1 system"))
        #expect(diagram.headline == "Around a: 1 of 3 systems has no owner")
    }
}
