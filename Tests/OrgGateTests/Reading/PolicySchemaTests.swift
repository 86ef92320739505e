import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import OrgGate

/// The JSON Schema that editors use says the same as the reader.
@Suite struct PolicySchemaTests {
    private func schema() throws -> SourceNode {
        let path = "docs/schema/linchpin-policy.schema.json"
        let (document, problems) = SourceReader.json(SourceText(file: path, text: try Checkout.text(path)))
        #expect(problems.map(\.message) == [])
        return try #require(document?.root)
    }

    @Test func listsTheKeysThatTheReaderKnows() throws {
        let schema = try schema()
        for place in PolicyKeys.places {
            let definition = try #require(place.schema == "policy" ? schema : schema["$defs"]?[place.schema])
            #expect(
                Set(try #require(definition["properties"]?.mapping).map(\.key)) == Set(place.keys), "\(place.schema)")
            #expect(definition["additionalProperties"]?.bool == false, "\(place.schema)")
        }
    }

    /// In both, every key of the tables may stand in its place, and no other.
    @Test func theReaderGoesByTheTables() {
        let frames = [
            "policy": "{linchpin-policy: 1, KEY}", "requirement": "{linchpin-policy: 1, requirements: [{KEY}]}",
            "scope": "{linchpin-policy: 1, requirements: [{for: {KEY}}]}",
            "condition": "{linchpin-policy: 1, requirements: [{condition: {KEY}}]}",
        ]
        for place in PolicyKeys.places {
            for key in place.keys + ["xyzzy"] {
                let text = frames[place.schema]?.replacing("KEY", with: "\(key): null") ?? ""
                let problems = PolicyReader.read(text: SourceText(file: "p.yaml", text: text)).diagnostics
                let isUnknown = problems.contains { $0.rule == "file/unknown-key" && $0.message.contains("'\(key)'") }
                #expect(isUnknown == (key == "xyzzy"), "\(text)")
            }
        }
    }
}
