import Diagrams

@testable import GraphvizLayout

/// Layout in this process, which is enough for tests.
enum Pictures {
    static func svg(of diagram: Diagram) throws -> String {
        let request = LayoutCore.Request(
            graph: diagram.graph, engine: diagram.engine, format: .svg, dotsPerInch: 96, identifierPrefix: "",
            settings: [:], cpuSeconds: nil, memoryLimit: nil)
        return String(decoding: try LayoutCore.render(request).data, as: UTF8.self)
    }
}
