/// Values by row, stored flat: what hangs on each entity, without an allocation for each.
struct Rows<Value: Sendable>: Sendable {
    private let offsets: [Int]
    private let values: [Value]

    /// Sorts values into rows by counting; values of one row keep their order.
    ///
    /// - Complexity: O(rows + values).
    init(rows count: Int, _ entries: [(row: Int, value: Value)]) {
        var offsets = [Int](repeating: 0, count: count + 1)
        for entry in entries { offsets[entry.row + 1] += 1 }
        for row in 0..<count { offsets[row + 1] += offsets[row] }
        var next = offsets
        var order = [Int](repeating: 0, count: entries.count)
        for (position, entry) in entries.enumerated() {
            order[next[entry.row]] = position
            next[entry.row] += 1
        }
        self.offsets = offsets
        self.values = order.map { entries[$0].value }
    }

    subscript(row: Int) -> ArraySlice<Value> { values[offsets[row]..<offsets[row + 1]] }
}
