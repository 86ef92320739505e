import OrgModel

/// Finds the sources of before among those of now.
struct SourceMatcher {
    /// What the sources of before were called last, by number.
    let known: [String]
    /// The sources of now, by path or pattern.
    let now: [String]
    /// The number of before that each of now has.
    private(set) var matches: [String: Int] = [:]
    private var taken: Set<Int> = []

    /// What became of the entities of each source.
    struct Moves {
        /// How many there were.
        var counts: [Int: Int] = [:]
        /// How many entities come from each source of now.
        var countsNow: [String: Int] = [:]
        /// From which source so many of those of before come now.
        var arrivals: [Int: [String: Int]] = [:]
    }

    init(known: [String], now: [String]) {
        self.known = known
        self.now = now
    }

    /// Whether a source of now, and one of before, is still without its like.
    var isOpen: Bool { matches.count < now.count && taken.count < known.count }

    /// By path, then by what is left of it without digits, then without folders.
    mutating func matchByName() {
        match { $0 }
        match(Self.withoutDigits)
        match { Self.withoutDigits(Self.name(of: $0)) }
    }

    /// By where most of the entities went, and came from: a list of 300 systems of which 20 now stand in a list of 25 is
    /// another list, from whichever end one looks.
    mutating func matchMoved(_ moves: Moves) {
        for source in known.indices where !taken.contains(source) {
            let count = moves.counts[source] ?? 0
            let target = moves.arrivals[source]?.first { target, arrived in
                2 * arrived > count && 2 * arrived > moves.countsNow[target] ?? 0
            }?.key
            if let target, matches[target] == nil { take(source, target) }
        }
    }

    private mutating func match(_ key: (String) -> String) {
        var sources: [String: [Int]] = [:]
        for source in known.indices where !taken.contains(source) {
            sources[key(known[source]), default: []].append(source)
        }
        var open: [String: [String]] = [:]
        for source in now where matches[source] == nil { open[key(source), default: []].append(source) }
        for (key, candidates) in open {
            if candidates.count == 1, let source = sources[key], source.count == 1 { take(source[0], candidates[0]) }
        }
    }

    private mutating func take(_ source: Int, _ target: String) {
        matches[target] = source
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
