public import OrgAnalysis

/// A measurement as CSV by RFC 4180, with a header and full precision; lines end in LF.
///
/// What has no value is empty. Names stand as they are, in quotes where they hold a comma, a quote or a line break: a name
/// that begins as a formula does is not changed, since it could not be joined with other data then; see
/// ``formulaNames(of:)``.
public enum MeasurementCSV {
    /// Writes rows in an order, the first `top` of them or all.
    ///
    /// - A table of nodes begins with `node`; one of edges with `source`, `target`, `weight`; the columns follow.
    /// - Figures are `figure`, `node`, `value`; of dependency cycles there is a line for each node with `cycle` (numbered
    ///   from 1), `size`, `proven`, `node`, and `place`, which is where it stands on the shortest cycle.
    public static func render(
        _ measurement: Measurement, in order: Measurement.Order, top: Int? = nil
    ) -> [UInt8] {
        var csv = CSVWriter()
        let names = measurement.network.names
        let rows = measurement.rows(in: order).prefix(top ?? .max)
        switch measurement.subject {
        case .node:
            csv.row(["node"] + header(measurement))
            for row in rows {
                csv.field(names[row])
                for column in measurement.columns {
                    csv.field(column.values.cell(at: row), names)
                    guard let estimate = measurement.estimates.first(where: { $0.column == column.name }) else {
                        continue
                    }
                    csv.field(.number(estimate.epsilon), names)
                    csv.field(.number(estimate.delta), names)
                    csv.field(.count(estimate.samples), names)
                }
                csv.endRow()
            }
        case .edge:
            csv.row(["source", "target", "weight"] + measurement.columns.map(\.name))
            guard let edges = measurement.edges else { break }
            for row in rows {
                csv.field(names[edges.tails[row]])
                csv.field(names[edges.heads[row]])
                csv.field(.number(edges.weights[row]), names)
                for column in measurement.columns { csv.field(column.values.cell(at: row), names) }
                csv.endRow()
            }
        case .network:
            csv.row(["figure", "node", "value"])
            for figure in measurement.figures {
                csv.field(figure.name)
                csv.field(figure.node.map { names[$0] } ?? "")
                csv.field(figure.value, names)
                csv.endRow()
            }
        case .cycle:
            csv.row(["cycle", "size", "proven", "node", "place"])
            for row in rows {
                let loop = measurement.cycles[row]
                var places: [Int: Int] = [:]
                for (place, node) in loop.shortest.enumerated() { places[node] = place + 1 }
                for node in loop.nodes {
                    csv.row(["\(row + 1)", "\(loop.nodes.count)", "\(loop.isProven)", names[node]], isOpen: true)
                    csv.field(places[node].map(String.init) ?? "")
                    csv.endRow()
                }
            }
        }
        return csv.bytes
    }

    /// The names of the columns. An estimate's says so, and what it is worth stands beside each of its values: a table
    /// that is cut up or joined with another still tells.
    private static func header(_ measurement: Measurement) -> [String] {
        measurement.columns.flatMap { column in
            let name = column.name
            return measurement.estimates.contains { $0.column == name }
                ? ["\(name)-estimate", "\(name)-epsilon", "\(name)-delta", "\(name)-samples"] : [name]
        }
    }

    /// The number of nodes whose names a spreadsheet would take for a formula: they begin with `=`, `+`, `-` or `@`, or a
    /// tab or a line break, and are no numbers.
    public static func formulaNames(of network: Network) -> Int {
        network.names.count { name in
            guard let first = name.utf8.first else { return false }
            return "=+-@\t\r\n".utf8.contains(first) && Double(name) == nil
        }
    }
}
