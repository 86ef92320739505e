import Findings
import Foundation
import OrgAnalysis
import OrgModel
import Reports
import SourceDocuments
import Testing

/// What was decided of findings, as text and as JSON.
@Suite struct FindingReportTests {
    private static let organisation = """
        linchpin: 1
        organization: Small
        people: {ana: {}, ben: {}}
        systems: {shop: {owners: [ana]}, mail: {}, till: {owners: [ana]}, web: {owners: [ana, ben]}}
        """

    private func analysis() throws -> Analysis {
        Analysis(of: try cycle(Self.organisation), options: AnalysisOptions(measuresCentrality: false))
    }

    private func text(_ analysis: Analysis, _ report: FindingReport, top: Int = 10) -> String {
        AnalysisText(top: top, file: "org.yaml").render(analysis, report)
    }

    private func finding(_ analysis: Analysis, _ rule: RuleID, _ system: String) throws -> Finding {
        try #require(
            analysis.findings.first { $0.rule == rule && $0.subject == .entity(EntityID(.system, system)) })
    }

    private func suppressed(_ finding: Finding, reason: String = "Kim starts in May") -> FindingReport.Suppressed {
        FindingReport.Suppressed(
            finding, owner: "coo", reason: reason, until: "2026-05-31",
            location: SourceLocation(file: "linchpin.yaml", line: 3, column: 5))
    }

    /// Without a decision the report is what it was.
    @Test func findingsAsTheyAre() throws {
        let analysis = try analysis()
        let plain = AnalysisText(file: "org.yaml").render(analysis)
        #expect(text(analysis, FindingReport(analysis.findings)) == plain)
        #expect(plain.hasSuffix("2 causes behind 3 affected systems.   Next: linchpin show system:mail org.yaml\n"))
    }

    // MARK: - Text

    /// Ana is alone on two systems, of which one is known: the new one is a cause of its own.
    @Test func newOnesFirstThenWhatIsKnown() throws {
        let analysis = try analysis()
        let known = try finding(analysis, "ownership/single", "shop")
        let report = FindingReport(
            entries: analysis.findings.map { .init($0, $0 == known ? .known : .new) },
            resolved: [
                .init(rule: "escalation/loop", subject: "policy:x", fingerprint: "0"),
                .init(rule: "escalation/none", subject: "organization", fingerprint: "1"),
            ], comparison: .init(.file, "q1.yaml"))
        let text = text(analysis, report)
        #expect(text.hasPrefix("Small · x · compared with q1.yaml\n"))
        #expect(text.contains("Fix these first: new since q1.yaml\n1 error  system:mail  ownership/none\n"))
        #expect(text.contains("ana alone can fix till."))
        #expect(text.contains("\n2 new causes behind 2 affected systems.   Next: linchpin show system:mail org.yaml\n"))
        #expect(
            text.hasSuffix(
                """
                Known from q1.yaml, and not counted
                  severity  about        rule              systems
                  warning   system:shop  ownership/single        1
                No longer found (2): escalation/loop policy:x, escalation/none organization.

                """))
    }

    @Test func whatIsSetAsideIsTold() throws {
        let analysis = try analysis()
        let report = FindingReport(
            entries: [], suppressed: [suppressed(try finding(analysis, "ownership/single", "shop"))],
            ignored: [.init("ownership/none", count: 1), .init("ownership/single", count: 1)],
            settings: "graphs/linchpin.yaml")
        #expect(
            text(analysis, report).hasSuffix(
                """
                Nothing else to fix was found in what could be assessed.

                Suppressed, and not counted
                  warning  system:shop  ownership/single
                    until 2026-05-31, by coo: Kim starts in May

                Left out, as these rules are not asked for (2): ownership/none 1, ownership/single 1.
                Settings: graphs/linchpin.yaml

                """))
        // Nothing new, with everything known.
        let known = FindingReport(
            entries: analysis.findings.map { .init($0, .known) }, comparison: .init(.baseline, "b.json"))
        #expect(text(analysis, known).contains("\nNothing new to fix was found in what could be assessed.\n"))
    }

    /// Lists keep to `top`, and say what they leave out.
    @Test func whatIsLeftOutIsSaid() throws {
        let analysis = try analysis()
        let report = FindingReport(
            entries: analysis.findings.map { .init($0, .known) },
            suppressed: analysis.findings.map { suppressed($0) },
            resolved: (1...5).map { .init(rule: "a/b", subject: "system:s\($0)", fingerprint: "\($0)") },
            comparison: .init(.revision, "main"))
        let text = text(analysis, report, top: 2)
        #expect(text.components(separatedBy: "… and 1 more (--top 3 shows all)").count == 3)
        #expect(text.contains("No longer found (5): a/b system:s1, a/b system:s2 and 3 more.\n"))
    }

    /// A finding about the settings stands beside the others about its subject, with its own place.
    @Test func findingsAboutTheSettingsHaveTheirOwnPlace() throws {
        let analysis = try analysis()
        func expired(_ subject: EntityID, line: Int) -> Finding {
            Finding(
                rule: "settings/expired-suppression", severity: .warning, subject: .entity(subject), affects: [],
                message: "It ended (\(line)).", location: SourceLocation(file: "linchpin.yaml", line: line, column: 5),
                advice: "Decide anew.", identity: ["\(line)"])
        }
        let (mail, gone) = (EntityID(.system, "mail"), EntityID(.team, "gone"))
        let unowned = try finding(analysis, "ownership/none", "mail")
        let report = FindingReport([unowned, expired(mail, line: 7), expired(mail, line: 8), expired(gone, line: 9)])
        #expect(
            text(analysis, report).hasSuffix(
                """
                Fix these first
                1 error  system:mail  ownership/none
                    mail has no owner.
                    x.yaml:4:34
                    Fix: Name an owner, or retire the system.
                    Effect: unowned 25 % → 0 %.
                    and warning  settings/expired-suppression
                        It ended (7).
                        linchpin.yaml:7:5
                    and warning  settings/expired-suppression
                        It ended (8).
                        linchpin.yaml:8:5
                2 warning  team:gone  settings/expired-suppression
                    It ended (9).
                    linchpin.yaml:9:5
                    Fix: Decide anew.

                2 causes behind 1 affected system.   Next: linchpin show system:mail org.yaml

                """))
        // What is gone cannot be shown.
        #expect(!text(analysis, FindingReport([expired(gone, line: 9)])).contains("linchpin show"))
    }

    /// Words of the user and of files are shown as they are and drive no terminal.
    @Test func hostileWords() throws {
        let analysis = try analysis()
        let evil = "\u{1B}[2J\u{202E}\n"
        let report = FindingReport(
            entries: analysis.findings.map { .init($0, .known) },
            suppressed: [suppressed(analysis.findings[0], reason: evil)],
            ignored: [.init(RuleID(evil), count: 1)],
            resolved: [.init(rule: RuleID(evil), subject: evil, fingerprint: evil)],
            comparison: .init(.baseline, evil), settings: evil)
        let text = text(analysis, report)
        #expect(text.unicodeScalars.allSatisfy { ($0.value >= 0x20 || $0 == "\n") && $0 != "\u{202E}" })
        #expect(text.components(separatedBy: "\\u{1B}[2J\\u{202E}").count > 5)
        let root = try json(AnalysisJSON.render(analysis, report))
        #expect(root["settings"]?.text == evil)
        #expect(root["resolved"]?.sequence?.first?["subject"]?.text == evil)
        #expect(root["comparedWith"]?["name"]?.text == evil)
    }

    @Test func anEntityHasItsOwn() throws {
        let analysis = try analysis()
        let shop = try finding(analysis, "ownership/single", "shop")
        let report = FindingReport(
            entries: analysis.findings.filter { $0 != shop }.map { .init($0) }, suppressed: [suppressed(shop)])
        func shown(_ system: String) -> String {
            EntityText().render(EntityID(.system, system), of: analysis, report)
        }
        #expect(shown("shop").contains("No findings.\n\nSuppressed\n  warning  system:shop  ownership/single\n"))
        #expect(shown("till").contains("ana alone can fix till."))
        #expect(!shown("till").contains("Suppressed"))
    }

    // MARK: - JSON

    private func keys(_ node: SourceNode?) -> [String]? { node?.mapping?.map(\.key) }

    @Test func everyDecisionIsInTheJSON() throws {
        let analysis = try analysis()
        let report = FindingReport(
            entries: [.init(analysis.findings[0], .new), .init(analysis.findings[1], .known)],
            suppressed: [suppressed(analysis.findings[2])], ignored: [.init("a/b", count: 4)],
            resolved: [.init(rule: "a/b", subject: "team:x", fingerprint: "00000000000000af")],
            comparison: .init(.revision, "main"), settings: "linchpin.yaml")
        let root = try json(AnalysisJSON.render(analysis, report))
        let findings = try #require(root["findings"]?.sequence)
        #expect(findings.map { $0["status"]?.text } == ["new", "known"])
        let it = try #require(root["suppressed"]?.sequence?.first)
        #expect(keys(it) == (keys(findings[0]) ?? []) + ["suppression"])
        #expect(it["status"]?.text == "suppressed")
        #expect(keys(it["suppression"]) == ["owner", "reason", "until", "location"])
        #expect(it["suppression"]?["location"]?["line"]?.int == 3)
        #expect(keys(root["ignored"]?.sequence?.first) == ["rule", "count"])
        #expect(keys(root["resolved"]?.sequence?.first) == ["rule", "subject", "fingerprint"])
        #expect(keys(root["comparedWith"]) == ["kind", "name"])
        #expect(root["comparedWith"]?["kind"]?.text == "revision")
        #expect(root["settings"]?.text == "linchpin.yaml")
    }

    @Test func withoutADecisionTheKeysAreThereAndEmpty() throws {
        let root = try json(AnalysisJSON.render(try analysis()))
        for key in ["suppressed", "ignored", "resolved"] { #expect(root[key]?.sequence?.isEmpty == true, "\(key)") }
        for key in ["comparedWith", "settings"] { #expect(root[key]?.isNull == true, "\(key)") }
        for finding in try #require(root["findings"]?.sequence) { #expect(finding["status"]?.isNull == true) }
    }
}
