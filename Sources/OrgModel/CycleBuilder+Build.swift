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
        checkEvents()
        let renamings = checkedRenamings()
        var stated = checkedRelations()
        stated += impliedMemberships(beside: stated)

        let order = entities.indices.sorted { entities[$0].entity.id < entities[$1].entity.id }
        var ranks = [Int](repeating: 0, count: order.count)
        for (rank, position) in order.enumerated() { ranks[position] = rank }
        var merged = merged(stated, ranks: ranks)
        breakLoops(of: .partOf, in: &merged, order: order)
        breakLoops(of: .reportsTo, in: &merged, order: order)

        for (position, rank) in ranks.enumerated() { positions[entities[position].entity.id] = rank }
        let cycle = Cycle(
            organization: organization, label: label, complete: complete, collections: collections.sorted(),
            entities: order.map { entities[$0].entity }, readFrom: order.map { entities[$0].location },
            relations: merged.map { relations[$0.origin].relation }, ends: merged.map { ($0.from, $0.to) },
            events: events.map(\.event).sorted(by: Self.precedes), renamings: renamings,
            positions: positions)
        return (cycle, Self.inReadingOrder(diagnostics))
    }

    /// Events by day, subject, kind and note.
    private static func precedes(_ a: Event, _ b: Event) -> Bool {
        if a.date != b.date { return a.date.precedesByBytes(b.date) }
        if a.subject != b.subject { return a.subject < b.subject }
        if a.kind != b.kind { return a.kind.precedesByBytes(b.kind) }
        guard let note = b.note else { return false }
        return a.note.map { $0.precedesByBytes(note) } ?? true
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

    /// The position of what is referred to, if the reference can stand: it is declared, or may be created undeclared.
    mutating func resolve(
        _ id: EntityID, at location: SourceLocation?, as part: @autoclosure () -> String
    ) -> Int? {
        if let position = positions[id] { return position }
        switch dangling {
        case .areErrors:
            report(
                .error, "model/unknown-reference", "\(part()) refers to \(id), which is not declared", at: location,
                naming: id,
                hint: nearestName(to: id).map { "did you mean '\($0)'?" } ?? "declare it, or remove the reference")
            return nil
        case .areDeclared:
            guard EntityID.isValid(name: id.name) else {
                reportInvalidName(of: id, at: location)
                return nil
            }
            report(
                .warning, "model/undeclared",
                "\(part()) refers to \(id), which no source declares; it is kept as undeclared", at: location,
                naming: id)
            add(Entity(id, source: location, isDeclared: false), at: location)
            return positions[id]
        }
    }

    /// The declared name of the same kind that is nearest; nil too when so many were asked for that it takes too long.
    private mutating func nearestName(to id: EntityID) -> String? {
        guard spellingsLeft >= entities.count else { return nil }
        spellingsLeft -= entities.count
        return Spelling.nearest(
            to: id.name, among: entities.lazy.filter { $0.entity.id.kind == id.kind }.map(\.entity.id.name))
    }

    private mutating func resolveAuthorities() {
        for (id, location) in authorities {
            guard id.kind == .person || id.kind == .team else {
                report(
                    .error, "model/wrong-kind", "authority names \(id); accountability may end with a person or a team",
                    at: location, naming: id)
                continue
            }
            if let position = resolve(id, at: location, as: "authority") {
                entities[position].entity.isAuthority = true
            }
        }
    }

    private mutating func resolvePeopleOfTeams() {
        for position in entities.indices {
            guard var team = entities[position].entity.team else { continue }
            let location = entities[position].location
            let id = entities[position].entity.id
            team.leads = resolvedPeople(team.leads, at: location, as: "the lead of \(id)").sorted()
            if var onCall = team.onCall {
                onCall.people = resolvedPeople(onCall.people, at: location, as: "the on-call list of \(id)")
                onCall.hours = standing(onCall.hours, of: "the on-call list of \(id)", at: location)
                team.onCall = onCall
            }
            entities[position].entity.attributes = .team(team)
        }
    }

    /// The people who are declared, each once, in the order given.
    private mutating func resolvedPeople(
        _ people: [EntityID], at location: SourceLocation?, as part: String
    ) -> [EntityID] {
        var seen: Set<Int> = []
        var resolved: [EntityID] = []
        for id in people {
            guard id.kind == .person else {
                report(
                    .error, "model/wrong-kind", "\(part) names \(id), which is not a person", at: location, naming: id)
                continue
            }
            guard let position = resolve(id, at: location, as: part), seen.insert(position).inserted else { continue }
            resolved.append(entities[position].entity.id)
        }
        return resolved
    }

    /// Hours without any window would mean *never*, which nobody means.
    mutating func standing(_ hours: WeeklyHours?, of part: String, at location: SourceLocation?) -> WeeklyHours? {
        guard let hours, hours.windows.isEmpty else { return hours }
        report(
            .error, "model/invalid-hours", "the hours of \(part) name no window; leave them out for all 168 hours",
            at: location)
        return nil
    }

    private mutating func checkEvents() {
        var standing: [(event: Event, location: SourceLocation?)] = []
        for (stated, location) in events {
            var event = stated
            guard Event.isDate(event.date) else {
                report(
                    .error, "model/invalid-date", "'\(event.date)' is not a day; expected YYYY-MM-DD", at: location)
                continue
            }
            guard let position = resolve(event.subject, at: location, as: "an event") else { continue }
            event.subject = entities[position].entity.id
            standing.append((event, location))
        }
        events = standing
    }

    /// Attributes that no reader may let through: numbers that are not finite, or outside their range. They are dropped.
    private mutating func checkAttributes() {
        func bad(_ value: Double?) -> Bool { value.map { !$0.isFinite || $0 < 0 } ?? false }
        for position in entities.indices {
            var problems: [String] = []
            switch entities[position].entity.attributes {
            case .person(var person) where bad(person.capacity):
                problems.append("capacity must be a finite number of hours, at least 0")
                person.capacity = nil
                entities[position].entity.attributes = .person(person)
            case .system(var system):
                if bad(system.load) {
                    problems.append("load must be a finite number of hours, at least 0")
                    system.load = nil
                }
                if let tier = system.tier, !(1...4).contains(tier) {
                    problems.append("tier must be 1, 2, 3 or 4")
                    system.tier = nil
                }
                if let users = system.users, users < 0 {
                    problems.append("users must be at least 0")
                    system.users = nil
                }
                if !problems.isEmpty { entities[position].entity.attributes = .system(system) }
            case .forum(let forum):
                if case .days(let days)? = forum.cadence, !days.isFinite || days <= 0 {
                    problems.append("cadence must be a positive number of days")
                    entities[position].entity.attributes = .forum(Forum())
                }
            case .person, .team, .policy: break
            }
            let id = entities[position].entity.id
            for problem in problems {
                report(
                    .error, "model/invalid-value", "\(id): \(problem)", at: entities[position].location, naming: id)
            }
        }
    }
}
