/// Files of which each is an entry of a list: `environments/*.json`, `*/catalog-info.yaml`.
///
/// A file that is missing usually means that nobody exported it, and nothing is known of what it told. Where a folder has a
/// file for each entity, it means that the entity is gone: the list is the folder, and it goes on. A cycle says which of its
/// sources are lists of that kind; it cannot be told by looking at them.
public struct FileCollection: Hashable, Sendable {
    /// The most of them that a cycle may name.
    public static let most = 100

    /// The paths that are meant, as ``Entity/source`` has them: between two slashes `*` stands for any characters, and `**`
    /// alone for any folders, none included.
    public let pattern: String

    private enum Part: Hashable, Sendable {
        case folders
        /// The literal stretches between stars.
        case name([[UInt8]])
    }

    private let parts: [Part]
    /// What every path begins with: most files are told apart by it.
    private let start: [UInt8]

    /// Takes a pattern; nil where there is no `*` in it, which would be one file, or where a control character is.
    public init?(_ pattern: String) {
        guard EntityID.isValid(name: pattern), pattern.utf8.contains(0x2A) else { return nil }
        self.pattern = pattern
        start = Array(pattern.utf8.prefix { $0 != 0x2A })
        var parts: [Part] = []
        for part in pattern.utf8.split(separator: 0x2F, omittingEmptySubsequences: false) {
            if part.elementsEqual([0x2A, 0x2A]) {
                // Two in a row say the same as one.
                if parts.last != .folders { parts.append(.folders) }
            } else {
                parts.append(.name(part.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)))
            }
        }
        self.parts = parts
    }

    /// Whether a file is an entry.
    ///
    /// - Complexity: O(parts of the pattern · length of the path).
    public func contains(_ path: String) -> Bool {
        guard path.utf8.starts(with: start) else { return false }
        // Which beginnings of the pattern the path so far may be.
        var reached = [Bool](repeating: false, count: parts.count + 1)
        reached[0] = true
        passFolders(&reached)
        for name in path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false) {
            var next = [Bool](repeating: false, count: parts.count + 1)
            for (index, part) in parts.enumerated() where reached[index] {
                switch part {
                case .folders: next[index] = true
                case .name(let stretches): if Self.matches(name, stretches) { next[index + 1] = true }
                }
            }
            passFolders(&next)
            guard next.contains(true) else { return false }
            reached = next
        }
        return reached[parts.count] && parts.last != .folders
    }

    private func passFolders(_ reached: inout [Bool]) {
        for (index, part) in parts.enumerated() where reached[index] && part == .folders { reached[index + 1] = true }
    }

    /// Whether a name has the stretches in their order, the first at its beginning and the last at its end. The nearest
    /// place for each is good enough: what comes later never has to begin earlier.
    private static func matches(_ name: Substring.UTF8View, _ stretches: [[UInt8]]) -> Bool {
        guard let first = stretches.first, let last = stretches.last else { return false }
        guard stretches.count > 1 else { return name.elementsEqual(first) }
        guard name.count >= first.count + last.count, name.starts(with: first),
            name.suffix(last.count).elementsEqual(last)
        else { return false }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for stretch in stretches.dropFirst().dropLast() where !stretch.isEmpty {
            guard let end = end(of: stretch, in: rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    private static func end(of stretch: [UInt8], in text: Substring.UTF8View) -> String.Index? {
        var start = text.startIndex
        var left = text.count
        while left >= stretch.count {
            if text[start...].starts(with: stretch) { return text.index(start, offsetBy: stretch.count) }
            start = text.index(after: start)
            left -= 1
        }
        return nil
    }
}

extension FileCollection: Comparable {
    /// By the bytes of the pattern.
    public static func < (a: FileCollection, b: FileCollection) -> Bool { a.pattern.precedesByBytes(b.pattern) }
}
