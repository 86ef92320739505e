public import OrgModel

/// What each part of an organisation brings to a figure of the whole that is a sum, or a ratio of two sums.
///
/// Such a figure is *additive*: what it changes by from one cycle to another can be split over the parts that changed, and
/// nothing is left over.
public struct FigureTerms: Sendable {
    /// The parts that bring anything, by their ids.
    public let terms: [Term]
    /// Whether the figure is the sum of ``Term/part`` over the sum of ``Term/whole``; else it is the first sum alone.
    public let isRatio: Bool

    /// What one part brings.
    public struct Term: Hashable, Sendable {
        /// An entity, or two between which there is something; empty for the organisation as a whole.
        public let subject: [EntityID]
        /// What it adds to what is counted.
        public let part: Double
        /// What it adds to what that is taken over; 0 for a plain sum.
        public let whole: Double
    }

    /// Adds up what is brought by one subject several times, and sorts.
    init(isRatio: Bool, _ brought: [Term]) {
        var sums: [[EntityID]: (part: Double, whole: Double)] = [:]
        for term in brought where term.part != 0 || term.whole != 0 {
            let sum = sums[term.subject] ?? (0, 0)
            sums[term.subject] = (sum.part + term.part, sum.whole + term.whole)
        }
        self.isRatio = isRatio
        terms = sums.map { Term(subject: $0.key, part: $0.value.part, whole: $0.value.whole) }
            .sorted { $0.subject.lexicographicallyPrecedes($1.subject) }
    }

    /// The sum of ``Term/part`` over all terms.
    public var part: Double { terms.reduce(0) { $0 + $1.part } }
    /// The sum of ``Term/whole`` over all terms.
    public var whole: Double { terms.reduce(0) { $0 + $1.whole } }
    /// The figure, but for rounding; nil where there is nothing to take it over.
    public var value: Double? {
        guard isRatio else { return part }
        let whole = whole
        return whole > 0 ? part / whole : nil
    }
}

extension FigureValues {
    /// What the parts of the organisation bring to a figure of the whole; nil where the figure is not additive, or has no
    /// number here.
    ///
    /// - Complexity: O(n log n) in the entities and relations.
    public func terms(of figure: Figure) -> FigureTerms? {
        guard figure.subject == .organization, value(of: figure).number != nil else { return nil }
        return sharesOfSystems(figure.name) ?? sharesOfChains(figure.name) ?? surroundings(figure.name)
            ?? loads(figure.name) ?? counts(figure.name) ?? losses(figure.name) ?? joinedPairs(figure.name)
            ?? findings(figure.name)
    }

    private typealias Term = FigureTerms.Term

    private func ratio(over systems: [Int], _ share: (Int) -> Double, of whole: (Int) -> Double) -> FigureTerms {
        FigureTerms(
            isRatio: true,
            systems.map { Term(subject: [ground.id($0)], part: share($0) * whole($0), whole: whole($0)) })
    }

    private func sharesOfSystems(_ name: String) -> FigureTerms? {
        switch name {
        case "unowned":
            ratio(over: support.systems, { support.owners[$0].isEmpty ? 1 : 0 }, of: ground.criticality)
        case "unsupported":
            ratio(over: support.systems, { support.supporters[$0].isEmpty ? 1 : 0 }, of: ground.criticality)
        case "visibility.coverage": covered(ofStage: .production)
        case "stages.pilot.visibility-coverage": covered(ofStage: .pilot)
        case "stages.production.visibility-coverage": covered(ofStage: .production)
        case "stages.pilot.reversible": reversible(.pilot)
        case "stages.production.reversible": reversible(.production)
        default: nil
        }
    }

    private func systems(in stage: System.Stage) -> [Int] {
        support.systems.filter { ground.system($0).stage == stage }
    }

    private func covered(ofStage stage: System.Stage) -> FigureTerms {
        let reviews = Reviews(ground: ground)
        return ratio(
            over: reviews.scope(of: systems(in: stage)).systems,
            { reviews.isOnProduction($0) && !reviews.isTooSeldom($0) ? 1 : 0 }, of: ground.criticality)
    }

    private func reversible(_ stage: System.Stage) -> FigureTerms {
        let saying = systems(in: stage).filter { ground.system($0).isReversible != nil }
        return ratio(over: saying, { ground.system($0).isReversible ?? false ? 1 : 0 }, of: { _ in 1 })
    }

    // MARK: - Ladders

    private func sharesOfChains(_ name: String) -> FigureTerms? {
        switch name {
        case "intact": intact(nil)
        case "stages.pilot.intact": intact(.pilot)
        case "stages.production.intact": intact(.production)
        case "human-hours": humanHours(nil)
        case "stages.pilot.human-hours": humanHours(.pilot)
        case "stages.production.human-hours": humanHours(.production)
        case "continuity": chains(nil, { $0.figures?.continuity ?? 0 }, isWeighed: true)
        default: nil
        }
    }

