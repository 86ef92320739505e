import OrgModel
import SourceDocuments

extension CycleInterpreter {
    /// Reads an item of `relations`.
    mutating func readRelation(_ node: SourceNode) {
        let members = node.mapping ?? []
        guard let kind = readKind(members, of: node) else { return }
        var from: SourceNode?
        var to: SourceNode?
        var weight: Double? = 1
        var detail: Relation.Detail?
        var step = EscalationStep()
        var labels: [String: String] = [:]
        var source: SourceLocation?
        for member in members {
            guard NativeKeys.relation.allows(member.key) else {
                reportUnknownKey(member, in: NativeKeys.relation)
                continue
            }
            if member.value.isNull || !belongs(member, to: kind) { continue }
            switch member.key {
            case "from": from = member.value
            case "to": to = member.value
            case "weight": weight = readWeight(member, isAllocation: kind == .memberOf)
            case "role":
                detail = readChoice(member.value, of: "role", OwnershipRole.self, OwnershipRole.allCases)
                    .map(Relation.Detail.ownership)
            case "metrics":
                detail = readChoice(member.value, of: "metrics", ReviewMetrics.self, ReviewMetrics.allCases)
                    .map(Relation.Detail.review)
            case "labels": labels = readLabels(member) ?? [:]
            case "source": source = readSource(member)
            default: readStep(member, &step)
            }
        }
        guard let (fromID, toID) = readEnds(from: from, to: to, of: kind, in: node), let weight, let to else { return }
        if kind == .escalatesTo { detail = .escalation(step) }
        builder.add(
            Relation(kind, from: fromID, to: toID, weight: weight, detail: detail, labels: labels, source: source),
            at: text.location(of: to.position))
    }

    private mutating func readKind(_ members: [SourceNode.Member], of node: SourceNode) -> RelationKind? {
        guard let member = members.first(where: { $0.key == "kind" }), !member.value.isNull else {
            report(
                "file/missing-key", "a relation does not say what kind it is", node,
                hint: "add `kind:` \(RelationKind.allCases.map(\.rawValue).joined(separator: ", "))")
            return nil
        }
        return readChoice(member.value, of: "kind", RelationKind.self, RelationKind.allCases)
    }

    /// Both ends; a bare name may be of any kind that fits the relation and its other end.
    private mutating func readEnds(
        from: SourceNode?, to: SourceNode?, of kind: RelationKind, in node: SourceNode
    ) -> (EntityID, EntityID)? {
        for (key, end) in [("from", from), ("to", to)] where end == nil {
            report("file/missing-key", "a relation of kind \(kind.rawValue) has no `\(key)`", node)
        }
        guard let from, let to else { return nil }
        if let ends = fullEnds(from: from, to: to, of: kind) { return ends }
        var fromKinds: KindSet = []
        var toKinds: KindSet = []
        for (from, to) in kind.ends {
            fromKinds.formUnion(KindSet(from))
            toKinds.formUnion(KindSet(to))
        }
        // An end that is clear narrows what the other one may be: depends-on leads to the like of where it starts.
        if let clear = clearKind(of: from, among: fromKinds) {
            toKinds = kind.ends.filter { $0.from == clear }.reduce(into: KindSet()) { $0.formUnion(KindSet($1.to)) }
        } else if let clear = clearKind(of: to, among: toKinds) {
            fromKinds = kind.ends.filter { $0.to == clear }.reduce(into: KindSet()) { $0.formUnion(KindSet($1.from)) }
        }
        let fromID = resolve(from, among: fromKinds, for: "from")
        let toID = resolve(to, among: toKinds, for: "to")
        guard let fromID, let toID else { return nil }
        return (fromID, toID)
    }

    /// Both ends as programs write them: in full, of kinds that fit, and declared.
    private func fullEnds(from: SourceNode, to: SourceNode, of kind: RelationKind) -> (EntityID, EntityID)? {
        guard let (fromKind, fromName) = from.text.flatMap(EntityIndex.split),
            let (toKind, toName) = to.text.flatMap(EntityIndex.split), kind.leads(from: fromKind, to: toKind)
        else { return nil }
        let ends = (EntityID(fromKind, fromName), EntityID(toKind, toName))
        return index.contains(ends.0) && index.contains(ends.1) ? ends : nil
    }

    private func clearKind(of node: SourceNode, among kinds: KindSet) -> EntityKind? {
        guard let text = node.text else { return nil }
        let kind = EntityIndex.split(text)?.kind ?? index.kinds(named: text).intersection(kinds).single
        return kind.flatMap { kinds.contains(KindSet($0)) ? $0 : nil }
    }

    /// Whether an attribute means something for a kind of relation; if not, it is reported.
    private mutating func belongs(_ member: SourceNode.Member, to kind: RelationKind) -> Bool {
        let home: RelationKind
        switch member.key {
        case "role": home = .owns
        case "metrics": home = .reviews
        case "rung", "after", "hours", "advance": home = .escalatesTo
        default: return true
        }
        if kind == home { return true }
        report(
            "file/unknown-key", "'\(member.key)' means nothing for \(kind.rawValue)", at: member.keyLocation,
            length: member.key.unicodeScalars.count, hint: "it belongs to relations of kind \(home.rawValue)")
        return false
    }

    /// Reads an item of `events`. A system whose ladder is spelled out shares its name with a policy; an event is on
    /// the policy only when that is written in full, or when nothing else bears the name.
    mutating func readEvent(_ node: SourceNode) {
        var date: String?
        var subject: EntityID?
        var kind: String?
        var note: String?
        var given: Set<String> = []
        for member in node.mapping ?? [] {
            guard NativeKeys.event.allows(member.key) else {
                reportUnknownKey(member, in: NativeKeys.event)
                continue
            }
            if member.value.isNull { continue }
            given.insert(member.key)
            switch member.key {
            case "date": date = readDate(member)
            case "on": subject = resolve(member.value, among: .all, for: "on", lessLikely: .policy)
            case "kind": kind = readText(member)
            case "note": note = readText(member)
            default: break
            }
        }
        for key in ["date", "on", "kind"] where !given.contains(key) {
            report("file/missing-key", "an event has no `\(key)`", node)
        }
        guard let date, let subject, let kind else { return }
        builder.add(
            Event(date: date, on: subject, kind: kind, note: note), at: text.location(of: node.position))
    }

    private mutating func readDate(_ member: SourceNode.Member) -> String? {
        guard let date = readText(member) else { return nil }
        if Event.isDate(date) { return date }
        report("model/invalid-date", "\(quoted(date)) is not a day; expected YYYY-MM-DD", member.value)
        return nil
    }
}
