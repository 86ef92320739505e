import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

@Suite struct SigsImporterTests {
    private func run(_ text: String, authorities: [String] = []) -> ImportResult {
        SigsImporter(options: .init(authorities: authorities)).run(text: SourceText(file: "sigs.yaml", text: text))
    }

    private static let example = Fixtures.repository + "/graphs/sources/sigs.yaml"

    // Expected values read off graphs/sources/sigs.yaml by hand.
    @Test func `the example`() throws {
        let result = SigsImporter(options: .init(organization: "Kilns", cycle: "2026-Q3", authorities: ["Steering"]))
            .run(path: Self.example)
        #expect(result.places.isEmpty)
        let cycle = result.cycle
        #expect(cycle.label == "2026-Q3")
        #expect(
            cycle.entities(of: .team).map(\.id.name) == ["committee-steering", "sig-glazes", "sig-kilns", "wg-energy"])
        let kilns = try #require(cycle[EntityID(.team, "sig-kilns")])
        #expect(kilns.name == "Kilns")
        #expect(kilns.team?.leads == [EntityID(.person, "farah")])
        #expect(
            kilns.labels == [
                "sigs/kind": "sig", "sigs/charter": "charter.md", "sigs/label": "kilns", "slack": "sig-kilns",
            ])
        #expect(kilns.source == SourceLocation(file: Self.example, line: 4))
        #expect(cycle[EntityID(.team, "wg-energy")]?.labels["sigs/kind"] == "working-group")
        #expect(cycle[EntityID(.team, "committee-steering")]?.isAuthority == true)
        #expect(
            result.relations(.memberOf) == [
                "person:emil → team:sig-glazes", "person:emil → team:sig-kilns", "person:farah → team:sig-kilns",
                "person:kim → team:sig-glazes", "person:kim → team:wg-energy", "person:lotte → team:committee-steering",
                "person:suri → team:committee-steering",
            ])
        let emil = cycle.relations.filter { $0.kind == .memberOf && $0.from.name == "emil" }
        #expect(emil.map { $0.labels["sigs/role"] } == ["chair", "tech-lead"])
        #expect(
            cycle.entities(of: .system).map(\.id.name) == [
                "sig-glazes/website", "sig-kilns/kiln-controller", "sig-kilns/website",
            ])
        #expect(result.owners(of: "sig-kilns/website") == ["person:noor", "team:sig-kilns"])
        #expect(
            cycle[EntityID(.system, "sig-kilns/kiln-controller")]?.labels["sigs/owners"]
                == "https://code.example/kiln-controller/OWNERS https://code.example/kiln-sensors/OWNERS")
        #expect(
            result.relations(.coordinatesWith) == [
                "team:sig-glazes → team:wg-energy", "team:sig-kilns → team:wg-energy",
            ])
        let meeting = try #require(cycle[EntityID(.forum, "sig-kilns/Regular SIG Meeting")])
        #expect(meeting.forum?.cadence == .biweekly)
        #expect(meeting.labels["sigs/time"] == "Tuesday 9:00 UTC")
        #expect(
            result.relations(.attends) == [
                "team:sig-kilns → forum:sig-kilns/Regular SIG Meeting",
                "team:wg-energy → forum:wg-energy/Regular WG Meeting",
            ])
        #expect(cycle.relations.allSatisfy { $0.source?.file == Self.example && $0.source?.line != nil })
        let counts = [
            ("SIGs", 2), ("working groups", 1), ("committees", 1), ("user groups", 0), ("subprojects", 3),
            ("OWNERS files", 4), ("subprojects with one OWNERS file", 2), ("roles of chairs", 6),
            ("roles of tech leads", 1), ("roles of emeritus leads", 2), ("chairs and tech leads", 5),
            ("chairs and tech leads of two groups or more", 2), ("leads of subprojects", 1), ("liaisons", 3),
            ("stakes in working groups", 2), ("meetings", 2), ("people", 8),
        ]
        for (name, count) in counts { #expect(result.count(of: name) == count, "\(name)") }
    }

    @Test func `emeritus leads are no longer there, unless they have another part`() {
        let people = SigsImporter().run(path: Self.example).cycle.entities(of: .person)
        let ottilie = people.first { $0.id.name == "ottilie" }
        #expect(ottilie?.person?.status == .departed)
        #expect(ottilie?.labels["sigs/emeritus"] == "sig-kilns")
        // Emeritus of the committee, and still the liaison of a group.
        let pavel = people.first { $0.id.name == "pavel" }
        #expect(pavel?.person?.status == .active)
        #expect(pavel?.labels["sigs/emeritus"] == "committee-steering")
    }

    /// The file names no authority; a liaison leads to the committee only where that is named, and the liaison is still in it.
    @Test func `escalation goes as far as the file says`() {
        func rungs(_ result: ImportResult) -> [String] {
            result.cycle.relations.filter { $0.kind == .escalatesTo }.map {
                "\($0.from.name) \($0.step?.rung ?? 0) \($0.to)"
            }
        }
        let alone = SigsImporter().run(path: Self.example)
        #expect(
            rungs(alone) == ["sig-glazes 1 person:pavel", "sig-kilns 1 person:suri", "wg-energy 1 person:suri"])
        #expect(!alone.cycle.entities.contains { $0.isAuthority })
        let told = SigsImporter(options: .init(authorities: ["committee-steering"])).run(path: Self.example)
        #expect(
            rungs(told) == [
                "sig-glazes 1 person:pavel", "sig-kilns 1 person:suri", "sig-kilns 2 team:committee-steering",
                "wg-energy 1 person:suri", "wg-energy 2 team:committee-steering",
            ])
        let person = SigsImporter(options: .init(authorities: ["SURI"])).run(path: Self.example)
        #expect(person.cycle[EntityID(.person, "suri")]?.isAuthority == true)
        let wrong = SigsImporter(options: .init(authorities: ["committee-stering"])).run(path: Self.example)
        #expect(wrong.places == ["0 sigs/unknown-authority"])
        #expect(wrong.diagnostics.first?.hint == "did you mean 'committee-steering'?")
    }

    @Test func `handles are one in any case`() {
        let result = run(
            """
            sigs:
            - dir: a
              leadership:
                chairs: [{github: JoelS, name: Joel}]
                tech_leads: [{github: joels, name: Joel, company: Brightclay}]
            """)
        #expect(result.places.isEmpty)
        #expect(result.cycle.entities(of: .person).map(\.id.name) == ["joels"])
        #expect(result.cycle[EntityID(.person, "joels")]?.labels["company"] == "Brightclay")
        #expect(result.cycle.relations.map { $0.labels["sigs/role"] } == ["chair, tech-lead"])
        #expect(result.count(of: "chairs and tech leads") == 1)
    }

    @Test func `what nobody has, and what is not understood, is told with its line`() {
        let result = run(
            """
            sigs:
            - dir: a
              name: Alpha
              leadership:
                chairs: [{github: ana}, {github: TBD, name: TBD}, {name: Ben}, {company: x}, text]
                tech_lead: []
              meetings:
              - {description: "[Weekly](https://x.example) call", frequency: when needed}
              - {description: "[Weekly](https://x.example) call", frequency: weekly}
              subprojects:
              - {name: web, owners: https://x.example/OWNERS}
              - {name: web}
              - {owners: []}
            - dir: a
            - name: No folder
            workinggroups:
            - dir: w
              stakeholder_sigs: [ALPHA, a, Alpa]
              contact: {liaison: {github: unspecified}}
            gb_rep: {github: ana}
            """)
        #expect(
            result.places == [
                "5 sigs/missing-handle", "5 sigs/missing-name", "5 sigs/wrong-shape", "6 sigs/unknown-key",
                "8 sigs/unknown-frequency", "11 sigs/wrong-shape", "12 sigs/duplicate-subproject",
                "13 sigs/missing-name",
                "14 sigs/duplicate-group", "15 sigs/missing-name", "18 sigs/unknown-group",
            ])
        #expect(result.diagnostics.allSatisfy { $0.severity != .error && $0.location?.column != nil })
        #expect(result.count(of: "roles that nobody has") == 2)
        #expect(
            result.cycle.entities(of: .forum).map { "\($0.id.name) \($0.forum?.cadence?.name ?? "-")" } == [
                "a/Weekly call -", "a/Weekly call (2) weekly",
            ])
        #expect(result.relations(.coordinatesWith) == ["team:Alpa → team:w", "team:a → team:w"])
        #expect(result.cycle[EntityID(.team, "Alpa")]?.isDeclared == false)
        #expect(result.cycle[EntityID(.person, "ana")]?.labels["sigs/role"] == "gb-rep")
        #expect(result.diagnostics.last?.hint == "did you mean 'Alpha'?")
    }

    @Test(arguments: ["- 1", "text", "{}", "other: {}"])
    func `another file is told to be none`(_ text: String) {
        let result = run(text)
        #expect(result.cycle.entities.isEmpty)
        #expect(result.places.contains { $0.hasSuffix("sigs/no-group") })
    }

    /// Each group names the next that is not there, and meets under one name: no step may look at all others.
    @Test func `a hostile file ends in time`() {
        var text = "workinggroups:\n"
        for index in 0..<4_000 {
            text += "- {dir: w\(index), stakeholder_sigs: [s\(index)], contact: {liaison: {github: l\(index)}}}\n"
        }
        text +=
            "- dir: busy\n  meetings: [" + [String](repeating: "{description: x}", count: 20_000).joined(separator: ",")
        text += "]\n"
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            let result = run(text, authorities: ["busy"])
            #expect(result.cycle.entities(of: .forum).count == 20_000)
            #expect(result.diagnostics.count <= 1_002)
        }
        #expect(elapsed < .seconds(60))
    }

    @Test func `the same file gives the same cycle`() {
        #expect(SigsImporter().run(path: Self.example).cycle == SigsImporter().run(path: Self.example).cycle)
    }

    @Test func `a path that is not there is an error`() {
        #expect(SigsImporter().run(path: "/nowhere/sigs.yaml").diagnostics.map(\.severity) == [.error])
    }
}
