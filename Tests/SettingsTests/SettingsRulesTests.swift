import Findings
import Settings
import SourceDocuments
import Testing

/// What users copy from `linchpin explain`: every example is a file that shows what the rule finds.
@Suite struct SettingsRulesTests {
    @Test(arguments: SettingsRules.all.map(\.id.name))
    func theExampleShowsItsRule(name: String) throws {
        let rule = try #require(SettingsRules.all.first { $0.id.name == name })
        let text = SourceText(file: "linchpin.yaml", text: "\(rule.exampleStart)\n\(rule.example)")
        let reading = SettingsReader.read(text: text, names: names)
        #expect(reading.diagnostics.map(told) == [])
        let settings = try #require(reading.settings)
        // The one is read in April, with the finding still there; the other in March, with the finding mended.
        let isExpired = rule == SettingsRules.expiredSuppression
        let found = isExpired ? [finding("ownership/single", "shop")] : []
        let report = FindingFilter(settings, on: isExpired ? "2026-04-01" : "2026-03-31").report(on: found)
        #expect(Set(report.findings.map(\.rule)) == Set(found.map(\.rule) + [rule.id]))
    }

    @Test func severitiesAndFamily() {
        #expect(SettingsRules.expiredSuppression.severity == .warning)
        #expect(SettingsRules.unusedSuppression.severity == .note)
        #expect(SettingsRules.all.allSatisfy { $0.id.family == SettingsRules.family })
        #expect(SettingsRules.all == SettingsRules.all.sorted { $0.id < $1.id })
    }

    /// Words that a reader needs, each a sentence.
    @Test(arguments: SettingsRules.all.map(\.id.name))
    func ruleIsDocumented(name: String) throws {
        let rule = try #require(SettingsRules.all.first { $0.id.name == name })
        for text in [rule.summary, rule.why, rule.advice] {
            #expect(text.hasSuffix("."))
            #expect(text.first?.isUppercase == true)
            #expect(!text.contains("  "))
        }
    }
}
