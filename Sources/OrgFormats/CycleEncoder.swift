import OrgModel

/// Says what there is to write of each entity and relation, in the words of the format; how it is laid out is left to
/// the writers.
struct CycleEncoder {
    typealias Members = [(key: String, value: DocumentValue)]

    let cycle: Cycle
    private let names: EntityIndex
    private let unfit: Sentinels

    init(_ cycle: Cycle) {
        self.cycle = cycle
        var names = EntityIndex()
        names.reserve(cycle.entities.count)
        for entity in cycle.entities { names.insert(entity.id) }
        self.names = names
        unfit = .standard
    }

    // MARK: - References

    /// The shortest text that means an entity where only these kinds may stand: its bare name unless that is ambiguous,
    /// looks like a whole id, or (among owners) means *no owner*.
    func reference(
        _ id: EntityID, among kinds: KindSet, asOwner: Bool = false, lessLikely: KindSet = []
    ) -> DocumentValue {
        var found = names.kinds(named: id.name).intersection(kinds)
        if !found.isSubset(of: lessLikely) { found.subtract(lessLikely) }
        guard found == KindSet(id.kind), EntityIndex.split(id.name) == nil, !(asOwner && unfit.contains(id.name)) else {
            return .text(id.description)
        }
        return .text(id.name)
    }

    /// The key of an entity in the section of its kind.
    func key(of id: EntityID) -> String { EntityIndex.split(id.name) == nil ? id.name : id.description }

    // MARK: - The top of the file

    /// The format's version, organisation, cycle and what is claimed to be complete.
    var head: Members {
        var members: Members = [("linchpin", .integer(1))]
        if !cycle.organization.isEmpty { members.append(("organization", .text(cycle.organization))) }
        members.append(("cycle", .text(cycle.label)))
        return members
    }

    /// The dimensions claimed to be complete; nil when there are none.
    var complete: DocumentValue? {
        let dimensions = Dimension.allCases.filter(cycle.complete.contains)
        return dimensions.isEmpty ? nil : .list(dimensions.map { .text($0.rawValue) })
    }

    /// The sources that have a file for each entry; nil when there are none.
    var collections: DocumentValue? {
        cycle.collections.isEmpty ? nil : .list(cycle.collections.map { .text($0.pattern) })
    }

    /// What had another id in earlier cycles, as whole ids; nil when there is nothing.
    var renamed: DocumentValue? {
        guard !cycle.renamings.isEmpty else { return nil }
        return .fields(
            cycle.renamings.map {
                DocumentValue.Field(key: $0.old.description, value: .text($0.new.description), isName: true)
            })
    }

    // MARK: - Entities

    /// What an entity says of itself before anything nested: its name and the attributes of its kind.
    ///
    /// - Parameter isMachine: With whole ids, and with `authority`, which the nested form says at the top of the file.
    func attributes(of entity: Entity, isMachine: Bool) -> Members {
        var members: Members = []
        func add(_ key: String, _ value: DocumentValue?) { if let value { members.append((key, value)) } }
        func people(_ ids: [EntityID]) -> [DocumentValue] {
            ids.map { isMachine ? .text($0.description) : reference($0, among: .person) }
        }
        add("name", entity.name.map(DocumentValue.text))
        switch entity.attributes {
        case .person(let person):
            add("title", person.title.map(DocumentValue.text))
            if person.nature != .human { add("type", .text(person.nature.rawValue)) }
            if person.status != .active { add("status", .text(person.status.rawValue)) }
            add("capacity", person.capacity.map(DocumentValue.number))
        case .team(let team):
            let leads = people(team.leads)
            if !leads.isEmpty { add("lead", leads.count == 1 ? leads[0] : .list(leads)) }
            add("on-call", team.onCall.map { onCall($0, people: people($0.people)) })
        case .system(let system):
            if system.stage != .production { add("stage", .text(system.stage.rawValue)) }
            add("tier", system.tier.map(DocumentValue.integer))
            add("load", system.load.map(DocumentValue.number))
            add("users", system.users.map(DocumentValue.integer))
            add("reversible", system.isReversible.map(DocumentValue.bool))
        case .policy(let policy):
            add("advance", policy.advance.map { .text($0.rawValue) })
        case .forum(let forum):
            add("cadence", forum.cadence.map { $0.name.map(DocumentValue.text) ?? .number($0.longestInterval) })
        }
        if isMachine, entity.isAuthority { add("authority", .bool(true)) }
        return members
    }

    /// What comes last of an entity: labels, source, and that it is not declared.
    func meta(of entity: Entity) -> Members {
        meta(labels: entity.labels, source: entity.source) + (entity.isDeclared ? [] : [("declared", .bool(false))])
    }

