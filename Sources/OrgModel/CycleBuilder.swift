/// Collects what readers and importers find, and makes a checked ``Cycle`` of it.
///
/// Everything that is wrong is collected and reported together, each with the place it was read from; see
/// ``build()``. Parallel relations are merged by the rules of each kind, leads and lone on-call people become members.
public struct CycleBuilder {
    /// What to make of a reference to an entity that nobody declared.
    public enum DanglingReferences: Sendable {
        /// The file is a whole, as the native format is: an error with the nearest right spelling.
        case areErrors
        /// The source knows only a part, as importers do: a warning, and the entity is created undeclared. What can't
        /// stand at all (a loop, a relation to itself) is left out with a warning too, so that the run goes on.
        case areDeclared
    }

    /// The organisation's name.
    public var organization: String
    /// The cycle's label.
    public var label: String
    /// The dimensions that the source claims to list in full.
    public var complete: Set<Dimension> = []
    /// Which of its sources are lists with a file for each entry.
    public var collections: Set<FileCollection> = []

    let dangling: DanglingReferences
    var entities: [(entity: Entity, location: SourceLocation?)] = []
    var positions: [EntityID: Int] = [:]
    var relations: [(relation: Relation, location: SourceLocation?)] = []
    var events: [(event: Event, location: SourceLocation?)] = []
    var renamings: [(renaming: Renaming, location: SourceLocation?)] = []
    var authorities: [(id: EntityID, location: SourceLocation?)] = []
    var diagnostics: [Diagnostic] = []
    /// How many more names may be compared in search of right spellings, so that a file of nothing but wrong
    /// references ends in time.
    var spellingsLeft = 500_000

    /// Starts an empty cycle.
    public init(organization: String, label: String, danglingReferences: DanglingReferences) {
        self.organization = organization
        self.label = label
        self.dangling = danglingReferences
    }

    /// Makes room for so many more entities and relations, where a reader knows how many come.
    public mutating func reserve(entities: Int = 0, relations: Int = 0) {
        self.entities.reserveCapacity(self.entities.count + entities)
        positions.reserveCapacity(positions.count + entities)
        self.relations.reserveCapacity(self.relations.count + relations)
    }

    /// Whether an entity has been added.
    public func contains(_ id: EntityID) -> Bool { positions[id] != nil }

    /// Declares an entity; a second declaration of one id is an error (`model/duplicate-id`), and so is a name that is
    /// empty or has control characters (`model/invalid-id`).
    public mutating func add(_ entity: Entity, at location: SourceLocation? = nil) {
        guard EntityID.isValid(name: entity.id.name) else {
            reportInvalidName(of: entity.id, at: location)
            return
        }
        if let position = positions[entity.id] {
            let first = entities[position].location.map { "; it is declared first at \($0)" } ?? ""
            report(
                .error, "model/duplicate-id", "\(entity.id) is declared twice\(first)", at: location, naming: entity.id)
            return
        }
        positions[entity.id] = entities.count
        entities.append((entity, location))
    }

    /// Changes an entity that has been added; does nothing when there is none.
    public mutating func update(_ id: EntityID, _ change: (inout Entity) -> Void) {
        guard let position = positions[id] else { return }
        change(&entities[position].entity)
    }

    /// States a relation; it is checked and merged by ``build()``.
    public mutating func add(_ relation: Relation, at location: SourceLocation? = nil) {
        relations.append((relation, location))
    }

    /// Records an event.
    public mutating func add(_ event: Event, at location: SourceLocation? = nil) {
        events.append((event, location))
    }

    /// Marks an entity as one where accountability may end.
    public mutating func addAuthority(_ id: EntityID, at location: SourceLocation? = nil) {
        authorities.append((id, location))
    }

    /// Adds a problem that a reader found.
    public mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    mutating func reportInvalidName(of id: EntityID, at location: SourceLocation?) {
        let problem = id.name.isEmpty ? "has an empty name" : "is named with control characters"
        report(.error, "model/invalid-id", "a \(id.kind.rawValue) \(problem)", at: location)
    }

    mutating func report(
        _ severity: Diagnostic.Severity, _ rule: String, _ message: String, at location: SourceLocation?,
        naming id: EntityID? = nil, hint: String? = nil
    ) {
        // An importer cannot ask its users to mend another system's data: what can't stand is left out, and said.
        let severity = dangling == .areDeclared && severity == .error ? .warning : severity
        diagnostics.append(
            Diagnostic(severity, rule: rule, message, at: location, length: id?.name.count ?? 1, hint: hint))
    }
}
