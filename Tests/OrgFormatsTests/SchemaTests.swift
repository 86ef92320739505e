import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import OrgFormats

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct SchemaTests {
    let schema: SchemaValidator

    init() throws { schema = try SchemaValidator(file: "docs/schema/linchpin.schema.json") }

    private func problems(_ text: String) throws -> [String] {
        let (documents, _) = SourceReader.yaml(SourceText(file: "x.yaml", text: text))
        return try schema.problems(of: #require(documents.first).root)
    }

    @Test func acceptsTheExamplesOfTheFormat() throws {
        #expect(try problems(ModelExampleTests.yaml) == [])
        #expect(try problems(ModelExampleTests.whole) == [])
        #expect(try problems(ModelExampleTests.json) == [])
    }

    @Test func acceptsWhatTheWritersWrite() throws {
        for seed in 1000..<1040 {
            var random = RandomCycles(seed: UInt64(seed))
            let cycle = random.next()
            #expect(try problems(CycleWriter.yaml(cycle)) == [], "seed \(seed)")
            let (json, _) = SourceReader.json(SourceText(file: "x.json", text: CycleWriter.json(cycle)))
            #expect(try schema.problems(of: #require(json).root) == [], "seed \(seed)")
        }
    }

    @Test func acceptsTheProjectsOwnGraphs() throws {
        let folder = Checkout.url("graphs").path()
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        for file in files.sorted() where file.hasSuffix(".yaml") {
            let path = "\(folder)/\(file)"
            let text = try SourceReader.readFile(at: path)
            // Policies of gates and other settings may lie beside the cycles.
            guard text.text.hasPrefix("linchpin:") || text.text.contains("\nlinchpin:") else { continue }
            let reading = CycleReader.read(text: text)
            #expect(reading.diagnostics.map(told) == [], "\(file)")
            #expect(try problems(text.text) == [], "\(file)")
        }
    }

    /// One thing wrong each; the reader must refuse the same.
    @Test(arguments: [
        "people: {}",  // no version
        "linchpin: 2",
        "linchpin: 1\nperson: {}",
        "linchpin: 1\nentities: []\npeople: {}",
        "linchpin: 1\nsystems: {s: {tier: 5}}",
        "linchpin: 1\nsystems: {s: {tier: 1.5}}",
        "linchpin: 1\nsystems: {s: {tier: high}}",
        "linchpin: 1\nsystems: {s: {stage: live}}",
        "linchpin: 1\nsystems: {s: {load: -1}}",
        "linchpin: 1\nsystems: {s: {owner: x}}",
        "linchpin: 1\nsystems: {s: {reversible: perhaps}}",
        "linchpin: 1\nsystems: {s: {users: -1}}",
        "linchpin: 1\npeople: {a: {capacity: much}}",
        "linchpin: 1\npeople: {a: {type: robot}}",
        "linchpin: 1\npeople: {a: [b]}",
        "linchpin: 1\npeople: ana",
        "linchpin: 1\npeople: {a: {teams: [{team: t, allocation: 2}]}}\nteams: [t]",
        "linchpin: 1\npeople: {a: {teams: [{allocation: 1}]}}\nteams: [t]",
        "linchpin: 1\npeople: [a]\nteams: {t: {on-call: {mode: rotation}}}",
        "linchpin: 1\npeople: [a]\nteams: {t: {on-call: {people: [a], hours: all day}}}",
        "linchpin: 1\npeople: [a]\nteams: {t: {on-call: {people: [a], hours: []}}}",
        "linchpin: 1\npeople: [a]\npolicies: {p: {rungs: [{after: 3}]}}",
        "linchpin: 1\npeople: [a]\npolicies: {p: {rungs: [{to: a, rung: 0}]}}",
        "linchpin: 1\npeople: [a]\npolicies: {p: {rungs: {to: a}}}",
        "linchpin: 1\nforums: {f: {cadence: fortnightly}}",
        "linchpin: 1\nforums: {f: {cadence: 0}}",
        "linchpin: 1\ncomplete: [everything]",
        "linchpin: 1\ncollections: [systems.json]",
        "linchpin: 1\ncollections: {a: '*'}",
        "linchpin: 1\nrelations: [{from: person:a, to: person:b}]\npeople: [a, b]",
        "linchpin: 1\nrelations: [{kind: manages, from: person:a, to: person:b}]\npeople: [a, b]",
        "linchpin: 1\nrelations: [{kind: reports-to, from: person:a, to: person:b, weight: 0}]\npeople: [a, b]",
        "linchpin: 1\nevents: [{date: 14.8.2026, on: a, kind: incident}]\npeople: [a]",
        "linchpin: 1\nentities: [{id: ana}]",
        "linchpin: 1\nentities: [{id: 'person:ana', tier: 1}]",
        "linchpin: 1\nentities: {a: {}}",
        "linchpin: 1\npeople: {'': {}}",
        "linchpin: 1\npeople: {\"a\\nb\": {}}",
    ])
    func rejectsWhatTheReaderRejects(text: String) throws {
        #expect(try !problems(text).isEmpty)
        #expect(CycleReader.read(text: SourceText(file: "x.yaml", text: text)).cycle == nil)
    }

    @Test func listsTheKeysThatTheReaderKnows() {
        for place in NativeKeys.places {
            #expect(schema.keys(of: place.schema) == Set(place.keys), "\(place.schema)")
        }
        let withProperties = (schema.root["$defs"]?.mapping ?? []).filter { $0.value["properties"] != nil }.map(\.key)
        #expect(Set(withProperties) == Set(NativeKeys.places.map(\.schema)))
    }

    /// The tables are what the reader goes by: a key in them passes, any other is reported, at every place.
    @Test func theReaderGoesByTheTables() throws {
        for place in NativeKeys.places {
            let frame = try #require(Self.frames[place.schema], "\(place.schema)")
            for key in place.keys {
                let text = frame.replacing("KEY", with: "\(key): null")
                #expect(!OrgFormatsTests.problems(text).contains { $0.rule == "file/unknown-key" }, "\(text)")
            }
            let unknown = OrgFormatsTests.problems(frame.replacing("KEY", with: "xyzzy: 1"))
            #expect(unknown.contains { $0.rule == "file/unknown-key" && $0.message.hasSuffix(place.noun) }, "\(frame)")
        }
    }

    private static let frames = [
        "nested": "{linchpin: 1, KEY}",
        "machine": "{linchpin: 1, entities: [], KEY}",
        "person": "{linchpin: 1, people: {a: {KEY}}}",
        "team": "{linchpin: 1, teams: {a: {KEY}}}",
        "system": "{linchpin: 1, systems: {a: {KEY}}}",
        "policy": "{linchpin: 1, policies: {a: {KEY}}}",
        "forum": "{linchpin: 1, forums: {a: {KEY}}}",
        "personEntity": "{linchpin: 1, entities: [{id: 'person:a', KEY}]}",
        "teamEntity": "{linchpin: 1, entities: [{id: 'team:a', KEY}]}",
        "systemEntity": "{linchpin: 1, entities: [{id: 'system:a', KEY}]}",
        "policyEntity": "{linchpin: 1, entities: [{id: 'policy:a', KEY}]}",
        "forumEntity": "{linchpin: 1, entities: [{id: 'forum:a', KEY}]}",
        "onCall": "{linchpin: 1, teams: {a: {on-call: {KEY}}}}",
        "rung": "{linchpin: 1, policies: {a: [{KEY}]}}",
        "owner": "{linchpin: 1, systems: {a: {owners: [{KEY}]}}}",
        "supporter": "{linchpin: 1, systems: {a: {supporters: {KEY}}}}",
        "dependency": "{linchpin: 1, systems: {a: {depends-on: [{KEY}]}}}",
        "membership": "{linchpin: 1, people: {a: {member-of: [{KEY}]}}}",
        "member": "{linchpin: 1, teams: {a: {members: [{KEY}]}}}",
        "manager": "{linchpin: 1, people: {a: {reports-to: {KEY}}}}",
        "whole": "{linchpin: 1, systems: {a: {part-of: {KEY}}}}",
        "attendee": "{linchpin: 1, forums: {a: {attends: [{KEY}]}}}",
        "reviewed": "{linchpin: 1, forums: {a: {reviews: [{KEY}]}}}",
        "followed": "{linchpin: 1, systems: {a: {escalation: {policy: p, KEY}}}}",
        "relation": "{linchpin: 1, relations: [{kind: owns, KEY}]}",
        "event": "{linchpin: 1, events: [{KEY}]}",
    ]
}
