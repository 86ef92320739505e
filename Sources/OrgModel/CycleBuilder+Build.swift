extension CycleBuilder {
    /// Checks everything and makes the cycle.
    ///
    /// - Returns: The cycle, and every problem found, in the order of file, line and column. A cycle is returned beside
    ///   errors too, without what they are about, so that a reader can go on and find more.
    /// - Complexity: O(e + r log r) for e entities and r relations.
    public consuming func build() -> (cycle: Cycle, diagnostics: [Diagnostic]) {
        resolveAuthorities()
        resolvePeopleOfTeams()
        checkAttributes()
        let stated = checkedRelations()
        let implied = impliedMemberships(beside: stated)
        var merged = Self.merged(stated + implied)
        breakLoops(of: .partOf, in: &merged)
        breakLoops(of: .reportsTo, in: &merged)
        checkEvents()

        let order = entities.indices.sorted { entities[$0].entity.id < entities[$1].entity.id }
        let sortedEntities = order.map { entities[$0].entity }
        let readFrom = order.map { entities[$0].location }
        var positions: [EntityID: Int] = [:]
        positions.reserveCapacity(order.count)
        for (position, entity) in sortedEntities.enumerated() { positions[entity.id] = position }
        let resolved = merged.compactMap { relation -> (relation: Relation, from: Int, to: Int)? in
            guard let from = positions[relation.from], let to = positions[relation.to] else { return nil }
            return (relation, from, to)
        }
        .sorted {
            ($0.relation.kind, $0.from, $0.to, $0.relation.step?.rung ?? 0)
                < ($1.relation.kind, $1.from, $1.to, $1.relation.step?.rung ?? 0)
        }
        let cycle = Cycle(
            organization: organization, label: label, complete: complete, entities: sortedEntities, readFrom: readFrom,
            relations: resolved.map(\.relation), ends: resolved.map { ($0.from, $0.to) },
            events: events.map(\.event).sorted {
                if $0.date != $1.date { return $0.date < $1.date }
                if $0.subject != $1.subject { return $0.subject < $1.subject }
                return ($0.kind, $0.note ?? "") < ($1.kind, $1.note ?? "")
            },
            positions: positions)
        return (cycle, Self.inReadingOrder(diagnostics))
    }

    /// Diagnostics by file, line and column, those without a place last; equal ones keep their order.
    static func inReadingOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        func key(_ diagnostic: Diagnostic) -> (String, Int, Int) {
            guard let location = diagnostic.location else { return ("\u{10FFFF}", .max, .max) }
            return (location.file, location.line ?? 0, location.column ?? 0)
        }
        return diagnostics.enumerated().sorted {
            let (a, b) = (key($0.element), key($1.element))
            return a == b ? $0.offset < $1.offset : a < b
        }
        .map(\.element)
    }

    // MARK: - References

    /// Whether a reference can stand: it is declared, or may be created undeclared.
    mutating func resolve(_ id: EntityID, at location: SourceLocation?, as part: String) -> Bool {
        if positions[id] != nil { return true }
        switch dangling {
        case .areErrors:
            let near = Spelling.nearest(
                to: id.name, among: entities.lazy.filter { $0.entity.id.kind == id.kind }.map(\.entity.id.name))
            report(
                .error, "model/unknown-reference", "\(part) refers to \(id), which is not declared", at: location,
                naming: id,
                hint: near.map { "did you mean '\($0)'?" } ?? "declare it, or remove the reference")
            return false
        case .areDeclared:
            report(
                .warning, "model/undeclared",
                "\(part) refers to \(id), which no source declares; it is kept as undeclared", at: location, naming: id)
            add(Entity(id, source: location, isDeclared: false), at: location)
            return true
        }
    }

    private mutating func resolveAuthorities() {
        for (id, location) in authorities {
            guard id.kind == .person || id.kind == .team else {
                report(
                    .error, "model/wrong-kind", "authority names \(id); accountability may end with a person or a team",
                    at: location, naming: id)
                continue
            }
            if resolve(id, at: location, as: "authority") { update(id) { $0.isAuthority = true } }
        }
    }

    private mutating func resolvePeopleOfTeams() {
        for position in entities.indices {
            guard var team = entities[position].entity.team else { continue }
            let location = entities[position].location
            let id = entities[position].entity.id
            team.leads = resolvedPeople(team.leads, at: location, as: "the lead of \(id)")
            team.leads = team.leads.enumerated().filter { !team.leads[..<$0.offset].contains($0.element) }.map(
                \.element
            )
            .sorted()
            if var onCall = team.onCall {
                onCall.people = resolvedPeople(onCall.people, at: location, as: "the on-call list of \(id)")
                onCall.people = onCall.people.enumerated()
                    .filter { !onCall.people[..<$0.offset].contains($0.element) }.map(\.element)
                team.onCall = onCall
            }
            entities[position].entity.attributes = .team(team)
        }
    }

    private mutating func resolvedPeople(
        _ people: [EntityID], at location: SourceLocation?, as part: String
    ) -> [EntityID] {
        people.filter { id in
            guard id.kind == .person else {
                report(
                    .error, "model/wrong-kind", "\(part) names \(id), which is not a person", at: location, naming: id)
                return false
            }
            return resolve(id, at: location, as: part)
        }
    }

    private mutating func checkEvents() {
        events = events.filter { event, location in
            guard Event.isDate(event.date) else {
                report(
                    .error, "model/invalid-date", "'\(event.date)' is not a day; expected YYYY-MM-DD", at: location)
                return false
            }
            return resolve(event.subject, at: location, as: "an event")
        }
    }

    /// Attributes that no reader may let through: numbers that are not finite, or outside their range.
    private mutating func checkAttributes() {
        func bad(_ value: Double?) -> Bool { value.map { !$0.isFinite || $0 < 0 } ?? false }
        for (entity, location) in entities {
            var problems: [String] = []
            switch entity.attributes {
            case .person(let person):
                if bad(person.capacity) { problems.append("capacity must be a finite number of hours, at least 0") }
            case .system(let system):
                if bad(system.load) { problems.append("load must be a finite number of hours, at least 0") }
                if let tier = system.tier, !(1...4).contains(tier) { problems.append("tier must be 1, 2, 3 or 4") }
                if let users = system.users, users < 0 { problems.append("users must be at least 0") }
            case .forum(let forum):
                if case .days(let days)? = forum.cadence, !days.isFinite || days <= 0 {
                    problems.append("cadence must be a positive number of days")
                }
            case .team, .policy: break
            }
            for problem in problems {
                report(.error, "model/invalid-value", "\(entity.id): \(problem)", at: location, naming: entity.id)
            }
        }
    }
}
