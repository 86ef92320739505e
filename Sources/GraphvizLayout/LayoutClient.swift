internal import CGraphviz
internal import Subprocess

#if canImport(System)
    internal import System
#else
    internal import SystemPackage
#endif

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Renders graphs in a child process of the same executable, within a deadline and a memory limit.
///
/// The executable has to begin with:
///
///     if CommandLine.arguments.dropFirst().first == LayoutWorker.subcommandName {
///         exit(LayoutWorker.runWorker())
///     }
public struct LayoutClient: Sendable {
    /// The worker's executable; nil: this process's own.
    public var executablePath: String?
    /// Environment variables set for the worker beside this process's own; nil removes one.
    public var environment: [String: String?]

    /// A client that starts this process's executable as its worker.
    public init(executablePath: String? = nil, environment: [String: String?] = [:]) {
        self.executablePath = executablePath
        self.environment = environment
    }

    /// Lays out and renders a graph.
    ///
    /// Attempts follow a ladder: the asked engine with settings that fit the graph's size, then, when that does not
    /// finish in its share of the deadline or crashes, sfdp. DOT is written here, without a worker.
    ///
    /// - Throws: ``GraphvizError`` with a code for each way it can fail; never anything else. A cancelled task ends
    ///   the worker and throws ``GraphvizError/Code/timedOut``.
    public func render(_ graph: LayoutGraph, _ options: RenderOptions = RenderOptions()) async throws(GraphvizError)
        -> RenderedDiagram
    {
        let timeout = min(max(options.timeout, 0.05), 86_400)
        let (answer, engine, warnings) = try await climb(graph, options, timeout) {
            (request, seconds) async throws(GraphvizError) in try await draw(request, seconds: seconds)
        }
        return RenderedDiagram(
            data: answer.data, format: options.format, engineUsed: engine, fellBack: engine != options.engine,
            warnings: warnings)
    }

    /// Draws a graph so that what another picture has too stands where it stands there; see ``Placement/following(_:in:)``.
    /// DOT has no places, and is written as it is.
    ///
    /// - Throws: as ``render(_:_:)``. Each of the two layouts may take as long as the options say.
    public func render(
        _ graph: LayoutGraph, _ options: RenderOptions = RenderOptions(), like other: Placement
    ) async throws(GraphvizError) -> RenderedDiagram {
        guard options.format != .dot else { return try await render(graph, options) }
        var copy = graph
        copy.placement = try await place(graph, options).following(other, in: graph).placement
        return try await render(copy, options)
    }

    /// Lays out a graph and tells where its boxes are; no picture is drawn, and the format does not matter.
    ///
    /// - Throws: as ``render(_:_:)``.
    public func place(_ graph: LayoutGraph, _ options: RenderOptions = RenderOptions()) async throws(GraphvizError)
        -> Placement
    {
        var options = options
        options.format = .json
        let (answer, _, _) = try await climb(graph, options, min(max(options.timeout, 0.05), 86_400)) {
            (request, seconds) async throws(GraphvizError) in
            var request = request
            request.asksForPlaces = true
            return try await attempt(request, seconds: seconds)
        }
        return try WorkerProtocol.decodePlacement(answer.data)
    }

