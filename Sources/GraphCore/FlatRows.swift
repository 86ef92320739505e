/// Rows of numbers, of any lengths, stored behind one another.
struct FlatRows: Sendable {
    /// The row `r` is `offsets[r] ..< offsets[r + 1]` of ``values``.
    private(set) var offsets: [Int] = [0]
    private(set) var values: [Int32] = []

    /// The number of rows.
    var count: Int { offsets.count - 1 }

    /// No rows.
    init() {}

    /// As many rows, each holding its own number.
    init(singles count: Int) {
        offsets = Array(0...count)
        values = (0..<Int32(count)).map { $0 }
    }

    /// A row for each label: the positions that bear it, ascending. Positions with a negative label are in no row. O(n).
    init(grouping labels: [Int32], into count: Int) {
        offsets = [Int](repeating: 0, count: count + 1)
        for label in labels where label >= 0 { offsets[Int(label) + 1] += 1 }
        for row in 0..<count { offsets[row + 1] += offsets[row] }
        values = [Int32](repeating: 0, count: offsets[count])
        var next = offsets
        for (position, label) in labels.enumerated() where label >= 0 {
            values[next[Int(label)]] = Int32(position)
            next[Int(label)] += 1
        }
    }

    /// The positions of a row in ``values``.
    @inline(__always)
    func range(of row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }

    subscript(row: Int) -> ArraySlice<Int32> { values[range(of: row)] }

    /// Adds a value to the row that is being written.
    mutating func append(_ value: Int32) { values.append(value) }

    /// Ends the row that is being written.
    mutating func endRow() { offsets.append(values.count) }

    /// For each value below `columns` the rows that hold it, ascending. O(size).
    func transposed(columns: Int) -> FlatRows {
        var result = FlatRows()
        result.offsets = [Int](repeating: 0, count: columns + 1)
        for value in values { result.offsets[Int(value) + 1] += 1 }
        for column in 0..<columns { result.offsets[column + 1] += result.offsets[column] }
        result.values = [Int32](repeating: 0, count: values.count)
        var next = result.offsets
        for row in 0..<count {
            for position in range(of: row) {
                let column = Int(values[position])
                result.values[next[column]] = Int32(row)
                next[column] += 1
            }
        }
        return result
    }

    /// Labels for the values below `columns`: the same for those that stand in the same rows, numbered by the smallest;
    /// −1 for those that stand in none.
    ///
    /// Each row divides the classes that it holds a part of (Hopcroft's way of refining a partition). O(size).
    ///
    /// - Precondition: no value stands twice in a row.
    func twins(among columns: Int) -> (labels: [Int32], count: Int) {
        var labels = [Int32](repeating: 0, count: columns)
        var stands = [Bool](repeating: false, count: columns)
        var population = [columns]
        var hits = [0]
        var moved: [Int32] = [-1]
        var touched: [Int] = []
        for row in 0..<count {
            touched.removeAll(keepingCapacity: true)
            for position in range(of: row) {
                let value = Int(values[position])
                let label = Int(labels[value])
                stands[value] = true
                if hits[label] == 0 { touched.append(label) }
                hits[label] += 1
            }
            for label in touched {
                if hits[label] < population[label] {
                    moved[label] = Int32(population.count)
                    population[label] -= hits[label]
                    population.append(hits[label])
                    hits.append(0)
                    moved.append(-1)
                }
                hits[label] = 0
            }
            for position in range(of: row) {
                let value = Int(values[position])
                let label = moved[Int(labels[value])]
                if label >= 0 { labels[value] = label }
            }
            for label in touched { moved[label] = -1 }
        }
        return Self.renumbered(labels, where: stands, labelCount: population.count)
    }

    /// Numbers labels by their first positions; −1 at those that do not count.
    private static func renumbered(
        _ labels: [Int32], where counts: [Bool], labelCount: Int
    ) -> (labels: [Int32], count: Int) {
        var numbers = [Int32](repeating: -1, count: labelCount)
        var count = 0
        var result = [Int32](repeating: -1, count: labels.count)
        for (position, label) in labels.enumerated() where counts[position] {
            if numbers[Int(label)] < 0 {
                numbers[Int(label)] = Int32(count)
                count += 1
            }
            result[position] = numbers[Int(label)]
        }
        return (result, count)
    }
}
