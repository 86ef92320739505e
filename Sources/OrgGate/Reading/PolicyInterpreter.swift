import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

/// Makes a policy of the tree that was read, and collects everything that is wrong with it.
struct PolicyInterpreter {
    var fields: FieldReader

    /// Reads the whole document; what is wrong with a requirement leaves it out.
    mutating func read(_ root: SourceNode) -> GatePolicy? {
        guard let members = root.mapping else {
            fields.reportWrongType(root, expected: "a mapping that starts with `\(PolicyKeys.version): 1`")
            return nil
        }
        guard checkVersion(members, of: root) else { return nil }
        var policy = GatePolicy(requirements: [])
        var namesRequirements = false
        for member in fields.members(members, in: PolicyKeys.document) {
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
            fields.report(
                "policy/empty", "the policy requires nothing, and would let everything pass", root,
                hint: "list what must hold under `requirements:`")
        }
        return policy
    }

    /// Whether it is a policy of a version that is known.
    private mutating func checkVersion(_ members: [SourceNode.Member], of root: SourceNode) -> Bool {
        let keys = Set(members.map(\.key))
        if keys.contains("linchpin"), !keys.contains(PolicyKeys.version) {
            fields.report(
                "file/not-native", "this is a cycle, not a policy", root,
                hint: "the cycle comes first: linchpin gate CYCLE --policy POLICY")
            return false
        }
        let found = fields.errorCount
        fields.checkVersion(PolicyKeys.version, of: members, at: root, hint: nil)
        return fields.errorCount == found
    }

    private mutating func readSeverities(_ member: SourceNode.Member) -> [RuleID: Severity] {
        guard let members = member.value.mapping else {
            fields.reportWrongType(
                member.value, of: member.key,
                expected: "a mapping of rules, or families such as ownership/*, to note, warning or error")
            return [:]
        }
        var given: [String: Severity] = [:]
        for member in members {
            if !Self.namesRules(member.key) {
                fields.report(
                    "policy/unknown-rule", "there is no rule \(fields.quoted(member.key))", key: member,
                    hint: Self.hint(forRule: member.key))
            } else if let severity = fields.choice(member.value, of: member.key, Severity.self) {
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
            fields.reportWrongType(member.value, of: member.key, expected: "a list of requirements")
            return []
        }
        if items.isEmpty {
            fields.report("policy/empty", "the policy requires nothing, and would let everything pass", member.value)
        }
        var lines: [String: Int] = [:]
        return items.compactMap { item in
            guard let members = item.mapping else {
                fields.reportWrongType(item, of: member.key, expected: "a requirement: a mapping with an `id`")
                return nil
            }
            let count = fields.errorCount
            let given = fields.members(members, in: PolicyKeys.requirement)
            // What a misspelt key was meant to say is not missing.
            let isWhole = fields.errorCount == count
            let requirement = readRequirement(given, item, isWhole: isWhole)
            // An id is taken even where the rest of its requirement cannot stand.
            guard let id = given.first(where: { $0.key == "id" })?.value.text else { return requirement }
            if let line = lines[id] {
                fields.report(
                    "policy/duplicate-id",
                    "the requirement \(fields.quoted(id)) is there already, on line \(line)", item)
                return nil
            }
            lines[id] = item.position.line
            return requirement
        }
    }
}

// MARK: - What policies have and other files have not

extension PolicyInterpreter {
    mutating func readText(_ member: SourceNode.Member) -> String? {
        fields.text(member.value, of: member.key, expected: "text")
    }

    /// Whether a text is the name of a rule, or of a family as `ownership/*`.
    static func namesRules(_ name: String) -> Bool {
        RuleSet.all.contains { $0.id.name == name || "\($0.id.family)/*" == name }
    }

    /// What to write instead of a name that no rule and no family has.
    static func hint(forRule name: String) -> String {
        let names = RuleSet.all.map(\.id.name)
        let all = Set(RuleSet.all.map { "\($0.id.family)/*" }).sorted { $0.precedesByBytes($1) }
        let near =
            all.contains("\(name)/*")
            ? "\(name)/*"
            : names.first { $0.hasSuffix("/\(name)") } ?? Spelling.nearest(to: name, among: names + all)
        return near.map { "did you mean '\($0)'?" } ?? "linchpin rules lists them"
    }
}
