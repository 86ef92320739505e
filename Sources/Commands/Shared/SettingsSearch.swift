import Settings

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Looks for the settings that go with an input: beside it, then in each folder above, up to the root of its Git
/// repository or the user's home, and no farther.
enum SettingsSearch {
    /// The files of the right name, the nearest first; without the input itself.
    static func candidates(beside input: String) -> [String] {
        let isFile = input != "-" && !input.isEmpty
        let slash = isFile ? input.lastIndex(of: "/") : nil
        let written = slash.map { $0 == input.startIndex ? "/" : String(input[..<$0]) } ?? "."
        guard let start = resolved(written), let here = resolved(".") else { return [] }
        return folders(from: start).map { folder in
            name(of: folder, from: here, isAbsolute: written.hasPrefix("/"))
        }
        .filter { isRegularFile($0) && !(isFile && OutputFile(path: $0).isSameFile(as: input)) }
    }

    /// A folder and those above it, as far as settings are looked for.
    private static func folders(from start: String) -> [String] {
        let home = Process.environment("HOME").flatMap(resolved)
        var folders = [start]
        var folder = start
        while folder != "/", folder != home, access("\(folder)/.git", F_OK) != 0,
            let slash = folder.lastIndex(of: "/")
        {
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
            folders.append(folder)
        }
        return folders
    }

    /// The file of settings in a folder, as a user would call it: from where they are, unless they named a place from the
    /// root.
    private static func name(of folder: String, from here: String, isAbsolute: Bool) -> String {
        let file = SettingsReader.fileName
        if isAbsolute { return folder == "/" ? "/\(file)" : "\(folder)/\(file)" }
        let (steps, own) = (parts(of: folder), parts(of: here))
        let shared = zip(steps, own).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: own.count - shared)
        return (up + steps[shared...].map(String.init) + [file]).joined(separator: "/")
    }

    private static func parts(of path: String) -> [Substring] { path.split(separator: "/") }

    private static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func resolved(_ path: String) -> String? {
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
