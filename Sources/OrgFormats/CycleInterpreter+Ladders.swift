import OrgModel
import SourceDocuments

extension CycleInterpreter {
    /// What a system or a team escalates by: a policy's name, or a ladder spelled out, which is the policy of its own
    /// name and was declared in the first pass.
    mutating func readEscalation(_ member: SourceNode.Member, of id: EntityID) {
        let node = member.value
        if Self.isSpelledOut(node) {
            builder.add(
                Relation(.follows, from: id, to: EntityID(.policy, id.name)), at: text.location(of: node.position))
            return
        }
        guard let members = node.mapping else {
            if let policy = resolve(node, among: .policy, for: member.key) {
                builder.add(Relation(.follows, from: id, to: policy), at: text.location(of: node.position))
            }
            return
        }
        var policy: EntityID?
        var relation = Relation(.follows, from: id, to: id)
        var isWhole = true
        for member in members {
            guard NativeKeys.followed.allows(member.key) else {
                reportUnknownKey(member, in: NativeKeys.followed)
                continue
            }
            if member.value.isNull { continue }
            switch member.key {
            case "policy": policy = resolve(member.value, among: .policy, for: "escalation.policy")
            case "weight":
                if let weight = readWeight(member, isAllocation: false) {
                    relation.weight = weight
                } else {
                    isWhole = false
                }
            case "labels": relation.labels = readLabels(member) ?? [:]
            case "source": relation.source = readSource(member)
            default: break
            }
        }
        guard let policy, isWhole else { return }
        relation.to = policy
        builder.add(relation, at: text.location(of: node.position))
    }

    /// The rungs of a ladder in order, the first being rung 1 unless it says otherwise.
    mutating func readRungs(_ node: SourceNode, of policy: EntityID) {
        guard let items = node.sequence else {
            reportWrongType(
                node, of: "rungs", expected: "a list such as [{to: platform, after: 15}, {to: coo}]")
            return
        }
        var number = 0
        for item in items {
            let (next, isPast) = number.addingReportingOverflow(1)
            number = isPast ? number : next
            readRung(item, of: policy, number: &number)
        }
    }

    private mutating func readRung(_ node: SourceNode, of policy: EntityID, number: inout Int) {
        guard let members = node.mapping else {
            if let target = resolve(node, among: [.person, .team], for: "rungs") {
                builder.add(
                    Relation(
                        .escalatesTo, from: policy, to: target, detail: .escalation(EscalationStep(rung: number))),
                    at: text.location(of: node.position))
            }
            return
        }
        var targets: [SourceNode]?
        var step = EscalationStep(rung: number)
        var relation = Relation(.escalatesTo, from: policy, to: policy)
        var isWhole = true
        for member in members {
            guard NativeKeys.rung.allows(member.key) else {
                reportUnknownKey(member, in: NativeKeys.rung)
                continue
            }
            if member.value.isNull { continue }
            switch member.key {
            case "to": targets = oneOrMore(member.value)
            case "weight":
                if let weight = readWeight(member, isAllocation: false) {
                    relation.weight = weight
                } else {
                    isWhole = false
                }
            case "labels": relation.labels = readLabels(member) ?? [:]
            case "source": relation.source = readSource(member)
            default: readStep(member, &step)
            }
        }
        number = step.rung
        guard let targets else {
            report("file/missing-key", "a rung does not say whom it escalates to", node, hint: "add `to:`")
            return
        }
        relation.detail = .escalation(step)
        for target in targets {
            guard let id = resolve(target, among: [.person, .team], for: "to"), isWhole else { continue }
            relation.to = id
            builder.add(relation, at: text.location(of: target.position))
        }
    }

    /// What an escalation says of its step: `rung`, `after`, `hours`, `advance`.
    mutating func readStep(_ member: SourceNode.Member, _ step: inout EscalationStep) {
        switch member.key {
        case "rung":
            step.rung =
                readInteger(member.value, of: "rung", "a whole number, at least 1", in: 1...Int.max) ?? step.rung
        case "after": step.after = readNumber(member.value, of: "after", "a number of minutes")
        case "hours": step.hours = readHours(member)
        case "advance": step.advance = readChoice(member.value, of: "advance", Advance.self, Advance.allCases)
        default: break
        }
    }
}
