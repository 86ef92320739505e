public import Findings
public import OrgModel

/// Everything that is computed of one cycle.
///
/// Figures that hang on a dimension that is not assessed are nil, lists empty and rules silent; ``assessment`` says why.
public struct Analysis: Sendable {
    /// The cycle.
    public let cycle: Cycle
    /// What was set.
    public let options: AnalysisOptions
    /// How far each dimension is known.
    public let assessment: Assessments
    /// Who owns and who can fix.
    public let ownership: Ownership
    /// How evenly the load lies.
    public let concentration: Concentration
    /// Whom the organisation cannot do without.
    public let chokepoints: Chokepoints
    /// How far each chain carries.
    public let escalation: Escalation
    /// Whether teams whose systems depend on each other coordinate.
    public let coordination: Coordination
    /// How much of production is looked at.
    public let visibility: Visibility
    /// What is piloted beside what is in production.
    public let stages: Stages
    /// The shape of the reporting lines; nil where reporting is not assessed.
    public let hierarchy: Hierarchy?
    /// What the rules found, in the order of a report.
    public internal(set) var findings: [Finding]
    private let centralities: Meanwhile<Centralities>?

    /// Where each entity stands; nil when not wanted. That takes by far the most time and may still be measured when all
    /// else is known; whoever asks waits for it.
    public var centrality: Centralities? { centralities?.value() }

    /// Analyses a cycle.
    ///
    /// - Complexity: dominated by betweenness, O(nodes · edges), where ``AnalysisOptions/measuresCentrality`` is set.
    public init(of cycle: Cycle, options: AnalysisOptions = AnalysisOptions()) {
        let ground = Ground(cycle)
        // Nothing else rests on where an entity stands in the graph.
        centralities =
            options.measuresCentrality
            ? Meanwhile(threads: options.threads) { Centralities(of: ground, threads: options.threads) } : nil
        let figures = Rest(of: AnalysisContext(ground, options: options))
        self.cycle = cycle
        self.options = options
        assessment = figures.assessment
        ownership = figures.ownership
        concentration = figures.concentration
        chokepoints = figures.chokepoints
        escalation = figures.escalation
        coordination = figures.coordination
        visibility = figures.visibility
        stages = figures.stages
        hierarchy = figures.hierarchy
        findings = figures.findings
    }
}

/// All but where entities stand in the graph.
private struct Rest: Sendable {
    let assessment: Assessments
    let ownership: Ownership
    let concentration: Concentration
    let chokepoints: Chokepoints
    let escalation: Escalation
    let coordination: Coordination
    let visibility: Visibility
    let stages: Stages
    let hierarchy: Hierarchy?
    let findings: [Finding]

    init(of context: AnalysisContext) {
        assessment = context.assessment
        ownership = context.ownershipFigures()
        concentration = context.concentration
        chokepoints = context.chokepoints
        var chains = context.publicChains()
        findings = RuleSet.findings(in: context, marking: &chains)
        escalation = context.escalationFigures(chains)
        coordination = context.coordinationFigures()
        visibility = context.visibilityFigures()
        stages = context.stageFigures()
        hierarchy = context.assessment.knows(.reporting) ? Hierarchy(of: context.ground.cycle) : nil
    }
}
