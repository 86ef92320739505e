internal import OrgModel
internal import SourceDocuments

/// Turns the entities of a catalog into those of a cycle.
struct CatalogConversion {
    private let catalog: Catalog
    private let options: BackstageImporter.Options
    private let names: CatalogNames
    private var builder: CycleBuilder
    private var withTier = 0
    private var withoutOwner = 0

    init(_ catalog: Catalog, options: BackstageImporter.Options) {
        self.catalog = catalog
        self.options = options
        builder = CycleBuilder(
            organization: options.organization, label: options.cycle, danglingReferences: .areDeclared)
        let declared = catalog.entities.map {
            CatalogNames.Bearer(key: $0.key, namespace: $0.namespace, name: $0.name, isDeclared: true)
        }
        let missing = catalog.missing.values.map {
            let reference = $0.first.reference
            return CatalogNames.Bearer(
                key: reference.key, namespace: reference.namespace, name: reference.name, isDeclared: false)
        }
        names = CatalogNames(declared + missing, defaultNamespace: options.defaultNamespace)
    }

    mutating func run() {
        for entity in catalog.entities { add(entity) }
        for missing in catalog.missing.values { add(missing) }
        addRelations()
        countOwners()
        reportTierKey()
    }

    // MARK: - Entities

    private mutating func add(_ entity: CatalogEntity) {
        guard let id = names[entity.key] else { return }
        let title = entity.metadata?["title"]?.text
        let displayName = entity.spec?["profile"]?["displayName"]?.text
        let isSoftware = entity.kind.entityKind == .system
        let name = [isSoftware ? nil : displayName, title].compactMap(\.self).first { !$0.isEmpty && $0 != id.name }
        builder.add(
            Entity(
                id, name: name, attributes: isSoftware ? .system(system(of: entity)) : nil, labels: labels(of: entity),
                source: entity.location.withoutColumn),
            at: entity.location)
    }

    /// Something that is only referred to. Where the catalog does not tell of teams or of people at all, that says nothing
    /// about them: they are named, and count as declared.
    private mutating func add(_ missing: Catalog.Missing) {
        let reference = missing.first.reference
        guard let id = names[reference.key] else { return }
        let isNamed = id.kind != .system && !catalog.tellsOf(reference.kind)
        builder.add(
            Entity(id, source: missing.first.location.withoutColumn, isDeclared: isNamed), at: missing.first.location)
    }

    private mutating func system(of entity: CatalogEntity) -> System {
        var system = System()
        if let node = entity.spec?["lifecycle"], !node.isNull {
            if let stage = node.text.flatMap(Lifecycle.stage(of:)) {
                system.stage = stage
            } else {
                builder.report(
                    entity.document.text.diagnostic(
                        .note, rule: "backstage/unknown-lifecycle",
                        "the lifecycle '\(shortened(node.text ?? node.kindInWords))' is not known; taken for production",
                        about: node))
            }
        }
        if let node = tierNode(of: entity) {
            system.tier = node.text.flatMap(Tier.value(of:))
            if system.tier == nil {
                builder.report(
                    entity.document.text.diagnostic(
                        .warning, rule: "backstage/unknown-tier",
                        "'\(shortened(node.text ?? node.kindInWords))' is not a tier; expected 1 to 4, or tier-1, T1, P1, critical, high, …",
                        about: node))
            } else {
                withTier += 1
            }
        }
        return system
    }

    private func tierNode(of entity: CatalogEntity) -> SourceNode? {
        guard let key = options.tierKey else { return nil }
        return entity.metadata?["labels"]?[key] ?? entity.metadata?["annotations"]?[key]
    }

    private func labels(of entity: CatalogEntity) -> [String: String] {
        var labels: [String: String] = [:]
        for member in entity.metadata?["annotations"]?.mapping ?? []
        where options.keptAnnotations.contains(member.key) { labels[member.key] = member.value.text }
        for member in entity.metadata?["labels"]?.mapping ?? [] { labels[member.key] = member.value.text }
        labels["backstage.io/kind"] = entity.kind.title
        labels["backstage.io/namespace"] = entity.namespace == options.defaultNamespace ? nil : entity.namespace
        for field in ["type", "lifecycle"] { labels["backstage.io/\(field)"] = entity.spec?[field]?.text }
        labels["email"] = labels["email"] ?? entity.spec?["profile"]?["email"]?.text
        labels["backstage.io/owner"] = catalog.sentinelOwners[entity.key]
        return labels
    }

