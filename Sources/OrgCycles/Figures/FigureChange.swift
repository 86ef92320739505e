public import OrgAnalysis
public import OrgModel

/// One figure in two cycles.
public struct FigureChange: Sendable {
    /// The figure.
    public let figure: Figure
    /// What it is of, under its later id; nil for the organisation.
    public let entity: EntityID?
    /// What it was.
    public let before: FigureValue
    /// What it is.
    public let after: FigureValue
    /// Why the two are not compared, in a phrase without a capital or a full stop; nil where they are.
    public let obstacle: String?
    /// What the change comes from; nil where nothing changes, where it is not compared, and for figures of entities.
    public let causes: FigureCauses?

    /// The later number less the earlier one, in the unit of the figure; nil where it is not compared or there are not two
    /// numbers.
    public var difference: Double? {
        guard obstacle == nil, let before = before.number, let after = after.number else { return nil }
        return after - before
    }

    /// Whether it is compared, and known in both cycles.
    public var isCompared: Bool { obstacle == nil && before.isKnown && after.isKnown }

    /// Whether the two differ by more than rounding, and are compared.
    public var isChanged: Bool {
        guard isCompared else { return false }
        switch (before, after) {
        case (.number(let a), .number(let b)): return abs(a - b) > 1e-9 * max(abs(a), abs(b))
        case (.never, .never), (.always, .always): return false
        default: return true
        }
    }

    /// Whether it became better or worse; neither where it is not compared, did not change, or no way is better.
    public var trend: Difference.Trend {
        guard isChanged, let better = figure.better else { return .neither }
        switch (before, after) {
        case (.number(let a), .number(let b)): return (b > a) == (better == .higher) ? .better : .worse
        case (.never, _), (_, .always): return .better
        case (_, .never), (.always, _): return .worse
        case (.unknown, _), (_, .unknown): return .neither
        }
    }

    /// How much it changed, for ranking: of a share the points, of anything else the part of the larger value, 0…1; infinite
    /// to or from what is no number.
    public var size: Double {
        guard let difference else { return isChanged ? .infinity : 0 }
        if figure.unit == .share { return abs(difference) }
        let larger = max(abs(before.number ?? 0), abs(after.number ?? 0))
        return larger > 0 ? abs(difference) / larger : 0
    }

    /// The order of a report: worse ones first, then better ones, then the rest; each by ``size``, then as in the catalogue
    /// and by id.
    static func inReportingOrder(_ changes: [FigureChange]) -> [FigureChange] {
        func rank(_ change: FigureChange) -> Int {
            switch change.trend {
            case .worse: 0
            case .better: 1
            case .neither: 2
            }
        }
        return changes.enumerated().sorted { a, b in
            let (first, second) = (rank(a.element), rank(b.element))
            if first != second { return first < second }
            return a.element.size == b.element.size ? a.offset < b.offset : a.element.size > b.element.size
        }
        .map(\.element)
    }
}

/// What the change of a figure comes from.
public struct FigureCauses: Hashable, Sendable {
    /// What each part contributes, the largest first, ties by id; parts that contribute nothing are left out.
    public let causes: [Cause]
    /// Whether the contributions add up to the whole change, so that nothing is left to explain. Where they do not, they are
    /// what changed most of what the figure is made of.
    public let isAdditive: Bool

    /// One part of the organisation.
    public struct Cause: Hashable, Sendable {
        /// An entity, or two between which there is something, under their later ids.
        public let subject: [EntityID]
        /// What it contributes, in the unit of the figure where ``FigureCauses/isAdditive``; else the change of its own
        /// share.
        public let contribution: Double
    }

    /// The sum of the contributions, in their order.
    public var total: Double { causes.reduce(0) { $0 + $1.contribution } }
}
