import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import OrgGate

/// The JSON Schema that editors use says the same as the reader.
@Suite struct PolicySchemaTests {
    /// What the schema calls each place, and a policy with a key in it.
    private static let places = [
        ("policy", PolicyKeys.document, "{linchpin-policy: 1, KEY}"),
        ("requirement", PolicyKeys.requirement, "{linchpin-policy: 1, requirements: [{KEY}]}"),
        ("scope", PolicyKeys.scope, "{linchpin-policy: 1, requirements: [{for: {KEY}}]}"),
        ("condition", PolicyKeys.condition, "{linchpin-policy: 1, requirements: [{condition: {KEY}}]}"),
    ]

    private func schema() throws -> SourceNode {
        let path = "docs/schema/linchpin-policy.schema.json"
        let (document, problems) = SourceReader.json(SourceText(file: path, text: try Checkout.text(path)))
        #expect(problems.map(\.message) == [])
        return try #require(document?.root)
    }

    @Test func listsTheKeysThatTheReaderKnows() throws {
        let schema = try schema()
        #expect(Self.places.count == PolicyKeys.places.count)
        for (name, place, _) in Self.places {
            let definition = try #require(name == "policy" ? schema : schema["$defs"]?[name])
            #expect(
                Set(try #require(definition["properties"]?.mapping).map(\.key)) == Set(place.keys), "\(name)")
            #expect(definition["additionalProperties"]?.bool == false, "\(name)")
        }
    }

    /// In both, every key of the tables may stand in its place, and no other.
    @Test func theReaderGoesByTheTables() {
        for (_, place, frame) in Self.places {
            for key in place.keys + ["xyzzy"] {
                let text = frame.replacing("KEY", with: "\(key): null")
                let problems = PolicyReader.read(text: SourceText(file: "p.yaml", text: text)).diagnostics
                let isUnknown = problems.contains { $0.rule == "file/unknown-key" && $0.message.contains("'\(key)'") }
                #expect(isUnknown == (key == "xyzzy"), "\(text)")
            }
        }
    }
}
