import GraphCore
import OrgModel

/// The same figures for what is piloted and for what is in production, side by side.
public struct Stages: Sendable {
    /// Of the pilots.
    public let pilot: Figures
    /// Of the systems in production.
    public let production: Figures

    /// How the systems of one stage are set up. All but the first three are nil where the dimension that they hang on is
    /// not assessed, and where there is nothing to take them of.
    public struct Figures: Hashable, Sendable {
        /// How many systems.
        public let systems: Int
        /// The people in scope, added up over the systems that say; nil if none says.
        public let users: Int?
        /// The share of the systems that can be switched off or rolled back, 0…1, among those that say; nil if none says.
        public let reversible: Double?
        /// How many people can fix a system, the median. Hangs on ownership.
        public let supportersPerSystem: Double?
        /// The effective number of people who carry the load of these systems, 1 / Σp². Hangs on ownership.
        public let effectiveOwners: Double?
        /// The share of the explicit rungs of their ladders that have a target in the line of the owning team, 0…1. Hangs
        /// on escalation.
        public let escalationLocality: Double?
        /// How many teams own a system or what it transitively depends on, the median. Hangs on ownership and
        /// dependencies.
        public let teamsInClosure: Double?
        /// The share of criticality of these systems, and of what they transitively depend on, that is reviewed on
        /// production figures, in tier 1 and 2 at least monthly, 0…1. Hangs on visibility.
        public let visibilityCoverage: Double?
        /// The criticality-weighted share of the explicit ladders that are not broken, 0…1. Hangs on escalation.
        public let intact: Double?
        /// Mean hours of the week, of 168, in which an explicit rung has a human. Hangs on escalation.
        public let humanHours: Double?
    }
}

extension AnalysisContext {
    func stageFigures() -> Stages {
        let teams = assessment.knows(.ownership) && assessment.knows(.dependencies) ? teamsInClosures() : nil
        func figures(_ stage: System.Stage) -> Stages.Figures {
            let places = chains.indices.filter { ground.system(chains[$0].system).stage == stage }
            return stageFigures(
                of: places.map { chains[$0] }, teamsInClosure: teams.map { teams in places.map { teams[$0] } })
        }
        return Stages(pilot: figures(.pilot), production: figures(.production))
    }

    private func stageFigures(of chains: [ChainFacts], teamsInClosure: [Int]?) -> Stages.Figures {
        let systems = chains.map(\.system)
        let attributes = systems.map(ground.system)
        let says = attributes.compactMap(\.isReversible)
        let knowsOwnership = assessment.knows(.ownership)
        let explicit = assessment.knows(.escalation) ? chains.filter(\.isExplicit) : []
        let hours = explicit.compactMap { $0.ladder?.humanHours }
        return Stages.Figures(
            systems: systems.count, users: Self.sum(attributes.compactMap(\.users)),
            reversible: says.isEmpty ? nil : Double(says.count { $0 }) / Double(says.count),
            supportersPerSystem: knowsOwnership ? Self.median(systems.map { support.supporters[$0].count }) : nil,
            effectiveOwners: knowsOwnership ? effectiveOwners(of: systems) : nil,
            escalationLocality: locality(of: explicit), teamsInClosure: teamsInClosure.flatMap(Self.median),
            visibilityCoverage: assessment.knows(.visibility) ? reviews.scope(of: systems).coverage : nil,
            intact: intactShare(of: explicit),
            humanHours: hours.isEmpty ? nil : hours.reduce(0, +) / Double(hours.count))
    }

    private func effectiveOwners(of systems: [Int]) -> Double? {
        let load = LoadShares(ground, humans, support, of: systems)
        return Concentration.Spread(ground.people.map { load.person[$0] })?.effective
    }

    /// A system without an owning team has no rung in its line.
    private func locality(of explicit: [ChainFacts]) -> Double? {
        var (rungs, local) = (0, 0)
        for chain in explicit {
            let line = chain.owningTeam.flatMap { lines[$0]?.entities } ?? []
            for rung in chain.ladder?.ladder.rungs ?? [] where rung.isExplicit {
                rungs += 1
                if rung.targets.contains(where: line.contains) { local += 1 }
            }
        }
        return rungs > 0 ? Double(local) / Double(rungs) : nil
    }

    private func intactShare(of explicit: [ChainFacts]) -> Double? {
        let all = explicit.reduce(0) { $0 + ground.criticality($1.system) }
        let intact = explicit.reduce(0) { $0 + ($1.breaks == 0 ? ground.criticality($1.system) : 0) }
        return all > 0 ? intact / all : nil
    }

    /// For each chain how many teams own its system or what that transitively depends on.
    private func teamsInClosures() -> [Int] {
        let first = ground.systems.lowerBound
        var nodes = [Int](repeating: -1, count: ground.systems.count)
        for (node, chain) in chains.enumerated() { nodes[chain.system - first] = node }
        var edges: [Edge] = []
        for (node, chain) in chains.enumerated() {
            for dependency in ground.dependencies[chain.system] {
                edges.append(Edge(node, nodes[dependency.position - first]))
            }
        }
        return CompressedGraph(nodeCount: chains.count, edges: edges, directed: true)
            .reachableLabelCounts(chains.map(\.owningTeam))
    }

    /// Nil of nothing.
    private static func median(_ values: [Int]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2)
            ? Double(sorted[middle - 1] + sorted[middle]) / 2 : Double(sorted[middle])
    }

    /// Nil of nothing; what would be too large for a whole number stays the largest one.
    private static func sum(_ values: [Int]) -> Int? {
        guard !values.isEmpty else { return nil }
        return values.reduce(0) { sum, value in
            let (result, overflows) = sum.addingReportingOverflow(value)
            return overflows ? .max : result
        }
    }
}
