import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import OrgImport

/// Maps, and the schema that is published for them.
@Suite struct TableMapReaderTests {
    private let schema: SchemaValidator

    init() throws { schema = try SchemaValidator(file: "docs/schema/linchpin-map.schema.json") }

    private func read(_ text: String) -> (map: TableMap?, places: [String], diagnostics: [Diagnostic]) {
        let (map, diagnostics) = TableMapReader.read(SourceText(file: "m.yaml", text: text), limits: ReadLimits())
        return (
            map, diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)" }, diagnostics
        )
    }

    private func problems(_ text: String) throws -> [String] {
        try schema.problems(
            of: #require(SourceReader.yaml(SourceText(file: "m.yaml", text: text)).documents.first).root)
    }

    private static let good = [
        "tables: [{people: {id: login}}]",
        "organization: X\ncycle: 2026\ncomplete: [ownership]\nnobody: [-, x]\ntables: [{teams: {id: [a, b], lead: m}}]",
        "tables: [{files: a.csv, format: csv, delimiter: tab, columns: [x, y], rows: a.b, where: {x: }, forums: {id: x}}]",
        "tables:\n- where: {a: [x, 1], b: {not: [y]}, c: {not: }}\n  policies: {id: p, rungs: [{team: t}, {person: {column: q}}]}",
        "tables: [{systems: {id: {text: 'a/{b}'}, owners: [{team: t, role: backup, weight: w}, {person: p, where: {x: y}}]}}]",
        "tables: [{systems: {id: s, depends-on: {column: d, separator: ','}, escalation: [{policy: p}, {team: t}]}}]",
        "tables: [{people: {id: p, reports-to: {person: m, by: slug}, aliases: {slug: s}, labels: {a: b}, teams: [x, y]}}]",
        "tables: [{relations: [{kind: escalates-to, from: {system: s}, to: {team: t, by: k}, rung: r, after: a}]}]",
        "tables: [{systems: {id: s, stage: {column: x, plain: true, before: ':', case: lower, words: {a: b, c: }, prefix: p}}}]",
        "tables: [{forums: {id: f, cadence: c, attends: {team: t}, reviews: {system: s, metrics: pilot}}}]",
        "tables: [{format: null, systems: {id: s, tier: null, owners: null}, teams: null}]",
    ]

    @Test(arguments: good)
    func acceptsWhatTheReaderReads(_ text: String) throws {
        let text = "linchpin-map: 1\n" + text
        #expect(read(text).places.isEmpty)
        #expect(read(text).map != nil)
        #expect(try problems(text) == [])
    }

    /// One thing wrong each; the reader and the schema must refuse the same.
    @Test(arguments: [
        "linchpin-map: 2\ntables: [{people: {id: x}}]", "tables: [{people: {id: x}}]", "linchpin-map: 1",
        "linchpin-map: 1\ntables: []", "linchpin-map: 1\ntabels: [{people: {id: x}}]\ntables: [{people: {id: x}}]",
        "linchpin-map: 1\ntables: [{people: {name: x}}]", "linchpin-map: 1\ntables: [{people: {id: {colum: x}}}]",
        "linchpin-map: 1\ntables: [{people: {id: {column: x, text: y}}}]",
        "linchpin-map: 1\ntables: [{people: {id: {}}}]",
        "linchpin-map: 1\ntables: [{format: xml, people: {id: x}}]",
        "linchpin-map: 1\ntables: [{delimiter: ';;', people: {id: x}}]",
        "linchpin-map: 1\ntables: [{systems: {id: x, owners: owner}}]",
        "linchpin-map: 1\ntables: [{systems: {id: x, owners: {team: a, person: b}}}]",
        "linchpin-map: 1\ntables: [{systems: {id: x, owners: {team: a, role: chief}}}]",
        "linchpin-map: 1\ntables: [{relations: [{kind: owns, from: {team: x}}]}]",
        "linchpin-map: 1\ntables: [{relations: [{kind: own, from: {team: x}, to: {system: y}}]}]",
        "linchpin-map: 1\ntables: [{relations: [{kind: owns, from: {team: x, weight: w}, to: {system: y}}]}]",
        "linchpin-map: 1\ntables: [{where: {a: {nott: x}}, people: {id: x}}]",
        "linchpin-map: 1\ncomplete: ownersip\ntables: [{people: {id: x}}]",
        "linchpin-map: 1\ntables: [{people: {id: {column: x, plain: maybe}}}]",
        "linchpin-map: 1\ntables: [{people: {id: {column: x, words: [a]}}}]",
    ])
    func rejectsWhatTheReaderRejects(_ text: String) throws {
        #expect(read(text).map == nil)
        #expect(!read(text).places.isEmpty)
        #expect(try !problems(text).isEmpty)
    }

    /// What no schema sees.
    @Test(arguments: [
        ("tables: [{files: x.csv}]", "2:10 map/empty"),
        ("tables: [{people: {id: a..b}}]", "2:24 map/invalid-path"),
        ("tables: [{people: {id: {text: 'a{b'}}}]", "2:31 map/invalid-path"),
        ("tables: [{relations: [{kind: owns, from: {system: a}, to: {system: b}}]}]", "2:30 map/invalid-value"),
        ("tables: [{relations: [{kind: owns, from: {team: a}, to: {system: b}, rung: r}]}]", "2:76 map/invalid-value"),
        ("tables: [{systems: {id: s, depends-on: {system: a, role: backup}}}]", "2:58 map/invalid-value"),
        ("tables: [{systems: {id: s, owners: {forum: f}}}]", "2:36 map/invalid-value"),
    ])
    func rejectsWhatMeansNothing(_ text: String, _ place: String) {
        #expect(read("linchpin-map: 1\n" + text).places == [place])
    }

    @Test func everythingWrongIsToldAtOnceWithTheNearestSpelling() {
        let (map, places, diagnostics) = read(
            """
            linchpin-map: 1
            organisation: X
            tables:
            - formt: csv
              systems: {id: a..b, teir: x, owners: {tem: y}}
            """)
        #expect(map == nil)
        #expect(
            places == [
                "2:1 file/unknown-key", "4:3 file/unknown-key", "5:17 map/invalid-path", "5:23 file/unknown-key",
                "5:40 map/invalid-value",
            ])
        #expect(
            diagnostics.map(\.hint).prefix(2) == [
                "did you mean 'organization'?", "did you mean 'format'?",
            ])
        #expect(diagnostics[3].hint == "did you mean 'tier'?")
    }

    @Test func theSchemaListsTheKeysThatTheReaderKnows() throws {
        let names = [
            "map", "table", "people", "teams", "systems", "policies", "forums", "value", "reference", "end", "relation",
            "condition",
        ]
        #expect(names.count == TableMapKeys.places.count)
        for (name, place) in zip(names, TableMapKeys.places) {
            #expect(schema.keys(of: name) == Set(place.keys), "\(name)")
            #expect(schema.root["$defs"]?[name]?["additionalProperties"]?.bool == false, "\(name)")
        }
    }

    /// A key of the tables passes, any other is reported, at every place.
    @Test func theReaderGoesByTheTables() {
        let frames = [
            "KEY", "tables: [{KEY}]", "tables: [{people: {KEY}}]", "tables: [{teams: {KEY}}]",
            "tables: [{systems: {KEY}}]",
            "tables: [{policies: {KEY}}]", "tables: [{forums: {KEY}}]", "tables: [{people: {id: {KEY}}}]",
            "tables: [{people: {id: x, teams: {team: x, KEY}}}]",
            "tables: [{relations: [{kind: owns, from: {team: x, KEY}, to: {system: y}}]}]",
            "tables: [{relations: [{KEY}]}]",
            "tables: [{where: {x: {KEY}}}]",
        ]
        for (frame, place) in zip(frames, TableMapKeys.places) {
            func rules(_ key: String) -> [String] {
                let first = key.hasPrefix(TableMapKeys.version) ? "" : "linchpin-map: 1\n"
                return read(first + frame.replacing("KEY", with: key)).diagnostics.map(\.rule)
            }
            for key in place.keys { #expect(!rules("\(key): null").contains("file/unknown-key"), "\(frame) \(key)") }
            #expect(rules("xyzzy: 1").contains("file/unknown-key"), "\(frame)")
        }
    }

    @Test func everyKeyIsDocumented() throws {
        let text = try Checkout.text("docs/importing.md")
        for place in TableMapKeys.places {
            for key in place.keys {
                #expect(text.contains("`\(key)`") || text.contains("{\(key):") || text.contains("\(key): "), "\(key)")
            }
        }
    }
}
