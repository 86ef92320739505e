extension CycleBuilder {
    /// Starts with all that a cycle says, so that something of it can be changed and the whole is checked again. Built as
    /// it is, it gives an equal cycle and no diagnostics.
    ///
    /// Where entities were read is kept.
    ///
    /// - Complexity: O(e + r) for e entities and r relations.
    public init(from cycle: Cycle) {
        self.init(organization: cycle.organization, label: cycle.label, danglingReferences: .areErrors)
        complete = cycle.complete
        collections = Set(cycle.collections)
        for entity in cycle.entities { add(entity, at: cycle.location(of: entity.id)) }
        for relation in cycle.relations { add(relation) }
        for event in cycle.events { add(event) }
        for renaming in cycle.renamings { add(renaming) }
    }
}
