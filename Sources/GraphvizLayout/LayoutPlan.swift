/// The ladder: which engine with which settings, and how much of the deadline each attempt may use.
struct LayoutPlan: Hashable {
    /// One attempt.
    struct Step: Hashable {
        var engine: Engine
        /// Attributes of the graph that make the layout cheaper.
        var settings: Attributes
        /// Whether ``settings`` win over the graph's own attributes, which were made for another engine.
        var settingsWin = false
        /// The part of the whole deadline it may use, 0 to 1.
        var share: Double
        /// Why it is not what was asked for.
        var reason: String?
    }

    /// The attempts in order.
    var steps: [Step]

    /// More nodes than this go straight to sfdp: dot's time grows faster than the square of the graph.
    static let largestForDot = 1500

    /// Plans by size. Measured with Graphviz 2.42 on a random graph of 1,000 nodes and 2,000 edges: more than 90 s
    /// with dot's defaults, 12 s with the cheapest settings below.
    init(nodes: Int, edges: Int, engine: Engine, allowsFallback: Bool) {
        let springs = Self.springs(nodes: nodes, edges: edges)
        guard engine != .sfdp else {
            steps = [Step(engine: .sfdp, settings: springs, share: 1, reason: nil)]
            return
        }
        let last = Step(engine: .sfdp, settings: springs, settingsWin: true, share: 1, reason: nil)
        if nodes > Self.largestForDot, allowsFallback {
            var only = last
            only.reason =
                "\(nodes) nodes are too many for \(engine.rawValue) (at most \(Self.largestForDot)); laid out with sfdp."
            steps = [only]
            return
        }
        let settings = engine == .dot ? Self.layers(nodes: nodes, edges: edges) : springs
        steps = [Step(engine: engine, settings: settings, share: allowsFallback ? 0.6 : 1, reason: nil)]
        if allowsFallback { steps.append(last) }
    }

    /// Settings for dot. Smaller limits on the network simplex and on crossing reduction cost quality, not truth.
    private static func layers(nodes: Int, edges: Int) -> Attributes {
        switch nodes + edges {
        case ...400: [:]
        case ...1000: ["nslimit": "2", "nslimit1": "2", "mclimit": "0.5"]
        case ...2000: ["splines": "polyline", "nslimit": "1", "nslimit1": "1", "mclimit": "0.2"]
        default: ["splines": "line", "nslimit": "0.5", "nslimit1": "0.5", "mclimit": "0.05"]
        }
    }

    /// Settings for engines that place nodes by springs: boxes must not overlap. Lines that bend around boxes cost more
    /// than the whole layout, and look no better where lines are many.
    private static func springs(nodes: Int, edges: Int) -> Attributes {
        nodes + edges > 200
            ? ["overlap": "prism", "splines": "line", "outputorder": "edgesfirst"]
            : ["overlap": "prism", "splines": "true", "sep": "+12"]
    }
}
