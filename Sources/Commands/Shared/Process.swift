#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What the commands ask of the process they run in.
enum Process {
    static func exit(_ status: Int32) -> Never {
        #if canImport(Darwin)
            Darwin.exit(status)
        #elseif canImport(Glibc)
            Glibc.exit(status)
        #else
            Musl.exit(status)
        #endif
    }

    /// Makes failed writes come back as errors. A reader that goes away is none: the command then ends quietly. A file
    /// that may not grow any further is one, and is told as such.
    static func quietWriteSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Ends this process soon after the one that started it has ended, however that came about: a layout that nobody waits
    /// for must not go on.
    static func endWithParent() {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let isStarted = pthread_create(
            &thread, nil,
            { _ in
                let parent = getppid()
                while getppid() == parent { usleep(100_000) }
                _exit(1)
            }, nil)
        // Without a thread to watch, the layout still has its own time limit.
        _ = isStarted
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Whether characters beyond ASCII can be shown: unless the locale names another character set. Where none is set, as in
    /// many jobs, they are written all the same: files and pages are UTF-8.
    static var writesUnicode: Bool {
        guard let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first(where: { !$0.isEmpty })
        else { return true }
        let name = locale.lowercased()
        return name.contains("utf-8") || name.contains("utf8")
    }

    /// Gives memory back that was freed in many small parts, as after reading a large file. The allocator would keep it for
    /// this thread, and what other threads need would come on top.
    static func releaseFreedMemory() {
        #if canImport(Glibc)
            // The C library has it, but not among the headers of its module.
            typealias Trim = @convention(c) (_ kept: Int) -> Int32
            guard let symbol = dlsym(nil, "malloc_trim") else { return }
            _ = unsafeBitCast(symbol, to: Trim.self)(0)
        #endif
    }

    /// Lets large blocks be given back when they are freed, however many there were: the allocator would otherwise call
    /// ever larger ones small, and keep them.
    static func releaseLargeBlocks() {
        #if canImport(Glibc)
            typealias Option = @convention(c) (_ name: Int32, _ value: Int32) -> Int32
            // M_MMAP_THRESHOLD of malloc.h, at the value that it begins with.
            let (threshold, usual): (Int32, Int32) = (-3, 128 << 10)
            guard let symbol = dlsym(nil, "mallopt") else { return }
            _ = unsafeBitCast(symbol, to: Option.self)(threshold, usual)
        #endif
    }

    /// Cores that may be used, at least 1.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// The day it is where the user is, `YYYY-MM-DD`.
    static var today: String {
        var now = time(nil)
        var local = tm()
        localtime_r(&now, &local)
        func padded(_ number: Int32, to width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return
            "\(padded(local.tm_year + 1900, to: 4))-\(padded(local.tm_mon + 1, to: 2))-\(padded(local.tm_mday, to: 2))"
    }

    /// The columns of the terminal, or nil where output goes elsewhere.
    static var terminalWidth: Int? {
        guard isTerminal(STDOUT_FILENO) else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes all bytes; false when the reader went away or the disk is full, with the reason in `errno`.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
                #if canImport(Darwin)
                    let written = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Glibc)
                    let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                    let written = Musl.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if written < 0 {
                    if errno == EINTR { continue }
                    // A pipe that somebody else made non-blocking.
                    if errno == EAGAIN {
                        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                        if poll(&ready, 1, -1) >= 0 || errno == EINTR { continue }
                    }
                    return false
                }
                offset += written
            }
            return true
        }
    }

    /// Writes what comes in pieces, until one cannot be written or a signal waits; false then, with the reason in `errno`.
    static func write(_ pieces: Pieces, to descriptor: Int32) -> Bool {
        let writing = Writing()
        pieces { piece in
            guard writing.reason == nil, !Interruption.hasCome else { return }
            if !write(piece, to: descriptor) { writing.reason = errno }
        }
        if let reason = writing.reason { errno = reason }
        return writing.reason == nil
    }

    /// Calls a function with each piece of a text, in order.
    typealias Pieces = (_ take: @escaping ([UInt8]) -> Void) -> Void

    private final class Writing {
        var reason: Int32?
    }

    static var lastErrorWasBrokenPipe: Bool { errno == EPIPE }

    static var lastErrorDescription: String { String(cString: strerror(errno)) }
}
