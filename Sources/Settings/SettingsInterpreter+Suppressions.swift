internal import Findings
internal import OrgModel
internal import SourceDocuments

/// Suppressions: what is set aside, who answers for it, why, and until when. None of these may be left out.
extension SettingsInterpreter {
    mutating func readSuppressions(_ member: SourceNode.Member) {
        for item in fields.items(of: member, expected: "a list of suppressions") {
            if let suppression = suppression(item) { settings.suppressions.append(suppression) }
        }
    }

    private mutating func suppression(_ item: SourceNode) -> Suppression? {
        let place = SettingsKeys.suppression
        guard let members = fields.members(of: item, in: place, expected: "a suppression, which is a mapping") else {
            return nil
        }
        let given = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
        for key in place.keys where given[key] == nil && key != "affects" {
            fields.report(
                "file/missing-key", "a suppression has no `\(key)`", item,
                hint: "each says what it sets aside, who answers for it, why, and until which day")
        }
        // All are read before any is missed, so that all problems are told at once.
        let rule = given["rule"].flatMap { self.rule($0) }
        let subject = given["subject"].flatMap { self.subject($0) }
        let affects = given["affects"].map { self.systems($0) }
        let owner = given["owner"].flatMap { fields.text($0, of: "owner", expected: "who answers for it") }
        let reason = given["reason"].flatMap { fields.text($0, of: "reason", expected: "why it may stay") }
        let until = given["until"].flatMap { self.day($0) }
        guard let rule, let subject, let owner, let reason, let until else { return nil }
        return Suppression(
            rule: rule, subject: subject, affects: affects, owner: owner, reason: reason, until: until,
            location: fields.source.location(of: item.position))
    }

    private mutating func rule(_ node: SourceNode) -> RuleID? {
        let expected = "the name of one rule"
        guard let text = fields.text(node, of: "rule", expected: expected) else { return nil }
        do throws(UnknownRule) {
            let rule = try names.rule(named: text)
            if rule.family != SettingsRules.family { return rule }
            fields.report(
                "settings/invalid-value", "a finding about the settings themselves cannot be suppressed", node,
                hint: "mend what it is about, or put the rule into `rules: {ignore: [\(rule)]}`")
        } catch {
            if (try? names.pattern(text)) == nil {
                report(error, node)
            } else {
                fields.report("settings/invalid-value", "`rule` is \(fields.quoted(text)); expected \(expected)", node)
            }
        }
        return nil
    }

    private mutating func subject(_ node: SourceNode) -> Finding.Subject? {
        let expected = "an id such as policy:front-desk, or organization"
        guard let text = fields.text(node, of: "subject", expected: expected) else { return nil }
        if text == Finding.Subject.organization.description { return .organization }
        if let id = EntityID(parsing: text) { return .entity(id) }
        fields.report(
            "settings/invalid-id", "`subject` is \(fields.quoted(node)); expected \(expected)", node, hint: hint(text))
        return nil
    }

    /// What was probably meant by a text that is no id.
    private func hint(_ text: String) -> String {
        let kinds = EntityKind.allCases.map(\.rawValue)
        if let near = Spelling.nearest(to: text, among: [Finding.Subject.organization.description]) {
            return "did you mean '\(near)'?"
        }
        if let colon = text.firstIndex(of: ":"), let near = Spelling.nearest(to: String(text[..<colon]), among: kinds) {
            return "did you mean '\(near)\(text[colon...])'?"
        }
        return "an id begins with \(kinds.dropLast().map { "\($0):" }.joined(separator: ", ")) or \(kinds.last ?? ""):"
    }

    private mutating func systems(_ node: SourceNode) -> [EntityID] {
        var systems: [EntityID] = []
        for item in fields.oneOrMore(node) {
            guard let text = fields.text(item, of: "affects", expected: "a system") else { continue }
            let id = EntityID(parsing: text) ?? EntityID(.system, text)
            if id.kind == .system, EntityID.isValid(name: id.name) {
                systems.append(id)
            } else {
                fields.report(
                    "settings/invalid-id", "`affects` names \(fields.quoted(text)), which is no system", item)
            }
        }
        if node.sequence?.isEmpty ?? false {
            fields.report(
                "settings/invalid-value", "`affects` is empty, so that no finding is meant", node,
                hint: "leave it out where it does not matter which systems are affected")
        }
        return systems
    }

    private mutating func day(_ node: SourceNode) -> String? {
        let expected = "the last day on which it holds, such as 2026-12-31"
        guard let text = fields.text(node, of: "until", expected: expected) else { return nil }
        if Event.isDate(text) { return text }
        fields.report("settings/invalid-date", "`until` is \(fields.quoted(node)); expected \(expected)", node)
        return nil
    }
}
