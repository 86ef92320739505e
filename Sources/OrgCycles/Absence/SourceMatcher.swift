import OrgModel

/// Finds the files of before among those of now.
struct SourceMatcher {
    /// What the sources of before were called last, by number.
    let known: [String]
    /// The files of now, by path.
    let files: [String]
    /// The number of the source that each file is.
    private(set) var matches: [String: Int] = [:]
    private var taken: Set<Int> = []

    /// What became of the entities of each source.
    struct Moves {
        /// How many there were.
        var counts: [Int: Int] = [:]
        /// From which file so many of them come now.
        var arrivals: [Int: [String: Int]] = [:]
    }

    init(known: [String], files: [String]) {
        self.known = known
        self.files = files
    }

    /// Whether a file of now, and a source of before, is still without its like.
    var isOpen: Bool { matches.count < files.count && taken.count < known.count }

    /// By path, then by what is left of it without digits, then without folders.
    mutating func matchByName() {
        match { $0 }
        match(Self.withoutDigits)
        match { Self.withoutDigits(Self.name(of: $0)) }
    }

    /// By where most of the entities went.
    mutating func matchMoved(_ moves: Moves) {
        for source in known.indices where !taken.contains(source) {
            let count = moves.counts[source] ?? 0
            let target = moves.arrivals[source]?.first { 2 * $0.value > count }?.key
            if let target, matches[target] == nil { take(source, target) }
        }
    }

    private mutating func match(_ key: (String) -> String) {
        var sources: [String: [Int]] = [:]
        for source in known.indices where !taken.contains(source) {
            sources[key(known[source]), default: []].append(source)
        }
        var open: [String: [String]] = [:]
        for file in files where matches[file] == nil { open[key(file), default: []].append(file) }
        for (key, candidates) in open {
            if candidates.count == 1, let source = sources[key], source.count == 1 { take(source[0], candidates[0]) }
        }
    }

    private mutating func take(_ source: Int, _ file: String) {
        matches[file] = source
        taken.insert(source)
    }

    /// A path with each run of digits as one mark, so that the day of an export makes no difference.
    static func withoutDigits(_ path: String) -> String {
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            let isDigit = (0x30...0x39).contains(byte)
            if isDigit, bytes.last == 0x23 { continue }
            bytes.append(isDigit ? 0x23 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func name(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? path
    }
}
