import OrgFormats
import OrgModel
import SourceDocuments
import Testing

@Suite struct DiagnosticTests {
    static let mistakes = """
        organization: Northwind
        people:
          ana: {capacity: lots}
          ben: {titel: Engineer, type: humn}
          coo: {capacity: 1e999, tier: 1}
          ana: {}
        teams:
          core: {lead: anna, part-of: core}
          data: {members: [{who: ben, allocation: 1.5}], on-call: {people: [ben], hours: mon-fry 09:00-17:00}}
        systems:
          api: {tier: 5, owners: [core, nobody, bne], reversible: maybe}
          web: {depends-on: [api, web], part-of: app}
          app: {part-of: web}
        forums:
          ops: {cadence: weakly, reviews: api, attends: system:api}
        relations:
          - {kind: owns, from: core, to: api, rung: 2}
          - {kind: depends-on, from: team:core, to: system:api}
        events:
          - {date: 2026-02-30, on: api, kind: incident}
        sytems: {}
        """

    /// Every mistake is told at once, in the order of the file; lines and columns counted by hand.
    @Test func tellsEverythingAtOnceAndWhereItStands() {
        let reading = CycleReader.read(text: SourceText(file: "q.yaml", text: Self.mistakes))
        #expect(reading.cycle == nil)
        let places = reading.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)" }
        #expect(
            places == [
                "1:1 file/missing-version",
                "3:19 file/wrong-type",
                "4:9 file/unknown-key",
                "4:32 model/invalid-value",
                "5:19 model/invalid-value",
                "5:26 file/unknown-key",
                "6:3 file/duplicate-key",
                "8:16 model/unknown-reference",
                "8:31 model/self-relation",
                "9:43 model/invalid-weight",
                "9:82 model/invalid-hours",
                "11:15 model/invalid-value",
                "11:41 model/unknown-reference",
                "11:59 file/wrong-type",
                "12:27 model/self-relation",
                "12:42 model/loop",
                "15:18 model/invalid-value",
                "15:49 model/wrong-kind",
                "17:39 file/unknown-key",
                "18:45 model/wrong-kind",
                "20:12 model/invalid-date",
                "21:1 file/unknown-key",
            ])
        let lines = Self.mistakes.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for diagnostic in reading.diagnostics {
            #expect(diagnostic.severity == .error)
            #expect(diagnostic.location?.file == "q.yaml")
            #expect(diagnostic.sourceLine == diagnostic.location?.line.map { lines[$0 - 1] })
        }
        let hints = Dictionary(
            reading.diagnostics.map { ("\($0.location?.line ?? 0):\($0.location?.column ?? 0)", $0.hint) },
            uniquingKeysWith: { first, _ in first })
        #expect(hints["4:9"] == "did you mean 'title'?")
        #expect(hints["4:32"] == "did you mean 'human'?")
        #expect(hints["5:26"] == "'tier' belongs to a system")
        #expect(hints["8:16"] == "did you mean 'ana'?")
        #expect(hints["11:41"] == "did you mean 'ben'?")
        #expect(hints["15:18"] == "did you mean 'weekly'?")
        #expect(hints["21:1"] == "did you mean 'systems'?")
    }

    @Test func underlinesTheWholeWord() {
        let found = problems("linchpin: 1\nteams: {core: {lead: anna}}\npeople: [ana]")
        #expect(found.map(\.length) == [4])
        #expect(problems("linchpin: 1\nsytems: {}").map(\.length) == [6])
    }

    @Test(arguments: [
        ("load: [1]", "`load`: expected a number of hours, found a list"),
        ("load: {a: 1}", "`load`: expected a number of hours, found a mapping"),
        ("load: soon", "`load`: expected a number of hours, found text 'soon'"),
        ("load: '12'", "`load`: expected a number of hours, found text '12'"),
        ("load: true", "`load`: expected a number of hours, found true or false 'true'"),
        ("load: .nan", "`load` is '.nan', which is not a finite number; expected a number of hours, at least 0"),
        ("load: -.inf", "`load` is '-.inf', which is not a finite number; expected a number of hours, at least 0"),
        ("load: 1e999", "`load` is '1e999', which is not a finite number; expected a number of hours, at least 0"),
        ("load: -3", "`load` is '-3'; expected a number of hours, at least 0"),
        ("tier: 0", "`tier` is '0'; expected a whole number from 1 (most critical) to 4"),
        ("users: 2.5", "`users` is '2.5'; expected a whole number of people, at least 0"),
        (
            "users: 99999999999999999999",
            "`users` is '99999999999999999999'; expected a whole number of people, at least 0"
        ),
        ("labels: [a]", "`labels`: expected a mapping of text to text, found a list"),
        ("labels: {a: [b]}", "`labels.a`: expected text, found a list"),
        ("owners: [[a]]", "`owners`: expected the name of a person or a team, found a list"),
        ("owners: [{share: 1}]", "`owners`: this names nobody and nothing; expected `who`"),
        ("escalation: {policy: p}", "`escalation.policy` names 'p', which is no policy of this file"),
        ("escalation: {rungs: [{after: 1}]}", "a rung does not say whom it escalates to"),
        (
            "escalation: {rungs: 3}",
            "`rungs`: expected a list such as [{to: platform, after: 15}, {to: coo}], found a number '3'"
        ),
    ])
    func saysWhatWasExpected(value: String, message: String) {
        #expect(problems("linchpin: 1\nsystems: {s: {\(value)}}").map(\.message) == [message])
    }

    @Test func anAmbiguousNameListsWhatItCouldBe() {
        let found = problems(
            "linchpin: 1\npeople: [data]\nteams: [data]\nsystems: {s: {owners: [data, team:data], supporters: person:data}}"
        )
        #expect(
            found.map(told) == [
                "x.yaml:4:24 model/ambiguous-reference `owners` names 'data', which is a person or a team "
                    + "[write person:data or team:data]"
            ])
    }

    @Test func aReferenceOfTheWrongKindSaysWhatStandsThere() {
        let base = "linchpin: 1\npeople: [ana]\nteams: [core]\n"
        #expect(
            problems(base + "systems: {s: {depends-on: core}}").map(\.hint) == [
                "'core' is a team, and `depends-on` takes a system"
            ])
        #expect(
            problems(base + "systems: {s: {owners: [persn:ana]}}").map(\.hint) == ["did you mean 'person:ana'?"])
        #expect(
            problems(base + "systems: {s: {owners: [person:anna]}}").map(\.hint) == ["did you mean 'person:ana'?"])
        #expect(
            problems(base + "systems: {s: {owners: [zzz]}}").map(\.hint) == ["declare it under `people` or `teams`"])
        #expect(
            problems(base + "people: {}").map(\.rule) == ["file/duplicate-key"])
        #expect(
            problems("linchpin: 1\nteams: {'person:ana': {}}").map(told) == [
                "x.yaml:2:9 model/wrong-kind person:ana stands among the teams "
                    + "[move it to `people`, or write team:person:ana]"
            ])
    }

    @Test func tellsVersionsApart() {
        #expect(problems("linchpin: 2").map(\.rule) == ["file/unsupported-version"])
        #expect(problems("linchpin: one").map(\.rule) == ["file/wrong-type"])
        #expect(problems("people: [a]").map(\.rule) == ["file/missing-version"])
        #expect(problems("linchpin: 1\n---\nlinchpin: 1").map(told).first?.contains("file/several-documents") == true)
    }

    @Test func longFilesOfMistakesAreCut() {
        let many = (0..<5000).map { "  s\($0): {owners: [nobody-\($0)]}" }.joined(separator: "\n")
        let reading = CycleReader.read(text: SourceText(file: "x.yaml", text: "linchpin: 1\nsystems:\n\(many)\n"))
        #expect(reading.diagnostics.count == 1001)
        #expect(reading.diagnostics.last?.rule == "file/more-problems")
        #expect(reading.diagnostics.last?.message == "4000 more problems in this file are not listed")
    }
}
