internal import OrgModel
internal import SourceDocuments

extension TableConversion {
    /// The cycle of all rows that were read.
    consuming func result(filesRead: Int, diagnostics: [Diagnostic], organization: String) -> ImportResult {
        reportMissingColumns()
        var builder = CycleBuilder(organization: organization, label: cycle, danglingReferences: .areDeclared)
        builder.complete = map.complete
        builder.collections = collections.found
        for record in records { builder.add(record.entity, at: record.location) }
        var resolver = TableResolver(aliases: aliases, map: map, records: records)
        var leadsOfTeam: [EntityID: Set<EntityID>] = [:]
        for (team, reference) in leads {
            leadsOfTeam[team, default: []].insert(resolver.resolve(reference, in: &builder))
        }
        for (team, people) in leadsOfTeam {
            builder.update(team) {
                guard var team = $0.team else { return }
                team.leads = people.sorted()
                $0.attributes = .team(team)
            }
        }
        addRelations(to: &builder, &resolver)
        let problems = diagnostics + evaluation.problems.all + self.problems.all + resolver.diagnostics()
        for problem in problems { builder.report(problem) }
        let (rows, passedOver, repeated, vacancies) = (rows, rowsPassedOver, rowsThatRepeat, vacancies)
        let (cycle, found) = builder.build()

        func declared(_ kind: EntityKind) -> Int { cycle.entities(of: kind).count(where: \.isDeclared) }
        func relations(_ kind: RelationKind) -> Int { cycle.relations.count { $0.kind == kind } }
        return ImportResult(
            cycle: cycle, diagnostics: found,
            summary: [
                .init("files", filesRead),
                .init("rows", rows),
                .init("rows that a condition leaves out", passedOver),
                .init("rows that tell of an entity again", repeated),
                .init("people", declared(.person)),
                .init("teams", declared(.team)),
                .init("systems", declared(.system)),
                .init("policies", declared(.policy)),
                .init("forums", declared(.forum)),
                .init("referred to, and in no row", cycle.entities.count { !$0.isDeclared }),
                .init("references to nobody", vacancies),
            ] + RelationKind.allCases.map { .init("relations: \($0.rawValue)", relations($0)) })
    }

    /// Adds what the rows say, each once; where the map gives weights, they add up.
    private func addRelations(to builder: inout CycleBuilder, _ resolver: inout TableResolver) {
        struct Said: Hashable {
            let kind: RelationKind
            let from: EntityID
            let to: EntityID
            let detail: Relation.Detail?
        }
        var said: Set<Said> = []
        for statement in statements {
            let from = resolver.resolve(statement.from, in: &builder)
            let to = resolver.resolve(statement.to, in: &builder)
            let isNew = said.insert(Said(kind: statement.kind, from: from, to: to, detail: statement.detail)).inserted
            guard isNew || statement.weight != nil else { continue }
            builder.add(
                Relation(
                    statement.kind, from: from, to: to, weight: statement.weight ?? 1, detail: statement.detail,
                    labels: statement.labels, source: statement.location.withoutColumn),
                at: statement.location)
        }
    }
}

/// Finds whom references mean, and remembers those that mean nobody who is known.
private struct TableResolver {
    private let aliases: [TableConversion.Alias: (id: EntityID, location: SourceLocation)]
    private let map: TableMap
    private let names: [EntityKind: [String]]
    private let textsOfAlias: [EntityKind: [String: [String]]]
    /// What is missing, in the order in which it is met, and how often.
    private var missing: [(id: EntityID, first: TableConversion.Reference, count: Int)] = []
    private var places: [EntityID: Int] = [:]

    init(
        aliases: [TableConversion.Alias: (id: EntityID, location: SourceLocation)], map: TableMap,
        records: [TableConversion.Record]
    ) {
        self.aliases = aliases
        self.map = map
        names = Dictionary(grouping: records.map(\.entity.id), by: \.kind).mapValues { $0.map(\.name) }
        textsOfAlias = Dictionary(grouping: aliases.keys, by: \.kind).mapValues { keys in
            Dictionary(grouping: keys, by: \.name).mapValues { $0.map(\.text) }
        }
    }

    /// The id that a reference means. What no row declares is added: undeclared, unless no table is about its kind at all.
    mutating func resolve(_ reference: TableConversion.Reference, in builder: inout CycleBuilder) -> EntityID {
        let text = reference.value.text
        if let name = reference.alias,
            let known = aliases[TableConversion.Alias(kind: reference.kind, name: name, text: text)]
        {
            return known.id
        }
        let id = EntityID(reference.kind, text)
        if let place = places[id] {
            missing[place].count += 1
            return id
        }
        // Whoever is referred to by an alias is not who has that text for a name.
        guard reference.alias != nil || !builder.contains(id) else { return id }
        let isTold = map.declares(reference.kind) || reference.alias != nil
        if isTold {
            places[id] = missing.count
            missing.append((id, reference, 1))
        }
        if !builder.contains(id) {
            builder.add(
                Entity(id, source: reference.location.withoutColumn, isDeclared: !isTold), at: reference.location)
        }
        return id
    }

    /// A warning for each that is missing.
    func diagnostics() -> [Diagnostic] {
        var found = DiagnosticList(limit: DiagnosticList.limitOfCatalog)
        for (id, first, count) in missing {
            let candidates = first.alias.map { textsOfAlias[id.kind]?[$0] ?? [] } ?? names[id.kind] ?? []
            // The nearest spelling is looked for only while that stays cheap.
            let near =
                missing.count <= 2_000_000 / max(1, candidates.count)
                ? Spelling.nearest(to: id.name, among: candidates) : nil
            let many = count > 1 ? " (\(count) references)" : ""
            let what =
                first.alias.map { "has the \($0) '\(shortened(id.name))'" } ?? "declares \(shortened(id.description))"
            found.add(
                first.text.diagnostic(
                    .warning, rule: "table/unknown-reference",
                    "no row \(what)\(many); it is kept as undeclared", about: first.value.node,
                    hint: near.map { "did you mean '\($0)'?" }))
        }
        return found.all
    }
}
