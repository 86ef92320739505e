internal import CGraphviz
internal import Synchronization

/// Everything that happens in the worker between request and answer: build, lay out, render, finish.
enum LayoutCore {
    /// One attempt at one picture.
    struct Request: Sendable, Hashable, Codable {
        var graph: LayoutGraph
        var engine: Engine
        var format: Format
        var dotsPerInch: Int
        var identifierPrefix: String
        var settings: Attributes
        var settingsWin = false
        /// Whether the answer is where things are, as JSON, and no picture.
        var asksForPlaces = false
        /// Seconds of CPU time; nil: no limit.
        var cpuSeconds: Int?
        /// Bytes of address space; nil: no limit.
        var memoryLimit: UInt64?
    }

    /// The picture and what was said on the way.
    struct Answer: Sendable, Hashable {
        var data: [UInt8]
        var warnings: [String]
    }

    /// Graphviz is not thread-safe: even two graphs of their own, on two threads, end in a double free.
    private static let owner = Mutex(())

    /// The layout recurses over the graph: a chain of 10,000 nodes needs more than a thread's usual stack.
    static let stackSize = 256 << 20

    /// Renders on a thread with a big stack; one at a time in the whole process.
    static func render(_ request: Request) throws(GraphvizError) -> Answer {
        try alone { () throws(GraphvizError) in try renderHere(request) }
    }

    /// Runs `body`, which calls Graphviz, while nothing else does.
    static func alone<T: Sendable>(_ body: () throws(GraphvizError) -> T) throws(GraphvizError) -> T {
        let result: Result<T, GraphvizError> = owner.withLock { _ in
            onBigStack { Result { () throws(GraphvizError) -> T in try body() } }
        }
        return try result.get()
    }

    private static func renderHere(_ request: Request) throws(GraphvizError) -> Answer {
        let emission = try GraphEmission(request.graph, for: purpose(of: request))
        if request.format == .dot {
            return Answer(data: Array(DOTWriter.write(emission).utf8), warnings: [])
        }
        let handle = try GraphvizHandle(isDirected: emission.isDirected)
        try handle.build(emission, dotsPerInch: request.format == .png ? request.dotsPerInch : nil)
        var warnings = try handle.layOut(with: request.engine, isPlaced: request.graph.placement != nil)
        handle.lowerFootnote(of: emission)
        if request.asksForPlaces {
            var placement = handle.placement(of: request.graph, emission)
            // Engines that draw no frames do not measure their labels.
            if placement.footnote == nil, let footnote = request.graph.footnote {
                placement.footnote = try size(of: footnote)
            }
            return Answer(data: try WorkerProtocol.encode(placement), warnings: warnings)
        }
        let centers = request.format == .svg ? handle.centers(of: emission) : []
        let rendered = try handle.render(request.format.rawValue)
        warnings += rendered.warnings
        if !GraphvizHandle.measuresText {
            warnings.append("This Graphviz measures text without fonts, so text may not fit its boxes.")
        }
        let data: [UInt8]
        switch request.format {
        case .svg:
            let graph = request.graph
            let finisher = SVGFinisher(
                title: graph.name, summary: graph.summary ?? "", identities: emission.identities,
                identifierPrefix: request.identifierPrefix, darkColors: try SVGFinisher.checked(graph.darkColors),
                readsByColumn: request.engine == .dot && ["LR", "RL"].contains(graph.attributes["rankdir"]),
                centers: centers, isPlaced: graph.placement != nil)
            data = Array(finisher.finish(rendered.bytes))
        case .pdf: data = PDFFinisher.withoutTime(rendered.bytes)
        case .png, .dot, .json: data = rendered.bytes
        }
        return Answer(data: data, warnings: warnings)
    }

    /// How large a label is: by a graph of one box that is as large as it.
    private static func size(of label: HTMLLabel) throws(GraphvizError) -> Placement.Box? {
        let graph = LayoutGraph(
            name: "", nodes: [LayoutGraph.Node(id: "label", label: .html(label), attributes: ["margin": "0"])])
        let emission = try GraphEmission(
            graph, for: .init(carriesIdentities: false, drawsClusters: true, settings: [:]))
        let handle = try GraphvizHandle(isDirected: true)
        try handle.build(emission, dotsPerInch: nil)
        _ = try handle.layOut(with: .dot)
        return handle.placement(of: graph, emission).boxes["label"]
    }

    static func purpose(of request: Request) -> GraphEmission.Purpose {
        .init(
            carriesIdentities: request.format != .svg,
            // Those that only route lines draw the frames that they are given; and where only places are asked for, the
            // size of the footnote is wanted.
            drawsClusters: request.engine.drawsClusters || request.graph.placement != nil || request.asksForPlaces,
            settings: request.settings, settingsWin: request.settingsWin)
    }

    /// Runs `body` on a thread with a big stack, or here when no such thread can be had.
    private static func onBigStack<T>(_ body: () -> T) -> T {
        var result: T?
        withoutActuallyEscaping(body) { body in
            let box = Box { result = body() }
            let context = Unmanaged.passUnretained(box).toOpaque()
            let started = withExtendedLifetime(box) {
                lp_run_on_stack(stackSize, { Unmanaged<Box>.fromOpaque($0!).takeUnretainedValue().run() }, context)
            }
            if !started { box.run() }
        }
        if let result { return result }
        return body()
    }

    private final class Box {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }
}
