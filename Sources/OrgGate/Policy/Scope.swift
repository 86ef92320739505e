public import OrgAnalysis
public import OrgModel

/// Of what or whom something is required: what fits all that is said here.
public struct Scope: Hashable, Sendable {
    /// Of which kind; nil where the figure decides, or the entities that are named.
    public var subject: Figure.Subject?
    /// Tiers of systems, nil standing for untiered; empty for all.
    public var tiers: [Int?]
    /// Stages of systems; empty for all.
    public var stages: [System.Stage]
    /// Labels, each with the values that fit; empty for all.
    public var labels: [LabelChoice]
    /// Entities by name or id; empty for all.
    public var entities: [Name]

    /// Describes a scope; without anything it is the organisation, or whatever the figure is about.
    public init(
        subject: Figure.Subject? = nil, tiers: [Int?] = [], stages: [System.Stage] = [], labels: [LabelChoice] = [],
        entities: [Name] = []
    ) {
        self.subject = subject
        self.tiers = tiers
        self.stages = stages
        self.labels = labels
        self.entities = entities
    }

    /// A label and what it may say.
    public struct LabelChoice: Hashable, Sendable {
        /// The label's key.
        public var key: String
        /// The values that fit.
        public var values: [String]

        /// Chooses by a label.
        public init(_ key: String, _ values: [String]) {
            self.key = key
            self.values = values
        }
    }

    /// An entity as the policy names it.
    public struct Name: Hashable, Sendable {
        /// `kind:name`, or the bare name.
        public var text: String
        /// Where it stands in the policy.
        public var location: SourceLocation?

        /// Names an entity.
        public init(_ text: String, at location: SourceLocation? = nil) {
            self.text = text
            self.location = location
        }
    }

    /// Whether only some of a kind are meant, so that it cannot be the organisation.
    public var isSelective: Bool { !(tiers.isEmpty && stages.isEmpty && labels.isEmpty && entities.isEmpty) }

    /// Whether an entity fits everything but the names.
    func admits(_ entity: Entity) -> Bool {
        if let system = entity.system {
            guard system.stage != .retired, tiers.isEmpty || tiers.contains(system.tier),
                stages.isEmpty || stages.contains(system.stage)
            else { return false }
        } else if !(tiers.isEmpty && stages.isEmpty) {
            return false
        }
        if let person = entity.person, person.nature != .human || person.status == .departed { return false }
        return labels.allSatisfy { choice in entity.labels[choice.key].map(choice.values.contains) ?? false }
    }
}
