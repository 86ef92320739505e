internal import OrgModel
internal import SourceDocuments

/// Finds the files of some kinds below folders. Hidden ones, `node_modules`, and links that lead out of the folder or round
/// in it are left out.
struct FolderSearch {
    /// How many names are looked at in folders, all together.
    static let maximumNames = 2_000_000

    private let extensions: [String]
    /// The rule under which too many names are reported.
    private let limitRule: String
    private var namesLeft = maximumNames

    /// Looks for files whose name, in any case, ends with one of these: `.yaml`.
    init(extensions: [String], limitRule: String) {
        self.extensions = extensions
        self.limitRule = limitRule
    }

    /// The files below a folder, sorted by the bytes of their paths.
    mutating func files(in top: String, problems: inout DiagnosticList) -> [String] {
        guard let root = FileTree.canonical(top) else { return [] }
        var files: [String] = []
        var folders = [top]
        var entered: Set<String> = [root]
        while let folder = folders.popLast() {
            guard let contents = FileTree.names(in: folder) else {
                problems.add(Self.problem("file/unreadable", "this folder cannot be read", folder))
                continue
            }
            namesLeft -= min(namesLeft, contents.count)
            guard namesLeft > 0 else {
                problems.add(
                    Self.problem(limitRule, "over \(Self.maximumNames) names; the rest are left out", top))
                break
            }
            for name in contents where name != "node_modules" {
                let path = FileTree.join(folder, name)
                if FileTree.isFolder(path) {
                    guard let real = FileTree.canonical(path), Self.contains(root, real), entered.insert(real).inserted
                    else { continue }
                    folders.append(path)
                } else if hasWantedName(name), FileTree.isFile(path) {
                    guard let real = FileTree.canonical(path), Self.contains(root, real) else { continue }
                    files.append(path)
                }
            }
        }
        return files.sorted { $0.precedesByBytes($1) }
    }

    private func hasWantedName(_ name: String) -> Bool {
        let name = name.lowercased()
        return extensions.contains { name.hasSuffix($0) }
    }

    /// Whether a path is a folder itself, or lies in it.
    static func contains(_ root: String, _ path: String) -> Bool {
        path == root || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
    }

    private static func problem(_ rule: String, _ message: String, _ path: String) -> Diagnostic {
        Diagnostic(.warning, rule: rule, message, at: SourceLocation(file: path))
    }
}
