import Findings
public import OrgModel

/// How much of production is looked at, on production figures and often enough.
public struct Visibility: Sendable {
    /// The share of criticality, over production systems and all they transitively depend on, that a forum reviews on
    /// production figures, in tier 1 and 2 at least monthly, 0…1; nil where visibility is not assessed.
    public let coverage: Double?
    /// Production systems that no forum reviews, by id; empty where visibility is not assessed.
    public let unreviewed: [EntityID]
}

/// How each system is reviewed.
struct Reviews: Sendable {
    /// What "at least monthly" means, in days.
    static let longestInterval = Cadence.monthly.longestInterval

    let ground: Ground

    /// Whether some forum reviews a system on production figures.
    func isOnProduction(_ system: Int) -> Bool { ground.reviews[system].contains { $0.metrics == .production } }

    /// Whether a system's tier asks for a review every month, it is reviewed on production figures, and none of the forums
    /// that look at them is known to meet so often.
    func isTooSeldom(_ system: Int) -> Bool {
        guard let tier = ground.system(system).tier, tier <= 2, isOnProduction(system) else { return false }
        return !ground.reviews[system].contains { review in
            review.metrics == .production && interval(of: review.forum).map { $0 <= Self.longestInterval } ?? false
        }
    }

    /// The longest time between two meetings of a forum, in days; nil when its cadence is not known.
    func interval(of forum: Int) -> Double? { ground.cycle.entities[forum].forum?.cadence?.longestInterval }

    /// The forums that review a system on some figures, the most frequent first, ties by id.
    func forums(of system: Int, on metrics: ReviewMetrics) -> [Int] {
        ground.reviews[system].filter { $0.metrics == metrics }.map(\.forum).sorted {
            (interval(of: $0) ?? .infinity, $0) < (interval(of: $1) ?? .infinity, $1)
        }
    }

    /// Some systems and all they transitively depend on.
    struct Scope: Sendable {
        /// By id.
        let systems: [Int]
        let criticality: Double
        /// The criticality of what is reviewed on production figures, and often enough.
        let covered: Double

        /// The share that is covered; nil of no systems.
        var coverage: Double? { criticality > 0 ? covered / criticality : nil }
    }

    /// - Complexity: O(systems in all, dependencies reached).
    func scope(of systems: [Int]) -> Scope {
        let first = ground.systems.lowerBound
        var isReached = [Bool](repeating: false, count: ground.systems.count)
        for system in systems { isReached[system - first] = true }
        var waiting = systems
        while let system = waiting.popLast() {
            for dependency in ground.dependencies[system] where !isReached[dependency.position - first] {
                isReached[dependency.position - first] = true
                waiting.append(dependency.position)
            }
        }
        let reached = ground.systems.filter { isReached[$0 - first] }
        let covered = reached.filter { isOnProduction($0) && !isTooSeldom($0) }
        return Scope(
            systems: reached, criticality: reached.reduce(0) { $0 + ground.criticality($1) },
            covered: covered.reduce(0) { $0 + ground.criticality($1) })
    }
}

extension AnalysisContext {
    func visibilityFigures() -> Visibility {
        guard assessment.knows(.visibility) else { return Visibility(coverage: nil, unreviewed: []) }
        return Visibility(
            coverage: productionScope.coverage,
            unreviewed: ground.ids(production.filter { ground.reviews[$0].isEmpty }))
    }

    /// How the share of what is reviewed on production figures changes once that is so of one more system.
    func effectOfReviewing(_ system: Int) -> Effect? {
        let scope = productionScope
        guard let coverage = scope.coverage else { return nil }
        return Effect([
            Effect.Change(
                "reviewed on production figures", from: coverage,
                to: (scope.covered + ground.criticality(system)) / scope.criticality, .share)
        ])
    }
}
