public import OrgModel
public import SourceDocuments

extension CodeownersFile {
    /// Reads a CODEOWNERS file; what is not understood is listed in ``diagnostics`` and passed over.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - dialect: Whose rules it follows; nil looks at the folder it is in (`.github`, `.gitlab`), then for section
    ///     headers, exclusions and roles, which only GitLab knows.
    ///   - sentinels: The names that stand for nobody.
    ///   - groups: The `@names` that are groups and not users, with or without `@`, in any case.
    /// - Complexity: linear in the text.
    public init(
        parsing text: SourceText, dialect: Dialect? = nil, sentinels: Sentinels = .standard,
        groups: some Sequence<String> = []
    ) {
        let lines = Self.lines(of: text.text)
        let dialect = dialect ?? Self.dialect(of: lines, file: text.file)
        let groupKeys = Set(groups.map { String($0.drop { $0 == "@" }).lowercased() })
        var parser = CodeownersParser(text, dialect: dialect, sentinels: sentinels, groups: groupKeys)
        for (index, line) in lines.enumerated() { parser.read(line, number: index + 1) }
        self.init(parser)
    }

    private init(_ parser: CodeownersParser) {
        dialect = parser.dialect
        sections = parser.sections
        rules = parser.rules
        diagnostics = parser.problems.all
    }

    private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.last == "\r" ? $0.dropLast() : $0
        }
    }

    private static func dialect(of lines: [Substring.UnicodeScalarView], file: String) -> Dialect {
        let folders = file.split(separator: "/").dropLast()
        if folders.last == ".gitlab" { return .gitlab }
        if folders.last == ".github" { return .github }
        let isGitLab = lines.contains { line in
            let words = CodeownersWord.words(of: line)
            guard let first = words.first, !first.scalars.starts(with: ["#"]) else { return false }
            return first.scalars.starts(with: ["["]) || first.scalars.starts(with: ["^", "["])
                || first.scalars.starts(with: ["!"]) || words.contains { $0.scalars.starts(with: ["@", "@"]) }
        }
        return isGitLab ? .gitlab : .github
    }
}

/// A stretch of a line without unescaped blanks.
struct CodeownersWord {
    let scalars: Substring.UnicodeScalarView
    /// The column of its first scalar, counted from 1.
    let column: Int

    var text: String { String(Substring(scalars)) }

    /// The words of a line; a backslash keeps a blank in its word.
    static func words(of line: Substring.UnicodeScalarView) -> [CodeownersWord] {
        var words: [CodeownersWord] = []
        var start: (index: Substring.UnicodeScalarView.Index, column: Int)?
        var isEscaped = false
        var column = 0
        for index in line.indices {
            column += 1
            let scalar = line[index]
            if !isEscaped, scalar == " " || scalar == "\t" {
                if let begun = start {
                    words.append(CodeownersWord(scalars: line[begun.index..<index], column: begun.column))
                }
                start = nil
            } else if start == nil {
                start = (index, column)
            }
            isEscaped = !isEscaped && scalar == "\\"
        }
        if let begun = start { words.append(CodeownersWord(scalars: line[begun.index...], column: begun.column)) }
        return words
    }
}

/// Reads the lines of a CODEOWNERS file one after the other.
struct CodeownersParser {
    let dialect: CodeownersFile.Dialect
    private(set) var sections = [
        CodeownersFile.Section(name: nil, isOptional: false, approvals: 1, line: nil)
    ]
    private(set) var rules: [CodeownersFile.Rule] = []
    private(set) var problems = DiagnosticList(limit: DiagnosticList.limitOfFile)

    private let text: SourceText
    private let sentinels: Sentinels
    private let groups: Set<String>
    private var sectionPositions: [String: Int] = [:]
    private var section = 0
    private var defaults = OwnerList()

    /// The owners on one line.
    private struct OwnerList {
        var owners: [CodeownersFile.Owner] = []
        var namesNobody = false
        var malformed: [CodeownersWord] = []

        var isEmpty: Bool { owners.isEmpty && !namesNobody && malformed.isEmpty }
    }

    init(_ text: SourceText, dialect: CodeownersFile.Dialect, sentinels: Sentinels, groups: Set<String>) {
        self.text = text
        self.dialect = dialect
        self.sentinels = sentinels
        self.groups = groups
    }

    mutating func read(_ line: Substring.UnicodeScalarView, number: Int) {
        let words = CodeownersWord.words(of: line)
        guard let first = words.first, first.scalars.first != "#" else { return }
        if dialect == .gitlab, readHeader(line[first.scalars.startIndex...], at: first, line: number) { return }
        readRule(words, line: number)
    }

