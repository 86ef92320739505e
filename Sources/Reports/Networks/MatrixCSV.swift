public import OrgAnalysis

/// A layer as a square matrix of weights, as UCINET and R read it.
public enum MatrixCSV {
    /// The most nodes: a matrix of these takes some hundreds of megabytes.
    public static let mostNodes = 10_000

    /// Writes the matrix: names in the first line and the first column, the weight of the edge from the row's node to the
    /// column's, 0 where there is none. Rows are senders; undirected, the matrix is symmetric. Nodes come in the network's
    /// order.
    ///
    /// - Precondition: the network has at most ``mostNodes`` nodes.
    /// - Complexity: O(n²).
    public static func render(_ network: Network) -> [UInt8] {
        precondition(network.nodeCount <= mostNodes, "a matrix of \(network.nodeCount) nodes")
        var csv = CSVWriter(reserving: 2 * network.nodeCount * network.nodeCount)
        csv.row([""] + network.names)
        for node in 0..<network.nodeCount {
            csv.field(network.names[node])
            let (heads, weights) = network.edges(from: node)
            var next = 0
            for (head, weight) in zip(heads, weights) {
                csv.zeros(head - next)
                csv.field(.number(weight), network.names)
                next = head + 1
            }
            csv.zeros(network.nodeCount - next)
            csv.endRow()
        }
        return csv.bytes
    }
}
