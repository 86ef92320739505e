import GraphvizLayout
import OrgModel

extension Lines {
    /// What a relation of each kind looks like, and its entry in the legend.
    static func relation(_ kind: RelationKind) -> (attributes: Attributes, legend: LegendEntry) {
        switch kind {
        case .dependsOn: (dependsOn, .dependsOn)
        case .escalatesTo: (escalates, .escalates)
        case .coordinatesWith: (coordinates.with("arrowhead", "none"), .coordinates)
        default: (["color": Palette.outline, "fontcolor": Palette.detail], .relation)
        }
    }

    /// Teams that talk.
    static let coordinates: Attributes = [
        "color": Palette.outline, "style": "dotted", "arrowhead": "none", "fontcolor": Palette.detail, "fontsize": "10",
    ]
    /// Teams that would have to talk, and do not.
    static let uncoordinated: Attributes = [
        "color": Palette.broken, "style": "dotted", "arrowhead": "none", "fontcolor": Palette.broken, "fontsize": "11",
    ]

    /// The width of a line by its weight: each doubling adds as much, from half a point to six.
    static func width(weight: Double) -> String {
        guard weight.isFinite, weight > 0 else { return weight > 0 ? "6" : "0.5" }
        return Wording.number(min(6, 0.6 + 0.7 * logarithm(1 + weight)))
    }

    /// The logarithm to the base 2, by halving and squaring: the same bits on every platform. `value` is at least 1.
    private static func logarithm(_ value: Double) -> Double {
        var (rest, result) = (value.significand, Double(value.exponent))
        var bit = 0.5
        for _ in 0..<20 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }

    /// What a relation says, between the names of its ends.
    static func verb(_ kind: RelationKind) -> String {
        switch kind {
        case .attends: "attends"
        case .coordinatesWith: "coordinates with"
        case .dependsOn: "depends on"
        case .escalatesTo: "escalates to"
        case .follows: "follows"
        case .memberOf: "is a member of"
        case .owns: "owns"
        case .partOf: "is part of"
        case .reportsTo: "reports to"
        case .reviews: "reviews"
        case .supports: "supports"
        }
    }
}
