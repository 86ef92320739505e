import OrgModel

extension Measurement {
    /// In which order rows are told.
    public enum Order: Sendable, Hashable {
        /// By a column: the largest first, `true` before `false`, parts and nodes ascending; what has no value comes last.
        /// Ties go by name.
        case column(Int)
        /// By the names of the nodes, compared as UTF-8 bytes.
        case name
    }

    /// The order that goes with a name: a column's, or `name`; nil when there is no such column.
    public func order(named name: String) -> Order? {
        if let column = columns.firstIndex(where: { $0.name == name }) { return .column(column) }
        return name == "name" ? .name : nil
    }

    /// The rows in an order; the figures of a network and its dependency cycles stay in theirs.
    ///
    /// - Complexity: O(r log r) for r rows.
    public func rows(in order: Order) -> [Int] {
        guard subject == .node || subject == .edge else { return Array(0..<rowCount) }
        let rows = Array(0..<rowCount)
        guard case .column(let index) = order, columns.indices.contains(index) else {
            return rows.sorted { precedesByName($0, $1) }
        }
        switch columns[index].values {
        case .counts(let values): return sorted(rows, by: values.map { -$0 })
        case .labels(let values): return sorted(rows, by: values)
        case .numbers(let values): return sorted(rows, by: values.map { -$0 })
        case .partial(let values): return sorted(rows, by: values.map { -($0 ?? -.infinity) })
        case .flags(let values): return sorted(rows, by: values.map { $0 ? 0 : 1 })
        case .nodes(let values):
            return rows.sorted { a, b in
                guard let first = values[a], let second = values[b], first != second else {
                    if (values[a] == nil) != (values[b] == nil) { return values[b] == nil }
                    return precedesByName(a, b)
                }
                return network.names[first].precedesByBytes(network.names[second])
            }
        }
    }

    private func sorted<Key: Comparable>(_ rows: [Int], by keys: [Key]) -> [Int] {
        rows.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : precedesByName($0, $1) }
    }

    private func precedesByName(_ a: Int, _ b: Int) -> Bool {
        let names = network.names
        guard let edges else { return names[a].precedesByBytes(names[b]) }
        if edges.tails[a] != edges.tails[b] { return names[edges.tails[a]].precedesByBytes(names[edges.tails[b]]) }
        return names[edges.heads[a]].precedesByBytes(names[edges.heads[b]])
    }
}
