#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that only ever grows.
struct AppendedFile {
    let path: String

    /// Adds to the end of the file, all of it or nothing; a file that is not there begins with a preface. False with the
    /// reason in `errno`.
    ///
    /// Two commands that add at once add one after the other.
    func append(_ text: String, preface: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return false }
        defer {
            let reason = errno
            close(descriptor)
            errno = reason
        }
        guard flock(descriptor, LOCK_EX) == 0 else { return false }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        let isNew = status.st_size == 0
        return Interruption.held {
            if Process.write(Array(((isNew ? preface : "") + text).utf8), to: descriptor) { return true }
            let reason = errno
            _ = ftruncate(descriptor, status.st_size)
            errno = reason
            return false
        }
    }
}
