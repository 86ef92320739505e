import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

@Suite struct TableImporterTests {
    /// Imports texts as files of a folder of their own.
    private func run(
        _ map: String, _ files: [String: String], _ options: TableImporter.Options = .init()
    ) throws -> ImportResult {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(name, text) }
        return TableImporter(options: options).run(
            map: SourceText(file: "map.yaml", text: "linchpin-map: 1\n" + map), paths: [folder.path])
    }

    private func names(_ result: ImportResult, _ kind: EntityKind) -> [String] {
        result.cycle.entities(of: kind).map(\.id.name)
    }

    // Expected values read off graphs/sources/tables by hand.
    @Test func `the example of separated tables`() throws {
        let folder = Fixtures.repository + "/graphs/sources/tables"
        let result = TableImporter(options: .init(defaultCycle: "2026-Q3"))
            .run(map: folder + "/services.map.yaml", paths: [folder])
        #expect(result.places.isEmpty)
        let cycle = result.cycle
        #expect(cycle.organization == "Larkfield Mutual")
        #expect(cycle.label == "2026-Q3")
        #expect(names(result, .person) == ["emil", "farah", "kim", "noor", "suri"])
        #expect(names(result, .team) == ["ml lab", "portal", "pricing"])
        #expect(names(result, .system) == ["documents", "letter-writer", "old-tariffs", "quotes", "rating"])
        let tiers = cycle.entities(of: .system).map { $0.system?.tier }
        #expect(tiers == [2, nil, 4, 2, 1])
        #expect(cycle[EntityID(.system, "letter-writer")]?.system?.stage == .pilot)
        #expect(cycle[EntityID(.system, "quotes")]?.name == "Quotes, online")
        #expect(cycle[EntityID(.person, "farah")]?.person?.capacity == 60)
        #expect(result.relations(.dependsOn).contains("system:quotes → system:rating"))
        #expect(
            result.relations(.supports) == [
                "person:emil → system:documents", "person:farah → system:quotes", "person:farah → system:rating",
                "person:kim → system:quotes", "person:suri → system:documents",
            ])
        #expect(result.owners(of: "old-tariffs").isEmpty)
        #expect(result.relations(.reportsTo).count == 4)
        let counts = [
            ("files", 2), ("rows", 11), ("rows that a condition leaves out", 1), ("people", 5), ("teams", 3),
            ("systems", 5), ("references to nobody", 2), ("relations: owns", 4), ("relations: depends-on", 3),
        ]
        for (name, count) in counts { #expect(result.count(of: name) == count, "\(name)") }
        #expect(
            cycle[EntityID(.system, "quotes")]?.source == SourceLocation(file: folder + "/services.csv", line: 2))
    }

    // Expected values read off graphs/sources/access by hand.
    @Test func `the example of a file for each system`() throws {
        let folder = Fixtures.repository + "/graphs/sources"
        let result = TableImporter().run(map: folder + "/access.map.yaml", paths: [folder + "/access"])
        #expect(result.places.isEmpty)
        #expect(names(result, .system) == ["ledger", "quotes", "rating"])
        // Twice for the pricing team, which counts once; the auditor is left out, the old name of the key is read.
        #expect(result.owners(of: "quotes") == ["team:portal", "team:pricing"])
        #expect(result.owners(of: "rating") == ["team:pricing"])
        #expect(result.owners(of: "ledger").isEmpty)
        #expect(
            result.cycle[EntityID(.system, "quotes")]?.labels == ["unit": "Retail", "contact": "Pricing"])
        #expect(result.cycle.entities(of: .team).allSatisfy { $0.isDeclared })
        #expect(result.cycle.relations.allSatisfy { $0.weight == 1 })
        #expect(result.cycle.collections.map(\.pattern) == [folder + "/access/*.json"])
    }

    /// Where the name of a file is that of an entity the folder is the list; a map can say so, or the contrary, itself.
    @Test func `a folder of files is a collection`() throws {
        func collections(_ table: String, _ files: [String]) throws -> [String] {
            let folder = try TemporaryFolder()
            for file in files { try folder.write(file, #"{"name": "n", "owner": "o"}"#) }
            let result = TableImporter().run(
                map: SourceText(file: "map.yaml", text: "linchpin-map: 1\ntables: [{\(table)}]"), paths: [folder.path])
            return result.cycle.collections.map { String($0.pattern.dropFirst(folder.path.count + 1)) }
        }
        let flat = ["a/x.json", "a/y.json", "b/z.json"]
        #expect(try collections("systems: {id: $file}", flat) == ["a/*.json", "b/*.json"])
        #expect(try collections("systems: {id: {text: 'unit/{$file}'}}", flat) == ["a/*.json", "b/*.json"])
        #expect(try collections("systems: {id: $folder}", ["a/svc.json", "b/svc.json"]) == ["*/svc.json"])
        #expect(try collections("systems: {id: {text: '{$folder}/{$file}'}}", flat) == ["*/*.json"])
        #expect(try collections("systems: {id: name}", flat) == [])
        #expect(try collections("collection: true, systems: {id: name}", flat) == ["a/*.json", "b/*.json"])
        #expect(try collections("collection: false, systems: {id: $file}", flat) == [])
        // A file with many systems in it, or that only sometimes names one, is no entry.
        #expect(try collections("systems: {id: {text: '{$file}/{name}'}}", flat) == [])
        #expect(try collections("systems: {id: [name, $file]}", flat) == [])
        // The name of the file elsewhere than in a name says nothing.
        #expect(try collections("systems: {id: name, owners: {team: $file}}", flat) == [])
        // Over a hundred folders share a pattern.
        let many = (100...201).map { "unit-\($0)/x.json" }
        #expect(try collections("systems: {id: $file}", many) == ["*/*.json"])
    }

    /// One person with three entries, who as the interim lead reports to herself; everybody else reports to a role.
    @Test func `people are merged, and known by an alias`() throws {
        let result = try run(
            """
            tables:
            - rows: "*"
              people:
                id: name
                title: {column: role, plain: true}
                reports-to: {person: reports_to, by: slug}
                aliases: {slug: manager_role_slug}
                labels: {github: github, key: $key}
            """,
            [
                "team.yml": """
                ana: {name: Ana, role: "[CEO](x.md)", reports_to: none, manager_role_slug: ceo}
                ana_interim: {name: Ana, role: Interim lead, reports_to: ceo, manager_role_slug: lead, github: ana}
                ben: {name: Ben, role: Engineer, reports_to: lead}
                chi: {name: Chi, role: Engineer, reports_to: leed}
                """
            ])
        #expect(names(result, .person) == ["Ana", "Ben", "Chi", "leed"])
        #expect(result.cycle[EntityID(.person, "Ana")]?.person?.title == "CEO")
        #expect(result.cycle[EntityID(.person, "Ana")]?.labels == ["github": "ana", "key": "ana"])
        #expect(result.relations(.reportsTo) == ["person:Ben → person:Ana", "person:Chi → person:leed"])
        #expect(result.cycle[EntityID(.person, "leed")]?.isDeclared == false)
        #expect(
            Set(result.places) == [
                "2 table/contradiction", "2 model/self-relation", "4 table/unknown-reference",
            ])
        #expect(result.diagnostics.first { $0.rule == "table/unknown-reference" }?.hint == "did you mean 'lead'?")
        #expect(result.count(of: "rows that tell of an entity again") == 1)
        #expect(result.count(of: "referred to, and in no row") == 1)
        #expect(result.count(of: "references to nobody") == 1)
    }

    @Test func `values are cut, folded, translated and put together`() throws {
        let result = try run(
            """
            tables:
            - systems:
                id: {text: "{unit}/{name}"}
                name: {column: name, case: upper}
                tier: {column: class, words: {A: 1, B: gold}}
                owners: {team: {column: owner, before: "<", case: lower, prefix: "team-"}}
                supporters: [{person: a}, {person: b}]
                load: load
                reversible: off
            """, ["x.csv": "unit,name,class,owner,a,b,load,off\nu,n,A,Core <x@y.example>,p,q,2.5,yes\nu,,B,,,,,\n"])
        #expect(names(result, .system) == ["u/n"])
        let entity = try #require(result.cycle.entities(of: .system).first)
        #expect(entity.name == "N")
        #expect(entity.system == System(tier: 1, load: 2.5, isReversible: true))
        #expect(result.owners(of: "u/n") == ["team:team-core"])
        #expect(result.relations(.supports) == ["person:p → system:u/n", "person:q → system:u/n"])
        #expect(result.places == ["3 table/no-id"])
    }

    @Test func `conditions choose tables, entities and relations`() throws {
        let map = """
            tables:
            - where: {quarter: $cycle, gone: {not: }}
              systems:
                id: s
                where: {kind: [app, job]}
                owners: [{team: t, where: {role: lead}}, {person: t, role: backup, where: {role: {not: lead}}}]
            """
        let text = """
            s,kind,t,role,quarter,gone
            a,app,x,lead,2026-Q3,
            b,job,y,help,2026-Q3,
            c,doc,z,lead,2026-Q3,
            d,app,z,lead,2026-Q2,
            e,app,z,lead,2026-Q3,yes
            """
        let result = try run(map, ["x.csv": text], .init(cycle: "2026-Q3"))
        #expect(result.places.isEmpty)
        #expect(names(result, .system) == ["a", "b"])
        #expect(result.relations(.owns) == ["person:y → system:b", "team:x → system:a"])
        #expect(result.cycle.relations.map(\.role) == [.backup, .primary])
        #expect(result.count(of: "rows that a condition leaves out") == 2)
        let before = try run(map, ["x.csv": text], .init(cycle: "2026-Q2"))
        #expect(names(before, .system) == ["d"])
    }

    @Test func `ladders, forums, leads and relations of any kind`() throws {
        let result = try run(
            """
            cycle: 2026-Q1
            complete: ownership
            nobody: [-]
            tables:
            - files: teams.json
              teams: {id: id, lead: boss, members: people, part-of: parent, escalation: [{person: boss}, {team: parent}]}
              relations:
              - {kind: coordinates-with, from: {team: id}, to: {team: with}, weight: hours, labels: {why: why}}
              - {kind: escalates-to, from: {team: id}, to: {person: last}, rung: rung, after: minutes}
            - files: forums.json
              forums: {id: f, cadence: often, attends: {team: who}, reviews: {system: what, metrics: pilot}}
            """,
            [
                "teams.json": """
                [{"id": "t", "boss": "ana", "people": ["ben", "-"], "parent": "u", "with": "u", "hours": 3, "why": "launch"},
                 {"id": "u", "last": "chi", "rung": 2, "minutes": "30", "with": "t", "hours": 2}]
                """,
                "forums.json": "[{\"f\": \"ops\", \"often\": 10, \"who\": [\"t\", \"u\"], \"what\": \"shop\"}]",
            ])
        #expect(result.places.isEmpty)
        #expect(result.cycle.label == "2026-Q1")
        #expect(result.cycle.complete == [.ownership])
        #expect(result.cycle[EntityID(.team, "t")]?.team?.leads == [EntityID(.person, "ana")])
        #expect(result.relations(.memberOf) == ["person:ana → team:t", "person:ben → team:t"])
        #expect(result.relations(.partOf) == ["team:t → team:u"])
        let rungs = result.cycle.relations.filter { $0.kind == .escalatesTo }
        #expect(rungs.map { "\($0.from.name) \($0.step?.rung ?? 0) \($0.to.name)" } == ["t 1 ana", "t 2 u", "u 2 chi"])
        #expect(rungs.last?.step?.after == 30)
        // Told from both sides, with weights, which add up: 3 + 2.
        let together = result.cycle.relations.filter { $0.kind == .coordinatesWith }
        #expect(together.map(\.weight) == [5])
        #expect(together.first?.labels == ["why": "launch"])
        #expect(result.cycle[EntityID(.forum, "ops")]?.forum?.cadence == .days(10))
        #expect(result.cycle.relations.first { $0.kind == .reviews }?.metrics == .pilot)
    }

    @Test func `what is not understood is told with its line`() throws {
        let result = try run(
            """
            tables:
            - files: a.csv
              systems: {id: s, stage: stage, tier: tier, load: load, reversible: off, owners: {team: onwer}, depends-on: needs}
            - files: a.csv
              people: {id: p, status: status, type: type, capacity: cap, aliases: {k: k}}
            - files: nowhere.csv
              people: {id: p}
            """,
            [
                "a.csv": """
                s,stage,tier,load,off,owner,needs,p,status,type,cap,k
                a,odd,9,much,perhaps,x,b2,ana,leaf,robot,-1,one
                b,live,1,1,no,x,,ben,leave,bot,2,one
                b,live,2,1,no,x,,ben,leave,bot,2,two
                """,
                "b.json": "{}",
            ])
        #expect(
            result.diagnostics.filter { $0.location?.file != "map.yaml" }.map {
                "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)"
            } == [
                "2:3 table/unknown-stage", "2:7 table/invalid-value", "2:9 table/invalid-value",
                "2:14 table/invalid-value", "2:24 table/unknown-reference", "2:31 table/invalid-value",
                "2:36 table/invalid-value", "2:42 table/invalid-value", "3:34 table/ambiguous-alias",
                "4:8 table/contradiction", "0:0 table/unmatched-file",
            ])
        #expect(
            result.diagnostics.filter { $0.location?.file == "map.yaml" }.map {
                "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule) \($0.hint ?? "")"
            } == [
                "4:90 table/unknown-column did you mean 'owner'?", "7:3 table/no-file ",
            ])
        #expect(result.cycle[EntityID(.system, "b")]?.system?.tier == 1)
        #expect(result.cycle[EntityID(.system, "b2")]?.isDeclared == false)
        #expect(result.diagnostics.allSatisfy { $0.severity != .error })
    }

    @Test func `a bad map is an error, and nothing is read`() throws {
        let result = try run("tables: [{people: {di: x}}]", ["x.csv": "di\n1\n"])
        #expect(result.diagnostics.contains { $0.severity == .error })
        #expect(result.cycle.entities.isEmpty)
        #expect(TableImporter().run(map: "/nowhere.yaml", paths: []).diagnostics.map(\.rule) == ["file/not-found"])
    }

    /// A kind that no table declares is known by references only, and counts as declared, like the groups of a catalog.
    @Test func `who is only referred to is undeclared where tables tell of them`() throws {
        let csv = ["x.csv": "s,t\na,core\n"]
        let named = try run("tables: [{systems: {id: s, owners: {team: t}}}]", csv)
        #expect(named.places.isEmpty)
        #expect(named.cycle[EntityID(.team, "core")]?.isDeclared == true)
        let told = try run(
            "tables: [{systems: {id: s, owners: {team: t}}}, {where: {s: b}, teams: {id: t}}]", csv)
        #expect(told.places == ["2 table/unknown-reference"])
        #expect(told.cycle[EntityID(.team, "core")]?.isDeclared == false)
    }

    @Test func `the order of the files changes nothing`() throws {
        let folder = try TemporaryFolder()
        var paths: [String] = []
        for index in 0..<6 {
            paths.append(try folder.write("f\(index).csv", "s,t\nx\(index),t\(index % 2)\ny,t\(index)\n"))
        }
        let map = SourceText(
            file: "m.yaml", text: "linchpin-map: 1\ntables: [{systems: {id: s, owners: {team: t}}}]")
        let forward = TableImporter().run(map: map, paths: paths).cycle
        let backward = TableImporter().run(map: map, paths: paths.reversed()).cycle
        #expect(forward.relations.map { "\($0.from) \($0.to)" } == backward.relations.map { "\($0.from) \($0.to)" })
        #expect(forward.entities.map(\.id) == backward.entities.map(\.id))
        #expect(TableImporter().run(map: map, paths: paths + paths).cycle == forward)
    }

    /// Two thousand rows that all name what is not there, contradict each other and lead one team.
    @Test func `hostile rows end in time`() throws {
        var text = "s,t,b,n\n"
        for index in 0..<2_000 { text += "x,t\(index),b\(index),\(index)\n" }
        let elapsed = try ContinuousClock().measure {
            let result = try run(
                """
                tables:
                - teams: {id: s, name: n, lead: b}
                  systems: {id: s, part-of: t, owners: {person: b}}
                  people: {id: s}
                """, ["x.csv": text])
            #expect(result.cycle.entities(of: .person).count == 2_001)
            #expect(result.diagnostics.count < 8_010)
        }
        #expect(elapsed < .seconds(120))
    }
}
