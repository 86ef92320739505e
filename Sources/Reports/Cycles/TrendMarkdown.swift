import Findings
import OrgAnalysis
public import OrgCycles
import OrgGate
import OrgModel
import SourceDocuments

/// A trend as Markdown, for a comment or a wiki.
public struct TrendMarkdown {
    /// How many rows a table shows at most.
    public var top: Int
    /// What the user calls the source of each cycle.
    public var sources: [String]
    /// What a policy asks; nil without one.
    public var policy: TrendPolicy?

    /// Describes a report.
    public init(top: Int = 10, sources: [String] = [], policy: TrendPolicy? = nil) {
        self.top = max(1, top)
        self.sources = sources
        self.policy = policy
    }

    /// Writes the report.
    public func render(_ trend: Trend) -> String {
        let names = TrendNames(trend, sources: sources)
        let words = TrendWords(trend: trend, names: names)
        let organization = trend.series.cycles.last?.organization ?? ""
        var lines = [
            "# \(MarkdownText.escaped(organization.isEmpty ? "Organisation" : organization)): "
                + MarkdownText.escaped(names.span), "",
        ]
        lines += TrendLead(trend: trend, names: names).sentences().map { "- \(MarkdownText.escaped($0))" }
        lines += figures(trend.figures(.straining), "Straining", words)
        lines += limits(trend, words) + requirements(names)
        lines += figures(trend.figures(.stabilising), "Stabilising", words)
        lines += findings(trend, names) + patterns(trend, names) + events(trend, words)
        let foot = words.statistics()
        if !foot.isEmpty { lines += ["", foot.map(MarkdownText.escaped).joined(separator: " ")] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func table(_ title: String, _ columns: [String], _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        var lines = ["", "## \(title)", "", "| \(columns.joined(separator: " | ")) |"]
        lines.append("|" + columns.map { _ in "---|" }.joined())
        lines += rows.prefix(top).map { row in "| \(row.map(MarkdownText.escaped).joined(separator: " | ")) |" }
        if rows.count > top { lines += ["", "… and \(rows.count - top) more"] }
        return lines
    }

    private func figures(_ all: [FigureSeries], _ title: String, _ words: TrendWords) -> [String] {
        table(
            "\(title), \(all.count)", ["figure", "over the cycles", "first", "last", "a cycle", "why"],
            TrendText.ranked(all).map { series in
                let (first, last) = words.ends(series)
                let spark = Sparkline(usesBars: true).text(series.values, breaks: Set(series.breaks.map(\.cycle)))
                return [series.figure.name, spark, first, last, words.slope(series), words.rule(series)]
            })
    }

    private func limits(_ trend: Trend, _ words: TrendWords) -> [String] {
        table(
            "Limits of the policy", ["figure", "now", "bound", "outlook"],
            trend.outlooks.compactMap { outlook in
                guard let series = trend.figures.first(where: { $0.figure == outlook.limit.figure }) else { return nil }
                return [
                    series.figure.name, words.ends(series).last, TrendWords.bound(outlook.limit),
                    words.outlook(outlook, of: series),
                ]
            })
    }

    private func requirements(_ names: TrendNames) -> [String] {
        guard let policy, let latest = policy.standings.last else { return [] }
        return table(
            "Short of the policy, of those it is asked of", ["requirement"] + names.cycles.map(MarkdownText.escaped),
            latest.enumerated().map { index, standing in
                [standing.requirement.id] + policy.standings.map { TrendDetailsText.cell($0[index]) }
            })
    }

    private func findings(_ trend: Trend, _ names: TrendNames) -> [String] {
        let last = names.cycles.count - 1
        return table(
            "Findings, those that stand longest first", ["cycles", "severity", "rule", "subject", "systems"],
            trend.standing.compactMap { track in
                track.occurrences[last].map { finding in
                    [
                        "\(track.age(in: last))", finding.severity.rawValue, finding.rule.name,
                        finding.subject.description, "\(finding.affects.count)",
                    ]
                }
            })
    }

    private func patterns(_ trend: Trend, _ names: TrendNames) -> [String] {
        guard !trend.patterns.isEmpty else { return [] }
        return ["", "## Patterns", ""]
            + trend.patterns.prefix(top).map { "- \(MarkdownText.escaped(TrendDetailsText.sentence($0, names)))" }
    }

    private func events(_ trend: Trend, _ words: TrendWords) -> [String] {
        guard !trend.events.isEmpty else { return [] }
        return ["", "## What happened", ""]
            + trend.events.suffix(max(top, 20)).map { "- \(MarkdownText.escaped(words.event($0.event)))" }
    }
}
