import Dispatch
import SourceDocuments

/// Says on a terminal what takes long: nothing in the first second, then one line that counts seconds and goes away.
final class Progress {
    private let timer: (any DispatchSourceTimer)?
    private let queue = DispatchQueue(label: "progress")

    private init(_ what: String) {
        guard Process.isTerminal(2), Process.environment("TERM") != "dumb" else {
            timer = nil
            return
        }
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + 1, repeating: 1)
        let start = DispatchTime.now().uptimeNanoseconds
        let shown = DisplayText.visible(what)
        timer.setEventHandler {
            let seconds = (DispatchTime.now().uptimeNanoseconds - start) / 1_000_000_000
            _ = Process.write(Array("\r\u{1B}[K\(shown) … \(seconds) s".utf8), to: 2)
        }
        timer.resume()
        self.timer = timer
    }

    /// Does some work, and says so while it lasts; nothing else may be written to standard error meanwhile.
    static func showing<Result>(_ verb: String, _ file: String, _ work: () throws -> Result) rethrows -> Result {
        let progress = Progress("\(verb) \(file == "-" ? "standard input" : file)")
        defer { progress.end() }
        return try work()
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
