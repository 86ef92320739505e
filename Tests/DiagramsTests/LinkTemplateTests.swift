import Foundation
import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct LinkTemplateTests {
    @Test func placesAreFilled() throws {
        let ana = EntityID(.person, "ana")
        #expect(try LinkTemplate("https://portal.example/{id}").address(of: ana) == "https://portal.example/person:ana")
        #expect(
            try LinkTemplate("http://p.example/{kind}?n={name}").address(of: ana) == "http://p.example/person?n=ana")
        #expect(try LinkTemplate("#{id}").address(of: ana) == "#person:ana")
    }

    /// Reserved and other characters than ASCII are percent-encoded as RFC 3986 has it; é is C3 A9 in UTF-8.
    @Test func namesAreData() throws {
        let template = try LinkTemplate("https://portal.example/x/{name}?q=1")
        for (name, encoded) in [
            ("a/../b", "a%2F..%2Fb"), ("é", "%C3%A9"), ("\"><script>", "%22%3E%3Cscript%3E"),
            ("a&b=c#d", "a%26b%3Dc%23d"),
            ("100%", "100%25"), ("{kind}", "%7Bkind%7D"), ("a b", "a%20b"),
        ] {
            #expect(template.address(of: EntityID(.team, name)) == "https://portal.example/x/\(encoded)?q=1")
        }
    }

    @Test func whatWouldBeTooLongHasNoLink() throws {
        let template = try LinkTemplate("https://portal.example/{name}")
        #expect(template.address(of: EntityID(.team, String(repeating: "漢", count: 500))) == nil)
    }

    @Test(arguments: [
        "javascript:alert({id})", "ftp://x/{id}", "portal.example/{id}", "//x/{id}", "data:text/html,{id}", "",
        "https://portal.example/", "https://{name}.example/", "https:///{id}", "https://x/{ident}", "https://x/{id",
        "https://x/id}{id}", "https://x/{id} y", "https://x/'{id}'", "https://x/é/{id}", "#top", "https://x/{kind}",
    ])
    func whatIsNoPlaceToGoIsRefused(template: String) {
        let error = #expect(throws: DiagramError.self) { try LinkTemplate(template) }
        #expect(error?.code == .badLink)
        #expect(error?.hint != nil)
    }

    @Test func theNearestPlaceIsOffered() {
        let error = #expect(throws: DiagramError.self) { try LinkTemplate("https://x.example/{nam}") }
        #expect(error?.hint == "Did you mean `{name}`?")
    }

    @Test func boxesOfEntitiesLeadThereAndNoOthers() throws {
        let link = try LinkTemplate("https://portal.example/{id}")
        let diagram = try Samples.diagram(Samples.fragile, DiagramRequest(link: link))
        #expect(diagram.node("person:ana")?.attributes["URL"] == "https://portal.example/person:ana")
        #expect(diagram.node("systems:person:ana")?.attributes["URL"] == nil)
        #expect(diagram.graph.clusters.first?.attributes["URL"] == "https://portal.example/team:data")
        let svg = try Pictures.svg(of: diagram)
        #expect(
            svg.contains("<a xlink:href=\"https://portal.example/person:ana\" aria-labelledby=\"person:ana--title\">"))
        // The rows of Ana's box have tooltips; they are links no more, since her box is one.
        #expect(svg.components(separatedBy: "person:ana\" aria-labelledby").count == 2)
        #expect(!svg.contains("target="))
    }
}
