import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

/// Makes a policy of the tree that was read, and collects everything that is wrong with it.
struct PolicyInterpreter {
    let text: SourceText
    var diagnostics: [Diagnostic] = []

    init(text: SourceText) { self.text = text }

    /// Reads the whole document; what is wrong with a requirement leaves it out.
    mutating func read(_ root: SourceNode) -> GatePolicy? {
        guard let members = root.mapping else {
            report(
                "file/wrong-type",
                "expected a mapping that starts with `\(PolicyKeys.version): 1`, found \(root.kindInWords)", root)
            return nil
        }
        guard checkVersion(members, of: root) else { return nil }
        var policy = GatePolicy(requirements: [])
        var namesRequirements = false
        for member in known(members, in: PolicyKeys.document) {
            switch member.key {
            case "title": policy.title = readText(member)
            case "severities": policy.severities = readSeverities(member)
            case "requirements":
                namesRequirements = true
                policy.requirements = readRequirements(member)
            default: break
            }
        }
        if !namesRequirements {
            report(
                "policy/empty", "the policy requires nothing, and would let everything pass", root,
                hint: "list what must hold under `requirements:`")
        }
        return policy
    }

    /// Whether it is a policy of a version that is known.
    private mutating func checkVersion(_ members: [SourceNode.Member], of root: SourceNode) -> Bool {
        guard let version = members.first(where: { $0.key == PolicyKeys.version })?.value else {
            let isCycle = members.contains { $0.key == "linchpin" }
            report(
                isCycle ? "file/not-native" : "file/missing-version",
                isCycle ? "this is a cycle, not a policy" : "the file does not say that it is a policy", root,
                hint: isCycle
                    ? "the cycle comes first: linchpin gate CYCLE --policy POLICY"
                    : "add `\(PolicyKeys.version): 1` as its first line")
            return false
        }
        if version.int == 1 { return true }
        report(
            "file/unsupported-version",
            "version \(quoted(version)) of policies is not known; this release reads version 1", version)
        return false
    }

    private mutating func readSeverities(_ member: SourceNode.Member) -> [RuleID: Severity] {
        guard let members = member.value.mapping else {
            reportWrongType(
                member.value, of: member.key,
                expected: "a mapping of rules, or families such as ownership/*, to note, warning or error")
            return [:]
        }
        var given: [String: Severity] = [:]
        for member in members {
            if !Self.namesRules(member.key) {
                reportUnknownRule(member.key, at: member.keyLocation, length: member.key.unicodeScalars.count)
            } else if let severity = readChoice(member.value, of: member.key, Severity.allCases) {
                given[member.key] = severity
            }
        }
        var severities: [RuleID: Severity] = [:]
        // What is said of a rule counts before what is said of its family.
        for rule in RuleSet.all { severities[rule.id] = given[rule.id.name] ?? given["\(rule.id.family)/*"] }
        return severities
    }

    private mutating func readRequirements(_ member: SourceNode.Member) -> [Requirement] {
        guard let items = member.value.sequence else {
            reportWrongType(member.value, of: member.key, expected: "a list of requirements")
            return []
        }
        if items.isEmpty {
            report("policy/empty", "the policy requires nothing, and would let everything pass", member.value)
        }
        var lines: [String: Int] = [:]
        return items.compactMap { item in
            guard let members = item.mapping else {
                reportWrongType(item, of: member.key, expected: "a requirement: a mapping with an `id`")
                return nil
            }
            let count = diagnostics.count
            let given = known(members, in: PolicyKeys.requirement)
            // What a misspelt key was meant to say is not missing.
            let isWhole = diagnostics.count == count
            let requirement = readRequirement(given, item, isWhole: isWhole)
            // An id is taken even where the rest of its requirement cannot stand.
            guard let id = given.first(where: { $0.key == "id" })?.value.text else { return requirement }
            if let line = lines[id] {
                report("policy/duplicate-id", "the requirement \(quoted(id)) is there already, on line \(line)", item)
                return nil
            }
            lines[id] = item.position.line
            return requirement
        }
    }
}

// MARK: - Values by what they must be

extension PolicyInterpreter {
    /// The members whose keys may stand here and that say something; others are reported.
    mutating func known(_ members: [SourceNode.Member], in place: PolicyPlace) -> [SourceNode.Member] {
        members.filter { member in
            guard place.keys.contains(member.key) else {
                reportUnknownKey(member, in: place)
                return false
            }
            return !member.value.isNull
        }
    }

    func oneOrMore(_ node: SourceNode) -> [SourceNode] { node.sequence ?? [node] }

    mutating func readText(_ member: SourceNode.Member) -> String? {
        if let text = member.value.text { return text }
        reportWrongType(member.value, of: member.key, expected: "text")
        return nil
    }

    mutating func readChoice<Choice: RawRepresentable<String>>(
        _ node: SourceNode, of key: String, _ choices: [Choice]
    ) -> Choice? {
        let words = choices.map(\.rawValue)
        guard let text = node.text else {
            reportWrongType(node, of: key, expected: list(words))
            return nil
        }
        if let choice = Choice(rawValue: text), words.contains(text) { return choice }
        report(
            "policy/invalid-value", "`\(key)` is \(quoted(node)); expected \(list(words))", node,
            hint: Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" })
        return nil
    }

    func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    func quoted(_ node: SourceNode) -> String { node.text.map(quoted) ?? node.kindInWords }

    func quoted(_ text: String) -> String { text.utf8.count > 80 ? "'\(text.prefix(60))…'" : "'\(text)'" }
}

// MARK: - Reports

extension PolicyInterpreter {
    mutating func report(
        _ rule: String, _ message: String, _ node: SourceNode, severity: Diagnostic.Severity = .error,
        hint: String? = nil
    ) {
        diagnostics.append(text.diagnostic(severity, rule: rule, message, about: node, hint: hint))
    }

    mutating func reportWrongType(_ node: SourceNode, of key: String, expected: String) {
        let found = node.scalar.map { _ in "\(node.kindInWords) \(quoted(node))" } ?? node.kindInWords
        report("file/wrong-type", "`\(key)`: expected \(expected), found \(found)", node)
    }

    /// What was probably meant, or where the key belongs.
    mutating func reportUnknownKey(_ member: SourceNode.Member, in place: PolicyPlace) {
        let hint: String
        if let near = Spelling.nearest(to: member.key, among: place.keys) {
            hint = "did you mean '\(near)'?"
        } else if let home = PolicyKeys.places.first(where: { $0.keys.contains(member.key) }) {
            hint = "'\(member.key)' belongs to \(home.noun)"
        } else {
            hint = "here go \(place.keys.joined(separator: ", "))"
        }
        diagnostics.append(
            text.diagnostic(
                rule: "file/unknown-key", "\(quoted(member.key)) is not a key of \(place.noun)", about: member,
                hint: hint))
    }

    mutating func reportUnknownRule(_ name: String, at position: SourceNode.Position, length: Int) {
        let names = RuleSet.all.map(\.id.name)
        let all = Set(RuleSet.all.map { "\($0.id.family)/*" }).sorted { $0.precedesByBytes($1) }
        let near =
            all.contains("\(name)/*")
            ? "\(name)/*"
            : names.first { $0.hasSuffix("/\(name)") } ?? Spelling.nearest(to: name, among: names + all)
        diagnostics.append(
            text.diagnostic(
                rule: "policy/unknown-rule", "there is no rule \(quoted(name))", at: position, length: length,
                hint: near.map { "did you mean '\($0)'?" } ?? "linchpin rules lists them"))
    }
}
