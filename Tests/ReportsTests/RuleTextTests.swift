import Findings
import OrgAnalysis
import OrgCycles
import Reports
import Settings
import TestSupport
import Testing

@Suite struct RuleTextTests {
    /// Every rule there is, as the command lists them.
    private static let rules = (RuleSet.all + CycleRules.all + SettingsRules.all).sorted { $0.id < $1.id }

    @Test func theDocumentedCatalogueIsTheOneThatIsApplied() throws {
        #expect(
            RuleText.markdown(Self.rules) == (try Checkout.text("docs/rules.md")),
            "run Scripts/update-docs, and read what has changed")
    }

    @Test func tableHasALineForEveryRule() {
        let lines = RuleText.table(Self.rules, style: TextStyle()).split(separator: "\n")
        #expect(lines.count == Self.rules.count + 1)
        for (rule, line) in zip(Self.rules, lines.dropFirst()) {
            #expect(line.hasPrefix("  \(rule.id.name) "))
            #expect(line.hasSuffix(" \(rule.summary)"))
        }
    }

    @Test(arguments: Self.rules.map(\.id.name))
    func explanationHasAllThatTheRuleSays(_ name: String) throws {
        let rule = try #require(Self.rules.first { $0.id.name == name })
        let text = RuleText.explain(rule, style: TextStyle(width: 60))
        let words = text.split(whereSeparator: \.isWhitespace)
        for part in [rule.summary, rule.why, rule.example, rule.advice] + rule.references {
            let expected = part.split(whereSeparator: \.isWhitespace)
            #expect(words.contains(expected), "\(part)")
        }
        // Examples stand as they are; all else keeps to the width unless a single word does not.
        let wrapped = text.split(separator: "\n").filter {
            !rule.example.contains($0.drop { $0 == " " }) && $0.contains(" ")
        }
        #expect(wrapped.allSatisfy { $0.count <= 60 || $0.hasPrefix("Example") })
    }

    @Test func colourIsOnlyWhereItIsWanted() throws {
        let rule = try #require(Self.rules.first)
        #expect(!RuleText.explain(rule, style: TextStyle()).contains("\u{1B}"))
        #expect(RuleText.explain(rule, style: TextStyle(isColored: true)).contains("\u{1B}[1m"))
    }
}
