import Diagrams

@testable import GraphvizLayout

/// Layout in this process, which is enough for tests.
enum Pictures {
    static func svg(of diagram: Diagram) throws -> String {
        var graph = diagram.graph
        // As the client does for engines that have no place for what stands below.
        if !diagram.engine.drawsClusters { graph.placement = try placement(of: diagram).framed(in: graph) }
        return try svg(of: graph, diagram.engine)
    }

    /// The picture laid out like another.
    static func svg(of diagram: Diagram, like other: Placement) throws -> String {
        var graph = diagram.graph
        graph.placement = try placement(of: diagram).following(other, in: graph).placement
        return try svg(of: graph, diagram.engine)
    }

    static func placement(of diagram: Diagram) throws -> Placement {
        var request = self.request(diagram.graph, diagram.engine)
        request.asksForPlaces = true
        return try WorkerProtocol.decodePlacement(try LayoutCore.render(request).data)
    }

    private static func svg(of graph: LayoutGraph, _ engine: Engine) throws -> String {
        String(decoding: try LayoutCore.render(request(graph, engine)).data, as: UTF8.self)
    }

    private static func request(_ graph: LayoutGraph, _ engine: Engine) -> LayoutCore.Request {
        let plan = LayoutPlan(
            nodes: graph.nodes.count, edges: graph.edges.count, engine: engine, allowsFallback: false)
        return LayoutCore.Request(
            graph: graph, engine: engine, format: .svg, dotsPerInch: 96, identifierPrefix: "",
            settings: plan.steps[0].settings, cpuSeconds: nil, memoryLimit: nil)
    }
}
