public import OrgAnalysis
import SourceDocuments

/// A measurement as a table for people.
public struct MeasurementText: Sendable {
    private let style: TextStyle
    private let top: Int

    /// Shows at most `top` rows.
    public init(style: TextStyle = TextStyle(), top: Int = 10) {
        self.style = style
        self.top = top
    }

    /// Writes what was measured: where it comes from, the rows in an order, what was left out, and what goes for the whole.
    public func render(_ measurement: Measurement, in order: Measurement.Order, from origin: NetworkOrigin) -> String {
        var lines = head(measurement, origin) + estimates(measurement) + [""]
        let rows = measurement.rows(in: order)
        if rows.isEmpty { lines.append("  there is none") }
        switch measurement.subject {
        case _ where rows.isEmpty: break
        case .node, .edge: lines += table(measurement, Array(rows.prefix(top)))
        case .network: lines += figures(measurement)
        case .cycle: lines += cycles(measurement)
        }
        if measurement.subject != .network, rows.count > top {
            lines.append(style.faint("  … and \(rows.count - top) more (--top \(rows.count) shows all)"))
        }
        if rows.prefix(top).contains(where: { row in
            measurement.columns.contains { $0.values.cell(at: row) == .none }
        }) {
            lines.append(style.faint("  \(Self.nothing) there is no value; --list says when"))
        }
        if measurement.subject != .network, !measurement.figures.isEmpty { lines += [""] + figures(measurement) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func head(_ measurement: Measurement, _ origin: NetworkOrigin) -> [String] {
        let network = measurement.network
        var facts = [style.bold(DisplayText.visible(origin.title))]
        if let layer = origin.layer { facts.append(DisplayText.visible(layer)) }
        facts.append(network.isDirected ? "directed" : "undirected")
        let isolated = network.isolatedCount
        facts.append(
            Numbers.counted(network.nodeCount, "node") + (isolated > 0 ? " (\(isolated) without an edge)" : ""))
        facts.append(Numbers.counted(network.edgeCount, "edge"))
        if !origin.isWeighted { facts.append("unweighted") }
        if measurement.request.measures.contains(where: { $0.traits.contains(.usesLengths) }) {
            facts.append(measurement.request.lengths == .unit ? "paths in hops" : "paths by 1 / weight")
        }
        return [facts.joined(separator: " · ")]
    }

    /// An estimate is never shown as if it were exact.
    private func estimates(_ measurement: Measurement) -> [String] {
        measurement.estimates.flatMap { estimate in
            TextWrapping.lines(
                "\(estimate.column) is estimated from \(Numbers.counted(estimate.samples, "sample")): with a probability of "
                    + "\(Numbers.decimal(1 - estimate.delta, places: 6)) every value is within \(estimate.epsilon) of the exact "
                    + "one (--exact counts all paths)", width: style.width, indent: "")
        }
    }

    private func table(_ measurement: Measurement, _ rows: [Int]) -> [String] {
        let names = measurement.network.names
        var titles: [(title: String, alignment: TextTable.Alignment)]
        var columns: [[String]]
        if measurement.subject == .node {
            titles = [("node", .left)]
            columns = [rows.map { names[$0] }]
        } else {
            guard let edges = measurement.edges else { return [] }
            titles = [("source", .left), ("target", .left), ("weight", .right)]
            columns = [
                rows.map { names[edges.tails[$0]] }, rows.map { names[edges.heads[$0]] },
                texts(rows.map { .number(edges.weights[$0]) }, names),
            ]
        }
        for column in measurement.columns {
            let isText = if case .nodes = column.values { true } else { false }
            titles.append((column.name, isText ? .left : .right))
            columns.append(texts(rows.map { column.values.cell(at: $0) }, names))
        }
        var table = TextTable(titles)
        for row in rows.indices { table.add(columns.map { $0[row] }) }
        return table.lines(limit: rows.count, style: style)
    }

    private func figures(_ measurement: Measurement) -> [String] {
        let names = measurement.network.names
        let hasNodes = measurement.figures.contains { $0.node != nil }
        var table = TextTable([("", .left)] + (hasNodes ? [("", .left)] : []) + [("", .right)])
        for figure in measurement.figures {
            let value = texts([figure.value], names)[0]
            table.add([figure.name] + (hasNodes ? [figure.node.map { names[$0] } ?? ""] : []) + [value])
        }
        return table.lines(limit: measurement.figures.count, style: style)
    }

    private func cycles(_ measurement: Measurement) -> [String] {
        let names = measurement.network.names
        var table = TextTable([("nodes", .right), ("one of the shortest cycles", .left)])
        for loop in measurement.cycles.prefix(top) {
            let shown = loop.shortest.prefix(Self.longestPath).map { names[$0] }
            let left = loop.shortest.count - shown.count
            let path = shown + (left > 0 ? ["\(left) more"] : []) + loop.shortest.prefix(1).map { names[$0] }
            table.add([
                "\(loop.nodes.count)", path.joined(separator: " → ") + (loop.isProven ? "" : " (a shorter may exist)"),
            ])
        }
        return table.lines(limit: top, style: style)
    }

    private static let longestPath = 8
    private static let nothing = "–"

    /// The cells of a column: decimals enough for four digits of the largest number, the same for all.
    private func texts(_ cells: [Measurement.Cell], _ names: [String]) -> [String] {
        let numbers = cells.compactMap { cell in
            if case .number(let number) = cell, number.isFinite { abs(number) } else { nil }
        }
        var largest = numbers.max() ?? 0
        var places = numbers.allSatisfy { $0 == $0.rounded() && $0 < 1e12 } ? 0 : 3
        if places > 0, largest < 1 { places = 4 }
        while places > 0, places < 12, largest > 0, largest < 0.1 {
            places += 1
            largest *= 10
        }
        return cells.map { cell in
            switch cell {
            case .none: Self.nothing
            case .count(let count): "\(count)"
            case .number(let number): Numbers.fixed(number, places: places)
            case .flag(let flag): flag ? "yes" : "no"
            case .node(let node): names[node]
            }
        }
    }
}
