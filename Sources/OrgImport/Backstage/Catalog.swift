internal import OrgModel
internal import SourceDocuments

/// The entities of a catalog, and what they say of each other.
struct Catalog {
    /// One reference in one field of one entity.
    struct Statement {
        let subject: CatalogKey
        let field: CatalogField
        let reference: CatalogReference
        let text: SourceText

        var location: SourceLocation { text.location(of: reference.node.position) }
    }

    /// Something that is referred to, and that no file declares.
    struct Missing {
        let first: Statement
        var count: Int
    }

    private(set) var entities: [CatalogEntity] = []
    private(set) var statements: [Statement] = []
    /// What is missing, by the first place that refers to it.
    private(set) var missing: [CatalogKey: Missing] = [:]
    /// The systems whose owner is a word for nobody, and that word.
    private(set) var sentinelOwners: [CatalogKey: String] = [:]
    private(set) var problems = DiagnosticList(limit: DiagnosticList.limitOfCatalog)
    /// Documents of kinds that have no place in a cycle, and skeletons of templates.
    private(set) var skipped = 0

    /// Declarations of what is declared before; they do not count.
    private(set) var repeated = 0
    /// Those of them that declare a group.
    private(set) var repeatedGroups = 0

    private var positions: [CatalogKey: Int] = [:]
    private var declaredKinds: Set<CatalogKind> = []

    init(_ documents: [SourceDocument], defaultNamespace: String, sentinels: Sentinels) {
        collect(documents, defaultNamespace: defaultNamespace)
        for entity in entities { read(entity, sentinels: sentinels) }
        for statement in statements where positions[statement.reference.key] == nil {
            missing[statement.reference.key, default: Missing(first: statement, count: 0)].count += 1
        }
    }

    subscript(key: CatalogKey) -> CatalogEntity? { positions[key].map { entities[$0] } }

    /// Whether any entity of a kind is declared; where none is, the catalog does not tell of that kind.
    func tellsOf(_ kind: CatalogKind) -> Bool { declaredKinds.contains(kind) }