    // MARK: - Sections

    /// Reads `^[Name][2] @owner`; false when the line is a rule after all, as `[Dd]ocs/` is.
    private mutating func readHeader(
        _ line: Substring.UnicodeScalarView, at first: CodeownersWord, line number: Int
    ) -> Bool {
        var rest = line
        let isOptional = rest.first == "^"
        if isOptional { rest = rest.dropFirst() }
        guard rest.first == "[" else { return false }
        guard let end = rest.firstIndex(of: "]") else {
            report(
                "codeowners/section", "this section header is never closed", at: first, line: number, hint: "add ']'")
            return true
        }
        let name = Self.trimmed(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        var approvals = 1
        if rest.first == "[", let end = rest.firstIndex(of: "]") {
            let count = String(Substring(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...]
            if let value = Int(count), value >= 1 {
                approvals = value
            } else {
                report(
                    "codeowners/section",
                    "'\(shortened(count))' is not a number of approvals, at least 1; it counts as 1",
                    at: first, line: number)
            }
        }
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return false }
        guard !name.isEmpty else {
            report("codeowners/section", "this section header has no name", at: first, line: number)
            return true
        }
        let column = first.column + line.distance(from: line.startIndex, to: rest.startIndex)
        let words = CodeownersWord.words(of: rest).map {
            CodeownersWord(scalars: $0.scalars, column: $0.column + column - 1)
        }
        defaults = owners(in: words, line: number)
        enter(name, isOptional: isOptional, approvals: approvals, line: number)
        return true
    }

    private mutating func enter(_ name: String, isOptional: Bool, approvals: Int, line: Int) {
        if let known = sectionPositions[name.lowercased()] {
            section = known
            // Of two headers the stricter one counts.
            sections[known].isOptional = sections[known].isOptional && isOptional
            sections[known].approvals = max(sections[known].approvals, approvals)
            return
        }
        section = sections.count
        sectionPositions[name.lowercased()] = section
        sections.append(
            CodeownersFile.Section(name: name, isOptional: isOptional, approvals: approvals, line: line))
    }

    private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
        var scalars = scalars.drop(while: isBlank)
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(Substring(scalars))
    }

    // MARK: - Rules

    private mutating func readRule(_ words: [CodeownersWord], line: Int) {
        guard var first = words.first else { return }
        let isExclusion = dialect == .gitlab && first.scalars.first == "!" && first.scalars.count > 1
        if isExclusion { first = CodeownersWord(scalars: first.scalars.dropFirst(), column: first.column) }
        guard !isUnsupported(first, line: line) else { return }
        var list = owners(in: Array(words.dropFirst()), line: line)
        if isExclusion, !list.isEmpty {
            report(
                "codeowners/exclusion-with-owners", "an exclusion has no owners; they are passed over", at: words[1],
                line: line)
            list = OwnerList()
        }
        let usesDefaults = !isExclusion && list.isEmpty && !defaults.isEmpty
        if usesDefaults { list = defaults }
        if dialect == .gitlab, !isExclusion, list.isEmpty {
            report(
                "codeowners/no-owner",
                "this rule has no owner, and its section has no default; GitLab cannot enforce it",
                at: first, line: line)
        }
        rules.append(
            CodeownersFile.Rule(
                pattern: CodeownersPattern(first.text, dialect: dialect), isExclusion: isExclusion,
                owners: list.owners, usesSectionDefaults: usesDefaults, namesNobody: list.namesNobody,
                malformedOwners: list.malformed.count, section: section, line: line, column: words[0].column))
    }

    /// Whether a pattern cannot work on this platform, which is then reported.
    private mutating func isUnsupported(_ word: CodeownersWord, line: Int) -> Bool {
        var problem: String?
        var hint: String?
        if !EntityID.isValid(name: word.text) {
            problem = "this pattern has control characters"
        } else if dialect == .github {
            var isEscaped = false
            let hasSet = word.scalars.contains { scalar in
                defer { isEscaped = !isEscaped && scalar == "\\" }
                return !isEscaped && (scalar == "[" || scalar == "]")
            }
            if word.scalars.first == "!" {
                problem = "GitHub does not support '!' in CODEOWNERS"
                hint = "write a later rule without owners for the paths that nobody owns"
            } else if word.scalars.starts(with: ["\\", "#"]) {
                problem = "GitHub does not support '\\#' at the start of a pattern in CODEOWNERS"
            } else if hasSet {
                problem = "GitHub does not support '[ ]' in CODEOWNERS"
                hint = "write one rule for each, or use '?'; for a GitLab file choose the GitLab dialect"
            } else if word.text == "/" {
                problem = "the pattern '/' matches nothing"
                hint = "did you mean '*'?"
            }
        }
        guard let problem else { return false }
        report(
            "codeowners/unsupported-pattern", problem + "; the line is passed over", at: word, line: line, hint: hint)
        return true
    }

