import OrgAnalysis
import Statistics

/// How a figure is doing, and the rule by which that is said.
public struct FigureCondition: Hashable, Sendable {
    /// How it is doing.
    public let state: State
    /// The rule by which that is said.
    public let rule: Rule

    /// How a figure is doing.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It got worse, and has not come back.
        case straining
        /// It neither got worse nor better, or goes to and fro.
        case holding
        /// It was worse, and is on its way back; or it gets better.
        case stabilising
    }

    /// The rule by which a condition is said. Cycles are positions in the series.
    public enum Rule: Hashable, Sendable {
        /// Worse than ever before in the stretch that is judged, since a cycle at most ``FigureCondition/memory`` cycles back.
        case worstSince(Int)
        /// It gets worse more steadily than chance would let it.
        case worsens(p: Double)
        /// Better than it was at its worst, at most ``FigureCondition/memory`` cycles back, and never worse again since.
        case betterSince(worst: Int)
        /// It gets better more steadily than chance would let it.
        case improves(p: Double)
        /// It did not change by anything that counts.
        case unchanged
        /// It changed, and none of the above holds.
        case toAndFro
    }

    /// The probability of chance from which on a trend or a shift is not told: 0.05.
    public static let significance = 0.05
    /// For so many cycles what was worst is news: 4, a year of quarters. After that a level is what one has to live with.
    public static let memory = 4
    /// What a share has to change by to count: one point of a hundred.
    public static let pointsThatCount = 0.01
    /// What anything else has to change by to count, as a part of the larger value: a twentieth.
    public static let partThatCounts = 0.05

    /// Judges the known values of a stretch; nil below two of them, and where neither way is better.
    ///
    /// - Complexity: O(cycles²).
    init?(of figure: Figure, _ values: [FigureValue], in judged: ClosedRange<Int>, test: MannKendallTest?) {
        guard let better = figure.better else { return nil }
        let known = judged.filter { values[$0].isKnown }
        guard known.count > 1, let last = known.last else { return nil }
        let scale = Badness(better: better, unit: figure.unit)
        let latest = values[last]
        // For how long it has been as it is now.
        var start = known.count - 1
        while start > 0, !scale.differ(values[known[start - 1]], latest) { start -= 1 }
        let since = known[start]
        let before = known[..<start]
        let trend = test.flatMap { test -> (isWorse: Bool, p: Double)? in
            guard test.p <= Self.significance, test.score != 0 else { return nil }
            return ((test.score > 0) == (better == .lower), test.p)
        }
        if !before.isEmpty, last - since < Self.memory,
            before.allSatisfy({ scale.isWorse(latest, than: values[$0]) && scale.differ(latest, values[$0]) })
        {
            (state, rule) = (.straining, .worstSince(since))
        } else if let trend, trend.isWorse {
            (state, rule) = (.straining, .worsens(p: trend.p))
        } else if let worst = Self.recovery(values, known, scale) {
            (state, rule) = (.stabilising, .betterSince(worst: worst))
        } else if let trend {
            (state, rule) = (.stabilising, .improves(p: trend.p))
        } else {
            let changes = known.contains { scale.differ(values[$0], values[known[0]]) }
            (state, rule) = (.holding, changes ? .toAndFro : .unchanged)
        }
    }

    /// The last cycle with the worst value, where it is not long ago and everything got better since.
    private static func recovery(_ values: [FigureValue], _ known: [Int], _ scale: Badness) -> Int? {
        guard let last = known.last,
            let worst = known.max(by: { a, b in
                let (x, y) = (scale.badness(values[a]), scale.badness(values[b]))
                return x == y ? a < b : x < y
            }),
            last - worst <= memory, scale.differ(values[worst], values[last])
        else { return nil }
        let since = known.filter { $0 >= worst }
        for (earlier, later) in zip(since, since.dropFirst())
        where scale.isWorse(values[later], than: values[earlier]) && scale.differ(values[later], values[earlier]) {
            return nil
        }
        return worst
    }
}

/// Which of two values of a figure is worse, and whether they differ by anything that counts.
struct Badness {
    let better: Figure.Direction
    let unit: Figure.Unit

    /// More is worse; infinite for what is never or always.
    func badness(_ value: FigureValue) -> Double {
        switch value {
        case .number(let number): better == .lower ? number : -number
        case .never: .infinity
        case .always, .unknown: -.infinity
        }
    }

    func isWorse(_ a: FigureValue, than b: FigureValue) -> Bool { badness(a) > badness(b) }

    func differ(_ a: FigureValue, _ b: FigureValue) -> Bool { Self.differ(a, b, unit) }

    /// How much two values differ: of a share the points, of anything else the part of the larger value; infinite between a
    /// number and none.
    static func size(_ a: FigureValue, _ b: FigureValue, _ unit: Figure.Unit) -> Double {
        if FigureSeries.isSame(a, b) { return 0 }
        guard let x = a.number, let y = b.number else { return .infinity }
        return unit == .share ? abs(y - x) : abs(y - x) / max(abs(x), abs(y))
    }

    private static func differ(_ a: FigureValue, _ b: FigureValue, _ unit: Figure.Unit) -> Bool {
        // A step of exactly one point counts, whatever rounding makes of it.
        size(a, b, unit) >= (unit == .share ? FigureCondition.pointsThatCount : FigureCondition.partThatCounts)
            * (1 - 1e-9)
    }
}
