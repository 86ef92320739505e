import GraphCore
import OrgModel

/// How near the reporting lines are to a pure hierarchy: Krackhardt's four dimensions (1994), each from 0 to 1 and all 1
/// for a tree, over the people who have not departed and have or receive at least one line. All nil below two people.
///
/// Krackhardt, "Graph theoretical dimensions of informal organizations", in Carley and Prietula (eds.), Computational
/// Organization Theory, Erlbaum 1994, 89–111; a dimension that cannot be violated is 1.
public struct Hierarchy: Hashable, Sendable {
    /// Whether all are in one part: the share of pairs that some chain of lines joins.
    public let connectedness: Double?
    /// Whether nobody is above and below the same other.
    public let hierarchy: Double?
    /// Whether there are no more lines than hold the parts together.
    public let efficiency: Double?
    /// Whether any two have a common superior below all their other common superiors.
    public let leastUpperBound: Double?

    /// Measures the reporting lines of a cycle.
    init(of cycle: Cycle) {
        let lines = Projection(of: cycle, kinds: [.reportsTo], leavingOutOthers: true)
        let dimensions = lines.graph.hierarchyDimensions()
        connectedness = dimensions?.connectedness
        hierarchy = dimensions?.hierarchy
        efficiency = dimensions?.efficiency
        leastUpperBound = dimensions?.leastUpperBound
    }
}
