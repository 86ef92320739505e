import OrgModel

/// A measure of networks, as the catalogue lists it.
public struct Measure: Sendable {
    /// Its name, in small letters with hyphens.
    public let name: String
    /// Other names it is found under, as they are spelled elsewhere: NetworkX's function first.
    public let aliases: [String]
    /// What it tells, in one line.
    public let summary: String
    /// What it says something about.
    public let subject: Subject
    /// What it needs and what it knows.
    public let traits: Set<Trait>

    let evaluate: @Sendable (MeasureWork) throws(MeasureFailure) -> MeasureOutput

    init(
        _ name: String, aliases: [String] = [], _ summary: String, of subject: Subject = .node,
        _ traits: Set<Trait> = [],
        evaluate: @escaping @Sendable (MeasureWork) throws(MeasureFailure) -> MeasureOutput
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.subject = subject
        self.traits = traits
        self.evaluate = evaluate
    }

    /// What a measure says something about: measures of one subject can stand in one table.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// Each node.
        case node
        /// Each edge.
        case edge
        /// The network as a whole: single figures.
        case network
        /// Each group of nodes that all depend on one another.
        case cycle
    }

    /// What a measure needs, or can be asked for.
    public enum Trait: Hashable, Sendable {
        /// Has no meaning without directions.
        case needsDirections
        /// Takes a node to start from.
        case needsRoot
        /// Counts all shortest paths, from every node.
        case countsPaths
        /// Can be estimated from a sample of them, in hops.
        case canBeSampled
        /// Can be estimated by length as well.
        case canBeSampledByLength
        /// Counts them in hops or by length.
        case usesLengths
        /// Has a raw form beside the normalised one.
        case hasRawForm
        /// Ranks nodes, the larger the more central: its stability can be measured.
        case ranks
        /// Draws random numbers from a seed.
        case usesSeed
    }
}

extension Measure {
    /// The measures that a name stands for: one, or several for the name of a group. Case, and whether `-` or `_` stands
    /// between words, make no difference. Empty when there is none.
    public static func named(_ name: String) -> [Measure] {
        let wanted = folded(name)
        if let group = groups.first(where: { $0.name == wanted }) {
            return group.members.flatMap { member in all.filter { $0.name == member } }
        }
        return all.filter { $0.name == wanted || $0.aliases.contains { folded($0) == wanted } }
    }

    /// The nearest right spelling of a name that stands for no measure, with hyphens or underscores as the user has it.
    public static func nearest(to name: String) -> String? {
        let usesUnderscores = name.contains("_")
        let words = all.flatMap { [$0.name] + $0.aliases.map(folded) } + groups.map(\.name)
        let near = Spelling.nearest(to: folded(name), among: words)
        return usesUnderscores ? near.map { String($0.map { $0 == "-" ? "_" : $0 }) } : near
    }

    /// Names that stand for several measures.
    public static let groups: [(name: String, members: [String])] = [
        ("centralization", ["degree-centralization", "closeness-centralization", "betweenness-centralization"])
    ]

    /// What is measured when nobody says what.
    public static func usual(isDirected: Bool) -> [Measure] {
        ((isDirected ? ["in-degree", "out-degree"] : ["degree"])
            + ["betweenness", "harmonic", "pagerank", "core-number", "constraint"])
            .flatMap { named($0) }
    }

    /// The catalogue, in the order of its listing.
    public static let all: [Measure] = nodeMeasures + partMeasures + reachMeasures + edgeMeasures + networkMeasures

    private static func folded(_ name: String) -> String {
        String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    }
}
