public import OrgModel

extension Analysis {
    /// The live systems that transitively depend on some, without these, by id: what goes down with them. What is not a live
    /// system of the cycle is left out. It is computed when it is asked for; of a person or team that alone holds something,
    /// ``Chokepoints`` has it.
    ///
    /// - Complexity: O(entities + relations).
    public func dependents(of systems: [EntityID]) -> [EntityID] {
        let ground = Ground(cycle)
        let positions = Set(systems.compactMap { cycle.position(of: $0) }).filter {
            ground.systems.contains($0) && ground.system($0).stage != .retired
        }
        return ground.ids(Exposure(ground).dependents(of: positions.sorted()))
    }
}
