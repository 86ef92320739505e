public import Findings
import SourceDocuments

/// The catalogue of rules, and what one of them means.
public enum RuleText {
    /// A table of rules.
    public static func table(_ rules: [Rule], style: TextStyle) -> String {
        var table = TextTable([("rule", .left), ("severity", .left), ("finds", .left)])
        for rule in rules { table.add([rule.id.name, rule.severity.rawValue, rule.summary]) }
        return table.lines(limit: rules.count, style: style).joined(separator: "\n") + "\n"
    }

    /// One rule in full.
    public static func explain(_ rule: Rule, style: TextStyle) -> String {
        var lines = [style.bold(rule.id.name) + "  \(rule.severity.rawValue)", ""]
        lines += TextWrapping.lines(rule.summary, width: style.width, indent: "") + [""]
        lines += [style.bold("Why it matters")]
        lines += TextWrapping.lines(joined(rule.why), width: style.width, indent: "  ") + [""]
        lines +=
            [style.bold("Example") + style.faint("  (a whole file, once `\(rule.exampleStart)` stands above it)")]
            + rule.example.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
        lines += ["", style.bold("How to resolve it")]
        lines += TextWrapping.lines(rule.advice, width: style.width, indent: "  ")
        if !rule.references.isEmpty {
            lines += ["", style.bold("References")]
            lines += rule.references.flatMap { TextWrapping.lines($0, width: style.width, indent: "  ") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The page of `docs/` that holds the whole catalogue.
    public static func markdown(_ rules: [Rule]) -> String {
        var lines = [
            "# Rules", "",
            "<!-- Written by `linchpin rules --format markdown`; a test holds the two equal. -->", "",
            "Each rule speaks only where the dimension that it rests on is known; where it is known in part, one note stands for",
            "all that is missing. The severity given is the base: it goes one step up if any affected system is tier 1, one down",
            "if all are tier 4, and [settings](settings.md) may give another. Each example is a whole file once its first line stands",
            "above it, `linchpin: 1`, or `linchpin-settings: 1` for rules about the settings; it shows what the rule finds.",
            "",
        ]
        lines += ["| rule | severity | finds |", "|---|---|---|"]
        lines += rules.map { "| [`\($0.id)`](#\(anchor($0.id.name))) | \($0.severity.rawValue) | \($0.summary) |" }
        for rule in rules {
            lines += ["", "## \(rule.id)", "", "*\(rule.severity.rawValue)* · \(rule.summary)", "", rule.why, ""]
            lines += ["```yaml", rule.example, "```", "", "**How to resolve it.** \(rule.advice)"]
            if !rule.references.isEmpty {
                lines += ["", "References: " + rule.references.joined(separator: "; ") + "."]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func joined(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }

    private static func anchor(_ name: String) -> String { name.filter { $0 != "/" } }
}
