internal import OrgModel
internal import SourceDocuments

/// Finds and reads the files of a catalog: those that are named, those in named folders, and those that `Location`
/// entities point at. Each file is read once, whichever ways lead to it.
///
/// What a file points at is read only inside the folders that the user named, or that hold the files the user named: a
/// catalog may come from a stranger, and what stands elsewhere on the disk is none of its business.
struct CatalogFiles {
    /// More files than a catalog of any company has; a folder that has them is not a catalog.
    static let maximumFiles = 100_000

    /// The documents in the order of the paths, the files of a folder by name, what a file points at after those.
    private(set) var documents: [SourceDocument] = []
    private(set) var problems = DiagnosticList(limit: DiagnosticList.limitOfCatalog)
    private(set) var filesRead = 0

    private let limits: ReadLimits
    private var bytesLeft: Int
    private var search = FolderSearch(extensions: [".yaml", ".yml"], limitRule: "backstage/too-many-files")
    private var roots: [String] = []
    private var seen: Set<String> = []
    private var queue: [String] = []

    init(limits: ReadLimits) {
        self.limits = limits
        bytesLeft = limits.maxBytes
    }

    /// Reads everything that some paths lead to.
    mutating func read(_ paths: [String]) {
        for path in paths where path != "-" {
            let folder = FileTree.isFolder(path) ? path : FileTree.folder(of: path)
            if let root = FileTree.canonical(folder) { roots.append(root) }
        }
        for path in paths {
            if path != "-", FileTree.isFolder(path) {
                queue += yamlFiles(in: path)
            } else {
                readFile(path, isNamed: true)
            }
            drainQueue()
        }
    }

    private mutating func drainQueue() {
        var position = 0
        while position < queue.count {
            guard filesRead < Self.maximumFiles else {
                report(
                    .warning, "backstage/too-many-files", "over \(Self.maximumFiles) files; the rest are left out",
                    queue[position])
                break
            }
            readFile(queue[position], isNamed: false)
            position += 1
        }
        queue = []
    }

    private mutating func readFile(_ path: String, isNamed: Bool) {
        if path != "-" {
            guard seen.insert(FileTree.canonical(path) ?? path).inserted else { return }
        }
        do {
            var bounds = limits
            bounds.maxBytes = bytesLeft
            let text = try SourceReader.readFile(at: path, limits: bounds)
            bytesLeft -= text.text.utf8.count
            filesRead += 1
            let found = SourceReader.yaml(text, limits: limits)
            for problem in found.diagnostics { problems.add(Self.asWarning(problem)) }
            documents += found.documents
            for document in found.documents where CatalogEntity.isLocation(document) { follow(document) }
        } catch {
            problems.add(isNamed ? error.diagnostic : Self.asWarning(error.diagnostic))
        }
    }

    /// A file that is only found, or is only in part not understood, does not end the run.
    private static func asWarning(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        if diagnostic.severity == .error { diagnostic.severity = .warning }
        return diagnostic
    }

    private mutating func report(_ severity: Diagnostic.Severity, _ rule: String, _ message: String, _ path: String) {
        problems.add(Diagnostic(severity, rule: rule, message, at: SourceLocation(file: path)))
    }

    /// The YAML files below a folder, sorted.
    private mutating func yamlFiles(in top: String) -> [String] { search.files(in: top, problems: &problems) }

    // MARK: - Locations

    private mutating func follow(_ location: SourceDocument) {
        guard let spec = location.root["spec"] else { return }
        let targets = [spec["target"]].compactMap(\.self) + (spec["targets"]?.sequence ?? [])
        for target in targets where !target.isNull {
            guard let text = target.text, !text.isEmpty else {
                problems.add(
                    location.text.diagnostic(
                        .warning, rule: "backstage/wrong-shape",
                        "a target is the path of a file, not \(target.kindInWords)",
                        about: target))
                continue
            }
            if let problem = follow(text, from: location.text.file) {
                problems.add(
                    location.text.diagnostic(
                        problem.severity, rule: problem.rule, problem.message, about: target, hint: problem.hint))
            }
        }
    }

    private struct Problem {
        let severity: Diagnostic.Severity
        let rule: String
        let message: String
        var hint: String?
    }

    /// Queues what a target leads to, or says why not.
    private mutating func follow(_ target: String, from file: String) -> Problem? {
        guard !target.contains("://"), !target.utf8.contains(0) else {
            return Problem(
                severity: .note, rule: "backstage/target-not-followed",
                message: "'\(shortened(target))' is not a file here; not read",
                hint: "fetch it, and name the file or its folder on the command line")
        }
        let path = Self.resolved(target, from: file)
        if path.contains("*") {
            let found = matches(of: path, from: FileTree.folder(of: file))
            queue += found
            return found.isEmpty
                ? Problem(
                    severity: .warning, rule: "backstage/missing-target",
                    message: "no file matches '\(shortened(target))'")
                : nil
        }
        guard let real = FileTree.canonical(path) else {
            return Problem(
                severity: .warning, rule: "backstage/missing-target", message: "there is no file '\(shortened(target))'"
            )
        }
        guard roots.contains(where: { FolderSearch.contains($0, real) }) else {
            return Problem(
                severity: .warning, rule: "backstage/target-outside",
                message: "'\(shortened(target))' is outside the folders that were named; not read",
                hint: "name it, or its folder, on the command line")
        }
        guard FileTree.isFile(path) else {
            return Problem(
                severity: .warning, rule: "backstage/missing-target",
                message: "'\(shortened(target))' is not a regular file")
        }
        queue.append(path)
        return nil
    }

    /// The files that a target with `*` means: those below the folder of the location only.
    private mutating func matches(of path: String, from folder: String) -> [String] {
        let pattern = CodeownersPattern("/" + path, dialect: .gitlab)
        return yamlFiles(in: folder).filter { pattern.matches(Self.resolved($0, from: "")) }
    }

    /// A path seen from the folder of a file, `.` and `..` taken out as far as that can be done without the disk.
    static func resolved(_ target: String, from file: String) -> String {
        let base = target.hasPrefix("/") || file.isEmpty ? "" : FileTree.folder(of: file)
        let whole = base.isEmpty || base == "." ? target : FileTree.join(base, target)
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        let path = parts.joined(separator: "/")
        return whole.hasPrefix("/") ? "/" + path : path.isEmpty ? "." : path
    }
}
