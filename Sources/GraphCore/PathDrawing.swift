/// What became of a draw.
enum PathDraw {
    /// A shortest path was drawn.
    case drawn
    /// No path leads.
    case noPath
    /// The counts of paths are more than the search can hold.
    case tooManyPaths
}

/// Draws one of the shortest paths between two nodes, each as likely as the others; the scratch memory of one worker.
protocol PathDrawing: ~Copyable, SendableMetatype {
    /// - Parameters:
    ///   - out: where each node's edges lead.
    ///   - into: where they come from.
    init(out: UnsafePathRows, into: UnsafePathRows)

    /// Draws a path between two different nodes.
    mutating func draw(from tail: Int, to head: Int, _ random: inout SplitMix64) -> PathDraw

    /// The nodes of the path drawn last, its ends included.
    var path: [UInt32] { get }
}

/// Which end of a path a search comes from.
enum SearchSide {
    case tail
    case head
}