    private func intact(_ stage: System.Stage?) -> FigureTerms {
        chains(stage, { $0.broken.isEmpty ? 1 : 0 }, isWeighed: true)
    }

    private func humanHours(_ stage: System.Stage?) -> FigureTerms {
        chains(stage, { $0.figures?.humanHours ?? 0 }, isWeighed: false)
    }

    private func chains(_ stage: System.Stage?, _ share: (Chain) -> Double, isWeighed: Bool) -> FigureTerms {
        let terms = analysis.escalation.chains.compactMap { chain -> Term? in
            guard chain.isExplicit, let system = ground.cycle[chain.system]?.system,
                stage.map({ $0 == system.stage }) ?? true
            else { return nil }
            let whole = isWeighed ? system.criticality : 1
            return Term(subject: [chain.system], part: share(chain) * whole, whole: whole)
        }
        return FigureTerms(isRatio: true, terms)
    }

    // MARK: - Coordination, reviews

    private func surroundings(_ name: String) -> FigureTerms? {
        switch name {
        case "coordination.congruence": pairs { _ in 1 }
        case "coordination.weighted": pairs(\.weight)
        case "visibility.unreviewed":
            FigureTerms(
                isRatio: false, analysis.visibility.unreviewed.map { Term(subject: [$0], part: 1, whole: 0) })
        default: nil
        }
    }

    private func pairs(_ weight: (RequiredCoordination.Pair) -> Double) -> FigureTerms {
        let required = RequiredCoordination(ground, support).pairs
        return FigureTerms(
            isRatio: true,
            required.map { pair in
                Term(
                    subject: ground.ids([pair.first, pair.second]), part: pair.isCovered ? weight(pair) : 0,
                    whole: weight(pair))
            })
    }

    // MARK: - Load

    private func loads(_ name: String) -> FigureTerms? {
        switch name {
        case "unassigned-load":
            FigureTerms(
                isRatio: false,
                support.systems.map { Term(subject: [ground.id($0)], part: unassignedLoad(of: $0), whole: 0) })
        case "concentration.people.hhi": squares(of: load.person)
        case "concentration.teams.hhi": squares(of: load.team)
        case "utilisation.overloaded":
            FigureTerms(
                isRatio: false,
                analysis.concentration.utilisation.filter { $0.load > $0.capacity }.map {
                    Term(subject: [$0.id], part: 1, whole: 0)
                })
        default: nil
        }
    }

    private func unassignedLoad(of system: Int) -> Double {
        let load = ground.system(system).effectiveLoad
        let owners = support.accountable(for: system)
        guard !owners.isEmpty else { return load }
        let shares = owners.reduce(0) { $0 + $1.share }
        return owners.reduce(0) { $0 + (humans.of($1.position).isEmpty ? load * ($1.share / shares) : 0) }
    }

    private func squares(of loads: [Double]) -> FigureTerms {
        let total = loads.reduce(0, +)
        return FigureTerms(
            isRatio: false,
            loads.enumerated().filter { $0.element > 0 }.map { position, load in
                Term(subject: [ground.id(position)], part: (load / total) * (load / total), whole: 0)
            })
    }

    // MARK: - Counts

    private func counts(_ name: String) -> FigureTerms? {
        let kinds: [String: EntityKind] = [
            "counts.people": .person, "counts.teams": .team, "counts.systems": .system, "counts.policies": .policy,
            "counts.forums": .forum,
        ]
        func one(_ subject: [EntityID]) -> Term { Term(subject: subject, part: 1, whole: 0) }
        if let kind = kinds[name] {
            return FigureTerms(isRatio: false, ground.cycle.entities(of: kind).map { one([$0.id]) })
        }
        let relation = "counts.relations."
        if name.hasPrefix(relation), let kind = RelationKind(rawValue: String(name.dropFirst(relation.count))) {
            return FigureTerms(
                isRatio: false,
                ground.cycle.relations.lazy.filter { $0.kind == kind }.map { one([$0.from, $0.to]) })
        }
        switch name {
        case "stages.pilot.systems":
            return FigureTerms(isRatio: false, systems(in: .pilot).map { one([ground.id($0)]) })
        case "stages.production.systems":
            return FigureTerms(isRatio: false, systems(in: .production).map { one([ground.id($0)]) })
        case "stages.pilot.users": return users(in: .pilot)
        case "stages.production.users": return users(in: .production)
        default: return nil
        }
    }

    private func users(in stage: System.Stage) -> FigureTerms {
        FigureTerms(
            isRatio: false,
            systems(in: stage).map {
                Term(subject: [ground.id($0)], part: Double(ground.system($0).users ?? 0), whole: 0)
            })
    }
}