    /// Tries one step of the ladder after the other.
    private func climb(
        _ graph: LayoutGraph, _ options: RenderOptions, _ timeout: Double,
        _ work: (LayoutCore.Request, Double) async throws(GraphvizError) -> LayoutCore.Answer
    ) async throws(GraphvizError) -> (answer: LayoutCore.Answer, engine: Engine, warnings: [String]) {
        let plan = LayoutPlan(
            nodes: graph.nodes.count, edges: graph.edges.count, engine: options.engine,
            allowsFallback: options.allowsFallback && options.format != .dot && graph.placement == nil)
        var warnings: [String] = []
        var spent = 0.0
        for (index, step) in plan.steps.enumerated() {
            let isLast = index == plan.steps.count - 1
            let deadline = isLast ? max(timeout - spent, 0.05) : timeout * step.share
            let request = LayoutCore.Request(
                graph: graph, engine: step.engine, format: options.format,
                dotsPerInch: min(max(options.dotsPerInch, 36), 600), identifierPrefix: options.identifierPrefix,
                settings: step.settings, settingsWin: step.settingsWin, cpuSeconds: Int(deadline.rounded(.up)) + 1,
                memoryLimit: options.memoryLimit)
            let start = ContinuousClock.now
            do {
                let answer = try await work(request, deadline)
                if let reason = step.reason { warnings.append(reason) }
                return (answer, step.engine, warnings + answer.warnings)
            } catch {
                spent += start.duration(to: .now) / .seconds(1)
                guard !isLast, Self.isWorthAnotherEngine(error), !Task.isCancelled else { throw error }
                let next = plan.steps[index + 1].engine.rawValue
                warnings.append("\(error.message) Laid out with \(next) instead of \(step.engine.rawValue).")
            }
        }
        // Not reached: a plan has a step, and the last step returns or throws.
        throw GraphvizError(.layoutFailed, "There is no way to lay this graph out.")
    }

    /// One attempt at a picture. An engine that draws no frames has no place for the footnote below the picture: then all
    /// is laid out first, and drawn with frame, title and footnote around where it is.
    private func draw(_ request: LayoutCore.Request, seconds: Double) async throws(GraphvizError) -> LayoutCore.Answer {
        guard request.format != .dot, !request.engine.drawsClusters, request.graph.footnote != nil,
            request.graph.placement == nil
        else { return try await attempt(request, seconds: seconds) }
        let start = ContinuousClock.now
        var places = request
        places.asksForPlaces = true
        // Lines have their turn when everything has its place.
        for index in places.graph.edges.indices { places.graph.edges[index].label = nil }
        places.settings["splines"] = "none"
        places.settingsWin = true
        let placed = try await attempt(places, seconds: seconds)
        var drawing = request
        drawing.graph.placement = try WorkerProtocol.decodePlacement(placed.data).framed(in: request.graph)
        let spent = start.duration(to: .now) / .seconds(1)
        var answer = try await attempt(drawing, seconds: max(seconds - spent, 0.05))
        answer.warnings = placed.warnings + answer.warnings
        return answer
    }

    private static func isWorthAnotherEngine(_ error: GraphvizError) -> Bool {
        [.timedOut, .crashed, .memoryExceeded, .layoutFailed].contains(error.code)
    }

    /// One attempt: in a worker, or right here when Graphviz is not needed.
    func attempt(_ request: LayoutCore.Request, seconds: Double) async throws(GraphvizError) -> LayoutCore.Answer {
        // Checked before a process is started: the caller's mistakes are cheap to find.
        let emission = try GraphEmission(request.graph, for: LayoutCore.purpose(of: request))
        if request.format == .dot {
            return LayoutCore.Answer(data: Array(DOTWriter.write(emission).utf8), warnings: [])
        }
        let run = try await runWorker(WorkerProtocol.encode(request), seconds: seconds)
        if run.isOverdue || run.status == .signaled(SIGXCPU) {
            throw GraphvizError(
                .timedOut, "The layout with \(request.engine.rawValue) did not finish within \(Self.shown(seconds)) s.",
                hint: "Draw fewer nodes, or allow more time.")
        }
        return try answer(of: run, request)
    }

    private func answer(of run: WorkerRun, _ request: LayoutCore.Request) throws(GraphvizError) -> LayoutCore.Answer {
        switch run.status {
        case .exited(0): return try WorkerProtocol.decodeAnswer(run.output)
        case .exited(LP_EXIT_OUT_OF_MEMORY):
            throw GraphvizError(
                .memoryExceeded,
                "The layout with \(request.engine.rawValue) needs more than \((request.memoryLimit ?? 0) >> 20) MiB.",
                hint: "Draw fewer nodes, or allow more memory.")
        case .signaled(let signal):
            throw GraphvizError(
                .crashed, "The layout with \(request.engine.rawValue) crashed with signal \(signal).\(run.lastWords)",
                signal: signal)
        case .exited(let code):
            throw GraphvizError(
                .crashed,
                "The layout with \(request.engine.rawValue) ended with status \(code) and no answer.\(run.lastWords)")
        }
    }

