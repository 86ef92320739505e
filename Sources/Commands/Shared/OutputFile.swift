#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The file that `-o` names: written whole, or left as it was.
struct OutputFile {
    let path: String

    /// Whether there is a file of this name, of whatever kind.
    var isThere: Bool { access(path, F_OK) == 0 }

    /// Whether a folder has this name.
    var isFolder: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Why nothing can be written there, as far as that is known before any work is done.
    func obstacle() -> String? {
        var status = stat()
        if stat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { return "this is a directory" }
            if access(path, W_OK) != 0 { return Process.lastErrorDescription }
            if status.st_mode & S_IFMT != S_IFREG { return nil }
        } else if errno != ENOENT {
            return Process.lastErrorDescription
        }
        let folder = Self.folder(of: destination)
        guard stat(folder, &status) == 0 else {
            return errno == ENOENT ? "there is no folder '\(folder)'" : Process.lastErrorDescription
        }
        if status.st_mode & S_IFMT != S_IFDIR { return "'\(folder)' is not a folder" }
        return access(folder, W_OK | X_OK) == 0 ? nil : Process.lastErrorDescription
    }

    /// Whether another path leads to the same regular file.
    func isSameFile(as other: String) -> Bool {
        var mine = stat()
        var its = stat()
        guard stat(path, &mine) == 0, stat(other, &its) == 0 else { return false }
        return mine.st_dev == its.st_dev && mine.st_ino == its.st_ino && mine.st_mode & S_IFMT == S_IFREG
    }

    /// Writes a whole file or none.
    func write(_ bytes: [UInt8]) -> Bool { write { take in take(bytes) } }

    /// Writes a whole file or none: into a file beside it that takes its place at the end. False with the reason in
    /// `errno`; nothing is left behind then, nor when Ctrl-C comes in between.
    ///
    /// What is no regular file, as `/dev/stdout` or a pipe, is written into instead.
    func write(_ pieces: Process.Pieces) -> Bool {
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return false }
            let isWritten = Process.write(pieces, to: descriptor)
            return Self.finish(descriptor) && isWritten
        }
        // A file made by mkstemp is for its owner alone; what users ask for keeps its mode, or follows their umask.
        let mask = umask(0)
        umask(mask)
        let mode = exists ? status.st_mode & 0o777 : 0o666 & ~mask
        let destination = destination

        return Interruption.held {
            // A name of its own: the file's own name may be as long as names can be.
            let folder = Self.folder(of: destination)
            var template = Array("\(folder == "/" ? "" : folder)/.linchpin-XXXXXX".utf8CString)
            let descriptor = mkstemp(&template)
            guard descriptor >= 0 else { return false }
            fchmod(descriptor, mode)
            let isWritten = Process.write(pieces, to: descriptor)
            let isDone =
                Self.finish(descriptor) && isWritten && !Interruption.hasCome && rename(template, destination) == 0
            if !isDone {
                let reason = errno
                unlink(template)
                errno = reason
            }
            return isDone
        }
    }

    /// Where a link leads to, so that it stays one.
    private var destination: String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Closes a file without losing the reason of an earlier failure.
    private static func finish(_ descriptor: Int32) -> Bool {
        let reason = errno
        guard close(descriptor) == 0 else { return false }
        errno = reason
        return true
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
