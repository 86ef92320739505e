import Dispatch
import SourceDocuments

/// Says on a terminal what takes long: nothing in the first second, then one line that counts seconds and goes away.
final class Progress {
    private let timer: (any DispatchSourceTimer)?
    private let queue = DispatchQueue(label: "progress")
    private let line: Line

    /// What is said, changed and read on the queue only.
    private final class Line: @unchecked Sendable {
        var text: String
        init(_ text: String) { self.text = text }
    }

    private init(_ what: String) {
        line = Line(DisplayText.visible(what))
        guard Process.isTerminal(2), Process.environment("TERM") != "dumb" else {
            timer = nil
            return
        }
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + 1, repeating: 1)
        let start = DispatchTime.now().uptimeNanoseconds
        timer.setEventHandler { [line] in
            let seconds = (DispatchTime.now().uptimeNanoseconds - start) / 1_000_000_000
            _ = Process.write(Array("\r\u{1B}[K\(line.text) … \(seconds) s".utf8), to: 2)
        }
        timer.resume()
        self.timer = timer
    }

    /// Says what is being done now, and which part of the whole it is: `betweenness (2 of 6)`.
    func step(_ what: String, _ number: Int, of count: Int) {
        guard timer != nil else { return }
        let shown = DisplayText.visible(count > 1 ? "\(what) (\(number) of \(count))" : what)
        queue.sync { line.text = shown }
    }

    /// Does some work, and says so while it lasts; nothing else may be written to standard error meanwhile.
    static func showing<Result>(_ verb: String, _ file: String, _ work: () throws -> Result) rethrows -> Result {
        try showing(verb, file) { _ in try work() }
    }

    /// Does some work in steps that the work itself tells, and says so while it lasts; nothing else may be written to
    /// standard error meanwhile.
    static func showing<Result>(
        _ verb: String, _ file: String, _ work: (Progress) throws -> Result
    ) rethrows -> Result {
        let progress = Progress("\(verb) \(file == "-" ? "standard input" : file)")
        defer { progress.end() }
        return try work(progress)
    }

    /// Does some work, and says so while it lasts; nothing else may be written to standard error meanwhile.
    static func showing<Result>(_ verb: String, _ file: String, _ work: () async throws -> Result) async rethrows
        -> Result
    {
        let progress = Progress("\(verb) \(file == "-" ? "standard input" : file)")
        defer { progress.end() }
        return try await work()
    }

    /// Takes the line away.
    private func end() {
        guard let timer else { return }
        timer.cancel()
        // Behind a line that may just be on its way.
        queue.sync { _ = Process.write(Array("\r\u{1B}[K".utf8), to: 2) }
    }
}
