import GraphCore
import OrgModel

/// What goes down with a set of systems. A class, because its scratch memory is as large as the organisation and is used
/// thousands of times.
final class Exposure {
    private let ground: Ground
    private let total: Double
    private var stamp: [Int]
    private var round = 0

    init(_ ground: Ground) {
        self.ground = ground
        total = ground.liveSystems.reduce(0) { $0 + ground.criticality($1) }
        stamp = [Int](repeating: 0, count: ground.cycle.entities.count)
    }

    /// The systems that transitively depend on some, without these, by id.
    ///
    /// - Complexity: O(systems and dependencies reached).
    func dependents(of systems: some Sequence<Int>) -> [Int] {
        round += 1
        var queue: [Int] = []
        for system in systems {
            stamp[system] = round
            queue.append(system)
        }
        var found: [Int] = []
        while let system = queue.popLast() {
            for dependent in ground.dependents[system]
            where ground.systems.contains(dependent) && stamp[dependent] != round {
                stamp[dependent] = round
                found.append(dependent)
                queue.append(dependent)
            }
        }
        return found.sorted()
    }

    /// The criticality of systems and of all that transitively depends on them.
    func criticality(of systems: [Int]) -> Double {
        let dependents = dependents(of: systems)
        return systems.reduce(0) { $0 + ground.criticality($1) } + dependents.reduce(0) { $0 + ground.criticality($1) }
    }

    /// The share of all criticality that systems and their transitive dependents make up; 0 when there is none.
    func share(of systems: [Int]) -> Double {
        total > 0 ? criticality(of: systems) / total : 0
    }
}