    private mutating func collect(_ documents: [SourceDocument], defaultNamespace: String) {
        var foreign: [String: (first: SourceDocument, count: Int)] = [:]
        for document in documents {
            switch CatalogEntity.read(document, defaultNamespace: defaultNamespace) {
            case .entity(let entity):
                if let position = positions[entity.key] {
                    repeated += 1
                    if entity.kind.entityKind == .team { repeatedGroups += 1 }
                    problems.add(
                        entity.document.text.diagnostic(
                            .warning, rule: "backstage/duplicate-entity",
                            "\(entity.kind.title) '\(shortened(entity.name))' is declared before, at "
                                + "\(entities[position].location.withoutColumn); the first one counts",
                            about: entity.nameNode))
                    continue
                }
                positions[entity.key] = entities.count
                declaredKinds.insert(entity.kind)
                entities.append(entity)
            case .other(.nothing): break
            case .other(.knownKind), .other(.skeleton): skipped += 1
            case .other(.foreign): foreign[document.text.file, default: (document, 0)].count += 1
            case .other(.problem(let diagnostic)): problems.add(diagnostic)
            }
        }
        for (_, (first, count)) in foreign.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            problems.add(
                first.text.diagnostic(
                    .note, rule: "backstage/other-document",
                    count == 1
                        ? "not a Backstage entity; passed over"
                        : "\(count) documents are no Backstage entities; passed over",
                    about: first.root))
        }
    }

    // MARK: - References

    private mutating func read(_ entity: CatalogEntity, sentinels: Sentinels) {
        guard let members = entity.spec?.mapping else {
            if let spec = entity.spec, !spec.isNull {
                report("backstage/wrong-shape", "spec is a mapping, not \(spec.kindInWords)", spec, entity)
            }
            return
        }
        for field in CatalogField.all where field.on.contains(entity.kind) {
            guard let value = members.first(where: { $0.key == field.name })?.value else { continue }
            for node in value.sequence ?? [value] { read(node, in: field, of: entity, sentinels: sentinels) }
        }
    }

    private mutating func read(
        _ node: SourceNode, in field: CatalogField, of entity: CatalogEntity, sentinels: Sentinels
    ) {
        let reference: CatalogReference
        do {
            reference = try CatalogReference(node, defaultKind: field.defaultKind, namespace: entity.namespace)
        } catch {
            switch error {
            case .empty: break
            case .notAReference:
                if field.relation == .owns, let text = node.text, sentinels.contains(text) {
                    sentinelOwners[entity.key] = text
                    return
                }
                report(
                    "backstage/invalid-reference",
                    "spec.\(field.name) is no reference; expected [kind:][namespace/]name", node, entity)
            case .unknownKind(let kind):
                let near = Spelling.nearest(to: kind, among: CatalogKind.allCases.map(\.rawValue))
                report(
                    "backstage/unknown-kind",
                    "spec.\(field.name) refers to the kind '\(shortened(kind))', which has no place in a cycle",
                    node,
                    entity, hint: near.map { "did you mean '\($0)'?" })
            }
            return
        }
        if field.relation == .owns, sentinels.contains(reference.name) {
            sentinelOwners[entity.key] = reference.name
            return
        }
        guard field.targets.contains(reference.kind) else {
            let allowed = CatalogKind.allCases.filter(field.targets.contains).map(\.title).joined(separator: ", ")
            report(
                "backstage/wrong-kind",
                "spec.\(field.name) refers to \(shortened(reference.description)); expected \(allowed)", node, entity)
            return
        }
        statements.append(
            Statement(subject: entity.key, field: field, reference: reference, text: entity.document.text))
    }

    private mutating func report(
        _ rule: String, _ message: String, _ node: SourceNode, _ entity: CatalogEntity, hint: String? = nil
    ) {
        problems.add(entity.document.text.diagnostic(.warning, rule: rule, message, about: node, hint: hint))
    }

    // MARK: - What is missing

    /// One diagnostic for each that is missing; one for all of a kind that the catalog does not tell of.
    func diagnosticsOfMissing() -> [Diagnostic] {
        var found = DiagnosticList(limit: DiagnosticList.limitOfCatalog)
        let byKind = Dictionary(grouping: missing.values, by: \.first.reference.kind)
        let namesakes = missing.isEmpty ? [:] : Dictionary(grouping: entities, by: \.key.name)
        for kind in CatalogKind.allCases {
            let all = (byKind[kind] ?? []).sorted { Self.isBefore($0.first, $1.first) }
            guard let first = all.first else { continue }
            guard tellsOf(kind) else {
                let isNamed = kind.entityKind != .system
                found.add(
                    first.first.text.diagnostic(
                        isNamed ? .note : .warning, rule: "backstage/kind-not-told",
                        "no file declares a \(kind.title); "
                            + "\(all.count) \(all.count == 1 ? "is" : "are") known by references only",
                        about: first.first.reference.node))
                continue
            }
            // The nearest spelling is looked for only while that stays cheap.
            let names = entities.filter { $0.kind == kind }.map(\.name)
            let isCheap = all.count <= 2_000_000 / max(1, names.count)
            for one in all {
                let targets = one.first.field.targets
                let same = namesakes[one.first.reference.key.name]?.first { targets.contains($0.kind) }
                found.add(diagnostic(of: one, namesake: same, near: isCheap ? names : []))
            }
        }
        return found.all
    }

    private func diagnostic(of missing: Missing, namesake: CatalogEntity?, near names: [String]) -> Diagnostic {
        let reference = missing.first.reference
        let count = missing.count > 1 ? " (\(missing.count) references)" : ""
        let hint =
            namesake.map { "did you mean '\($0.kind.rawValue):\($0.namespace)/\($0.name)'?" }
            ?? Spelling.nearest(to: reference.name, among: names).map { "did you mean '\($0)'?" }
        return missing.first.text.diagnostic(
            .warning, rule: "backstage/unknown-reference",
            "spec.\(missing.first.field.name) refers to \(shortened(reference.description)), which no file declares\(count); "
                + "it is kept as undeclared",
            about: reference.node, hint: hint)
    }

    private static func isBefore(_ a: Statement, _ b: Statement) -> Bool {
        a.text.file == b.text.file
            ? a.reference.node.position < b.reference.node.position : a.text.file.precedesByBytes(b.text.file)
    }
}
