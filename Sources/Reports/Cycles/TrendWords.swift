import OrgAnalysis
import OrgCycles
import OrgModel
import Statistics

/// What a trend says, in the words that all its reports share.
struct TrendWords {
    let trend: Trend
    let names: TrendNames

    // MARK: - One figure

    /// The rule by which a condition is said, in a few words.
    func rule(_ series: FigureSeries) -> String {
        guard let condition = series.condition else { return "" }
        let last = names.cycles.count - 1
        let text =
            switch condition.rule {
            case .worstSince(let cycle) where cycle == series.end: "at its worst now"
            case .worstSince(let cycle): "at its worst since \(names.cycles[cycle])"
            case .worsens(let p): "worse and worse (\(Self.probability(p)))"
            case .betterSince(let worst):
                "better since \(names.cycles[worst]), its worst"
                    + (worst == series.judged?.lowerBound ? "" : " (\(value(series.values[worst], series)))")
            case .improves(let p): "better and better (\(Self.probability(p)))"
            case .unchanged: series.varies ? "no change that counts" : "unchanged"
            case .toAndFro: "to and fro"
            }
        let level = series.shift.flatMap { shift in
            shift.isTold ? "new level since \(names.cycles[shift.cycle]) (\(Self.probability(shift.shift.p)))" : nil
        }
        let end = series.end.flatMap { $0 < last ? "as of \(names.cycles[$0])" : nil }
        return [text, level, end].compactMap(\.self).joined(separator: "; ")
    }

    /// The condition and its rule for a narrow place.
    func brief(_ series: FigureSeries) -> String {
        guard let condition = series.condition else { return "" }
        let text =
            switch condition.rule {
            case .worstSince(let cycle) where cycle == names.cycles.count - 1: "▲ straining: worst now"
            case .worstSince(let cycle): "▲ straining: worst since \(names.cycles[cycle])"
            case .worsens(let p): "▲ straining: trend, \(Self.probability(p))"
            case .betterSince(let worst): "▼ stabilising: worst was \(names.cycles[worst])"
            case .improves(let p): "▼ stabilising: trend, \(Self.probability(p))"
            case .unchanged: "holding"
            case .toAndFro: "holding: to and fro"
            }
        guard let end = series.end, end < names.cycles.count - 1, condition.state == .holding else { return text }
        return text + ", until \(names.cycles[end])"
    }

    /// The first and the last value that are judged, told apart where they differ.
    func ends(_ series: FigureSeries) -> (first: String, last: String) {
        guard let first = series.first, let last = series.latest else { return ("not known", "not known") }
        return FigureFormat.pair(first, last, series.figure.unit)
    }

    func value(_ value: FigureValue, _ series: FigureSeries) -> String {
        FigureFormat.pair(value, .unknown(""), series.figure.unit).0
    }

    /// What the line through it changes by in a cycle: `+1.2 points`; empty where there is none.
    func slope(_ series: FigureSeries) -> String {
        guard let slope = series.line?.slope else { return "" }
        return Self.change(slope, series.figure.unit)
    }

    /// A difference with its sign.
    static func change(_ change: Double, _ unit: Figure.Unit) -> String {
        func signed(_ number: Double, _ places: Int, _ noun: String) -> String {
            var places = places
            while places < 6, number != 0, Numbers.decimal(number, places: places).allSatisfy({ "-0.".contains($0) }) {
                places += 1
            }
            let text = Numbers.decimal(number, places: places)
            let isNothing = text.allSatisfy { "-0.".contains($0) }
            return (isNothing ? "0" : number > 0 ? "+\(text)" : text) + noun
        }
        return switch unit {
        case .share: signed(change * 100, 1, " pt")
        case .hours: signed(change, 1, " h")
        case .minutes: signed(change, 0, " min")
        case .count: signed(change, 1, "")
        case .number: signed(change, 2, "")
        }
    }

    /// A probability to two digits that count: `p = 0.026`, `p < 0.0001`.
    static func probability(_ p: Double) -> String {
        if p < 0.0001 { return "p < 0.0001" }
        return "p = " + Numbers.decimal(p, places: p < 0.001 ? 5 : p < 0.01 ? 4 : p < 0.1 ? 3 : 2)
    }

