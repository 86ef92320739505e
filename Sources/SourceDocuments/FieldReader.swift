package import OrgModel

/// One place of a file of ours where a mapping stands, and the keys that it may have.
package struct KeyPlace: Sendable {
    /// What the mapping describes, with its article, for messages.
    package let noun: String
    /// The keys, in the order in which people write them.
    package let keys: [String]

    /// Describes a place.
    package init(noun: String, keys: [String]) {
        self.noun = noun
        self.keys = keys
    }
}

/// Takes the values of a file of ours (settings, baselines, maps, policies) by what they must be; what is not, is reported where it
/// stands, and nil.
package struct FieldReader: Sendable {
    package let source: SourceText
    /// The rule of a value that has the right type and means nothing there.
    private let invalidValue: String
    private let places: [KeyPlace]
    private let limit: Int
    private var kept: [Diagnostic]
    private var dropped = 0
    /// How much is wrong that makes the file invalid, listed or not.
    package private(set) var errorCount: Int

    /// - Parameters:
    ///   - invalidValue: The rule of a value that has the right type and means nothing there.
    ///   - places: Where mappings stand in the file, for a key that belongs elsewhere; empty tells of none.
    ///   - problems: What is known to be wrong with the file already.
    package init(
        _ source: SourceText, invalidValue: String, places: [KeyPlace] = [], limits: ReadLimits,
        after problems: [Diagnostic] = []
    ) {
        self.source = source
        self.invalidValue = invalidValue
        self.places = places
        limit = max(1, limits.maxDiagnostics)
        kept = problems
        errorCount = problems.count { $0.severity == .error }
    }

    /// Whether nothing is wrong that would make the file invalid.
    package var isValid: Bool { errorCount == 0 }

    /// Everything that is wrong, in the order of the file.
    package func finished() -> [Diagnostic] {
        func place(_ diagnostic: Diagnostic) -> (Int, Int) {
            (diagnostic.location?.line ?? 0, diagnostic.location?.column ?? 0)
        }
        let inOrder = kept.enumerated().sorted {
            let (a, b) = (place($0.element), place($1.element))
            return a == b ? $0.offset < $1.offset : a < b
        }
        guard dropped > 0 else { return inOrder.map(\.element) }
        return inOrder.map(\.element) + [
            source.diagnostic(
                .note, rule: "file/more-problems", "\(dropped) more problems in this file are not listed", at: nil)
        ]
    }

    // MARK: - Mappings and lists

    /// The members of a mapping that may stand there and say something; others are reported.
    package mutating func members(of node: SourceNode, in place: KeyPlace, expected: String) -> [SourceNode.Member]? {
        guard let members = node.mapping else {
            reportWrongType(node, expected: expected)
            return nil
        }
        return self.members(members, in: place)
    }

    /// The members that may stand in a place and say something; others are reported.
    package mutating func members(_ members: [SourceNode.Member], in place: KeyPlace) -> [SourceNode.Member] {
        members.filter { member in
            guard place.keys.contains(member.key) else {
                reportUnknownKey(member, in: place)
                return false
            }
            return !member.value.isNull
        }
    }

    /// Holds the version of a file against the one that is read, which is 1.
    package mutating func checkVersion(
        _ key: String, of members: [SourceNode.Member], at root: SourceNode, hint: String?
    ) {
        guard let version = members.first(where: { $0.key == key })?.value else {
            report(
                "file/missing-version", "the file does not say `\(key): 1`", root,
                hint: hint ?? "add `\(key): 1` as its first line")
            return
        }
        guard version.int != 1 else { return }
        if let number = version.int {
            report(
                "file/unsupported-version",
                "version \(number) of `\(key)` is not known; this release reads version 1", version)
        } else {
            reportWrongType(version, of: key, expected: "the version of the format, 1")
        }
    }

    /// The items of a list; anything else is reported.
    package mutating func items(of member: SourceNode.Member, expected: String) -> [SourceNode] {
        guard let items = member.value.sequence else {
            reportWrongType(member.value, of: member.key, expected: expected)
            return []
        }
        return items
    }

    /// The value itself, or the items if it is a list.
    package func oneOrMore(_ node: SourceNode) -> [SourceNode] { node.sequence ?? [node] }

    // MARK: - Values

    /// Text that is not empty; and not all blank, unless blanks mean something there.
    package mutating func text(
        _ node: SourceNode, of key: String, expected: String, allowsBlank: Bool = false
    ) -> String? {
        guard let text = node.text else {
            reportWrongType(node, of: key, expected: expected)
            return nil
        }
        guard allowsBlank && !text.isEmpty || text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
        else {
            report(invalidValue, "`\(key)` is empty; expected \(expected)", node)
            return nil
        }
        return text
    }

    /// A finite number in a range.
    package mutating func number(_ node: SourceNode, of key: String, _ noun: String, isIn range: (Double) -> Bool)
        -> Double?
    {
        guard let scalar = node.scalar, scalar.kind == .integer || scalar.kind == .float else {
            reportWrongType(node, of: key, expected: noun)
            return nil
        }
        if let number = node.double, range(number) { return number }
        report(invalidValue, "`\(key)` is \(quoted(node)); expected \(noun)", node)
        return nil
    }

    /// One of a few words.
    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ node: SourceNode, of key: String, _: Choice.Type
    ) -> Choice? {
        choice(node, of: key, among: Array(Choice.allCases))
    }

    /// One of a few words, of which not all may stand there.
    package mutating func choice<Choice: RawRepresentable<String>>(
        _ node: SourceNode, of key: String, among choices: [Choice]
    ) -> Choice? {
        let words = choices.map(\.rawValue)
        let expected = Self.alternatives(words)
        guard let text = node.text else {
            reportWrongType(node, of: key, expected: expected)
            return nil
        }
        if let place = words.firstIndex(of: text) { return choices[place] }
        report(
            invalidValue, "`\(key)` is \(quoted(node)); expected \(expected)", node,
            hint: Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" })
        return nil
    }

    // MARK: - Reports

    /// Words of which one is meant: `a, b or c`.
    package static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    /// What was found, for a message: its text in quotes, cut where it is long, or its kind.
    package func quoted(_ node: SourceNode) -> String { node.text.map(quoted) ?? node.kindInWords }

    /// A text in quotes, cut where it is long.
    package func quoted(_ text: String) -> String { text.utf8.count > 80 ? "'\(text.prefix(60))…'" : "'\(text)'" }

    /// Reports what is wrong with a value: an error, unless said otherwise.
    package mutating func report(
        _ rule: String, _ message: String, _ node: SourceNode, severity: Diagnostic.Severity = .error,
        hint: String? = nil
    ) {
        add(severity) { $0.diagnostic(severity, rule: rule, message, about: node, hint: hint) }
    }

    /// Reports an error about a key.
    package mutating func report(
        _ rule: String, _ message: String, key member: SourceNode.Member, hint: String? = nil
    ) {
        add(.error) { $0.diagnostic(rule: rule, message, about: member, hint: hint) }
    }

    /// Reports a value of the wrong type, of a key or on its own.
    package mutating func reportWrongType(_ node: SourceNode, of key: String? = nil, expected: String) {
        let found = node.scalar.map { _ in "\(node.kindInWords) \(quoted(node))" } ?? node.kindInWords
        let name = key.map { "`\($0)`: " } ?? ""
        report("file/wrong-type", "\(name)expected \(expected), found \(found)", node)
    }

    private mutating func reportUnknownKey(_ member: SourceNode.Member, in place: KeyPlace) {
        // Of a single letter nothing is left to be recognised by.
        let near = member.key.count > 1 ? Spelling.nearest(to: member.key, among: place.keys) : nil
        let home = places.first { $0.keys.contains(member.key) }
        let hint =
            near.map { "did you mean '\($0)'?" } ?? home.map { "'\(member.key)' belongs to \($0.noun)" }
            ?? "here go \(place.keys.joined(separator: ", "))"
        report("file/unknown-key", "\(quoted(member.key)) is not a key of \(place.noun)", key: member, hint: hint)
    }

    private mutating func add(_ severity: Diagnostic.Severity, _ diagnostic: (SourceText) -> Diagnostic) {
        if severity == .error { errorCount += 1 }
        if kept.count < limit { kept.append(diagnostic(source)) } else { dropped += 1 }
    }
}
