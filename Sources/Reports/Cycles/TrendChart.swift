import Charts
import OrgAnalysis
public import OrgCycles
import OrgModel
import SourceDocuments

/// A trend as small line charts, one for each figure, in one SVG.
public struct TrendChart {
    /// What the user calls the source of each cycle.
    public var sources: [String]

    /// Describes a drawing.
    public init(sources: [String] = []) { self.sources = sources }

    /// Draws what changes and has a better and a worse way, and what has a limit: what strains first, then what comes back,
    /// then the rest, each in the order of the catalogue.
    public func render(_ trend: Trend) -> String {
        let names = TrendNames(trend, sources: sources)
        let words = TrendWords(trend: trend, names: names)
        let limits = Dictionary(grouping: trend.outlooks) { $0.limit.figure }
        let shown = trend.figures.filter { series in
            series.figure.better != nil && series.isKnown && !series.figure.name.hasPrefix("assessment.")
                && (series.condition.map { $0.rule != .unchanged } ?? series.varies || limits[series.figure] != nil)
        }
        let ordered = shown.enumerated().sorted { a, b in
            let (first, second) = (Self.rank(a.element), Self.rank(b.element))
            return first == second ? a.offset < b.offset : first < second
        }
        .map(\.element)
        let organization = trend.series.cycles.last?.organization ?? ""
        let lead = TrendLead(trend: trend, names: names).sentences().first ?? ""
        return SmallMultiples(
            title: DisplayText.visible(lead),
            subtitle: DisplayText.visible(
                "\(organization.isEmpty ? "Organisation" : organization) · trend · \(names.span)"),
            moments: names.cycles.map(DisplayText.visible),
            panels: ordered.map { panel($0, limits[$0.figure] ?? [], words) },
            incidents: trend.events.map { .init(at: $0.cycle, DisplayText.visible(words.event($0.event))) },
            notes: notes(trend, shown.count, words)
        ).svg()
    }

    private static func rank(_ series: FigureSeries) -> Int {
        switch series.condition?.state {
        case .straining: 0
        case .stabilising: 1
        case .holding: 2
        case nil: 3
        }
    }

    private func panel(_ series: FigureSeries, _ outlooks: [LimitOutlook], _ words: TrendWords) -> Panel {
        let unit = series.figure.unit
        let state = series.condition?.state
        let values = series.values.enumerated().map { cycle, value in
            "\(words.names.cycles[cycle]) \(FigureFormat.text(value, unit))"
        }
        let limits = outlooks.flatMap { outlook in
            [
                outlook.limit.atLeast.map { Panel.Limit($0, "at least \(FigureFormat.text(.number($0), unit))") },
                outlook.limit.atMost.map { Panel.Limit($0, "at most \(FigureFormat.text(.number($0), unit))") },
            ].compactMap(\.self)
        }
        return Panel(
            title: series.figure.name, detail: DisplayText.visible(words.brief(series)),
            description: DisplayText.visible(
                ([TrendWords.meaning(series.figure), state.map { "\($0.rawValue), \(words.rule(series))" }].compactMap(
                    \.self)
                    + [values.joined(separator: ", ")]).joined(separator: ". ")),
            tone: state == .straining ? .worse : state == .stabilising ? .better : .neutral,
            points: series.values.map { value in
                value.number.map { Panel.Point($0, FigureFormat.text(value, unit)) }
            },
            breaks: Set(series.breaks.map(\.cycle)), limits: limits,
            shift: series.shift.flatMap { $0.isTold ? Panel.Shift(at: $0.cycle, "new level") : nil })
    }

    private func notes(_ trend: Trend, _ shown: Int, _ words: TrendWords) -> [String] {
        let known = trend.figures.filter { $0.figure.better != nil && !$0.figure.name.hasPrefix("assessment.") }
        let still = known.count { $0.isKnown } - shown
        let unknown = known.count { !$0.isKnown }
        var left: [String] = []
        if still > 0 { left.append("\(still) that did not change by anything that counts") }
        if unknown > 0 { left.append("\(unknown) that are known in no cycle") }
        let out =
            left.isEmpty
            ? "" : " Left out are \(left.joined(separator: " and ")), and those of which neither way is better."
        var notes = ["\(Numbers.counted(shown, "figure")) shown, each on an axis of its own.\(out)"]
        if !trend.events.isEmpty { notes[0] += " Numbers under an axis are those of what happened, above." }
        notes += [words.statistics().joined(separator: " ")].filter { !$0.isEmpty }
        return notes.map(DisplayText.visible)
    }
}
