#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What is where on disk; nothing here reads a file's contents.
enum FileTree {
    /// Whether a path leads to a folder, links followed.
    static func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }

    /// Whether a path leads to a regular file, links followed. A pipe or a device is none: reading it might never end.
    static func isFile(_ path: String) -> Bool { mode(of: path) == S_IFREG }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }

    /// `folder/name`, in the form the user would write.
    static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || folder == "." && !name.isEmpty { return name }
        if name.isEmpty { return folder }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The folder that a file is in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The one path that all ways to a file share, links followed; nil when nothing is there.
    static func canonical(_ path: String) -> String? {
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }

    /// The names in a folder sorted by bytes, hidden ones left out; nil when it cannot be read.
    static func names(in folder: String) -> [String]? {
        guard !folder.utf8.contains(0), let handle = opendir(folder) else { return nil }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(validatingCString: $0) }
            }
            if let name, !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
