import OrgAnalysis
import OrgModel
import Reports
import SourceDocuments
import TestSupport
import Testing

@Suite struct AnalysisTextTests {
    private func text(
        _ cycle: Cycle, style: TextStyle = TextStyle(), top: Int = 10, file: String = "org.yaml"
    ) -> String {
        let analysis = Analysis(of: cycle, options: AnalysisOptions(measuresCentrality: false))
        return AnalysisText(style: style, top: top, file: file).render(analysis)
    }

    private func larkfield(_ label: String) throws -> Cycle {
        let path = "graphs/larkfield-mutual/\(label).yaml"
        return try cycle(Checkout.text(path), file: path)
    }

    // MARK: - As it reads

    @Test func theQuarterBeforeTheIncident() throws {
        try Snapshot.check(
            text(larkfield("2026-Q3"), file: "graphs/larkfield-mutual/2026-Q3.yaml"), against: "larkfield-2026-Q3")
    }

    private static let ownersOnly = """
        linchpin: 1
        organization: Small & New
        people: {ana: {name: Ana Silva}, ben: {}}
        systems: {shop: {tier: 1, owners: [ana, ben]}, mail: {owners: [ana]}}
        """

    @Test func anOrganisationThatRecordsOwnersOnly() throws {
        try Snapshot.check(text(cycle(Self.ownersOnly)), against: "owners-only")
    }

    // MARK: - What is not known

    /// Where nobody has listed who is in a team, that nobody carries its load says nothing.
    @Test func unknownMembersAreNotBlamedForLoad() throws {
        let text = """
            linchpin: 1
            teams: {core: {}, data: {}}
            systems: {shop: {owners: [core]}, mail: {owners: [data]}}
            """
        #expect(try !self.text(cycle(text)).contains("nobody carries"))
        #expect(try self.text(cycle(text + "\npeople: {ana: {teams: [core]}}")).contains("nobody carries 2 h"))
    }

    /// Each dimension that is not assessed is named with what to write down, and nothing else is said of it.
    @Test func missingDataIsNamedAndNotBlamed() throws {
        let text = try text(cycle(Self.ownersOnly))
        let parts = text.split(separator: "\n\n", maxSplits: 2)
        for dimension in Dimension.allCases where ![.ownership, .membership].contains(dimension) {
            let line = parts[1].split(separator: "\n").first { $0.hasPrefix("  \(dimension.rawValue) ") }
            #expect(line?.contains("not assessed") == true, "\(dimension)")
        }
        for word in ["ladder", "escalat", "authority", "forum", "review", "hours", "depend"] {
            #expect(!parts[2].contains(word), "\(word)")
        }
        #expect(!text.contains("error"))
    }

    @Test func anEmptyOrganisationIsNoFailure() throws {
        let text = try text(cycle("linchpin: 1\norganization: Void"))
        #expect(text.hasPrefix("Void · x\n"))
        #expect(text.hasSuffix("Nothing to fix was found in what could be assessed.\n"))
        for dimension in Dimension.allCases {
            #expect(text.contains("\n  \(dimension.rawValue) "))
        }
    }

    // MARK: - Layout

    /// No line is wider than asked, but for a single word that is, or a table.
    @Test(arguments: [60, 80, 100, 140])
    func sentencesKeepToTheWidth(_ width: Int) throws {
        let text = try text(larkfield("2026-Q3"), style: TextStyle(width: width))
        let sentences = text.split(separator: "\n").filter { $0.hasPrefix("    ") && $0.contains(" ") }
        #expect(sentences.count > 20)
        for line in sentences {
            #expect(DisplayText.width(String(line)) <= width, "\(line)")
        }
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let cycle = try larkfield("2026-Q3")
        let (all, three) = (text(cycle, top: 1000), text(cycle, top: 3))
        #expect(!all.contains("…"))
        let numbered = { (text: String) in
            text.split(separator: "\n").filter {
                $0.first?.isNumber == true && $0.contains("  ") && !$0.contains("behind")
            }
        }
        let causes = numbered(all).count
        #expect(numbered(three).count == 3)
        #expect(three.contains("… and \(causes - 3) more causes (--top \(causes) shows all)"))
    }

