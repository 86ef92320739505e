public import OrgAnalysis
public import OrgModel

/// The question that a diagram answers.
public enum DiagramView: Hashable, Sendable {
    /// Where would this organisation break first? One box a cause, not a box a service.
    case risk
    /// Who supports what, and who alone?
    case ownership
    /// What happens, rung by rung and minute by minute, when one system breaks?
    case escalation(focus: EntityID)
    /// What pulls down what?
    case dependency
    /// Which teams must talk, and which don't?
    case coordination
    /// What hangs on a person, on two people together, or on a team? On the worst of the analysis when nobody is named.
    case chokepoint(of: [EntityID])

    /// The name that `--view` takes.
    public var name: String {
        switch self {
        case .risk: "risk"
        case .ownership: "ownership"
        case .escalation: "escalation"
        case .dependency: "dependency"
        case .coordination: "coordination"
        case .chokepoint: "chokepoint"
        }
    }

    /// The question in words.
    public var question: String {
        switch self {
        case .risk: "Where would it break first?"
        case .ownership: "Who supports what, and who alone?"
        case .escalation: "What happens when it breaks?"
        case .dependency: "What pulls down what?"
        case .coordination: "Which teams must talk, and which don’t?"
        case .chokepoint: "What hangs on whom?"
        }
    }
}

/// What to draw, and how it looks.
public struct DiagramRequest: Hashable, Sendable {
    /// The question that the diagram answers.
    public var view: DiagramView
    /// The most boxes that are drawn, the rest being collapsed with their counts; 0 draws all. The least budget is
    /// ``smallestBudget``.
    public var maxNodes: Int
    /// The sentence above the picture; nil says the worst finding in numbers.
    public var title: String?
    /// The entities whose neighbourhood is drawn; empty draws all. A view of one subject has that in ``view``.
    public var focus: [EntityID]
    /// How many relations from the focus the picture reaches, at least 0; of a chokepoint, how many dependencies from what
    /// hangs on it directly. Nil is the view's own reach.
    public var hops: Int?
    /// The colours; nil is light, and dark in an SVG whose reader prefers dark pages.
    public var theme: Theme?
    /// Where the boxes of entities lead; nil leads nowhere.
    public var link: LinkTemplate?
    /// Whether things stand in the boxes of their teams; only the views of dependencies and of coordination ask.
    public var collapse = Collapse.asNeeded
    /// The relations that the view of dependencies draws; nil for dependencies.
    public var layer: NetworkLayer?

    /// The fewest boxes that a picture can do with: one of each kind.
    public static let smallestBudget = 8

    /// Asks for a view with a budget of 80 boxes and the finding as its title.
    public init(
        view: DiagramView = .risk, maxNodes: Int = 80, title: String? = nil, focus: [EntityID] = [], hops: Int? = nil,
        theme: Theme? = nil, link: LinkTemplate? = nil
    ) {
        self.view = view
        self.maxNodes = maxNodes
        self.title = title
        self.focus = focus
        self.hops = hops
        self.theme = theme
        self.link = link
    }

    /// The system that a user names on the command line, as `system:pricing` or `pricing`.
    ///
    /// - Throws: ``DiagramError`` with ``DiagramError/Code/unknownFocus`` and the nearest right spelling, or
    ///   ``DiagramError/Code/wrongFocus`` for an entity of another kind.
    public static func system(named text: String, in cycle: Cycle) throws(DiagramError) -> EntityID {
        if let id = EntityID(parsing: text), id.kind != .system, cycle[id] != nil { throw .notASystem(id) }
        let name = text.hasPrefix("system:") ? String(text.dropFirst("system:".count)) : text
        let id = EntityID(.system, name)
        guard cycle[id] == nil else { return id }
        if let other = EntityKind.allCases.map({ EntityID($0, name) }).first(where: { cycle[$0] != nil }) {
            throw .notASystem(other)
        }
        throw .unknownSystem(name, in: cycle)
    }
}
