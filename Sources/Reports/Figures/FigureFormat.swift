import OrgAnalysis

/// The value of a figure as a reader wants it; JSON has the full precision.
enum FigureFormat {
    /// `34 %`, `5.5 h`, `30 min`, `3`; `never`, `always` and `not known` where there is no number.
    static func text(_ value: FigureValue, _ unit: Figure.Unit) -> String { text(value, unit, finer: 0) }

    /// Two values that are not the same, with as many decimals as it takes to tell them apart.
    static func pair(_ before: FigureValue, _ after: FigureValue, _ unit: Figure.Unit) -> (String, String) {
        for finer in 0..<12 {
            let (a, b) = (text(before, unit, finer: finer), text(after, unit, finer: finer))
            if a != b { return (a, b) }
        }
        return (text(before, unit), text(after, unit))
    }

    private static func text(_ value: FigureValue, _ unit: Figure.Unit, finer: Int) -> String {
        switch value {
        case .never: "never"
        case .always: "always"
        case .unknown: "not known"
        case .number(let number):
            switch unit {
            case .share: finer == 0 ? Numbers.percent(number) : "\(Numbers.decimal(number * 100, places: finer)) %"
            case .hours: "\(Numbers.decimal(number, places: 1 + finer)) h"
            case .minutes: "\(Numbers.decimal(number, places: finer)) min"
            case .count: Numbers.decimal(number, places: finer)
            case .number: Numbers.decimal(number, places: 2 + finer)
            }
        }
    }
}
