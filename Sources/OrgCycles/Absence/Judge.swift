import OrgAnalysis
import OrgModel

/// Decides which figures of two cycles can be compared.
struct Judge: Sendable {
    /// The largest share that may be recorded in one cycle only, so that figures can still be compared: of a catalog with a
    /// file for each of hundreds of systems, one that is gone must not silence everything.
    static let toleratedShare = 0.1

    let assessments: (before: Assessments, after: Assessments)
    /// What is not recorded in the other cycle, of the earlier one and of the later one.
    let entities: (before: Tally<EntityKind>, after: Tally<EntityKind>)
    let relations: (before: Tally<RelationKind>, after: Tally<RelationKind>)

    /// How many of a kind are in one cycle only for want of a record, and how many that cycle has.
    struct Tally<Kind: Hashable & Sendable>: Sendable {
        let missing: [Kind: Int]
        let all: [Kind: Int]

        init(_ missing: [Kind], of all: [Kind: Int]) {
            self.missing = missing.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            self.all = all
        }

        /// How many of some kinds are missing; nil while these are few.
        func gap(in kinds: [Kind]) -> (missing: Int, of: Int)? {
            let lost = kinds.reduce(0) { $0 + missing[$1, default: 0] }
            let total = kinds.reduce(0) { $0 + all[$1, default: 0] }
            return lost > 0 && Double(lost) > Judge.toleratedShare * Double(total) ? (lost, total) : nil
        }
    }

    /// Which cycle alone knows a dimension; nil where both do or neither does.
    func gap(_ dimension: Dimension) -> Recording.Side? {
        let (before, after) = (assessments.before.knows(dimension), assessments.after.knows(dimension))
        return before == after ? nil : before ? .before : .after
    }

    func obstacle(to figure: Figure) -> String? {
        for dimension in dimensions(of: figure) {
            if let obstacle = obstacle(dimension) { return obstacle }
        }
        return counted(by: figure)
    }

    private func obstacle(_ dimension: Dimension) -> String? {
        if let side = gap(dimension) {
            return side == .before
                ? "\(dimension.rawValue) is not assessed any more" : "\(dimension.rawValue) was not assessed before"
        }
        guard assessments.before.knows(dimension) else { return nil }
        return obstacle(about: Self.subjects(of: dimension)) ?? obstacle(carriedBy: Self.carriers(of: dimension))
    }

    private func obstacle(about kinds: [EntityKind]) -> String? {
        for kind in kinds {
            if let text = Self.phrase(entities.before.gap(in: [kind]), Self.plural(kind), .before) { return text }
            if let text = Self.phrase(entities.after.gap(in: [kind]), Self.plural(kind), .after) { return text }
        }
        return nil
    }

    private func obstacle(carriedBy kinds: [RelationKind]) -> String? {
        let names = "relations `" + kinds.map(\.rawValue).joined(separator: "`, `") + "`"
        return Self.phrase(relations.before.gap(in: kinds), names, .before)
            ?? Self.phrase(relations.after.gap(in: kinds), names, .after)
    }

    private static func phrase(_ gap: (missing: Int, of: Int)?, _ noun: String, _ side: Recording.Side) -> String? {
        gap.map { missing, of in
            let when = side == .before ? "of before are no longer recorded" : "are recorded for the first time"
            return "\(missing) of \(of) \(noun) \(when)"
        }
    }

    /// A count rests on what is counted.
    private func counted(by figure: Figure) -> String? {
        switch figure.name {
        case "counts.people": return obstacle(about: [.person])
        case "counts.teams": return obstacle(about: [.team])
        case "counts.systems", "stages.pilot.systems", "stages.production.systems", "stages.pilot.users",
            "stages.production.users", "stages.pilot.reversible", "stages.production.reversible":
            return obstacle(about: [.system])
        case "counts.policies": return obstacle(about: [.policy])
        case "counts.forums": return obstacle(about: [.forum])
        default:
            let prefix = "counts.relations."
            guard figure.name.hasPrefix(prefix),
                let kind = RelationKind(rawValue: String(figure.name.dropFirst(prefix.count)))
            else { return nil }
            return obstacle(carriedBy: [kind])
        }
    }

    /// What a figure rests on: more than the catalogue says, since two cycles have to know it alike.
    private func dimensions(of figure: Figure) -> [Dimension] {
        if figure.name.hasPrefix("findings") { return Dimension.allCases }
        let assessment = "assessment."
        if figure.name.hasPrefix(assessment),
            let dimension = Dimension(rawValue: String(figure.name.dropFirst(assessment.count)))
        {
            return [dimension]
        }
        if figure.name.hasPrefix("centrality") {
            return [.ownership, .membership, .escalation, .dependencies, .coordination, .visibility, .reporting]
        }
        // Who can fix something, and who answers, is found through teams.
        let isAboutPeople = !figure.dimensions.filter { $0 == .ownership || $0 == .escalation }.isEmpty
        let isTransitive = ["exposure", "dependents", "visibility"].contains { figure.name.contains($0) }
        return figure.dimensions + (isAboutPeople && !Self.withoutPeople.contains(figure.name) ? [.membership] : [])
            + (isTransitive && figure.name != "visibility.unreviewed" ? [.dependencies] : [])
            // What nobody can fix is a share of all systems.
            + (figure.dimensions == [.membership] ? [.ownership] : [])
    }

    private static let withoutPeople: Set<String> = ["unowned", "owners"]

    /// What a dimension is about.
    private static func subjects(of dimension: Dimension) -> [EntityKind] {
        switch dimension {
        case .ownership, .escalation, .dependencies, .visibility: [.system]
        case .membership, .coordination: [.team, .person]
        case .capacity, .reporting: [.person]
        case .authority: []
        }
    }

    /// The relations that carry a dimension.
    private static func carriers(of dimension: Dimension) -> [RelationKind] {
        switch dimension {
        case .ownership: [.owns, .supports]
        case .membership: [.memberOf]
        case .escalation: [.follows, .escalatesTo]
        case .dependencies: [.dependsOn]
        case .coordination: [.coordinatesWith, .attends]
        case .visibility: [.reviews]
        case .reporting: [.reportsTo]
        case .authority, .capacity: []
        }
    }

    private static func plural(_ kind: EntityKind) -> String {
        switch kind {
        case .person: "people"
        case .team: "teams"
        case .system: "systems"
        case .policy: "policies"
        case .forum: "forums"
        }
    }
}
