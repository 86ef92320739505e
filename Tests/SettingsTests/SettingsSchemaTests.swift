import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import Settings

/// The published schema lists the keys that the reader goes by.
@Suite struct SettingsSchemaTests {
    private static let places = [
        ("settings", SettingsKeys.document, "KEY"), ("rules", SettingsKeys.rules, "rules: {KEY}"),
        ("minutes", SettingsKeys.minutes, "minutes-to-authority: {KEY}"),
        ("suppression", SettingsKeys.suppression, "suppressions: [{KEY}]"),
    ]

    private let schema: SchemaValidator

    init() throws { schema = try SchemaValidator(file: "docs/schema/linchpin-settings.schema.json") }

    private func problems(_ text: String) throws -> [String] {
        let (documents, _) = SourceReader.yaml(SourceText(file: "s.yaml", text: text))
        return try schema.problems(of: #require(documents.first).root)
    }

    private func isRead(_ text: String) -> Bool {
        SettingsReader.read(text: SourceText(file: "s.yaml", text: text), names: names).settings != nil
    }

    @Test(arguments: [
        "", "rules: {select: ownership/*, ignore: [escalation/loop]}\nseverities: {ownership/none: note}",
        "suppressions: [{rule: ownership/none, subject: 'team:x', owner: 1, reason: r, until: 2026-12-31}]",
        "suppressions:\n- {rule: ownership/none, subject: organization, affects: a, owner: a, reason: r, until: 2026-12-31}",
        "baseline: b.json\npolicy: p.yaml\nfail-on: never\nsentinels: [x, '-']\naway: 0",
        "minutes-to-authority: {1: 30, 2: 0.5, 3: none, 4: null}",
        "rules:\nseverities: {ownership/none: null}\naway: null",
        "rules: {ignore: []}\nsentinels: []\nsuppressions: []",
    ])
    func acceptsWhatTheReaderReads(text: String) throws {
        let text = "linchpin-settings: 1\n\(text)"
        #expect(isRead(text))
        #expect(try problems(text) == [])
    }

    /// One thing wrong each; the reader must refuse the same.
    @Test(arguments: [
        "linchpin-settings: 2", "away: 0.5", "linchpin-settings: 1\nawy: 0.5", "linchpin-settings: 1\naway: 1.5",
        "linchpin-settings: 1\naway: much", "linchpin-settings: 1\nfail-on: fatal",
        "linchpin-settings: 1\nrules: [ownership/none]", "linchpin-settings: 1\nrules: {select: []}",
        "linchpin-settings: 1\nrules: {selekt: ownership/none}",
        "linchpin-settings: 1\nseverities: {ownership/none: high}",
        "linchpin-settings: 1\nbaseline: [b.json]", "linchpin-settings: 1\nsentinels: [[x]]",
        "linchpin-settings: 1\nminutes-to-authority: {5: 10}", "linchpin-settings: 1\nminutes-to-authority: {1: 0}",
        "linchpin-settings: 1\nsuppressions: {}",
        "linchpin-settings: 1\nsuppressions: [{rule: ownership/none, subject: organization, owner: a, reason: r}]",
        "linchpin-settings: 1\nsuppressions: [{rule: ownership/none, subject: x, owner: a, reason: r, until: 2026-12-31}]",
        "linchpin-settings: 1\nsuppressions: [{rule: ownership/none, subject: organization, owner: '', reason: r, until: 2026-12-31}]",
        "linchpin-settings: 1\nsuppressions: [{rule: ownership/none, subject: organization, owner: a, reason: r, until: 31.12.2026}]",
    ])
    func rejectsWhatTheReaderRejects(text: String) throws {
        #expect(!isRead(text))
        #expect(try !problems(text).isEmpty)
    }

    @Test func listsTheKeysThatTheReaderKnows() throws {
        let definitions = try #require(schema.root["$defs"])
        for (name, place, _) in Self.places {
            let properties = try #require(definitions[name]?["properties"]?.mapping)
            #expect(Set(properties.map(\.key)) == Set(place.keys), "\(name)")
            #expect(definitions[name]?["additionalProperties"]?.bool == false, "\(name)")
        }
        let withProperties = (definitions.mapping ?? []).filter { $0.value["properties"] != nil }.map(\.key)
        #expect(withProperties.count == Self.places.count)
        #expect(SettingsKeys.places.count == Self.places.count)
    }

    /// A key of the tables passes, any other is reported, at every place.
    @Test func theReaderGoesByTheTables() {
        func rules(_ text: String) -> [String] {
            let first = text.contains(SettingsKeys.version) ? "" : "linchpin-settings: 1\n"
            return SettingsReader.read(text: SourceText(file: "s.yaml", text: first + text), names: names)
                .diagnostics.map(\.rule)
        }
        for (name, place, frame) in Self.places {
            for key in place.keys {
                #expect(!rules(frame.replacing("KEY", with: "\(key): null")).contains("file/unknown-key"), "\(key)")
            }
            #expect(rules(frame.replacing("KEY", with: "xyzzy: 1")).contains("file/unknown-key"), "\(name)")
        }
    }

    @Test func everyKeyIsDocumented() throws {
        let text = try Checkout.text("docs/settings.md")
        for place in [SettingsKeys.document, SettingsKeys.rules, SettingsKeys.suppression] {
            for key in place.keys { #expect(text.contains("`\(key)`"), "\(key)") }
        }
    }
}
