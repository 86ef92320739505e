import Testing
import TestSupport

@testable import GraphvizLayout

@Suite struct TextFitTests {
    /// The least a glyph is wide, in parts of the font size: a rough lower bound by class, so that a text that is
    /// drawn wider than its box is seen whatever the font.
    private func leastWidth(of text: String) -> Double {
        text.reduce(0) { sum, character in
            switch character {
            case "i", "l", "j", ".", ",", "'", "|", " ", "\u{A0}": sum + 0.25
            case "m", "w", "M", "W": sum + 0.75
            default:
                sum + (TextWrapping.columns(of: character) == 2 ? 0.6 : 0.4)
                    * min(Double(TextWrapping.columns(of: character)), 1)
            }
        }
    }

    @Test func textStaysInsideItsBox() throws {
        let alphabets: [[Character]] = [
            Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"),
            Array("äöüßéèêñçøåæœžščřőűłđþ ÄÖÜÉÈÑÇØÅ"),
            Array("абвгдежзиклмнопрстуфхцчшщыьэюя АБВГД"), Array("αβγδεζηθικλμνξοπρστυφχψω ΑΒΓΔΩ"),
            Array("日本語漢字中文名前株式会社 東京"), Array("한국어이름서울부산 대한"), Array("אבגדהוזחטיכלמנסעפצקרשת "),
            Array("ابتثجحخدذرزسشصضطظعغفقكلمنهوي "), Array("हिन्दीनामभारत "), Array("🙂🚀🔥🏔🧩👩‍💻 "),
        ]
        var random = SeededGenerator(seed: 20_261_123)
        var graph = LayoutGraph(name: "fit", nodeDefaults: ["margin": "0.06,0.04"])
        for index in 0..<50 {
            let alphabet = alphabets[index % alphabets.count]
            let name = String(
                (0..<Int.random(in: 3...40, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "x" })
            let label: Label =
                index.isMultiple(of: 2) ? .html(HTMLLabel(header: "x" + name, detail: name)) : .plain("x" + name)
            graph.nodes.append(.init(id: "n:\(index)", label: label, attributes: ["style": "rounded"]))
        }
        let picture = try #require(SVGReader(try LayoutCore.render(.init(graph)).data))
        var checked = 0
        for group in picture.groups {
            let left = try #require(group.points.map(\.x).min())
            let right = try #require(group.points.map(\.x).max())
            let top = try #require(group.points.map(\.y).min())
            let bottom = try #require(group.points.map(\.y).max())
            for text in group.texts {
                let width = leastWidth(of: text.content) * text.fontSize
                let start = text.anchor == "middle" ? text.x - width / 2 : text.x
                #expect(start >= left && start + width <= right, "\(group.id) \(text.content)")
                #expect(text.y <= bottom && text.y - 0.7 * text.fontSize >= top, "\(group.id) \(text.content)")
                checked += 1
            }
        }
        // Every label has a line at least, and every second one has a detail.
        #expect(checked >= 75)
    }
}
