import OrgModel
import SourceDocuments

/// Values by what they must be; what is not, is reported where it stands, and nil.
extension CycleInterpreter {
    /// The value itself, or the items if it is a list.
    func oneOrMore(_ node: SourceNode) -> [SourceNode] { node.sequence ?? [node] }

    /// Text; numbers and truth values are taken as they are written, as in `cycle: 2026`.
    mutating func readText(_ member: SourceNode.Member) -> String? {
        if let text = member.value.text { return text }
        reportWrongType(member.value, of: member.key, expected: "text")
        return nil
    }

    /// `true` or `false`.
    mutating func readBool(_ member: SourceNode.Member) -> Bool? {
        if let bool = member.value.bool { return bool }
        reportWrongType(member.value, of: member.key, expected: "true or false")
        return nil
    }

    /// A finite number that is at least 0, or above 0.
    mutating func readNumber(
        _ node: SourceNode, of key: String, _ noun: String, above0: Bool = false, atMost limit: Double? = nil,
        rule: String = "model/invalid-value"
    ) -> Double? {
        guard isNumber(node) else {
            reportWrongType(node, of: key, expected: noun)
            return nil
        }
        let range =
            (above0 ? "above 0" : "at least 0") + (limit.map { " and at most \(DocumentValue.numeral($0))" } ?? "")
        guard let number = node.double else {
            report(rule, "`\(key)` is \(quoted(node)), which is not a finite number; expected \(noun), \(range)", node)
            return nil
        }
        guard number > 0 || !above0 && number == 0, limit.map({ number <= $0 }) ?? true else {
            report(rule, "`\(key)` is \(quoted(node)); expected \(noun), \(range)", node)
            return nil
        }
        return number
    }

    /// A whole number in a range.
    mutating func readInteger(_ node: SourceNode, of key: String, _ noun: String, in range: ClosedRange<Int>) -> Int? {
        guard isNumber(node) else {
            reportWrongType(node, of: key, expected: noun)
            return nil
        }
        if let number = node.int, range.contains(number) { return number }
        report("model/invalid-value", "`\(key)` is \(quoted(node)); expected \(noun)", node)
        return nil
    }

    /// One of a few words.
    mutating func readChoice<Choice: RawRepresentable<String>>(
        _ node: SourceNode, of key: String, _: Choice.Type, _ choices: [Choice]
    ) -> Choice? {
        if let text = node.text, let choice = Choice(rawValue: text) { return choice }
        let words = choices.map(\.rawValue)
        guard let text = node.text else {
            reportWrongType(node, of: key, expected: list(words))
            return nil
        }
        let near = Spelling.nearest(to: text, among: words)
        report(
            "model/invalid-value", "`\(key)` is \(quoted(node)); expected \(list(words))", node,
            hint: near.map { "did you mean '\($0)'?" })
        return nil
    }

    /// Text by key.
    mutating func readLabels(_ member: SourceNode.Member) -> [String: String]? {
        guard let members = member.value.mapping else {
            reportWrongType(member.value, of: member.key, expected: "a mapping of text to text")
            return nil
        }
        var labels: [String: String] = [:]
        for label in members {
            if label.value.isNull {
                labels[label.key] = ""
            } else if let text = label.value.text {
                labels[label.key] = text
            } else {
                reportWrongType(label.value, of: "labels.\(label.key)", expected: "text")
            }
        }
        return labels
    }

    /// A place in the user's original file.
    mutating func readSource(_ member: SourceNode.Member) -> SourceLocation? {
        readText(member).map(SourceLocation.init(parsing:))
    }

    /// Windows of the week: one, or a list.
    mutating func readHours(_ member: SourceNode.Member) -> WeeklyHours? {
        var windows: [WeeklyHours.Window] = []
        var isWhole = true
        for node in oneOrMore(member.value) {
            guard let string = node.string else {
                reportWrongType(node, of: member.key, expected: "a window such as 'mon-fri 09:00-17:00 +01:00'")
                isWhole = false
                continue
            }
            do throws(HoursError) {
                windows.append(try WeeklyHours.Window(parsing: string))
            } catch {
                report("model/invalid-hours", error.message, node)
                isWhole = false
            }
        }
        if isWhole, windows.isEmpty {
            report(
                "model/invalid-hours", "the list of hours is empty", member.value,
                hint: "leave it out for all 168 hours of the week")
        }
        return windows.isEmpty ? nil : WeeklyHours(windows)
    }