    // MARK: - Owners

    private mutating func owners(in words: [CodeownersWord], line: Int) -> OwnerList {
        var list = OwnerList()
        var seen: Set<String> = []
        var comma: CodeownersWord?
        var isComment = false
        var fromComment: CodeownersWord?
        for word in words {
            if word.scalars.first == "#" {
                if dialect == .github { break }
                isComment = true
            }
            var start = word.scalars.startIndex
            var column = word.column
            while start < word.scalars.endIndex {
                let end = word.scalars[start...].firstIndex(of: ",") ?? word.scalars.endIndex
                let part = CodeownersWord(scalars: word.scalars[start..<end], column: column)
                if end < word.scalars.endIndex {
                    comma = comma ?? word
                    column += word.scalars.distance(from: start, to: end) + 1
                    start = word.scalars.index(after: end)
                } else {
                    start = end
                }
                guard !part.scalars.isEmpty else { continue }
                guard let owner = owner(part, line: line) else {
                    // The rest of a comment is prose.
                    if isComment { continue }
                    if sentinels.contains(part.text) { list.namesNobody = true } else { list.malformed.append(part) }
                    continue
                }
                if isComment { fromComment = fromComment ?? part }
                if sentinels.contains(String(owner.name.split(separator: "/").last ?? "")), owner.kind != .email {
                    list.namesNobody = true
                } else if seen.insert("\(owner.kind.rawValue) \(owner.key)").inserted {
                    list.owners.append(owner)
                }
            }
        }
        if let comma, !isComment {
            report(
                "codeowners/comma", "owners are separated by blanks, not by commas; read as if they were", at: comma,
                line: line)
        }
        if let fromComment {
            report(
                "codeowners/owner-in-comment",
                "GitLab knows no comments behind a rule: '\(shortened(fromComment.text))' counts as an owner",
                at: fromComment,
                line: line, hint: "give the comment a line of its own")
        }
        if let first = list.malformed.first {
            let more = list.malformed.count > 1 ? " (and \(list.malformed.count - 1) more on this line)" : ""
            report(
                "codeowners/malformed-owner",
                "'\(shortened(first.text))' is not an owner\(more); expected @user, @organisation/team or an e-mail address",
                at: first, line: line,
                hint: EntityID.isValid(name: first.text) && !first.text.contains("@") && first.text.count < 40
                    ? "did you mean '@\(first.text)'?" : nil)
        }
        return list
    }

    private func owner(_ word: CodeownersWord, line: Int) -> CodeownersFile.Owner? {
        let text = word.text
        func made(_ kind: CodeownersFile.Owner.Kind, _ name: some StringProtocol) -> CodeownersFile.Owner {
            CodeownersFile.Owner(kind: kind, name: String(name), line: line, column: word.column)
        }
        if text.hasPrefix("@@") {
            guard dialect == .gitlab else { return nil }
            let role = text.dropFirst(2).lowercased()
            let singular = role.hasSuffix("s") ? String(role.dropLast()) : role
            return ["developer", "maintainer", "owner"].contains(singular) ? made(.role, singular) : nil
        }
        if text.hasPrefix("@") {
            let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            guard parts.allSatisfy(Self.isHandle) else { return nil }
            let name = text.dropFirst()
            if parts.count == 1 { return made(groups.contains(name.lowercased()) ? .team : .user, name) }
            return dialect == .gitlab || parts.count == 2 ? made(.team, name) : nil
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), EntityID.isValid(name: text) else { return nil }
        return made(.email, text)
    }

    private static func isHandle(_ text: some StringProtocol) -> Bool {
        let text = text.hasSuffix("[bot]") ? text.dropLast(5) : text[...]
        return !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_" || $0 == "."
            }
    }

    // MARK: - Diagnostics

    private mutating func report(
        _ rule: String, _ message: String, at word: CodeownersWord, line: Int, hint: String? = nil
    ) {
        problems.add(
            text.diagnostic(
                .warning, rule: rule, message, at: SourceNode.Position(line: line, column: word.column),
                length: word.scalars.count, hint: hint))
    }
}
