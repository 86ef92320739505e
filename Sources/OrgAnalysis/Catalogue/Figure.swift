public import OrgModel

/// A figure that can be asked for by name: in a gate's policy, before and after a change, and across cycles.
///
/// Its value is ``Analysis/value(of:for:)``. ``FigureCatalogue/all`` has all, and `docs/figures.md` lists them.
public struct Figure: Sendable, Identifiable {
    /// Its name: small letters, hyphens between words, dots between parts, as `exposure.people.max`.
    public let name: String
    /// What it says something about. One name may be a figure of several subjects: continuity of the organisation, and
    /// of a system.
    public let subject: Subject
    /// What it tells, in one sentence.
    public let meaning: String
    /// What it counts.
    public let unit: Unit
    /// Which way is better; nil where neither is.
    public let better: Direction?
    /// What it rests on: where one of these is not assessed, there is no value.
    public let dimensions: [Dimension]
    /// Whether it is known only where ``AnalysisOptions/measuresCentrality`` is set, which takes its time.
    public let needsCentrality: Bool

    /// The value at the position of an entity in the cycle, which figures of the organisation pass over; the dimensions
    /// are known to be assessed.
    let evaluate: @Sendable (FigureValues, _ position: Int) -> FigureValue

    init(
        _ name: String, of subject: Subject, _ unit: Unit, _ better: Direction?, on dimensions: [Dimension] = [],
        needsCentrality: Bool = false, _ meaning: String,
        evaluate: @escaping @Sendable (FigureValues, _ position: Int) -> FigureValue
    ) {
        self.name = name
        self.subject = subject
        self.meaning = meaning
        self.unit = unit
        self.better = better
        self.dimensions = dimensions
        self.needsCentrality = needsCentrality
        self.evaluate = evaluate
    }

    /// The same figure, not known where it is on record who owns, and of nobody whether they could fix anything.
    ///
    /// Ownership may be known down to teams of whom no member is. Then nobody is alone on anything and everything is
    /// without a supporter, and neither says anything about the organisation.
    var restingOnSupporters: Figure {
        Figure(name, of: subject, unit, better, on: dimensions, needsCentrality: needsCentrality, meaning) {
            [evaluate] values, position in
            values.nobodyOnRecord.map(FigureValue.unknown) ?? evaluate(values, position)
        }
    }

    /// Subject and name, which no other figure has: `system/continuity`.
    public var id: String { "\(subject.rawValue)/\(name)" }

    /// What a figure says something about.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// The organisation as a whole.
        case organization
        /// Each system that is not retired.
        case system
        /// Each person.
        case person
        /// Each team.
        case team

        /// The kind of entity; nil for the organisation.
        public var kind: EntityKind? {
            switch self {
            case .organization: nil
            case .system: .system
            case .person: .person
            case .team: .team
            }
        }
    }

    /// What a figure counts.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// A part of a whole, 0…1.
        case share
        /// Hours: of a week for cover, of a cycle for load and capacity.
        case hours
        /// Minutes.
        case minutes
        /// Things, or the place of one in a list.
        case count
        /// A number without a unit, such as a ratio.
        case number
    }

    /// Which way is better.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case higher, lower
    }
}

extension Figure: Hashable {
    /// Whether two are the same figure of the catalogue.
    public static func == (a: Figure, b: Figure) -> Bool { a.subject == b.subject && a.name == b.name }

    /// Hashes what makes it this figure.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(subject)
        hasher.combine(name)
    }
}
