import OrgAnalysis

/// A row of values as a row of small bars: each value is as high as it lies between the lowest and the highest of the row.
struct Sparkline {
    /// Whether bars can be written; else digits from 1, the lowest, to 8.
    let usesBars: Bool

    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// One character a value: `·` where it is not known, `×` where there is no such number; a `|` before values that cannot
    /// be compared with those before it.
    func text(_ values: [FigureValue], breaks: Set<Int> = []) -> String {
        let numbers = values.compactMap(\.number)
        let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
        return values.enumerated().map { cycle, value in
            (breaks.contains(cycle) ? "|" : "") + String(character(value, low, high))
        }
        .joined()
    }

    private func character(_ value: FigureValue, _ low: Double, _ high: Double) -> Character {
        switch value {
        case .unknown: return usesBars ? "·" : "?"
        case .never, .always: return usesBars ? "×" : "x"
        case .number(let number):
            // Halves first, so that numbers far apart have a distance.
            let span = high / 2 - low / 2
            let level = span > 0 ? Int((number / 2 - low / 2) / span * 7 + 0.5) : 3
            let bar = min(max(level, 0), 7)
            return usesBars ? Self.bars[bar] : Character("\(bar + 1)")
        }
    }
}