    /// A name for a number of days, or the number.
    mutating func readCadence(_ member: SourceNode.Member) -> Cadence? {
        if isNumber(member.value) {
            return readNumber(member.value, of: member.key, "a number of days", above0: true).map(Cadence.days)
        }
        let expected = "\(list(Cadence.names)), or a number of days"
        guard let text = member.value.text else {
            reportWrongType(member.value, of: member.key, expected: expected)
            return nil
        }
        if let cadence = Cadence(named: text) { return cadence }
        report(
            "model/invalid-value", "`\(member.key)` is \(quoted(member.value)); expected \(expected)", member.value,
            hint: Spelling.nearest(to: text, among: Cadence.names).map { "did you mean '\($0)'?" })
        return nil
    }

    private func isNumber(_ node: SourceNode) -> Bool {
        node.scalar.map { $0.kind == .integer || $0.kind == .float } ?? false
    }

    private func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}

// MARK: - Reports

extension CycleInterpreter {
    /// What was found, for a message: its text in quotes, cut where it is long, or its kind.
    func quoted(_ node: SourceNode) -> String {
        node.text.map(quoted) ?? node.kindInWords
    }

    /// A text in quotes, cut where it is long.
    func quoted(_ text: String) -> String {
        text.utf8.count > 80 ? "'\(text.prefix(60))…'" : "'\(text)'"
    }

    /// Reports an error about a value.
    mutating func report(_ rule: String, _ message: String, _ node: SourceNode, hint: String? = nil) {
        report(rule, message, at: node.position, length: node.length, hint: hint)
    }

    /// Reports an error at a place.
    mutating func report(
        _ rule: String, _ message: String, at position: SourceNode.Position, length: Int = 1, hint: String? = nil
    ) {
        guard problemsLeft > 0 else {
            problemsDropped += 1
            return
        }
        problemsLeft -= 1
        builder.report(
            Diagnostic(.error, rule: rule, message, at: text.location(of: position), length: length, hint: hint))
    }

    /// Reports a value of the wrong type.
    mutating func reportWrongType(_ node: SourceNode, of key: String, expected: String) {
        let found = node.scalar.map { _ in "\(node.kindInWords) \(quoted(node))" } ?? node.kindInWords
        report("file/wrong-type", "`\(key)`: expected \(expected), found \(found)", node)
    }

    /// Reports a key that cannot stand where it does: what was probably meant, or where it belongs.
    mutating func reportUnknownKey(_ member: SourceNode.Member, in place: KeyPlace) {
        let hint: String
        if let near = nearest(to: member.key, among: place.keys) {
            hint = "did you mean '\(near)'?"
        } else if let home = NativeKeys.places.first(where: { $0.allows(member.key) }) {
            hint = "'\(member.key)' belongs to \(home.noun)"
        } else if let near = nearest(to: member.key, among: NativeKeys.all),
            let home = NativeKeys.places.first(where: { $0.allows(near) })
        {
            hint = "'\(near)' belongs to \(home.noun); here go \(place.keys.joined(separator: ", "))"
        } else {
            hint = "here go \(place.keys.joined(separator: ", "))"
        }
        report(
            "file/unknown-key", "\(quoted(member.key)) is not a key of \(place.noun)", at: member.keyLocation,
            length: member.key.unicodeScalars.count, hint: hint)
    }

    /// The nearest of some words; nil too when so many were compared already that it would take too long.
    mutating func nearest(to word: String, among words: [String]) -> String? {
        guard words.count <= spellingsLeft else { return nil }
        spellingsLeft -= words.count
        return Spelling.nearest(to: word, among: words)
    }
}
