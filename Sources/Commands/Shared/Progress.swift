import Dispatch

/// Says on a terminal what takes long: nothing in the first second, then one line that counts seconds and goes away.
final class Progress {
    private let timer: (any DispatchSourceTimer)?

    init(_ what: String) {
        guard Process.isTerminal(2) else {
            timer = nil
            return
        }
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
        timer.schedule(deadline: .now() + 1, repeating: 1)
        let start = DispatchTime.now().uptimeNanoseconds
        timer.setEventHandler {
            let seconds = (DispatchTime.now().uptimeNanoseconds - start) / 1_000_000_000
            _ = Process.write(Array("\r\u{1B}[K\(what) … \(seconds) s".utf8), to: 2)
        }
        timer.resume()
        self.timer = timer
    }

    /// Takes the line away.
    func end() {
        guard let timer else { return }
        timer.cancel()
        _ = Process.write(Array("\r\u{1B}[K".utf8), to: 2)
    }
}
