import OrgModel

extension CycleEncoder {
    /// The whole cycle as people write it, with every relation nested where it reads best.
    var nested: Members {
        var (hosted, loose) = hostedRelations()
        var sections: [EntityKind: Members] = [:]
        for (position, entity) in cycle.entities.enumerated() {
            let members = attributes(of: entity, isMachine: false)
            let relations = nestedRelations(of: entity, hosted[position], loose: &loose)
            sections[entity.id.kind, default: []].append(
                (key(of: entity.id), .mapping(members + relations + meta(of: entity))))
        }
        var document = head
        let authorities = cycle.entities.filter(\.isAuthority).map { reference($0.id, among: [.person, .team]) }
        if !authorities.isEmpty { document.append(("authority", .list(authorities))) }
        if let complete { document.append(("complete", complete)) }
        if let collections { document.append(("collections", collections)) }
        if let renamed { document.append(("renamed", renamed)) }
        for kind in [EntityKind.person, .team, .policy, .system, .forum] {
            if let section = sections[kind] {
                document.append((NativeKeys.section(of: kind), .mapping(section)))
            }
        }
        loose.sort()
        if !loose.isEmpty {
            document.append(("relations", .list(loose.map { .mapping(relation(cycle.relations[$0])) })))
        }
        if !cycle.events.isEmpty {
            document.append(("events", .list(cycle.events.map { .mapping(event($0, isMachine: false)) })))
        }
        return document
    }

    /// For each entity the positions of the relations that are written inside it, and those that are left over.
    private func hostedRelations() -> (hosted: [[Int]], loose: [Int]) {
        var hosted = [[Int]](repeating: [], count: cycle.entities.count)
        var loose: [Int] = []
        for (position, relation) in cycle.relations.enumerated() {
            let ends = cycle.ends[position]
            switch relation.kind {
            case .memberOf, .reportsTo, .partOf, .dependsOn, .follows, .reviews: hosted[ends.from].append(position)
            case .escalatesTo where relation.from.kind == .policy: hosted[ends.from].append(position)
            case .owns, .supports, .attends: hosted[ends.to].append(position)
            case .coordinatesWith, .escalatesTo: loose.append(position)
            }
        }
        return (hosted, loose)
    }

    /// Relations are sorted by kind, so that those of one kind stand together.
    private func nestedRelations(of entity: Entity, _ hosted: [Int], loose: inout [Int]) -> Members {
        func relations(_ kind: RelationKind) -> [Relation] {
            hosted.lazy.map { cycle.relations[$0] }.filter { $0.kind == kind }
        }
        func list(_ kind: RelationKind, _ form: ReferenceForm, singly: Bool = false) -> DocumentValue? {
            let items = relations(kind).map { item($0, naming: $0.to == entity.id ? $0.from : $0.to, as: form) }
            if items.isEmpty { return nil }
            return singly && items.count == 1 ? items[0] : .list(items)
        }
        var members: Members = []
        func add(_ key: String, _ value: DocumentValue?) { if let value { members.append((key, value)) } }
        switch entity.id.kind {
        case .person:
            add("teams", list(.memberOf, .memberships))
            add("reports-to", list(.reportsTo, .managers, singly: true))
        case .team:
            add("part-of", list(.partOf, .wholes(of: .team), singly: true))
            add("depends-on", list(.dependsOn, .dependencies(of: .team)))
        case .system:
            add("part-of", list(.partOf, .wholes(of: .system), singly: true))
            add("owners", list(.owns, .owners))
            add("supporters", list(.supports, .supporters))
            add("depends-on", list(.dependsOn, .dependencies(of: .system)))
        case .policy:
            let steps = relations(.escalatesTo)
            if !steps.isEmpty { add("rungs", rungs(steps)) }
        case .forum:
            add("attends", list(.attends, .attendees))
            add("reviews", list(.reviews, .reviewed))
        }
        let follows = relations(.follows)
        if follows.count == 1 {
            add("escalation", followed(follows[0]))
        } else {
            // There is room for one policy only.
            loose += hosted.filter { cycle.relations[$0].kind == .follows }
        }
        return members
    }
}