    // MARK: - Relations

    /// Adds what the references say, each once: `parent` and `children`, for instance, are two ways to say one thing.
    private mutating func addRelations() {
        struct Said: Hashable {
            let kind: RelationKind
            let from: EntityID
            let to: EntityID
        }
        var said: Set<Said> = []
        for statement in catalog.statements {
            guard let subject = names[statement.subject], let target = names[statement.reference.key] else { continue }
            let isForward = statement.field.direction == .toTarget
            let (from, to) = isForward ? (subject, target) : (target, subject)
            let kind = statement.field.relation
            guard said.insert(Said(kind: kind, from: from, to: to)).inserted else { continue }
            builder.add(
                Relation(kind, from: from, to: to, source: statement.location.withoutColumn), at: statement.location)
        }
    }

    private mutating func countOwners() {
        var owned: Set<CatalogKey> = []
        for statement in catalog.statements where statement.field.relation == .owns {
            let key = statement.reference.key
            if catalog[key] != nil || !catalog.tellsOf(key.kind) { owned.insert(statement.subject) }
        }
        withoutOwner = catalog.entities.count { $0.kind.entityKind == .system && !owned.contains($0.key) }
    }

    private mutating func reportTierKey() {
        guard let key = options.tierKey, withTier == 0 else { return }
        var keys: Set<String> = []
        for entity in catalog.entities {
            for part in ["labels", "annotations"] {
                for member in entity.metadata?[part]?.mapping ?? [] { keys.insert(member.key) }
            }
        }
        guard !keys.contains(key) else { return }
        let near = Spelling.nearest(to: key, among: keys.sorted { $0.precedesByBytes($1) })
        builder.report(
            Diagnostic(
                .warning, rule: "backstage/no-tier", "no entity has the label or annotation '\(key)'; none has a tier",
                hint: near.map { "did you mean '\($0)'?" }))
    }

    // MARK: - The result

    consuming func result(filesRead: Int, diagnostics: [Diagnostic]) -> ImportResult {
        for diagnostic in diagnostics + catalog.problems.all + catalog.diagnosticsOfMissing() {
            builder.report(diagnostic)
        }
        let (catalog, withTier, withoutOwner) = (catalog, withTier, withoutOwner)
        let (cycle, found) = builder.build()
        func undeclared(_ kind: EntityKind) -> Int { cycle.entities(of: kind).count { !$0.isDeclared } }
        func declared(_ kind: EntityKind) -> Int { cycle.entities(of: kind).count(where: \.isDeclared) }
        func relations(_ kind: RelationKind) -> Int { cycle.relations.count { $0.kind == kind } }
        let bySentinel = catalog.sentinelOwners.count
        let repeatedGroups = catalog.repeatedGroups
        return ImportResult(
            cycle: cycle, diagnostics: found,
            summary: [
                .init("files", filesRead),
                .init("systems", declared(.system)),
                .init("systems without a resolvable owner", withoutOwner),
                .init("systems whose owner stands for nobody", bySentinel),
                .init("systems with a tier", withTier),
                .init("systems that no file declares", undeclared(.system)),
                .init("teams", declared(.team)),
                // Only worth a line where it is another number: a catalog's own count is of declarations.
                .init("team declarations", repeatedGroups > 0 ? declared(.team) + repeatedGroups : 0),
                .init("teams that no file declares", undeclared(.team)),
                .init("people", declared(.person)),
                .init("people that no file declares", undeclared(.person)),
                .init("memberships", relations(.memberOf)),
                .init("dependencies", relations(.dependsOn)),
                .init("declarations that repeat another", catalog.repeated),
                .init("documents of other kinds", catalog.skipped),
            ])
    }
}
