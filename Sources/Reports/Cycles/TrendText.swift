import Findings
import OrgAnalysis
public import OrgCycles
import OrgGate
import OrgModel
import SourceDocuments

/// Where an organisation is heading, as a person reads it: what to know first, what strains and what comes back, what a
/// policy asks, what went into production, findings and their ages, patterns, and what happened.
public struct TrendText {
    /// How the text is laid out.
    public var style: TextStyle
    /// How many rows a table, and how many findings a list shows at most.
    public var top: Int
    /// What the user calls the source of each cycle.
    public var sources: [String]
    /// What a policy asks; nil without one.
    public var policy: TrendPolicy?
    /// Whether small bars can be written; else digits stand for them.
    public var usesBars: Bool

    /// Describes a report.
    public init(
        style: TextStyle = TextStyle(), top: Int = 10, sources: [String] = [], policy: TrendPolicy? = nil,
        usesBars: Bool = true
    ) {
        self.style = style
        self.top = max(1, top)
        self.sources = sources
        self.policy = policy
        self.usesBars = usesBars
    }

    /// Writes the report.
    public func render(_ trend: Trend) -> String {
        let names = TrendNames(trend, sources: sources)
        let words = TrendWords(trend: trend, names: names)
        let details = TrendDetailsText(text: self, trend: trend, names: names, words: words)
        let sections = [
            [heading(trend, names)], lead(trend, names), details.cycles(), details.promotions(),
            figures(trend.figures(.straining), "Straining", words), limits(trend, words),
            details.requirements(), figures(trend.figures(.stabilising), "Stabilising", words),
            holding(trend), details.entities(), details.standing(), details.patterns(), details.events(),
            foot(trend, words),
        ]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    // MARK: - First

    private func heading(_ trend: Trend, _ names: TrendNames) -> String {
        let organization = trend.series.cycles.last?.organization ?? ""
        let count = Numbers.counted(names.cycles.count, "cycle")
        return style.bold(
            DisplayText.visible("\(organization.isEmpty ? "Organisation" : organization) · \(names.span) · \(count)"))
    }

    /// The first sentence stands out; each begins a line of its own.
    private func lead(_ trend: Trend, _ names: TrendNames) -> [String] {
        TrendLead(trend: trend, names: names).sentences().enumerated().flatMap { index, sentence in
            let lines = TextWrapping.lines(sentence, width: style.width, indent: "  ")
            return index == 0 ? lines.map(style.bold) : lines
        }
    }

    // MARK: - Figures

    /// A row of bars, of a figure's values.
    func spark(_ series: FigureSeries) -> String {
        Sparkline(usesBars: usesBars).text(series.values, breaks: Set(series.breaks.map(\.cycle)))
    }

    private func figures(_ all: [FigureSeries], _ title: String, _ words: TrendWords) -> [String] {
        // Counts of what is described follow from the rest.
        guard !all.isEmpty else { return [] }
        var table = TextTable([
            ("figure", .left), ("", .left), ("first", .right), ("last", .right), ("a cycle", .right), ("", .left),
        ])
        for series in Self.ranked(all) { table.add(row(series, words)) }
        return [style.bold("\(title), \(all.count)")] + table.lines(limit: top, style: style)
    }

    func row(_ series: FigureSeries, _ words: TrendWords) -> [String] {
        let (first, last) = words.ends(series)
        return [series.figure.name, spark(series), first, last, words.slope(series), words.rule(series)]
    }

    /// Shares first, by how far their ends or their worst lie apart; then the rest; ties as in the catalogue.
    static func ranked(_ series: [FigureSeries]) -> [FigureSeries] {
        series.enumerated().sorted { a, b in
            let (first, second) = (rank(a.element), rank(b.element))
            return first == second ? a.offset < b.offset : first > second
        }
        .map(\.element)
    }

    private static func rank(_ series: FigureSeries) -> Double {
        let numbers = series.judged.map { series.values[$0].compactMap(\.number) } ?? []
        guard let low = numbers.min(), let high = numbers.max() else { return 0 }
        let isTold = !["findings", "assessment.", "counts."].contains(where: series.figure.name.hasPrefix)
        let size =
            series.figure.unit == .share
            ? 1 + high - low : high == low ? 0 : (high - low) / max(abs(high), abs(low)) / 2
        return (isTold ? 2 : 0) + (size.isFinite ? size : 0)
    }

    private func holding(_ trend: Trend) -> [String] {
        let holding = trend.figures(.holding)
        let still = holding.count { !$0.varies }
        let unknown = trend.figures.count { !$0.isKnown && $0.figure.better != nil }
        var sentences: [String] = []
        if !holding.isEmpty {
            let moving = holding.filter(\.varies).map(\.figure.name)
            let shown = moving.prefix(top)
            let rest = moving.count - shown.count
            let list = shown.isEmpty ? "" : ": \(shown.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")"
            sentences.append(
                "\(Numbers.counted(holding.count, "figure")) hold\(holding.count == 1 ? "s" : ""), of which \(still) never "
                    + "changed\(list).")
        }
        if unknown > 0 {
            sentences.append("\(Numbers.counted(unknown, "figure")) \(unknown == 1 ? "is" : "are") known in no cycle.")
        }
        guard !sentences.isEmpty else { return [] }
        return [style.bold("Holding, \(holding.count)")]
            + sentences.flatMap { TextWrapping.lines($0, width: style.width, indent: "  ") }
    }

    // MARK: - Limits

    private func limits(_ trend: Trend, _ words: TrendWords) -> [String] {
        guard !trend.outlooks.isEmpty else { return [] }
        var table = TextTable([("limit", .left), ("", .left), ("now", .right), ("bound", .left), ("", .left)])
        for outlook in trend.outlooks {
            guard let series = trend.figures.first(where: { $0.figure == outlook.limit.figure }) else { continue }
            table.add([
                series.figure.name, spark(series), words.ends(series).last, TrendWords.bound(outlook.limit),
                words.outlook(outlook, of: series),
            ])
        }
        return [style.bold("Limits of the policy")] + table.lines(limit: top, style: style)
    }

    // MARK: - Foot

    private func foot(_ trend: Trend, _ words: TrendWords) -> [String] {
        let broken = trend.figures.compactMap { series in series.breaks.last.map { (series, $0) } }
        var sentences = words.statistics()
        if let first = broken.first {
            sentences.append(
                "\(Numbers.counted(broken.count, "figure")) cannot be compared throughout, as \(first.0.figure.name) before "
                    + "and after \(words.names.cycles[first.1.cycle]): \(first.1.reason).")
        }
        return sentences.flatMap { TextWrapping.lines($0, width: style.width, indent: "") }.map(style.faint)
    }
}
