import OrgAnalysis
import OrgModel
import SourceDocuments

extension PolicyInterpreter {
    /// Reads `for`: a word, or a mapping in which everything must fit.
    mutating func readScope(_ node: SourceNode) -> Scope {
        guard let members = node.mapping else { return readSubjectWord(node) }
        var scope = Scope()
        for member in fields.members(members, in: PolicyKeys.scope) {
            switch member.key {
            case "kind":
                scope.subject = fields.choice(
                    member.value, of: member.key, among: Figure.Subject.allCases.filter { $0 != .organization })
            case "tier": scope.tiers = fields.oneOrMore(member.value).compactMap { readTier($0) }
            case "stage":
                scope.stages = fields.oneOrMore(member.value).compactMap {
                    fields.choice($0, of: member.key, among: [System.Stage.pilot, .production])
                }
            case "label": scope.labels = readLabels(member)
            case "entity": scope.entities = fields.oneOrMore(member.value).compactMap { readEntity($0) }
            default: break
            }
            if member.value.sequence?.isEmpty ?? member.value.mapping?.isEmpty ?? false {
                fields.report(
                    "policy/invalid-value", "`\(member.key)` is empty, so that nothing would fit", member.value,
                    hint: "leave `\(member.key)` out to take all")
            }
        }
        if !(scope.tiers.isEmpty && scope.stages.isEmpty), let subject = scope.subject, subject != .system {
            fields.report(
                "policy/wrong-subject", "only systems have a tier and a stage, and this is about each \(subject)", node)
        }
        return scope
    }

    private mutating func readSubjectWord(_ node: SourceNode) -> Scope {
        let words = Figure.Subject.allCases.map(Self.scalar)
        guard let text = node.text else {
            fields.reportWrongType(node, of: "for", expected: "a mapping, or \(FieldReader.alternatives(words))")
            return Scope()
        }
        if let subject = Figure.Subject.allCases.first(where: { Self.scalar(of: $0) == text }) {
            return Scope(subject: subject)
        }
        let near = text == "organisation" ? "organization" : Spelling.nearest(to: text, among: words)
        fields.report(
            "policy/invalid-value",
            "`for` is \(fields.quoted(text)); expected \(FieldReader.alternatives(words)), or a mapping", node,
            hint: near.map { "did you mean '\($0)'?" } ?? "for one entity write `for: {entity: \(text)}`")
        return Scope()
    }

    private mutating func readTier(_ node: SourceNode) -> Int?? {
        if node.text == "untiered" { return .some(nil) }
        if let tier = node.int, (1...4).contains(tier) { return tier }
        fields.report(
            "policy/invalid-value",
            "`tier` is \(fields.quoted(node)); expected a whole number from 1 to 4, or untiered", node)
        return nil
    }

    private mutating func readLabels(_ member: SourceNode.Member) -> [Scope.LabelChoice] {
        guard let members = member.value.mapping else {
            fields.reportWrongType(
                member.value, of: member.key, expected: "a mapping of labels to a value, or a list of values")
            return []
        }
        return members.compactMap { label in
            let values = fields.oneOrMore(label.value).compactMap { value -> String? in
                if let text = value.text { return text }
                fields.reportWrongType(value, of: "label.\(label.key)", expected: "text")
                return nil
            }
            return values.isEmpty ? nil : Scope.LabelChoice(label.key, values)
        }
    }

    private mutating func readEntity(_ node: SourceNode) -> Scope.Name? {
        if let text = node.text, !text.isEmpty {
            return Scope.Name(text, at: fields.source.location(of: node.position))
        }
        fields.reportWrongType(node, of: "entity", expected: "a name, or an id such as system:billing")
        return nil
    }

    // MARK: - Conditions

    /// Reads `condition`: who must see to a failure, and until when.
    mutating func readTerms(
        _ member: SourceNode.Member, _ byKey: [String: SourceNode.Member], _ scope: Scope
    ) -> ConditionTerms? {
        guard let members = member.value.mapping else {
            fields.reportWrongType(
                member.value, of: member.key, expected: "a mapping with `owner`, and `within` or `by`")
            return nil
        }
        var owner: ConditionTerms.Owner?
        var terms: [ConditionTerms.Term] = []
        let given = fields.members(members, in: PolicyKeys.condition)
        for member in given {
            switch member.key {
            case "owner": owner = readOwner(member, byKey, scope)
            case "within": if let days = readDays(member) { terms.append(.within(days: days)) }
            case "by": if let day = readDay(member) { terms.append(.by(day)) }
            default: break
            }
        }
        func lacks(_ keys: [String]) -> Bool { !given.contains { keys.contains($0.key) } }
        if lacks(["owner"]) {
            fields.report(
                "file/missing-key", "the condition has no `owner` who must see to it", member.value,
                hint: "name somebody, or write `owner: owning team`")
        }
        if lacks(["within", "by"]) {
            fields.report(
                "file/missing-key", "the condition has no end", member.value,
                hint: "add for instance `within: 30 days` or `by: 2026-12-31`")
        }
        if given.count(where: { $0.key == "within" || $0.key == "by" }) > 1 {
            fields.report("policy/invalid-value", "a condition has `within` or `by`, not both", member.value)
        }
        guard let owner, let term = terms.first else { return nil }
        return ConditionTerms(owner: owner, term: term)
    }

    private mutating func readOwner(
        _ member: SourceNode.Member, _ byKey: [String: SourceNode.Member], _ scope: Scope
    ) -> ConditionTerms.Owner? {
        guard let name = readText(member) else { return nil }
        guard EntityID.isValid(name: name) else {
            fields.report("policy/invalid-value", "`owner` is empty or has control characters in it", member.value)
            return nil
        }
        guard ["owning team", "owning-team"].contains(name) else { return .named(name) }
        let isAboutSystems =
            byKey["findings"] == nil
            && byKey["figure"]?.value.text.flatMap { Examination.subject(of: $0, scope) } == .system
        if isAboutSystems { return .owningTeam }
        fields.report(
            "policy/invalid-value", "only what is required of systems can be left to their owning teams", member.value,
            hint: "name somebody")
        return nil
    }

    /// `30 days`, `6 weeks`, or a number of days; ten years at most.
    private mutating func readDays(_ member: SourceNode.Member) -> Int? {
        let node = member.value
        var days = node.int
        if let words = node.string?.split(separator: " "), words.count == 2, let count = Int(words[0]) {
            switch words[1] {
            case "day", "days": days = count
            case "week", "weeks": days = count.multipliedReportingOverflow(by: 7).partialValue
            default: break
            }
        }
        if let days, (1...3660).contains(days) { return days }
        fields.report(
            "policy/invalid-value",
            "`within` is \(fields.quoted(node)); expected a time such as `30 days` or `6 weeks`, ten years at most",
            node)
        return nil
    }

    private mutating func readDay(_ member: SourceNode.Member) -> CalendarDay? {
        if let day = member.value.text.flatMap({ CalendarDay($0) }) { return day }
        fields.report(
            "policy/invalid-date", "`by` is \(fields.quoted(member.value)); expected a day such as 2026-12-31",
            member.value)
        return nil
    }
}
