public import OrgAnalysis
import SourceDocuments

/// A measurement as JSON, stable within ``Version/schema``: keys are added, never renamed.
public enum MeasurementJSON {
    /// Writes rows in an order, the first `top` of them or all. What has no value, and what is not finite, is null.
    public static func render(
        _ measurement: Measurement, in order: Measurement.Order, from origin: NetworkOrigin, top: Int? = nil
    ) -> [UInt8] {
        let request = measurement.request
        let names = measurement.network.names
        var json = JSONWriter(style: .pretty)
        json.object { json in
            json.object("linchpin") { json in
                json.member("version", Version.current)
                json.member("schema", Version.schema)
            }
            json.member("measures", request.measures.map(\.name))
            json.member("layer", origin.layer)
            json.member("directed", measurement.network.isDirected)
            json.member("weighted", origin.isWeighted)
            json.member("lengths", request.lengths.rawValue)
            json.member("normalized", request.isNormalized)
            json.member("root", request.root.map { names[$0] })
            json.member("seed", Int(clamping: request.seed))
            json.member("nodes", measurement.network.nodeCount)
            json.member("edges", measurement.network.edgeCount)
            json.member("exact", measurement.isExact)
            json.array("estimates") { json in
                for estimate in measurement.estimates {
                    json.object { json in
                        json.member("column", estimate.column)
                        json.figure("epsilon", estimate.epsilon)
                        json.figure("delta", estimate.delta)
                        json.member("samples", estimate.samples)
                    }
                }
            }
            json.array("figures") { json in
                for figure in measurement.figures {
                    json.object { json in
                        json.member("figure", figure.name)
                        json.member("node", figure.node.map { names[$0] })
                        json.cell("value", figure.value, names)
                    }
                }
            }
            json.array("rows") { json in
                guard measurement.subject != .network else { return }
                for row in measurement.rows(in: order).prefix(top ?? .max) { write(row, of: measurement, &json) }
            }
        }
        return json.takeBytes()
    }

    private static func write(_ row: Int, of measurement: Measurement, _ json: inout JSONWriter) {
        let names = measurement.network.names
        json.object { json in
            if let edges = measurement.edges {
                json.member("source", names[edges.tails[row]])
                json.member("target", names[edges.heads[row]])
                json.figure("weight", edges.weights[row])
            } else if measurement.subject == .cycle {
                let loop = measurement.cycles[row]
                json.member("members", loop.nodes.map { names[$0] })
                json.member("shortest", loop.shortest.map { names[$0] })
                json.member("proven", loop.isProven)
            } else {
                json.member("node", names[row])
            }
            for column in measurement.columns { json.cell(column.name, column.values.cell(at: row), names) }
        }
    }
}

extension JSONWriter {
    /// Writes a key and a value of a measurement.
    fileprivate mutating func cell(_ key: String, _ cell: Measurement.Cell, _ names: [String]) {
        switch cell {
        case .none: member(key, nil as String?)
        case .count(let count): member(key, count)
        case .number(let number): figure(key, number)
        case .flag(let flag): member(key, flag)
        case .node(let node): member(key, names[node])
        }
    }
}
