internal import Findings
internal import OrgModel
internal import SourceDocuments

/// Makes settings of the tree that was read from a file, and collects everything that is wrong with it.
struct SettingsInterpreter {
    let names: RuleNames
    var fields: FieldReader
    var settings = Settings()

    init(names: RuleNames, fields: FieldReader) {
        self.names = names
        self.fields = fields
        settings.file = fields.source.file
    }

    /// Reads the whole document.
    mutating func read(_ root: SourceNode, _ content: SettingsReading.Content) {
        let expected = "a mapping that starts with `\(SettingsKeys.version): 1`"
        if content == .cycle {
            // One mistake, and not one for each of its keys.
            fields.report(
                "file/missing-version", "this is a cycle, and not settings", root,
                hint: "settings start with `\(SettingsKeys.version): 1`")
            return
        }
        guard let members = fields.members(of: root, in: SettingsKeys.document, expected: expected) else { return }
        fields.checkVersion(SettingsKeys.version, of: members, at: root, hint: nil)
        for member in members { read(member) }
    }

    private mutating func read(_ member: SourceNode.Member) {
        switch member.key {
        case "rules": readRules(member)
        case "severities": readSeverities(member)
        case "suppressions": readSuppressions(member)
        case "baseline": settings.baseline = file(member)
        case "policy": settings.policy = file(member)
        case "fail-on": settings.failOn = fields.choice(member.value, of: member.key, FailureLimit.self)
        case "sentinels": readSentinels(member)
        case "away": readAway(member)
        case "minutes-to-authority": readMinutes(member)
        default: break
        }
    }

    // MARK: - Rules

    private mutating func readRules(_ member: SourceNode.Member) {
        let expected = "a mapping with `select` or `ignore`"
        guard let members = fields.members(of: member.value, in: SettingsKeys.rules, expected: expected) else { return }
        for member in members {
            let patterns = patterns(member)
            if member.key == "ignore" {
                settings.rules.ignored = patterns
            } else if member.value.sequence?.isEmpty ?? false {
                fields.report(
                    "settings/invalid-value", "`select` is empty, so that no rule would count", member.value,
                    hint: "leave it out to select all rules")
            } else {
                settings.rules.selected = patterns
            }
        }
    }

    private mutating func patterns(_ member: SourceNode.Member) -> [RulePattern] {
        var patterns: [RulePattern] = []
        for node in fields.oneOrMore(member.value) {
            if let pattern = pattern(node, of: member.key) { patterns.append(pattern) }
        }
        return patterns
    }

    private mutating func pattern(_ node: SourceNode, of key: String) -> RulePattern? {
        let expected = "the name of a rule, or of a family as in ownership/*"
        guard let text = fields.text(node, of: key, expected: expected) else { return nil }
        do throws(UnknownRule) {
            return try names.pattern(text)
        } catch {
            report(error, node)
            return nil
        }
    }

    private mutating func readSeverities(_ member: SourceNode.Member) {
        guard let members = member.value.mapping else {
            fields.reportWrongType(
                member.value, of: member.key, expected: "a mapping from rules to note, warning or error")
            return
        }
        for override in members where !override.value.isNull {
            let severity = fields.choice(override.value, of: override.key, Severity.self)
            let key = SourceNode(
                .scalar(.init(text: override.key, isPlain: true, kind: .string)), at: override.keyLocation,
                length: override.key.unicodeScalars.count)
            if let pattern = pattern(key, of: member.key), let severity {
                settings.severities.set(severity, for: pattern)
            }
        }
    }

    /// Says that a name is no rule's, and whose it may be.
    mutating func report(_ error: UnknownRule, _ node: SourceNode) {
        fields.report(
            "settings/unknown-rule", "there is no rule \(fields.quoted(error.text))", node,
            hint: error.nearest.map { "did you mean '\($0)'?" } ?? "linchpin rules lists them")
    }

    // MARK: - The analysis

    private mutating func readSentinels(_ member: SourceNode.Member) {
        for node in fields.oneOrMore(member.value) {
            if let word = fields.text(node, of: member.key, expected: "a word that means no owner") {
                settings.noOwner.append(word)
            }
        }
    }

    private mutating func readAway(_ member: SourceNode.Member) {
        settings.awayProbability = fields.number(member.value, of: member.key, "a probability from 0 to 1") {
            (0...1).contains($0)
        }
    }

    private mutating func readMinutes(_ member: SourceNode.Member) {
        let expected = "a mapping from tiers to minutes, such as {1: 60, 2: 120}"
        guard let members = fields.members(of: member.value, in: SettingsKeys.minutes, expected: expected) else {
            return
        }
        for limit in members {
            guard let tier = Int(limit.key) else { continue }
            if limit.value.text == "none" {
                settings.minutesToAuthority.updateValue(nil, forKey: tier)
            } else if let minutes = fields.number(
                limit.value, of: "\(member.key).\(limit.key)", "minutes above 0, or none", isIn: { $0 > 0 })
            {
                settings.minutesToAuthority.updateValue(minutes, forKey: tier)
            }
        }
    }

    // MARK: - Files

    private mutating func file(_ member: SourceNode.Member) -> Settings.FileReference? {
        guard let path = fields.text(member.value, of: member.key, expected: "the name of a file") else { return nil }
        return Settings.FileReference(path, location: fields.source.location(of: member.value.position))
    }
}
