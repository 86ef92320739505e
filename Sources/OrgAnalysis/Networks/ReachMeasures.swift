import GraphCore

extension Measure {
    /// What leads to what.
    static let reachMeasures: [Measure] = [
        Measure(
            "span-of-control", aliases: ["span"],
            "number of direct reports, and of all below: those with an edge, or a path, to the node", [.needsDirections]
        ) { work throws(MeasureFailure) in
            let span = try work.spanOfControl()
            return MeasureOutput(columns: [
                Measurement.Column(name: "direct-reports", values: .counts(span.direct)),
                Measurement.Column(name: "all-reports", values: .counts(span.transitive)),
            ])
        },
        Measure(
            "transitive-dependents", aliases: ["ancestors", "dependents"],
            "number of other nodes from which a path leads to the node: what stands still with it",
            [.needsDirections, .ranks]
        ) { work throws(MeasureFailure) in
            .column("transitive-dependents", .counts(try work.spanOfControl().transitive))
        },
        Measure(
            "reachable", aliases: ["descendants", "reachability", "transitive-dependencies"],
            "number of other nodes that can be reached from the node: what it relies on", [.needsDirections, .ranks]
        ) { work throws(MeasureFailure) in
            let span = try work.finished(work.graph.transposed().spanOfControl(isCancelled: work.isCancelled))
            return .column("reachable", .counts(span.transitive))
        },
        Measure(
            "dominators", aliases: ["immediate_dominators", "dominator-tree"],
            "the last node before this one on every path from --root; none for the root and what it does not reach",
            [.needsDirections, .needsRoot]
        ) { work throws(MeasureFailure) in
            guard let root = work.request.root else { throw .needsRoot("dominators") }
            return .column("immediate-dominator", .nodes(work.graph.dominatorTree(root: root)))
        },
    ]
}
