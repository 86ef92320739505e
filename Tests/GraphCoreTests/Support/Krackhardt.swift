import GraphCore

/// Krackhardt's high-tech managers (1987), as in Wasserman and Faust, Social Network Analysis, 1994, appendix B.
enum Krackhardt {
    /// Whom managers 1 to 21 report to; 7 reports to nobody.
    static let superiors = [
        2, 7, 14, 2, 14, 21, nil, 21, 14, 18, 18, 21, 14, 7, 14, 2, 21, 7, 14, 14, 7,
    ]

    /// The same as a graph; manager `i` is node `i − 1`.
    static let reportsTo = CompressedGraph(
        nodeCount: superiors.count,
        edges: superiors.enumerated().compactMap { node, superior in superior.map { Edge(node, $0 - 1) } },
        directed: true)
}
