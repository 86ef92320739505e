public import OrgAnalysis
public import OrgModel
public import Statistics

/// One figure over the cycles of a series.
public struct FigureSeries: Sendable {
    /// The figure.
    public let figure: Figure
    /// What it is of, under its last id; nil for the organisation.
    public let entity: EntityID?
    /// What it is in each cycle. Numbers that differ by no more than rounding are the same number.
    public let values: [FigureValue]
    /// Where what follows cannot be compared with what went before, by cycle.
    public let breaks: [Break]
    /// The cycles that are judged: the latest stretch without a break that has at least three numbers, else the latest that
    /// has any value; nil where the figure is never known.
    public let judged: ClosedRange<Int>?
    /// The straight line through the numbers of ``judged``, one step a cycle from cycle 0 of the series; nil below three.
    public let line: TheilSenLine?
    /// Whether these go one way more steadily than chance would let them; nil below five.
    public let test: MannKendallTest?
    /// Where their level changed; nil below eight, and where it never did.
    public let shift: LevelShift?
    /// How the figure is doing; nil where it is not known in at least two cycles of ``judged``, or neither way is better.
    public let condition: FigureCondition?

    /// A place where a series starts anew.
    public struct Break: Hashable, Sendable {
        /// The first cycle that cannot be compared with those before it.
        public let cycle: Int
        /// Why, in a phrase without a capital or a full stop.
        public let reason: String
    }

    /// A level that gave way to another.
    public struct LevelShift: Hashable, Sendable {
        /// The first cycle of the new level.
        public let cycle: Int
        /// The levels, and how likely chance is.
        public let shift: Shift

        /// Whether chance is unlikely: ``Shift/p`` is at most ``FigureCondition/significance``.
        public var isTold: Bool { shift.p <= FigureCondition.significance }
    }

    /// The last cycle that is judged.
    public var end: Int? { judged?.upperBound }

    /// The last value that is judged.
    public var latest: FigureValue? { end.map { values[$0] } }

    /// The first value that is judged.
    public var first: FigureValue? { judged.map { values[$0.lowerBound] } }

    /// How many numbers are judged.
    public var numberCount: Int { judged.map { values[$0].count { $0.number != nil } } ?? 0 }

    /// Whether it is known in some cycle.
    public var isKnown: Bool { judged != nil }

    /// Whether its judged values are not all the same.
    public var varies: Bool {
        guard let judged, let first else { return false }
        return values[judged].contains { $0.isKnown && !Self.isSame($0, first) }
    }

    /// Whether two values are of one kind, and, if numbers, equal.
    static func isSame(_ a: FigureValue, _ b: FigureValue) -> Bool {
        switch (a, b) {
        case (.number(let x), .number(let y)): x == y
        case (.never, .never), (.always, .always), (.unknown, .unknown): true
        default: false
        }
    }

    /// Follows a figure.
    ///
    /// - Parameter obstacle: Why the figure cannot be compared between two cycles, the earlier one first.
    init(
        _ figure: Figure, of entity: EntityID?, values: [FigureValue],
        obstacle: (_ before: Int, _ after: Int) -> String?
    ) {
        self.figure = figure
        self.entity = entity
        let values = Self.withoutRounding(values)
        self.values = values
        var breaks: [Break] = []
        var previous: Int?
        for (cycle, value) in values.enumerated() where value.isKnown {
            if let previous, let reason = obstacle(previous, cycle) {
                breaks.append(Break(cycle: cycle, reason: reason))
            }
            previous = cycle
        }
        self.breaks = breaks
        judged = Self.judged(values, breaks)
        guard let judged else {
            (line, test, shift, condition) = (nil, nil, nil, nil)
            return
        }
        let numbers = values.indices.map { judged.contains($0) ? values[$0].number : nil }
        let observations = Observations(numbers)
        line = TheilSenLine(through: observations)
        test = MannKendallTest(observations)
        shift = Shift(in: observations).map { shift in
            LevelShift(cycle: Int(observations.places[shift.start]), shift: shift)
        }
        condition = FigureCondition(of: figure, values, in: judged, test: test)
    }

    /// Gives a number that differs from an earlier one by no more than rounding that one's value, so that a sum taken in
    /// another order is no change: 1e-9 of the larger.
    private static func withoutRounding(_ values: [FigureValue]) -> [FigureValue] {
        var seen: [Double] = []
        return values.map { value in
            guard let number = value.number else { return value }
            if let same = seen.first(where: { abs($0 - number) <= 1e-9 * max(abs($0), abs(number)) }) {
                return .number(same)
            }
            seen.append(number)
            return value
        }
    }

    private static func judged(_ values: [FigureValue], _ breaks: [Break]) -> ClosedRange<Int>? {
        let starts = [0] + breaks.map(\.cycle)
        let stretches = starts.enumerated().compactMap { index, start -> ClosedRange<Int>? in
            let end = index + 1 < starts.count ? starts[index + 1] : values.count
            let known = (start..<end).filter { values[$0].isKnown }
            guard let first = known.first, let last = known.last else { return nil }
            return first...last
        }
        return stretches.last { values[$0].count { $0.number != nil } >= TheilSenLine.minimum } ?? stretches.last
    }
}