    /// Wide letters take two columns, marks on letters none: what follows stands in one column.
    @Test func columnsLineUpInEveryScript() throws {
        let names = ["Ana Silva", "山田太郎", "עדי", "e\u{0301}va", "👩‍👩‍👧"]
        let people = names.enumerated().map { "p\($0.offset): {name: \"\($0.element)\"}" }.joined(separator: ", ")
        let systems = names.indices.map { "s\($0): {owners: [p\($0)]}" }.joined(separator: ", ")
        let text = try text(cycle("linchpin: 1\npeople: {\(people)}\nsystems: {\(systems)}"))
        let rows = text.split(separator: "\n").filter { $0.contains("1 system ") && $0.contains("20 %") }.map(
            String.init)
        #expect(rows.count == names.count)
        // Columns up to the figure, by hand: two of indent; the longest name is Ana Silva, 9 columns.
        let columns = rows.map { row in
            DisplayText.width(String(row.prefix(upTo: row.firstRange(of: "1 system")?.lowerBound ?? row.endIndex)))
        }
        #expect(Set(columns).count == 1, "\(rows)")
    }

    // MARK: - Hostile names

    static let hostile = [
        "\u{1B}[31mred", "two\nlines", "tab\there", "bell\u{7}", "\u{202E}reversed", "\u{2066}isolated", "nul\u{0}",
        "\u{85}next", "\u{2028}line", "zero\u{200B}width", "\u{FEFF}bom", "\r",
    ]

    /// Nothing in a name drives the terminal or makes text read as what it is not.
    @Test(arguments: hostile)
    func hostileNamesAreMadeVisible(_ name: String) throws {
        var builder = CycleBuilder(organization: name, label: name, danglingReferences: .areErrors)
        let (ana, team, system) = (EntityID(.person, "ana"), EntityID(.team, "t"), EntityID(.system, "s"))
        let place = SourceLocation(file: name, line: 3)
        builder.add(Entity(ana, name: name, attributes: .person(Person(title: name, isAuthority: true))), at: place)
        builder.add(Entity(team, name: name, attributes: .team(Team(leads: [ana]))), at: place)
        builder.add(Entity(system, name: name, attributes: .system(System(tier: 1))), at: place)
        builder.add(Relation(.owns, from: team, to: system, detail: .ownership(.primary)), at: place)
        builder.add(
            Relation(.escalatesTo, from: team, to: ana, detail: .escalation(EscalationStep(after: 5))), at: place)
        let analysis = Analysis(of: builder.build().cycle, options: AnalysisOptions(measuresCentrality: false))
        #expect(!analysis.findings.isEmpty)
        let entities = [ana, team, system].map { EntityText().render($0, of: analysis) }
        for text in [AnalysisText(file: name).render(analysis)] + entities {
            let raw = text.unicodeScalars.filter { scalar in
                scalar != "\n"
                    && [.control, .format, .lineSeparator, .paragraphSeparator].contains(
                        scalar.properties.generalCategory)
            }
            #expect(raw.isEmpty, "\(raw.map { String($0.value, radix: 16) })")
            #expect(text.contains("\\u{"))
        }
    }

    @Test func theNextStepCanBePasted() throws {
        let cycle = try cycle("linchpin: 1\npeople: {ana: {}}\nsystems: {\"it's; rm\": {owners: [ana]}}")
        // One system on ana alone: the cause is ana; a file's quote is closed, escaped, and opened again.
        #expect(text(cycle, file: "my 'org'.yaml").contains(#"linchpin show person:ana 'my '\''org'\''.yaml'"#))
    }

    // MARK: - One entity

    @Test func aSystemAndWhoHoldsIt() throws {
        let path = "graphs/larkfield-mutual/2026-Q3.yaml"
        let analysis = Analysis(
            of: try larkfield("2026-Q3"), options: AnalysisOptions(measuresCentrality: false))
        let ids = ["system:settlement-agent", "person:yuki", "team:applied-ai", "policy:ai-pilot-desk"]
        let texts = try ids.map { EntityText().render(try #require(EntityID(parsing: $0)), of: analysis) }
        #expect(texts.allSatisfy { !$0.isEmpty })
        #expect(texts.allSatisfy { $0.contains(path) })
        try Snapshot.check(texts.joined(separator: "\n--\n\n"), against: "larkfield-entities")
        #expect(EntityText().render(EntityID(.person, "nobody"), of: analysis).isEmpty)
    }
}
