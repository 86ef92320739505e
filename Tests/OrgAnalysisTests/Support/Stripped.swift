import OrgModel

extension Cycle {
    /// The same organisation with everything unsaid that carries some dimensions, and no claim that they are listed in full.
    func unsaid(_ dimensions: Set<Dimension>) -> Cycle {
        var builder = CycleBuilder(organization: organization, label: label, danglingReferences: .areErrors)
        builder.complete = complete.subtracting(dimensions)
        for entity in entities {
            var entity = entity
            if dimensions.contains(.authority) { entity.isAuthority = false }
            switch entity.attributes {
            case .person(var person) where dimensions.contains(.capacity):
                person.capacity = nil
                entity.attributes = .person(person)
            case .team(var team) where dimensions.contains(.membership):
                team.leads = []
                team.onCall = nil
                entity.attributes = .team(team)
            default: break
            }
            builder.add(entity)
        }
        let kinds = dimensions.reduce(into: Set<RelationKind>()) { $0.formUnion($1.carriers) }
        for relation in relations where !kinds.contains(relation.kind) { builder.add(relation) }
        return builder.build().cycle
    }
}

extension Dimension {
    /// The relations that carry it, by the table of docs/model.md.
    fileprivate var carriers: Set<RelationKind> {
        switch self {
        case .ownership: [.owns]
        case .membership: [.memberOf]
        case .escalation: [.follows, .escalatesTo]
        case .dependencies: [.dependsOn]
        case .coordination: [.coordinatesWith, .attends]
        case .visibility: [.reviews]
        case .reporting: [.reportsTo]
        case .authority, .capacity: []
        }
    }

    /// Every set of dimensions.
    static var allSets: [Set<Dimension>] {
        allCases.reduce(into: [[]]) { sets, dimension in sets += sets.map { $0.union([dimension]) } }
    }
}
