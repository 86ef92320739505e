/// A part of the operating graph that answers one kind of question.
public enum Layer: String, Hashable, Sendable, CaseIterable {
    case dependency, accountability, escalation, coordination
    /// All relations.
    case operating

    /// The relations that make up the layer.
    public var kinds: Set<RelationKind> {
        switch self {
        case .dependency: [.dependsOn]
        case .accountability: [.owns, .supports, .memberOf, .partOf, .reportsTo]
        case .escalation: [.follows, .escalatesTo]
        case .coordination: [.coordinatesWith, .attends, .reviews]
        case .operating: Set(RelationKind.allCases)
        }
    }
}
