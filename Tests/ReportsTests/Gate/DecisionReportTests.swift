import OrgAnalysis
import OrgGate
import OrgModel
import Reports
import SourceDocuments
import TestSupport
import Testing

/// Decisions as text, JSON and Markdown.
@Suite struct DecisionReportTests {
    /// The decision of a quarter's last day.
    private func decision(_ label: String, _ focus: String...) throws -> Decision {
        let days = ["2026-Q2": "2026-06-30", "2026-Q4": "2026-12-31"]
        let path = "graphs/larkfield-mutual/\(label).yaml"
        let policy = PolicyReader.read(
            text: SourceText(file: "graphs/policy.yaml", text: try Checkout.text("graphs/policy.yaml"))
        ).policy
        let gate = Gate(
            policy: try #require(policy), focus: focus.map { EntityID(.system, $0) },
            date: days[label].flatMap { CalendarDay($0) })
        return gate.decide(on: try cycle(Checkout.text(path), file: path))
    }

    private func decision(on yaml: String, by requirements: String) throws -> Decision {
        let text = "linchpin-policy: 1\nrequirements:\n\(requirements)\n"
        let policy = PolicyReader.read(text: SourceText(file: "p.yaml", text: text)).policy
        return Gate(policy: try #require(policy)).decide(on: try cycle("linchpin: 1\n" + yaml))
    }

    private func lines(_ decision: Decision) -> [String] {
        DecisionText(file: "x.yaml").render(decision).split(separator: "\n").map(String.init)
    }

    // MARK: - Text

    @Test func expansionWithheld() throws {
        let text = DecisionText(file: "graphs/larkfield-mutual/2026-Q4.yaml")
            .render(try decision("2026-Q4", "settlement-agent"))
        try Snapshot.check(text, against: "gate-settlement-agent")
    }

    @Test func aQuarterWithConditions() throws {
        let text = DecisionText(file: "graphs/larkfield-mutual/2026-Q2.yaml").render(try decision("2026-Q2"))
        try Snapshot.check(text, against: "gate-2026-Q2")
    }

    /// The verdict is the first thing that is said.
    @Test(arguments: [
        ("figure: unowned, at-most: 0", "Authorised: the one requirement is met."),
        ("figure: exposure.people.max, at-most: 0", "Withheld: 1 of 1 requirement fails."),
        ("figure: intact, at-least: 1", "Not assessable: 1 of 1 requirement cannot be judged by what is known."),
        (
            "for: {tier: 4}, figure: supporters, at-least: 1",
            "Not assessable: no requirement of the policy is about what was asked."
        ),
        (
            "for: systems, figure: supporters, at-least: 2, condition: {owner: Ana, within: 1 day}",
            "Authorised with 1 condition."
        ),
    ])
    func theVerdictComesFirst(_ requirement: String, _ headline: String) throws {
        let yaml = "people: [ana]\nsystems: {shop: {owners: [ana]}}"
        let decision = try decision(on: yaml, by: "  - {id: x, \(requirement)}")
        #expect(lines(decision).first == headline)
        #expect(DecisionMarkdown().render(decision).hasPrefix("## \(headline)\n"))
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let systems = (0..<30).map { "s\($0): {owners: [ana]}, " }.joined()
        let yaml = "people: [ana]\nsystems: {\(systems)}"
        let decision = try decision(on: yaml, by: "  - {id: x, for: systems, figure: supporters, at-least: 2}")
        let text = DecisionText(top: 3, file: "x.yaml").render(decision)
        #expect(text.contains("… and 27 more (--top 30 shows all)"))
        #expect(!DecisionText(top: 30, file: "x.yaml").render(decision).contains("…"))
    }

    // MARK: - JSON

    @Test func jsonSaysTheSame() throws {
        let decision = try decision("2026-Q4", "settlement-agent")
        let root = try json(DecisionJSON.render(decision))
        #expect(root["verdict"]?.text == "withheld")
        #expect(root["date"]?.text == "2026-12-31")
        #expect(root["focus"]?.sequence?.map(\.text) == ["system:settlement-agent"])
        let requirements = try #require(root["requirements"]?.sequence)
        #expect(requirements.map { $0["id"]?.text } == decision.policy.requirements.map(\.id))
        #expect(
            requirements.map { $0["status"]?.text } == [
                "failed", "failed", "met", "met", "nothingToRequire", "nothingToRequire", "nothingToRequire", "met",
                "nothingToRequire", "leftOut", "met",
            ])
        let first = requirements[0]
        #expect(first["figure"]?.text == "supporters" && first["unit"]?.text == "count")
        #expect(first["atLeast"]?.double == 2 && first["atMost"]?.isNull == true)
        let measured = try #require(first["measured"]?.sequence?.first)
        #expect(measured["standing"]?.text == "missed")
        #expect(measured["value"]?["value"]?.double == 1)
        #expect(measured["evidence"]?.sequence?.first?["ids"]?.sequence?.map(\.text) == ["person:yuki"])
        #expect(first["flip"]?["certainty"]?.text == "fewest")
        #expect(
            first["flip"]?["steps"]?.sequence?.first?["ids"]?.sequence?.map(\.text) == [
                "person:lindiwe", "system:settlement-agent",
            ])
        let never = requirements[1]["measured"]?.sequence?.first?["value"]
        #expect(never?["status"]?.text == "never" && never?["value"]?.isNull == true)
    }

    @Test func conditionsStandInJSON() throws {
        let root = try json(DecisionJSON.render(try decision("2026-Q2")))
        #expect(root["verdict"]?.text == "authorisedWithConditions")
        let condition = try #require(root["conditions"]?.sequence?.first)
        #expect(condition["requirement"]?.text == "tier-2.supporters")
        #expect(condition["subject"]?.text == "system:document-intake-agent")
        #expect(condition["owner"]?.text == "team:applied-ai")
        // 60 days after the last of June.
        #expect(condition["due"]?.text == "2026-08-29")
    }

    // MARK: - Hostile names

    /// Names are data, in every format.
    @Test(arguments: [
        "<b>&\"'", "a|b", "`c`", "[x](http://y)", "@all", "rtl\u{202E}evil", "👩‍👩‍👧‍👦", "日本語", "**bold**",
        String(repeating: "long ", count: 100),
    ])
    func namesAreData(_ name: String) throws {
        var builder = CycleBuilder(organization: name, label: name, danglingReferences: .areErrors)
        builder.add(Entity(EntityID(.person, "ana"), name: name))
        builder.add(
            Entity(EntityID(.team, "web"), name: name, attributes: .team(Team(leads: [EntityID(.person, "ana")]))))
        builder.add(Entity(EntityID(.system, name), name: name))
        builder.add(Relation(.owns, from: EntityID(.team, "web"), to: EntityID(.system, name)))
        let terms = ConditionTerms(owner: .named(name), term: .within(days: 1))
        let requirements = [terms, nil].enumerated().map { index, terms in
            Requirement(
                id: "r\(index)", title: name, why: name, scope: Scope(subject: .system),
                demand: .figure("supporters", Limits(atLeast: 2)), terms: terms)
        }
        let decision = Gate(policy: GatePolicy(title: name, requirements: requirements)).decide(
            on: builder.build().cycle)
        let text = DecisionText(file: name).render(decision)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E || $0 == "\n" })
        #expect(try json(DecisionJSON.render(decision))["organization"]?.text == name)
        let markdown = DecisionMarkdown().render(decision)
        #expect(!markdown.contains("<b>&") && !markdown.contains("](http:") && !markdown.contains("**bold**"))
        #expect(!markdown.contains("@all") && !markdown.unicodeScalars.contains("\u{202E}"))
        // Every row of the table has its five cells.
        let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
        for row in rows { #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 6, "\(row)") }
    }
}
