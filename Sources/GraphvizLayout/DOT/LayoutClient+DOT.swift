#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

extension LayoutClient {
    /// Reads the first graph of a DOT text in a child process, within a deadline and limits: whatever the text makes of
    /// the parser, this process goes on.
    ///
    /// - Parameter text: UTF-8 without NUL.
    /// - Throws: ``GraphvizError`` with ``GraphvizError/Code/invalidDOT`` and the place for what is no DOT,
    ///   ``GraphvizError/Code/tooManyParts``, ``GraphvizError/Code/timedOut``, ``GraphvizError/Code/memoryExceeded`` or
    ///   ``GraphvizError/Code/crashed``; never anything else.
    public func read(dot text: [UInt8], _ options: DOTOptions = DOTOptions()) async throws(GraphvizError)
        -> DOTDocument
    {
        let seconds = min(max(options.timeout, 0.05), 86_400)
        let request = DOTCore.Request(
            cpuSeconds: Int(seconds.rounded(.up)) + 1, memoryLimit: options.memoryLimit,
            maximumParts: max(0, options.maximumParts))
        let run = try await runWorker(WorkerProtocol.encode(request, text), seconds: seconds)
        if run.isOverdue || run.status == .signaled(SIGXCPU) {
            throw GraphvizError(
                .timedOut, "The DOT text could not be read within \(Int(seconds.rounded(.up))) s.",
                hint: "Is there a text or a name of many megabytes in it? Leave it out.")
        }
        switch run.status {
        case .exited(0): return try WorkerProtocol.decodeDocument(run.output)
        case .exited(LayoutWorker.outOfMemoryStatus):
            throw GraphvizError(
                .memoryExceeded, "Reading the DOT text needs more than \(options.memoryLimit >> 20) MiB.",
                hint: "Split the graph, or convert it to JSON.")
        case .signaled(let signal):
            throw GraphvizError(
                .crashed, "The DOT reader crashed with signal \(signal).\(run.lastWords)", signal: signal)
        case .exited(let code):
            throw GraphvizError(.crashed, "The DOT reader gave up with status \(code).\(run.lastWords)")
        }
    }
}
