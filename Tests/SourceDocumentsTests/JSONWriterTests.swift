import Foundation
import TestSupport
import Testing

@testable import SourceDocuments

@Suite struct JSONWriterTests {
    private func example(_ style: JSONWriter.Style) throws -> String {
        var json = JSONWriter(style: style)
        try json.object { json throws(JSONWriter.Failure) in
            json.member("name", "Ana \"A\" \\ \u{7}\n")
            try json.member("capacity", 30.0)
            json.member("tier", 1)
            json.member("on", true)
            json.member("lead", nil as String?)
            json.member("ids", ["a", "b"])
            json.array("none") { _ in }
            json.object("empty") { _ in }
            json.array("nested") { json in json.array { json in json.value(1) } }
        }
        return json.text
    }

    @Test func compact() throws {
        #expect(
            try example(.compact) == """
                {"name":"Ana \\"A\\" \\\\ \\u0007\\n","capacity":30,"tier":1,"on":true,"lead":null,"ids":["a","b"],\
                "none":[],"empty":{},"nested":[[1]]}
                """)
    }

    @Test func pretty() throws {
        #expect(
            try example(.pretty) == """
                {
                  "name": "Ana \\"A\\" \\\\ \\u0007\\n",
                  "capacity": 30,
                  "tier": 1,
                  "on": true,
                  "lead": null,
                  "ids": [
                    "a",
                    "b"
                  ],
                  "none": [],
                  "empty": {},
                  "nested": [
                    [
                      1
                    ]
                  ]
                }

                """)
    }

    /// A text of a few megabytes comes in several pieces, which together are the same bytes, the last one with the end.
    @Test(arguments: [JSONWriter.Style.compact, .pretty]) func pieces(_ style: JSONWriter.Style) {
        func write(_ json: inout JSONWriter) {
            json.array { json in
                for number in 0..<300_000 { json.value("number \(number)") }
            }
        }
        var whole = JSONWriter(style: style)
        write(&whole)
        var pieces: [[UInt8]] = []
        var json = JSONWriter(style: style) { pieces.append($0) }
        write(&json)
        #expect(pieces.count > 3)
        #expect(pieces.map(\.count).max().map { $0 < 2 << 20 } == true)
        #expect(Array(pieces.joined()) == whole.bytes)
        #expect(json.bytes.isEmpty)
    }

    @Test func numbers() throws {
        let expected: [(Double, String)] = [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-7, "-7"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
            (1e21, "1e+21"), (1e-7, "1e-07"), (.leastNonzeroMagnitude, "5e-324"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        ]
        for (value, text) in expected { #expect(try JSONWriter.number(value) == text) }
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(throws: JSONWriter.Failure.notFinite) { try JSONWriter.number(value) }
            var json = JSONWriter()
            json.object { json in #expect(throws: JSONWriter.Failure.notFinite) { try json.member("x", value) } }
            #expect(json.text == "{}")
        }
    }

    @Test func aLargeTextInPieces() {
        var json = JSONWriter()
        var bytes: [UInt8] = []
        json.array { json in
            for i in 0..<5 {
                json.value(i)
                bytes += json.takeBytes()
            }
        }
        bytes += json.takeBytes()
        #expect(String(decoding: bytes, as: UTF8.self) == "[0,1,2,3,4]")
    }

    @Test(arguments: 0..<4)
    func whatIsWrittenIsReadBack(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for round in 0..<150 {
            let value = Value.random(depth: 4, using: &random)
            var json = JSONWriter(style: round % 2 == 0 ? .compact : .pretty)
            try json.write(value)
            let (document, diagnostics) = SourceReader.json(SourceText(file: "t", text: json.text))
            #expect(diagnostics.isEmpty, "\(json.text)")
            #expect(try Value(#require(document).root) == value, "\(json.text)")
            // Another reader agrees that this is JSON.
            #expect(throws: Never.self) {
                try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed)
            }
        }
    }

    /// The same values spelled in other ways: white space anywhere, escapes where none is needed.
    @Test(arguments: 0..<4)
    func everySpellingIsRead(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(100 + seed))
        for _ in 0..<150 {
            let value = Value.random(depth: 3, using: &random)
            let text = try spell(value, using: &random)
            let (document, diagnostics) = SourceReader.json(SourceText(file: "t", text: text))
            #expect(diagnostics.isEmpty, "\(text)")
            #expect(try Value(#require(document).root) == value, "\(text)")
        }
    }

    private func spell(_ value: Value, using random: inout SeededGenerator) throws -> String {
        var space: String {
            ["", "", " ", "\n", "\t", "\r\n", "\r "].randomElement(using: &random) ?? ""
        }
        switch value {
        case .null: return space + "null" + space
        case .boolean(let value): return space + "\(value)" + space
        case .number(let value):
            let text = try JSONWriter.number(value)
            return space + (Bool.random(using: &random) ? text.uppercased() : text) + space
        case .string(let text): return space + spell(text, using: &random) + space
        case .array(let items):
            let spelled = try items.map { try spell($0, using: &random) }
            return space + "[" + (spelled.isEmpty ? space : spelled.joined(separator: ",")) + "]" + space
        case .object(let pairs):
            let spelled = try pairs.map {
                space + spell($0.key, using: &random) + space + ":" + (try spell($0.value, using: &random))
            }
            return space + "{" + (spelled.isEmpty ? space : spelled.joined(separator: ",")) + "}" + space
        }
    }

    private func spell(_ text: String, using random: inout SeededGenerator) -> String {
        var spelled = "\""
        for scalar in text.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || Int.random(in: 0...3, using: &random) == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
                    spelled += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                spelled.unicodeScalars.append(scalar)
            }
        }
        return spelled + "\""
    }
}
