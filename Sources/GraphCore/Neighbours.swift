/// The neighbours of one node in ascending order: a view into the graph's rows that copies nothing.
@frozen
public struct Neighbours: RandomAccessCollection, Sendable {
    @usableFromInline let row: ArraySlice<UInt32>

    @inlinable
    init(_ row: ArraySlice<UInt32>) { self.row = row }

    /// Always 0.
    @inlinable public var startIndex: Int { 0 }

    /// The number of neighbours.
    @inlinable public var endIndex: Int { row.count }

    /// The node at `position` of the row.
    @inlinable
    public subscript(position: Int) -> Int { Int(row[row.startIndex + position]) }
}
