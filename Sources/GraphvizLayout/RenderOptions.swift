/// A Graphviz layout engine.
public enum Engine: String, Sendable, Hashable, Codable, CaseIterable {
    /// Layers; for directed graphs.
    case dot
    /// Springs; for small undirected graphs.
    case neato
    /// Springs that know clusters.
    case fdp
    /// Springs on many scales; for big graphs.
    case sfdp
    /// Rings around a root.
    case twopi
    /// One ring for each block.
    case circo

    /// Whether it draws frames around boxes.
    var drawsClusters: Bool { self == .dot || self == .fdp }
}

/// What a rendered diagram is written as.
public enum Format: String, Sendable, Hashable, Codable, CaseIterable {
    /// Scalable vector graphics, made fit for the web.
    case svg
    /// A bitmap at ``RenderOptions/dotsPerInch``.
    case png
    /// A page with real text.
    case pdf
    /// The graph itself in the DOT language, without positions. Needs no Graphviz.
    case dot
    /// The graph with its positions and drawing operations.
    case json
}

/// How a graph is laid out and what comes out.
public struct RenderOptions: Sendable, Hashable {
    /// The engine to try first.
    public var engine: Engine
    /// The format of the result.
    public var format: Format
    /// Resolution of ``Format/png``, in dots per inch; 36 to 600.
    public var dotsPerInch: Int
    /// Wall-clock seconds for everything, fallback included.
    public var timeout: Double
    /// Bytes of address space the worker may use. Below 512 MiB little can be drawn: a quarter of it is the stack.
    public var memoryLimit: UInt64
    /// Whether another engine may be used when the asked one does not finish or crashes.
    public var allowsFallback: Bool
    /// Put before every id of an SVG, so that several SVGs fit in one page.
    public var identifierPrefix: String

    /// The options with their defaults: dot, SVG, 96 dpi, 60 s, 2 GiB, fallback allowed.
    public init(
        engine: Engine = .dot, format: Format = .svg, dotsPerInch: Int = 96, timeout: Double = 60,
        memoryLimit: UInt64 = 2 << 30, allowsFallback: Bool = true, identifierPrefix: String = ""
    ) {
        self.engine = engine
        self.format = format
        self.dotsPerInch = dotsPerInch
        self.timeout = timeout
        self.memoryLimit = memoryLimit
        self.allowsFallback = allowsFallback
        self.identifierPrefix = identifierPrefix
    }
}

/// A diagram as bytes.
public struct RenderedDiagram: Sendable, Hashable {
    /// The file's content.
    public var data: [UInt8]
    /// The format of ``data``.
    public var format: Format
    /// The engine that laid the graph out.
    public var engineUsed: Engine
    /// True when ``engineUsed`` is not the engine that was asked for.
    public var fellBack: Bool
    /// What Graphviz and the ladder of settings had to say, one sentence each.
    public var warnings: [String]

    /// ``data`` as text, for SVG, DOT and JSON.
    public var text: String { String(decoding: data, as: UTF8.self) }
}