    /// Labels, sorted by key, and source.
    func meta(labels: [String: String], source: SourceLocation?) -> Members {
        var members: Members = []
        if !labels.isEmpty {
            let sorted = labels.sorted { $0.key.precedesByBytes($1.key) }
            let fields = sorted.map { DocumentValue.Field(key: $0.key, value: .text($0.value), isName: true) }
            members.append(("labels", .fields(fields)))
        }
        if let source { members.append(("source", .text(source.description))) }
        return members
    }

    private func onCall(_ onCall: OnCall, people: [DocumentValue]) -> DocumentValue {
        if onCall.mode == .pool, onCall.hours == nil { return .list(people) }
        var members: Members = [("people", .list(people))]
        if onCall.mode != .pool { members.append(("mode", .text(onCall.mode.rawValue))) }
        if let hours = onCall.hours { members.append(("hours", windows(hours))) }
        return .mapping(members)
    }

    private func windows(_ hours: WeeklyHours) -> DocumentValue {
        let texts = hours.windows.map { DocumentValue.text($0.description) }
        return texts.count == 1 ? texts[0] : .list(texts)
    }

    // MARK: - Relations

    /// A relation with whole ids, as an item of `relations`.
    func relation(_ relation: Relation) -> Members {
        var members: Members = [
            ("kind", .text(relation.kind.rawValue)), ("from", .text(relation.from.description)),
            ("to", .text(relation.to.description)),
        ]
        if relation.weight != 1 { members.append(("weight", .number(relation.weight))) }
        switch relation.detail {
        case .none: break
        case .ownership(let role): if role != .primary { members.append(("role", .text(role.rawValue))) }
        case .review(let metrics): if metrics != .production { members.append(("metrics", .text(metrics.rawValue))) }
        case .escalation(let step): members += [("rung", .integer(step.rung))] + self.step(step)
        }
        return members + meta(labels: relation.labels, source: relation.source)
    }

    /// A relation as an item of a list that is nested in the entity at its other end.
    func item(_ relation: Relation, naming id: EntityID, as form: ReferenceForm) -> DocumentValue {
        let name = reference(id, among: form.kinds, asOwner: relation.kind == .owns)
        var members: Members = [(form.noun, name)]
        if let role = relation.role, role != .primary { members.append(("role", .text(role.rawValue))) }
        if let metrics = relation.metrics, metrics != .production {
            members.append(("metrics", .text(metrics.rawValue)))
        }
        if relation.weight != 1 { members.append((form.weight, .number(relation.weight))) }
        members += meta(labels: relation.labels, source: relation.source)
        return members.count == 1 ? name : .mapping(members)
    }

    /// The policy that a system or a team follows.
    func followed(_ relation: Relation) -> DocumentValue {
        let name = reference(relation.to, among: .policy)
        var members: Members = [("policy", name)]
        if relation.weight != 1 { members.append(("weight", .number(relation.weight))) }
        members += meta(labels: relation.labels, source: relation.source)
        return members.count == 1 ? name : .mapping(members)
    }

    /// The rungs of a policy; targets of one rung of which the same is said share an item.
    func rungs(_ relations: [Relation]) -> DocumentValue {
        struct Item: Hashable {
            let step: EscalationStep
            let weight: Double
            let labels: [String: String]
            let source: SourceLocation?
        }
        var items: [(item: Item, targets: [EntityID])] = []
        var known: [Item: Int] = [:]
        let sorted = relations.sorted { ($0.step?.rung ?? 1, $0.to) < ($1.step?.rung ?? 1, $1.to) }
        for relation in sorted {
            let item = Item(
                step: relation.step ?? EscalationStep(), weight: relation.weight, labels: relation.labels,
                source: relation.source)
            if let same = known[item] {
                items[same].targets.append(relation.to)
            } else {
                known[item] = items.count
                items.append((item, [relation.to]))
            }
        }
        var expected = 1
        return .list(
            items.map { item, targets in
                let names = targets.map { reference($0, among: [.person, .team]) }
                var members: Members = [("to", names.count == 1 ? names[0] : .list(names))]
                if item.step.rung != expected { members.append(("rung", .integer(item.step.rung))) }
                expected = item.step.rung == .max ? .max : item.step.rung + 1
                members += step(item.step)
                if item.weight != 1 { members.append(("weight", .number(item.weight))) }
                return .mapping(members + meta(labels: item.labels, source: item.source))
            })
    }

    private func step(_ step: EscalationStep) -> Members {
        var members: Members = []
        if let after = step.after { members.append(("after", .number(after))) }
        if let hours = step.hours { members.append(("hours", windows(hours))) }
        if let advance = step.advance { members.append(("advance", .text(advance.rawValue))) }
        return members
    }

    /// An event; its subject by the shortest clear name, or by its whole id.
    func event(_ event: Event, isMachine: Bool) -> Members {
        let subject =
            isMachine ? .text(event.subject.description) : reference(event.subject, among: .all, lessLikely: .policy)
        var members: Members = [("date", .word(event.date)), ("on", subject), ("kind", .text(event.kind))]
        if let note = event.note { members.append(("note", .text(note))) }
        return members
    }
}
