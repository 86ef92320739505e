internal import OrgModel

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

extension SourceReader {
    /// Reads a file, or standard input for `-`, as UTF-8 text.
    ///
    /// Rules: `file/not-found`, `file/directory`, `file/unreadable`, `file/too-large` (at most `limits.maxBytes` are read),
    /// `file/encoding` (with the place of the first bad byte), `file/binary`.
    public static func readFile(
        at path: String, limits: ReadLimits = ReadLimits()
    ) throws(UnreadableSource) -> SourceText {
        let name = path == "-" ? "<stdin>" : path
        return try decode(try readBytes(at: path, name: name, limits: limits) { _ in true } ?? [], file: name)
    }

    /// Reads a file as UTF-8 text if its first 64 KiB are as wanted; nil where they are not, and the rest is not read then.
    ///
    /// Rules: those of ``readFile(at:limits:)``; a file that is not wanted may have any size and encoding.
    public static func readFile(
        at path: String, limits: ReadLimits = ReadLimits(), ifBeginning isWanted: (ArraySlice<UInt8>) -> Bool
    ) throws(UnreadableSource) -> SourceText? {
        let bytes = try readBytes(at: path, name: path, limits: limits, ifBeginning: isWanted)
        return try bytes.map { bytes throws(UnreadableSource) in try decode(bytes, file: path) }
    }

    /// Takes bytes as UTF-8 text, or says where they are not; a byte order mark at their start is dropped.
    public static func decode(_ bytes: [UInt8], file: String) throws(UnreadableSource) -> SourceText {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw failure(
                "file/encoding", "this file is in UTF-16, not UTF-8", file: file, hint: "save it as UTF-8 and try again"
            )
        }
        if let place = bytes.firstIndex(of: 0) {
            throw failure(
                "file/binary", "a NUL byte: this is not a text file", bytes, at: place, file: file)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = firstInvalidByte(of: bytes)
            let byte = String(bytes[place], radix: 16, uppercase: true)
            throw failure(
                "file/encoding", "the byte 0x\(byte.count < 2 ? "0" : "")\(byte) is not valid UTF-8", bytes, at: place,
                file: file, hint: "save it as UTF-8 and try again")
        }
        return SourceText(file: file, text: text)
    }

    private static func readBytes(
        at path: String, name: String, limits: ReadLimits, ifBeginning isWanted: (ArraySlice<UInt8>) -> Bool
    ) throws(UnreadableSource) -> [UInt8]? {
        let isStandardInput = path == "-"
        guard !path.utf8.contains(0) else { throw failure("file/not-found", "there is no such file", file: name) }
        let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemFailure(errno, file: name) }
        defer { if !isStandardInput { close(descriptor) } }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw systemFailure(errno, file: name) }
        let type = status.st_mode & S_IFMT
        if type == S_IFDIR { throw systemFailure(EISDIR, file: name) }
        let announced = type == S_IFREG ? Int(clamping: status.st_size) : 0
        // One byte more than allowed tells a file of just that size from a larger one.
        let mostBytes = max(0, min(limits.maxBytes, Int.max - 1)) + 1
        var bytes: [UInt8] = []
        let beginning = min(1 << 16, mostBytes)
        var isLookedAt = false
        let chunkSize = 1 << 18
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkSize, alignment: 16)
        defer { chunk.deallocate() }
        while bytes.count < mostBytes {
            if !isLookedAt, bytes.count >= beginning {
                isLookedAt = true
                guard isWanted(bytes[..<beginning]) else { return nil }
                if announced > limits.maxBytes { throw tooLarge(announced, limits: limits, file: name) }
                bytes.reserveCapacity(min(announced + 1, mostBytes))
            }
            let count = read(
                descriptor, chunk.baseAddress,
                isLookedAt ? min(chunkSize, mostBytes - bytes.count) : beginning - bytes.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw systemFailure(errno, file: name)
            }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        }
        if !isLookedAt, !isWanted(bytes[...]) { return nil }
        if bytes.count > limits.maxBytes {
            throw tooLarge(announced > limits.maxBytes ? announced : nil, limits: limits, file: name)
        }
        return bytes
    }

    private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
        var place = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): place += UTF8.width(scalar)
            case .emptyInput, .error: return min(place, bytes.count - 1)
            }
        }
    }

    private static func tooLarge(_ size: Int?, limits: ReadLimits, file: String) -> UnreadableSource {
        let found = size.map { "\($0) bytes" } ?? "more"
        return failure(
            "file/too-large", "the file has \(found), and at most \(limits.maxBytes) bytes are read", file: file,
            hint: "allow more with --max-input")
    }

    private static func systemFailure(_ code: CInt, file: String) -> UnreadableSource {
        switch code {
        case ENOENT, ENOTDIR: failure("file/not-found", "there is no such file", file: file)
        case EISDIR: failure("file/directory", "this is a directory, and a file was expected", file: file)
        case EACCES, EPERM: failure("file/unreadable", "no permission to read this file", file: file)
        default: failure("file/unreadable", "cannot be read: \(String(cString: strerror(code)))", file: file)
        }
    }

    private static func failure(
        _ rule: String, _ message: String, file: String, hint: String? = nil
    ) -> UnreadableSource {
        UnreadableSource(
            diagnostic: Diagnostic(.error, rule: rule, message, at: SourceLocation(file: file), hint: hint))
    }

    /// A failure at one byte; everything before it is valid UTF-8, so that its line and column are sure.
    private static func failure(
        _ rule: String, _ message: String, _ bytes: [UInt8], at place: Int, file: String, hint: String? = nil
    ) -> UnreadableSource {
        // What follows is repaired for display only, and no more of it than is shown.
        let shown = bytes[..<min(bytes.count, place + 4 * LineWindow.columnsAfter)]
        let source = SourceText(file: file, text: String(decoding: shown, as: UTF8.self))
        let markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) && place >= 3 ? 3 : 0
        let position = source.index.checkpoint(atByte: place - markLength).position
        return UnreadableSource(diagnostic: source.diagnostic(rule: rule, message, at: position, hint: hint))
    }
}
