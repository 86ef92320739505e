import OrgAnalysis
public import OrgCycles
import OrgModel
import SourceDocuments
import Statistics

/// A trend as CSV by RFC 4180 with a header: a figure a line, its statistics first, then a column for each cycle; lines end
/// in LF, numbers have full precision.
///
/// What is not known is empty; what is never or always says so. Nothing in it is a formula to a spreadsheet, as in
/// ``CSVReport``.
public enum TrendCSV {
    private static let columns = [
        "figure", "of", "unit", "better", "condition", "rule", "from", "to", "slope", "slope_low", "slope_high",
        "trend_score", "trend_p", "shift", "shift_p", "limit_at_least", "limit_at_most", "cycles_to_limit",
    ]

    /// Writes every figure of the organisation, then those of entities that were asked about.
    public static func render(_ trend: Trend, sources: [String]) -> String {
        let names = TrendNames(trend, sources: sources)
        let words = TrendWords(trend: trend, names: names)
        var csv = CSVWriter()
        csv.row(columns + names.cycles.map(text))
        let limits = Dictionary(trend.outlooks.map { ($0.limit.figure, $0) }) { first, _ in first }
        for series in trend.figures + trend.entities.flatMap(\.figures) {
            let outlook = series.entity == nil ? limits[series.figure] : nil
            let figure = series.figure
            let judged = series.judged.map { (names.cycles[$0.lowerBound], names.cycles[$0.upperBound]) }
            var row = [
                figure.name, text(series.entity?.description ?? "organization"), figure.unit.rawValue,
                figure.better?.rawValue ?? "", series.condition?.state.rawValue ?? "", text(words.rule(series)),
                text(judged?.0 ?? ""), text(judged?.1 ?? ""),
            ]
            row += statistics(series, names)
            row += [number(outlook?.limit.atLeast), number(outlook?.limit.atMost)]
            row.append(outlook?.cycles.map { "\($0)" } ?? "")
            csv.row(row + series.values.map(value))
        }
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    private static func statistics(_ series: FigureSeries, _ names: TrendNames) -> [String] {
        let interval = series.line?.interval
        return [
            number(series.line?.slope), number(interval?.lowerBound), number(interval?.upperBound),
            series.test.map { "\($0.score)" } ?? "", number(series.test?.p),
            text(series.shift.map { names.cycles[$0.cycle] } ?? ""), number(series.shift?.shift.p),
        ]
    }

    private static func text(_ text: String) -> String { CSVReport.inert(DisplayText.visible(text)) }

    private static func number(_ number: Double?) -> String {
        guard let number else { return "" }
        do throws(JSONWriter.Failure) { return try JSONWriter.number(number == 0 ? 0 : number) } catch { return "" }
    }

    private static func value(_ value: FigureValue) -> String {
        switch value {
        case .number(let number): self.number(number)
        case .never: "never"
        case .always: "always"
        case .unknown: ""
        }
    }
}
