/// Why a graph could not be laid out or rendered.
public struct GraphvizError: Error, Sendable, Hashable, Codable {
    /// The kind of a failure. New kinds may be added; compare, don't switch exhaustively.
    public struct Code: RawRepresentable, Sendable, Hashable, Codable {
        /// A stable, machine-readable name.
        public let rawValue: String

        /// Makes a code from its stable name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Graphviz is linked, but none of its plugins is installed or registered.
        public static let libraryMissing = Code(rawValue: "library-missing")
        /// The plugin for this engine or format is not installed.
        public static let pluginMissing = Code(rawValue: "plugin-missing")
        /// The engine or the renderer reported an error.
        public static let layoutFailed = Code(rawValue: "layout-failed")
        /// The layout did not finish within its deadline.
        public static let timedOut = Code(rawValue: "timed-out")
        /// The layout needed more memory than it was allowed.
        public static let memoryExceeded = Code(rawValue: "memory-exceeded")
        /// The layout process died of a signal or ended without an answer.
        public static let crashed = Code(rawValue: "crashed")
        /// An attribute is not allowed, or its value is not.
        public static let invalidAttribute = Code(rawValue: "invalid-attribute")
        /// The graph contradicts itself: an unknown or repeated id, a cluster inside itself, text that cannot be drawn.
        public static let invalidGraph = Code(rawValue: "invalid-graph")
        /// The text is not in the DOT language.
        public static let invalidDOT = Code(rawValue: "invalid-dot")
        /// The DOT text holds more than is read.
        public static let tooManyParts = Code(rawValue: "too-many-parts")
        /// The worker process could not be started.
        public static let workerUnavailable = Code(rawValue: "worker-unavailable")
        /// The bytes between this process and its worker are not what the protocol says.
        public static let malformedExchange = Code(rawValue: "malformed-exchange")
    }

    /// The kind of the failure.
    public let code: Code
    /// What happened, in one sentence.
    public let message: String
    /// What to do about it, when something can be done.
    public let hint: String?
    /// The signal that ended the worker, for ``Code/crashed``.
    public let signal: Int32?

    /// Where a DOT text is wrong, for ``Code/invalidDOT``.
    public let place: Place?

    /// A place in a DOT text.
    public struct Place: Sendable, Hashable, Codable {
        /// The line, from 1.
        public var line: Int
        /// The word that cannot stand there; nil when the parser does not say.
        public var near: String?

        /// Names a place.
        public init(line: Int, near: String? = nil) {
            self.line = line
            self.near = near
        }
    }

    /// Makes an error.
    public init(
        _ code: Code, _ message: String, hint: String? = nil, signal: Int32? = nil, place: Place? = nil
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.signal = signal
        self.place = place
    }

    /// How to install Graphviz on the systems we know.
    static let installHint = """
        Install Graphviz: `apt install libgraphviz-dev graphviz` on Debian and Ubuntu, `brew install graphviz` on macOS. \
        When it is installed, `dot -c` registers its plugins.
        """
}

extension GraphvizError: CustomStringConvertible {
    /// The message, then the hint.
    public var description: String {
        guard let hint else { return message }
        return "\(message) \(hint)"
    }
}
