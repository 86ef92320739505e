/// One member of the operating graph: a person, team, system, policy or forum.
public struct Entity: Hashable, Sendable, Identifiable {
    /// Its identity.
    public let id: EntityID
    /// How people call it; the id's name where absent.
    public var name: String?
    /// Anything else worth keeping, by key.
    public var labels: [String: String]
    /// Where it stands in the user's original file, kept by importers.
    public var source: SourceLocation?
    /// False for what is only referred to: a dissolved team, a handle that no list of people knows.
    public var isDeclared: Bool
    /// What only its kind has.
    public var attributes: Attributes

    /// What only one kind of entity has.
    public enum Attributes: Hashable, Sendable {
        case person(Person)
        case team(Team)
        case system(System)
        case policy(Policy)
        case forum(Forum)

        /// The attributes of a kind when nothing is said.
        public init(defaultsOf kind: EntityKind) {
            switch kind {
            case .person: self = .person(Person())
            case .team: self = .team(Team())
            case .system: self = .system(System())
            case .policy: self = .policy(Policy())
            case .forum: self = .forum(Forum())
            }
        }

        /// The kind that these belong to.
        public var kind: EntityKind {
            switch self {
            case .person: .person
            case .team: .team
            case .system: .system
            case .policy: .policy
            case .forum: .forum
            }
        }
    }

    /// Makes an entity; the attributes must be those of the id's kind, and default to that kind's defaults.
    public init(
        _ id: EntityID, name: String? = nil, attributes: Attributes? = nil, labels: [String: String] = [:],
        source: SourceLocation? = nil, isDeclared: Bool = true
    ) {
        precondition(attributes.map { $0.kind == id.kind } ?? true, "the attributes of \(id) are of another kind")
        self.id = id
        self.name = name
        self.attributes = attributes ?? Attributes(defaultsOf: id.kind)
        self.labels = labels
        self.source = source
        self.isDeclared = isDeclared
    }

    /// The name if there is one, else the id's.
    public var displayName: String { name ?? id.name }

    /// The attributes of a person; nil for other kinds.
    public var person: Person? { if case .person(let it) = attributes { it } else { nil } }
    /// The attributes of a team; nil for other kinds.
    public var team: Team? { if case .team(let it) = attributes { it } else { nil } }
    /// The attributes of a system; nil for other kinds.
    public var system: System? { if case .system(let it) = attributes { it } else { nil } }
    /// The attributes of a policy; nil for other kinds.
    public var policy: Policy? { if case .policy(let it) = attributes { it } else { nil } }
    /// The attributes of a forum; nil for other kinds.
    public var forum: Forum? { if case .forum(let it) = attributes { it } else { nil } }

    /// Whether accountability may end here; only people and teams can be an authority.
    public var isAuthority: Bool {
        get {
            switch attributes {
            case .person(let person): person.isAuthority
            case .team(let team): team.isAuthority
            default: false
            }
        }
        set {
            switch attributes {
            case .person(var person):
                person.isAuthority = newValue
                attributes = .person(person)
            case .team(var team):
                team.isAuthority = newValue
                attributes = .team(team)
            default: break
            }
        }
    }
}
