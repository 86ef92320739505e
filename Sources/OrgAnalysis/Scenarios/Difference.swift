public import OrgModel

/// One figure of one entity that two analyses do not agree on.
public struct Difference: Hashable, Sendable {
    /// The figure.
    public let figure: Figure
    /// The entity; nil for a figure of the organisation.
    public let entity: EntityID?
    /// What it is in the first analysis.
    public let before: FigureValue
    /// What it is in the second.
    public let after: FigureValue

    /// For whom the change is good.
    public enum Trend: String, Hashable, Sendable, CaseIterable {
        /// It went the way that is not better.
        case worse
        /// It went the way that is better.
        case better
        /// Neither way is better, or it is not known on one side.
        case neither

        fileprivate var rank: Int {
            switch self {
            case .worse: 0
            case .better: 1
            case .neither: 2
            }
        }
    }

    /// Whether it became better or worse.
    public var trend: Trend {
        guard let better = figure.better else { return .neither }
        switch (before, after) {
        case (.unknown, _), (_, .unknown): return .neither
        case (.number(let a), .number(let b)): return (b > a) == (better == .higher) ? .better : .worse
        case (.never, _), (_, .always): return .better
        case (_, .never), (.always, _): return .worse
        }
    }

    /// How much it changed, for ranking: of a share the points, of anything else the part of the larger value, 0…1;
    /// infinite to or from what is no number.
    public var size: Double {
        guard case (.number(let a), .number(let b)) = (before, after) else { return .infinity }
        return figure.unit == .share ? abs(b - a) : abs(b - a) / max(abs(a), abs(b))
    }

    /// Every figure of the catalogue, of every entity of both cycles, on which two analyses do not agree: worse ones
    /// first, then better ones, each by ``size``, then in the order of the catalogue and by id.
    ///
    /// Numbers agree that differ by less than 1e-9 of the larger, which is rounding; so do values that are no numbers, of
    /// one kind, whatever the reason.
    ///
    /// - Complexity: O(figures · entities).
    public static func all(from before: FigureValues, to after: FigureValues) -> [Difference] {
        var differences: [Difference] = []
        for figure in FigureCatalogue.all {
            for entity in subjects(of: figure, in: before, and: after) {
                let (a, b) = (before.value(of: figure, for: entity), after.value(of: figure, for: entity))
                guard !agree(a, b) else { continue }
                differences.append(Difference(figure: figure, entity: entity, before: a, after: b))
            }
        }
        return differences.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            if first.trend != second.trend { return first.trend.rank < second.trend.rank }
            return first.size == second.size ? a.offset < b.offset : first.size > second.size
        }
        .map(\.element)
    }

    private static func subjects(of figure: Figure, in before: FigureValues, and after: FigureValues) -> [EntityID?] {
        guard let kind = figure.subject.kind else { return [nil] }
        let (a, b) = (before.analysis.cycle.entities(of: kind), after.analysis.cycle.entities(of: kind))
        // Nearly always the same, in which case nothing has to be sorted anew.
        if a.lazy.map(\.id).elementsEqual(b.lazy.map(\.id)) { return a.map(\.id) }
        return Set(a.map(\.id)).union(b.map(\.id)).sorted()
    }

    private static func agree(_ a: FigureValue, _ b: FigureValue) -> Bool {
        switch (a, b) {
        case (.number(let x), .number(let y)): abs(x - y) <= 1e-9 * max(abs(x), abs(y))
        case (.never, .never), (.always, .always), (.unknown, .unknown): true
        default: false
        }
    }
}