    /// Seconds with at most one decimal place.
    private static func shown(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}

// MARK: - The child process

extension LayoutClient {
    /// How a process came to its end.
    enum Ending: Sendable, Hashable {
        case exited(Int32)
        case signaled(Int32)

        init(_ status: TerminationStatus) {
            switch status {
            case .exited(let code): self = .exited(code)
            case .signaled(let signal): self = .signaled(signal)
            }
        }
    }

    /// How a worker ended and what it wrote.
    struct WorkerRun: Sendable {
        var status: Ending
        var output: [UInt8]
        var errors: [UInt8]
        var isOverdue: Bool

        /// The last line on standard error, for a message.
        var lastWords: String {
            let line = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline).last
            return line.map { " It said: \(TextWrapping.truncated(String($0), width: 200))" } ?? ""
        }
    }

    /// Starts a worker, kills it when the deadline passes, and collects what it wrote.
    func runWorker(_ request: [UInt8], seconds: Double) async throws(GraphvizError) -> WorkerRun {
        let input = request.withUnsafeBytes { lp_unnamed_file($0.baseAddress, $0.count) }
        guard input >= 0 else {
            throw GraphvizError(.workerUnavailable, "There is no room for the request to the layout process.")
        }
        var options = PlatformOptions()
        // Cancelling kills at once: Graphviz would not hear anything gentler.
        options.teardownSequence = []
        let configuration = Configuration(
            executable: .path(FilePath(try executable())), arguments: [LayoutWorker.subcommandName],
            environment: .inherit.updating(
                Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
            platformOptions: options)
        do {
            return try await withThrowingTaskGroup(of: WorkerRun?.self) { group in
                group.addTask { try await Self.collect(configuration, FileDescriptor(rawValue: input)) }
                group.addTask {
                    try await Task.sleep(for: .seconds(seconds))
                    return nil
                }
                let first = try await group.next() ?? nil
                group.cancelAll()
                if let first {
                    // Of a worker that was killed for it, and not of one that was quicker.
                    if Task.isCancelled, first.status == .signaled(SIGKILL) { throw CancellationError() }
                    return first
                }
                // The deadline won; the worker is dead when its task has ended, however it ended.
                _ = await group.nextResult()
                return WorkerRun(status: .signaled(SIGKILL), output: [], errors: [], isOverdue: true)
            }
        } catch {
            // What cancelling interrupts, such as the start of the process, may fail with an error of its own.
            if error is CancellationError || Task.isCancelled {
                throw GraphvizError(.timedOut, "The layout was cancelled.")
            }
            throw GraphvizError(.workerUnavailable, "The layout process could not be run: \(error)")
        }
    }

    private static func collect(_ configuration: Configuration, _ input: FileDescriptor) async throws -> WorkerRun {
        let result = try await Subprocess.run(
            configuration, input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .sequence,
            error: .sequence
        ) { execution in
            async let errors = gather(execution.standardError, keeping: 8 << 10)
            let output = try await gather(execution.standardOutput, keeping: WorkerProtocol.largestMessage)
            return (output, try await errors)
        }
        let (output, errors) = result.closureResult
        return WorkerRun(status: Ending(result.terminationStatus), output: output, errors: errors, isOverdue: false)
    }

    /// Reads to the end and keeps the beginning: a worker that writes without end must not fill this process.
    private static func gather(_ sequence: SubprocessOutputSequence, keeping limit: Int) async throws -> [UInt8] {
        var result: [UInt8] = []
        for try await buffer in sequence {
            buffer.withUnsafeBytes { bytes in
                result.append(contentsOf: bytes.prefix(max(limit - result.count, 0)))
            }
        }
        return result
    }

    /// The path of the executable to start.
    private func executable() throws(GraphvizError) -> String {
        if let executablePath { return executablePath }
        let path = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
            lp_executable_path(buffer.baseAddress, buffer.count) ? buffer.baseAddress.map { String(cString: $0) } : nil
        }
        guard let path else {
            throw GraphvizError(.workerUnavailable, "The path of this executable cannot be found.")
        }
        return path
    }
}
