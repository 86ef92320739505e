import Testing

@testable import GraphvizLayout

@Suite struct AttributeRulesTests {
    private func code(_ subject: AttributeRules.Subject, _ key: String, _ value: String) -> GraphvizError.Code? {
        do throws(GraphvizError) {
            try AttributeRules.check(.init(key: key, value: value), on: subject)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [
        ("shape", "hexagon"), ("style", "rounded,filled"), ("fillcolor", "#FFF1E5"), ("fillcolor", "#FFF1E5:#FFFFFF"),
        ("color", "/blues9/3"), ("penwidth", "2.5"), ("margin", "0.1,0.05"), ("URL", "https://example.org/x?y=1&z=2"),
        ("href", "#system:pricing"), ("fontname", "DejaVu Sans"), ("width", "1e0"), ("group", "left-1"),
    ]) func allowsWhatDiagramsNeed(key: String, value: String) {
        #expect(code(.node, key, value) == nil)
    }

    @Test(arguments: [
        ("image", "/etc/passwd"), ("shapefile", "x.ps"), ("fontpath", "/"), ("imagepath", "/"), ("label", "x"),
        ("id", "x"),
        ("class", "x"), ("tooltip", "x"), ("nosuch", "x"), ("shape", "record"), ("shape", "epsf"), ("shape", ""),
        ("style", "filled,setlinewidth(9)"), ("fillcolor", "#FFF"), ("color", ""), ("fillcolor", "red:"),
        ("fillcolor", "url(x)"), ("color", "red\\N"),
        ("penwidth", "inf"), ("penwidth", "nan"), ("penwidth", "-1"), ("penwidth", "1e9"), ("penwidth", ""),
        ("width", "1000000"),
        ("URL", "javascript:alert(1)"), ("URL", "JAVASCRIPT:alert(1)"), ("URL", "file:///etc/passwd"),
        ("URL", "data:text/html,x"),
        ("URL", "https://"), ("URL", "#"), ("URL", "https://x/\"onload=y"), ("URL", "https://x/ y"), ("URL", "//x"),
        ("URL", "https://x/\u{0}"), ("fontname", "a\"b"), ("group", "a b"), ("margin", "1,2,3"),
    ]) func refusesTheRest(key: String, value: String) {
        #expect(code(.node, key, value) == .invalidAttribute)
    }

    @Test func everySubjectHasItsOwnList() {
        #expect(code(.graph, "rankdir", "LR") == nil)
        #expect(code(.node, "rankdir", "LR") == .invalidAttribute)
        #expect(code(.graph, "splines", "ortho") == .invalidAttribute)
        #expect(code(.graph, "concentrate", "true") == .invalidAttribute)
        #expect(code(.edge, "arrowhead", "tee") == nil)
        #expect(code(.edge, "tailport", "rung_2:e") == nil)
        #expect(code(.edge, "tailport", "a:b:c") == .invalidAttribute)
        #expect(code(.cluster, "labeljust", "l") == nil)
        #expect(code(.cluster, "shape", "box") == .invalidAttribute)
    }

    @Test func messagesStayShortAndOnOneLine() throws {
        let error = #expect(throws: GraphvizError.self) {
            try AttributeRules.check(.init(key: "shape", value: String(repeating: "x\n", count: 5000)), on: .node)
        }
        #expect(try #require(error).message.count < 200)
        #expect(try #require(error).message.contains("\n") == false)
    }
}
