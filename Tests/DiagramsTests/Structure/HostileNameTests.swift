import Foundation
import OrgModel
import Testing

@testable import Diagrams
@testable import GraphvizLayout

/// Names that try to be markup, escapes, formats or addresses, in each view and each format.
@Suite struct HostileNameTests {
    static let names = [
        "<b>&\"\\N", "\\l\\r\\n\\G\\E", "trailing\\", "%s%n%d%", "]]>", "<![CDATA[x]]>", "-->",
        "<!ENTITY x SYSTEM \"file:x\">",
        "</text><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onload=\"alert(1)",
        "javascript:alert(1)",
        "url(http://example.org/x)", "@import 'x'", "&#60;b&#62;", "&lt;", "{a|b}",
        "<TABLE><TR><TD>x</TD></TR></TABLE>",
        "two\nlines\r\nand\u{2028}more", "nul\u{0}in it", "\u{1}\u{7}\u{1B}[31mred\u{7F}\u{85}", "\u{FFFE}\u{FFFF}",
        "\u{202E}reversed\u{202C}", "שלום עולם", "مرحبا بالعالم", "e" + String(repeating: "\u{301}", count: 60),
        "👩‍👩‍👧‍👦🏳️‍🌈🧩", "漢字の名前です", " ", String(repeating: "x", count: 500), String(repeating: "漢", count: 500),
        String(repeating: "long words ", count: 50), String(repeating: "a\\N<&\"", count: 3_000),
    ]

    /// An organisation in which everything is called so, by its id too where an id may be.
    private static func organisation(_ name: String) -> Cycle {
        let idName = EntityID.isValid(name: name) ? name : "plain"
        var builder = CycleBuilder(organization: name, label: name, danglingReferences: .areErrors)
        let coo = EntityID(.person, "coo")
        let ana = EntityID(.person, idName)
        let box = EntityID(.person, "inbox")
        let team = EntityID(.team, idName)
        let policy = EntityID(.policy, idName)
        builder.add(Entity(coo, name: name, attributes: .person(Person(title: name))))
        builder.add(Entity(ana, name: name, attributes: .person(Person(title: name))))
        builder.add(Entity(box, name: name, attributes: .person(Person(nature: .shared))))
        builder.add(Entity(team, name: name))
        builder.add(Entity(policy, name: name))
        builder.add(Relation(.memberOf, from: ana, to: team))
        builder.add(Relation(.reportsTo, from: ana, to: coo))
        builder.add(Relation(.escalatesTo, from: policy, to: box))
        for (index, suffix) in ["", "2", "3"].enumerated() {
            let system = EntityID(.system, idName + suffix)
            builder.add(
                Entity(
                    system, name: name, attributes: .system(System(tier: index + 1)), labels: [name: name],
                    source: OrgModel.SourceLocation(file: name, line: 3)))
            builder.add(Relation(.owns, from: team, to: system))
            if index < 2 { builder.add(Relation(.supports, from: ana, to: system)) }
            if index != 1 { builder.add(Relation(.follows, from: system, to: policy)) }
        }
        builder.addAuthority(coo)
        return builder.build().cycle
    }

    @Test(arguments: Views.all) func everyFormatTakesThem(view: Views.View) throws {
        for name in Self.names {
            let what = "\(view.name) \(name.prefix(40).debugDescription)"
            let cycle = Self.organisation(name)
            #expect(cycle.entities.count == 8, "\(what)")
            for diagram in try Views.diagrams(view, of: cycle).prefix(1) {
                for format in Format.allCases { try check(diagram, format, what) }
                let svg = try Pictures.svg(of: diagram)
                let picture = try #require(PictureStructure(svg), "\(what)")
                Tidiness.checkHarmless(picture, what)
                try Tidiness.checkTexts(picture, what)
                checkDrawn(name, picture, diagram, what)
            }
        }
    }

    /// Each file is what its format says: parsed where there is a parser, else by its signature.
    private func check(_ diagram: Diagram, _ format: Format, _ what: String) throws {
        let request = LayoutCore.Request(
            graph: diagram.graph, engine: diagram.engine, format: format, dotsPerInch: 36, identifierPrefix: "",
            settings: [:], cpuSeconds: nil, memoryLimit: nil)
        let data = try LayoutCore.render(request).data
        switch format {
        case .svg: break
        case .png: #expect(data.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(what)")
        case .pdf: #expect(data.starts(with: "%PDF-".utf8), "\(what)")
        case .json: _ = try JSONSerialization.jsonObject(with: Data(data))
        case .dot:
            let document = try DOTCore.read(data[...], maximumParts: 1_000_000)
            #expect(document.nodes.count == diagram.graph.nodes.count, "\(what)")
            #expect(document.edges.count == diagram.graph.edges.count, "\(what)")
        }
    }

    /// The name is seen as it is: the first line of some box is its beginning, and nothing but it.
    private func checkDrawn(_ name: String, _ picture: PictureStructure, _ diagram: Diagram, _ what: String) {
        func bare(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "…" }.map { scalar in
                        // What XML cannot carry is drawn as the sign for it.
                        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
                            ? "\u{FFFD}" : scalar
                    }))
        }
        let expected = bare(name)
        guard !expected.isEmpty else { return }
        let lines = (picture.nodes + picture.clusters).flatMap(\.texts).map { bare($0.content) }
        #expect(lines.contains { !$0.isEmpty && expected.hasPrefix($0) || $0.contains(expected) }, "\(what): \(lines)")
    }
}
