import OrgModel
import SourceDocuments

/// One reference with what may be said beside it: `platform`, or `{who: ana, role: backup, share: 0.2}`.
struct Reference {
    let id: EntityID
    /// Where it stands.
    let node: SourceNode
    var weight = 1.0
    var role: OwnershipRole?
    var metrics: ReviewMetrics?
    var labels: [String: String] = [:]
    var source: SourceLocation?
}

/// A list of references under a key: what they name, and the keys of the longer form.
struct ReferenceForm {
    let place: KeyPlace
    /// The key that holds the name in the longer form.
    let noun: String
    /// The key that holds the weight.
    let weight: String
    let kinds: KindSet

    static let owners = ReferenceForm(place: NativeKeys.owner, noun: "who", weight: "share", kinds: [.person, .team])
    static let supporters = ReferenceForm(
        place: NativeKeys.supporter, noun: "who", weight: "weight", kinds: [.person, .team])
    static let memberships = ReferenceForm(
        place: NativeKeys.membership, noun: "team", weight: "allocation", kinds: .team)
    static let members = ReferenceForm(place: NativeKeys.member, noun: "who", weight: "allocation", kinds: .person)
    static let managers = ReferenceForm(place: NativeKeys.manager, noun: "who", weight: "weight", kinds: .person)
    static let attendees = ReferenceForm(
        place: NativeKeys.attendee, noun: "who", weight: "weight", kinds: [.person, .team])
    static let reviewed = ReferenceForm(place: NativeKeys.reviewed, noun: "system", weight: "weight", kinds: .system)

    /// What a team or a system depends on: its like.
    static func dependencies(of kind: EntityKind) -> ReferenceForm {
        ReferenceForm(place: NativeKeys.dependency, noun: "on", weight: "weight", kinds: KindSet(kind))
    }

    /// What a team or a system is part of: its like.
    static func wholes(of kind: EntityKind) -> ReferenceForm {
        ReferenceForm(place: NativeKeys.whole, noun: "of", weight: "weight", kinds: KindSet(kind))
    }
}

extension CycleInterpreter {
    /// Finds the entity that a value names.
    ///
    /// - Parameters:
    ///   - kinds: What the field may refer to; a bare name must be unique among these.
    ///   - key: The field, for messages.
    ///   - lessLikely: Kinds that a bare name means only when nothing else bears it.
    mutating func resolve(
        _ node: SourceNode, among kinds: KindSet, for key: String, lessLikely: KindSet = []
    ) -> EntityID? {
        guard let text = node.text else {
            reportWrongType(node, of: key, expected: "the name of \(kinds.inWords)")
            return nil
        }
        if let (kind, name) = EntityIndex.split(text) {
            guard kinds.contains(KindSet(kind)) else {
                report("model/wrong-kind", "`\(key)` names \(quoted(text)); expected \(kinds.inWords)", node)
                return nil
            }
            if index.kinds(named: name).contains(KindSet(kind)) { return EntityID(kind, name) }
            reportUnknown(name, among: KindSet(kind), for: key, isFull: true, node)
            return nil
        }
        var found = index.kinds(named: text).intersection(kinds)
        if !found.isSubset(of: lessLikely) { found.subtract(lessLikely) }
        if let kind = found.single { return EntityID(kind, text) }
        if found.isEmpty {
            reportUnknown(text, among: kinds, for: key, isFull: false, node)
        } else {
            let candidates = found.kinds.map { "\($0.rawValue):\(text)" }
            report(
                "model/ambiguous-reference", "`\(key)` names \(quoted(text)), which is \(found.inWords)", node,
                hint: "write \(candidates.joined(separator: " or "))")
        }
        return nil
    }

    /// Reads a list of references, or a single one.
    mutating func readReferences(_ member: SourceNode.Member, as form: ReferenceForm) -> [Reference] {
        oneOrMore(member.value).compactMap { readReference($0, of: member.key, as: form) }
    }

    /// States a relation for each reference of a list.
    mutating func relate(
        _ member: SourceNode.Member, as form: ReferenceForm, _ kind: RelationKind, from id: EntityID,
        isReversed: Bool = false
    ) {
        for reference in readReferences(member, as: form) {
            let detail: Relation.Detail? =
                if let role = reference.role {
                    .ownership(role)
                } else if let metrics = reference.metrics {
                    .review(metrics)
                } else { nil }
            builder.add(
                Relation(
                    kind, from: isReversed ? reference.id : id, to: isReversed ? id : reference.id,
                    weight: reference.weight, detail: detail, labels: reference.labels, source: reference.source),
                at: text.location(of: reference.node.position))
        }
    }