    /// What a figure tells, without the full stop.
    static func meaning(_ figure: Figure) -> String {
        figure.meaning.hasSuffix(".") ? String(figure.meaning.dropLast()) : figure.meaning
    }

    // MARK: - Limits

    /// `at most 15 %`.
    static func bound(_ limit: TrendLimit) -> String {
        let unit = limit.figure.unit
        let parts = [
            limit.atLeast.map { "at least \(FigureFormat.text(.number($0), unit))" },
            limit.atMost.map { "at most \(FigureFormat.text(.number($0), unit))" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// Where a figure stands to a limit, in a few words.
    func outlook(_ outlook: LimitOutlook, of series: FigureSeries) -> String {
        guard let isKept = outlook.isKept else { return "not known" }
        guard isKept else {
            var start = series.end ?? 0
            while start > 0, outlook.kept[start - 1] == false { start -= 1 }
            return start == series.end ? "not kept now" : "not kept since \(names.cycles[start])"
        }
        guard let cycles = outlook.cycles, let slope = series.line?.slope, let bound = outlook.bound else {
            return series.line == nil ? "kept; too short for a slope" : "kept; its slope leads away from it"
        }
        let reach =
            "reaches \(FigureFormat.text(.number(bound), series.figure.unit)) in \(Numbers.counted(cycles, "cycle"))"
        let pace = Self.change(slope, series.figure.unit)
        // Nobody looks farther ahead than back.
        if cycles > series.numberCount {
            return "kept; at its slope (\(pace) a cycle) not within \(series.numberCount) cycles"
        }
        let isClear = series.line?.interval.map { !$0.contains(0) } ?? false
        return "kept; \(reach) at this slope (\(pace) a cycle\(isClear ? "" : ", which may be chance"))"
    }

    // MARK: - What is missing

    /// What is not recorded any more: it may be there still.
    func loss(_ loss: Trend.Loss) -> [String] {
        let since = names.cycles[loss.cycle]
        let sources = loss.sources.map { source -> String in
            let counts = EntityKind.allCases.sorted().compactMap { kind -> String? in
                let count = source.entities.count { $0.kind == kind }
                return count == 0 ? nil : "\(count) \(ComparisonLead.noun(kind, count))"
            }
            let what = counts.isEmpty ? Numbers.counted(source.relations, "relation") : TrendNames.joined(counts)
            return
                "\(source.path), with \(what), is no longer recorded since \(since), which does not mean that they are gone."
        }
        let kinds = loss.kinds.map { kind in
            "There is no \(kind.isEntity ? kind.name : "`\(kind.name)`") on record since \(since), after \(kind.count) before."
        }
        return sources + kinds
    }

    /// What there are too few cycles for, and how often chance looks like a trend; nil where there is nothing to say.
    func statistics() -> [String] {
        let judged = trend.figures.filter { $0.figure.better != nil && $0.varies }
        guard !judged.isEmpty else { return [] }
        var sentences: [String] = []
        let most = judged.map(\.numberCount).max() ?? 0
        if most < MannKendallTest.minimum {
            sentences.append(
                "Too short for a trend test, which takes \(MannKendallTest.minimum) cycles; "
                    + "for a shift it takes \(Statistics.Shift.minimum).")
        } else {
            let tested = judged.count { $0.test != nil }
            let chance = Double(tested) * FigureCondition.significance
            sentences.append(
                "\(Numbers.counted(tested, "figure")) tested for a trend (Mann–Kendall, p ≤ "
                    + "\(Numbers.decimal(FigureCondition.significance, places: 2))): about "
                    + "\(Numbers.decimal(chance, places: chance < 1 ? 1 : 0)) would look like one by chance.")
            if most < Statistics.Shift.minimum {
                sentences.append("Too short for a shift (CUSUM), which takes \(Statistics.Shift.minimum) cycles.")
            }
        }
        sentences.append("Slopes (Theil–Sen) are per cycle; cycles count as equally far apart.")
        return sentences
    }

    /// An event in a line.
    func event(_ event: Event) -> String {
        "\(event.date) \(names.name(event.subject)): \(event.kind)" + (event.note.map { ". \($0)" } ?? "")
    }
}
