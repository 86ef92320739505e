#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The signals by which somebody ends a command, Ctrl-C first among them.
///
/// They end the process at once, wherever it is; only around a step that may not be left half done they wait until it is
/// undone or done. Blocking them would not do that: a process has several threads, and any of them may take a signal.
enum Interruption {
    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// Whether a signal waits.
    static var hasCome: Bool { waiting != 0 }

    /// Does something while signals wait; one that came takes effect at its end.
    static func held<Result>(_ work: () -> Result) -> Result {
        waiting = 0
        var former: [(signal: Int32, handler: Handler)] = []
        for number in signals {
            let handler = signal(number) { waiting = $0 }
            if unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                // Who starts a command with signals ignored, as nohup does, wants it to go on.
                signal(number, SIG_IGN)
            } else {
                former.append((number, handler))
            }
        }
        let result = work()
        let reason = errno
        for (number, handler) in former { signal(number, handler) }
        if waiting != 0 { raise(waiting) }
        errno = reason
        return result
    }

    #if canImport(Darwin)
        private typealias Handler = (@convention(c) (Int32) -> Void)?
    #else
        private typealias Handler = __sighandler_t?
    #endif
}

/// The signal that came while signals wait, or 0. A handler may do no more than write such a number.
nonisolated(unsafe) private var waiting: sig_atomic_t = 0
