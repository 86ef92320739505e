/// Which paths a rule of a CODEOWNERS file is about.
///
/// GitHub matches as gitignore does, without `!` and `[ ]`: a pattern with a `/` before its end counts from the root, any
/// other matches at any depth; what matches a directory matches everything in it. Two things differ: a last segment `*`
/// stays on its level, and an end in `/**/` means all that is below, as `/**` does.
///
/// GitLab matches as Ruby's `File.fnmatch` does with `FNM_PATHNAME` and `FNM_DOTMATCH`: a pattern without a leading `/`
/// matches at any depth, and only one with a trailing `/` matches what is in a directory.
public struct CodeownersPattern: Hashable, Sendable {
    /// The pattern as written, escapes included and `!` left out.
    public let text: String
    /// Whose rules it follows.
    public let dialect: CodeownersFile.Dialect

    private enum Segment: Hashable, Sendable {
        /// `**`: any number of directories, none included.
        case directories
        case name(NameGlob)
    }

    private let segments: [Segment]
    /// Whether only what is in a matching directory counts, and not a file of that name.
    private let needsDirectory: Bool
    /// Whether what is in a matching directory counts at all.
    private let coversContents: Bool

    /// Takes a pattern apart; every text is a pattern, though some match nothing.
    public init(_ text: String, dialect: CodeownersFile.Dialect) {
        self.text = text
        self.dialect = dialect
        var parts = Self.split(text)
        let isRooted = parts.first?.isEmpty == true
        let endsInSlash = parts.count > 1 && parts.last?.isEmpty == true
        let hasInnerSlash = parts.dropLast(endsInSlash ? 1 : 0).count > 1
        parts.removeAll(where: \.isEmpty)

        var segments: [Segment] = []
        func append(_ segment: Segment) {
            if segment == .directories, segments.last == .directories { return }
            segments.append(segment)
        }
        let isAnchored = dialect == .github ? hasInnerSlash : isRooted
        if !parts.isEmpty, !isAnchored { append(.directories) }
        for (position, part) in parts.enumerated() {
            let isLast = position == parts.count - 1
            if part == ["*", "*"], dialect == .github || !isLast || endsInSlash {
                append(.directories)
            } else {
                append(.name(NameGlob(part, hasSets: dialect == .gitlab)))
            }
        }
        let anything = Segment.name(NameGlob(["*"], hasSets: false))
        switch dialect {
        case .github:
            let endsInDirectories = segments.last == .directories
            if endsInDirectories { segments.append(anything) }
            needsDirectory = endsInSlash && !endsInDirectories
            coversContents = endsInSlash || endsInDirectories || segments.last != anything
        case .gitlab:
            if endsInSlash {
                append(.directories)
                segments.append(anything)
            }
            needsDirectory = false
            coversContents = false
        }
        self.segments = segments
    }

    /// Whether a file's path from the root of the repository is one of these, with or without a leading `/`.
    ///
    /// - Complexity: O(s·p) for a pattern of s segments and a path of p scalars, at worst times the length of a segment.
    public func matches(_ path: String) -> Bool { matches(Path(path)) }

    /// A path that was taken apart once.
    struct Path {
        let names: [[Unicode.Scalar]]

        init(_ text: String) {
            names = text.unicodeScalars.split(separator: "/").map(Array.init)
        }
    }

    /// Runs all ways through the pattern at once, so that no pattern takes longer than its length times the path's.
    func matches(_ path: Path) -> Bool {
        guard !segments.isEmpty else { return false }
        var reached = [Bool](repeating: false, count: segments.count + 1)
        reached[0] = true
        skipDirectories(&reached)
        for (position, name) in path.names.enumerated() {
            var next = [Bool](repeating: false, count: segments.count + 1)
            for (index, segment) in segments.enumerated() where reached[index] {
                switch segment {
                case .directories: next[index] = true
                case .name(let glob): if glob.matches(name) { next[index + 1] = true }
                }
            }
            skipDirectories(&next)
            reached = next
            guard reached[segments.count] else { continue }
            let isFile = position == path.names.count - 1
            if isFile ? !needsDirectory : coversContents { return true }
        }
        return false
    }

    private func skipDirectories(_ reached: inout [Bool]) {
        for (index, segment) in segments.enumerated() where reached[index] && segment == .directories {
            reached[index + 1] = true
        }
    }

    /// The parts between slashes, empty ones included; an escaped slash is a slash.
    private static func split(_ text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
    }
}

/// A pattern for one name between slashes: `*`, `?`, `\` before a scalar that means itself, and `[ ]` where a dialect
/// knows it.
struct NameGlob: Hashable, Sendable {
    private enum Element: Hashable, Sendable {
        case scalar(Unicode.Scalar)
        case anyScalar
        case anyScalars
        case set([ClosedRange<UInt32>], isNegated: Bool)
    }

    private let elements: [Element]

    init(_ text: [Unicode.Scalar], hasSets: Bool) {
        var elements: [Element] = []
        var position = 0
        while position < text.count {
            let scalar = text[position]
            position += 1
            switch scalar {
            case "*": if elements.last != .anyScalars { elements.append(.anyScalars) }
            case "?": elements.append(.anyScalar)
            case "\\" where position < text.count:
                elements.append(.scalar(text[position]))
                position += 1
            case "[" where hasSets:
                if let (set, end) = Self.set(in: text, from: position) {
                    elements.append(set)
                    position = end
                } else {
                    elements.append(.scalar(scalar))
                }
            default: elements.append(.scalar(scalar))
            }
        }
        self.elements = elements
    }

    /// Reads what follows `[`; nil when it is never closed.
    private static func set(in text: [Unicode.Scalar], from start: Int) -> (Element, end: Int)? {
        var position = start
        var isNegated = false
        if position < text.count, text[position] == "!" || text[position] == "^" {
            isNegated = true
            position += 1
        }
        func scalar() -> UInt32? {
            if position < text.count, text[position] == "\\" { position += 1 }
            guard position < text.count else { return nil }
            position += 1
            return text[position - 1].value
        }
        var ranges: [ClosedRange<UInt32>] = []
        while position < text.count {
            if text[position] == "]", !ranges.isEmpty { return (.set(ranges, isNegated: isNegated), position + 1) }
            guard let low = scalar() else { return nil }
            var high = low
            if position + 1 < text.count, text[position] == "-", text[position + 1] != "]" {
                position += 1
                guard let end = scalar() else { return nil }
                high = end
            }
            // A range that runs backwards holds nothing; it still counts as a member.
            ranges.append(low <= high ? low...high : UInt32.max...UInt32.max)
        }
        return nil
    }

    /// Greedy with one way back to the latest `*`, which is enough: an earlier `*` never has to take more.
    func matches(_ name: [Unicode.Scalar]) -> Bool {
        var (element, scalar) = (0, 0)
        var retry: (element: Int, scalar: Int)?
        while scalar < name.count {
            if element < elements.count {
                let isMatch: Bool
                switch elements[element] {
                case .anyScalars:
                    retry = (element + 1, scalar)
                    element += 1
                    continue
                case .scalar(let expected): isMatch = name[scalar] == expected
                case .anyScalar: isMatch = true
                case .set(let ranges, let isNegated):
                    isMatch = ranges.contains { $0.contains(name[scalar].value) } != isNegated
                }
                if isMatch {
                    element += 1
                    scalar += 1
                    continue
                }
            }
            guard let back = retry else { return false }
            retry = (back.element, back.scalar + 1)
            (element, scalar) = (back.element, back.scalar + 1)
        }
        while element < elements.count, elements[element] == .anyScalars { element += 1 }
        return element == elements.count
    }
}