    private mutating func readReference(_ node: SourceNode, of key: String, as form: ReferenceForm) -> Reference? {
        guard let members = node.mapping else {
            if form.place.schema == NativeKeys.owner.schema, let text = node.text, sentinels.contains(text) {
                return nil
            }
            return resolve(node, among: form.kinds, for: key).map { Reference(id: $0, node: node) }
        }
        var id: EntityID?
        var named: SourceNode?
        var weight: Double? = 1
        var rest = Reference(id: EntityID(.person, ""), node: node)
        for member in members {
            guard form.place.allows(member.key) else {
                reportUnknownKey(member, in: form.place)
                continue
            }
            if member.value.isNull { continue }
            switch member.key {
            case form.noun:
                named = member.value
                if form.place.schema == NativeKeys.owner.schema, let text = member.value.text, sentinels.contains(text)
                {
                    continue
                }
                id = resolve(member.value, among: form.kinds, for: "\(key).\(form.noun)")
            case form.weight:
                weight = readWeight(member, isAllocation: form.weight == "allocation")
            case "role":
                rest.role = readChoice(member.value, of: "role", OwnershipRole.self, OwnershipRole.allCases)
            case "metrics":
                rest.metrics = readChoice(member.value, of: "metrics", ReviewMetrics.self, ReviewMetrics.allCases)
            case "labels": rest.labels = readLabels(member) ?? [:]
            case "source": rest.source = readSource(member)
            default: break
            }
        }
        guard let named else {
            report("file/missing-key", "`\(key)`: this names nobody and nothing; expected `\(form.noun)`", node)
            return nil
        }
        guard let id, let weight else { return nil }
        return Reference(
            id: id, node: named, weight: weight, role: rest.role, metrics: rest.metrics, labels: rest.labels,
            source: rest.source)
    }

    /// A weight: positive and finite, of a membership at most 1.
    mutating func readWeight(_ member: SourceNode.Member, isAllocation: Bool) -> Double? {
        readNumber(
            member.value, of: member.key, isAllocation ? "an allocation" : "a number", above0: true,
            atMost: isAllocation ? 1 : nil, rule: "model/invalid-weight")
    }

    private mutating func reportUnknown(
        _ name: String, among kinds: KindSet, for key: String, isFull: Bool, _ node: SourceNode
    ) {
        let elsewhere = index.kinds(named: name).subtracting(kinds)
        let hint: String
        if let near = nearestName(to: name, of: kinds) {
            hint = "did you mean '\(isFull ? "\(near.kind.rawValue):" : "")\(near.name)'?"
        } else if let kind = elsewhere.kinds.first {
            hint = "'\(name)' is \(KindSet(kind).inWords), and `\(key)` takes \(kinds.inWords)"
        } else if let id = nearestFullID(to: name, of: kinds) {
            hint = "did you mean '\(id)'?"
        } else {
            let sections = kinds.kinds.map { "`\(NativeKeys.section(of: $0))`" }
            hint = "declare it under \(sections.joined(separator: " or "))"
        }
        report(
            "model/unknown-reference", "`\(key)` names \(quoted(node)), which is no \(kinds.kindsInWords) of this file",
            node, hint: hint)
    }

    /// The nearest declared name of some kinds.
    private mutating func nearestName(to name: String, of kinds: KindSet) -> (kind: EntityKind, name: String)? {
        let nearest = kinds.kinds.compactMap { kind in
            self.nearest(to: name, among: index.names[kind] ?? []).map { (kind: kind, name: $0) }
        }
        // Of equally near names of two kinds the first by bytes, so that the order of the file changes nothing.
        guard let best = Spelling.nearest(to: name, among: nearest.map(\.name)) else { return nil }
        return nearest.first { $0.name == best }
    }

    /// The id that was meant where the kind before the colon is misspelt.
    private func nearestFullID(to text: String, of kinds: KindSet) -> EntityID? {
        guard let colon = text.firstIndex(of: ":"),
            let kind = Spelling.nearest(to: String(text[..<colon]), among: kinds.kinds.map(\.rawValue))
                .flatMap(EntityKind.init(rawValue:))
        else { return nil }
        let id = EntityID(kind, String(text[text.index(after: colon)...]))
        return index.contains(id) ? id : nil
    }
}
