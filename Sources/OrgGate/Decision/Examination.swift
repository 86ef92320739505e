import Findings
import OrgAnalysis
import OrgModel

/// Holds one analysis to requirements, and knows nothing of conditions and of what would turn them.
struct Examination {
    let analysis: Analysis
    let values: FigureValues
    let focus: Set<EntityID>
    let known: KnownFindings?
    private let severities: [RuleID: Severity]
    private let rows: [EntityID: Int]

    init(_ cycle: Cycle, options: AnalysisOptions, policy: GatePolicy, focus: Set<EntityID>, known: KnownFindings?) {
        self.init(FigureValues(of: Analysis(of: cycle, options: options)), policy: policy, focus: focus, known: known)
    }

    init(_ values: FigureValues, policy: GatePolicy, focus: Set<EntityID> = [], known: KnownFindings?) {
        analysis = values.analysis.counting(policy.severities)
        // Figures of findings go by the severities, too.
        self.values = policy.severities.isEmpty ? values : FigureValues(of: analysis)
        severities = policy.severities
        self.focus = focus
        self.known = known
        rows = Dictionary(
            uniqueKeysWithValues: analysis.ownership.systems.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// Who owns and who can fix a system; nil of a retired one, and of anything else.
    func ownership(of id: EntityID) -> Ownership.Row? { rows[id].map { analysis.ownership.systems[$0] } }

    /// The chain of a system; nil of a retired one, and of anything else.
    func chain(of id: EntityID) -> Chain? { rows[id].map { analysis.escalation.chains[$0] } }

    /// How people call an entity.
    func name(_ id: EntityID) -> String { analysis.cycle[id]?.displayName ?? id.name }

    /// Names in a row, so many at most: `Ana, Ben and 3 more`.
    func listed(_ ids: some Collection<EntityID>, atMost limit: Int = 4) -> String {
        let names = ids.prefix(limit).map(name)
        if ids.count > limit { return "\(names.joined(separator: ", ")) and \(ids.count - limit) more" }
        guard let last = names.last, names.count > 1 else { return names.first ?? "nobody" }
        return "\(names.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// What was found of one requirement.
    struct Result {
        var figure: Figure?
        var readings: [Reading] = []
        /// What is not known, apart from the readings, or why there are none.
        var reasons: [String] = []
        /// Why nothing was asked, where that is no failure.
        var pass: Outcome.Status?

        var status: Outcome.Status {
            if readings.contains(where: { $0.standing == .missed }) { return .failed }
            if let pass { return pass }
            if !reasons.isEmpty || readings.contains(where: { $0.standing == .unknown }) { return .notAssessable }
            return readings.isEmpty ? .nothingToRequire : .met
        }
    }

    /// One value beside what was required of it.
    struct Reading {
        let subject: Finding.Subject
        let value: FigureValue
        let standing: Measured.Standing
        var findings: [Finding] = []
    }

    func result(of requirement: Requirement) -> Result {
        switch requirement.demand {
        case .figure(let name, let limits): figure(name, limits, requirement.scope)
        case .findings(let demand): findings(demand, requirement.scope)
        }
    }

    // MARK: - Figures

    private func figure(_ name: String, _ limits: Limits, _ scope: Scope) -> Result {
        guard let subject = Self.subject(of: name, scope) else {
            return Result(reasons: ["there is no figure \(name) of what the requirement is about"])
        }
        guard subject != .organization else {
            guard let figure = FigureCatalogue.figure(named: name, of: .organization) else {
                return Result(reasons: ["there is no figure \(name) of the organisation"])
            }
            if !focus.isEmpty {
                return Result(figure: figure, reasons: ["it is about the whole organisation"], pass: .leftOut)
            }
            return Result(figure: figure, readings: [reading(figure, nil, limits)])
        }
        var selection = ScopeSelection(in: analysis.cycle, focus: focus)
        let chosen = selection.entities(of: scope, kind: subject.kind ?? .system) { kind in
            Self.subject(of: kind).map { FigureCatalogue.figure(named: name, of: $0) != nil } ?? false
        }
        var result = Result(
            figure: FigureCatalogue.figure(named: name, of: subject), reasons: selection.problems, pass: selection.pass)
        for id in chosen {
            guard let own = Self.subject(of: id.kind), let figure = FigureCatalogue.figure(named: name, of: own) else {
                continue
            }
            result.figure = figure
            result.readings.append(reading(figure, id, limits))
        }
        return result
    }

    private func reading(_ figure: Figure, _ id: EntityID?, _ limits: Limits) -> Reading {
        let value = values.value(of: figure, for: id)
        return Reading(
            subject: id.map { .entity($0) } ?? .organization, value: value, standing: Self.standing(of: value, limits))
    }

    static func standing(of value: FigureValue, _ limits: Limits) -> Measured.Standing {
        switch value {
        case .number(let number): limits.allow(number) ? .met : .missed
        case .never: .missed
        // Better than any number: only asking for less could fail it.
        case .always: limits.atMost == nil ? .met : .missed
        case .unknown: .unknown
        }
    }

    /// Of what a figure is asked: as the scope says, else the organisation where it has such a figure.
    static func subject(of name: String, _ scope: Scope) -> Figure.Subject? {
        if let subject = scope.subject { return subject }
        let having = Figure.Subject.allCases.filter { FigureCatalogue.figure(named: name, of: $0) != nil }
        if !scope.entities.isEmpty { return having.first { $0 != .organization } }
        if scope.isSelective { return having.contains(.system) ? .system : nil }
        return having.contains(.organization) ? .organization : having.count == 1 ? having[0] : nil
    }

    /// The subject of figures that a kind of entity is.
    static func subject(of kind: EntityKind) -> Figure.Subject? { Figure.Subject.allCases.first { $0.kind == kind } }

    // MARK: - Findings

    private func findings(_ demand: FindingsDemand, _ scope: Scope) -> Result {
        var selection = ScopeSelection(in: analysis.cycle, focus: focus)
        var touched: Set<EntityID>?
        if scope.isSelective || scope.subject?.kind != nil || !focus.isEmpty {
            touched = Set(
                selection.entities(of: scope, kind: scope.subject?.kind) { ![.policy, .forum].contains($0) })
            if touched?.isEmpty ?? true { return Result(reasons: selection.problems, pass: selection.pass) }
        }
        if demand.age == .new, known == nil {
            return Result(reasons: ["what is new is not known without a baseline or an earlier cycle"])
        }
        let (counted, missing) = counted(demand, touched)
        func reading(_ subject: Finding.Subject, _ findings: [Finding]) -> Reading {
            Reading(
                subject: subject, value: .number(Double(findings.count)),
                standing: findings.count <= demand.atMost ? .met : .missed, findings: findings)
        }
        // Of entities that were asked about each answers for its own, and none for the organisation.
        let readings =
            focus.isEmpty
            ? [reading(.organization, counted)]
            : (touched ?? []).sorted().map { id in reading(.entity(id), counted.filter { isAbout([id], $0) }) }
        return Result(readings: readings, reasons: selection.problems + missing + silence(of: demand))
    }

    /// The findings that count; and notes that stand for what may only not be written down, which are neither a failure
    /// nor a pass.
    private func counted(_ demand: FindingsDemand, _ touched: Set<EntityID>?) -> (findings: [Finding], notes: [String])
    {
        var counted: [Finding] = []
        var notes: [String] = []
        for finding in analysis.findings
        where demand.names(finding.rule) && isAbout(touched, finding) && !isKnown(finding, demand.age) {
            if finding.subject == .organization, RuleSet.tellsOfMissing(finding.rule) {
                notes.append("\(finding.rule): \(finding.message)")
            } else if finding.severity >= demand.severity {
                counted.append(finding)
            }
        }
        return (counted, notes)
    }

    private func isAbout(_ touched: Set<EntityID>?, _ finding: Finding) -> Bool {
        guard let touched else { return true }
        if case .entity(let id) = finding.subject, touched.contains(id) { return true }
        return finding.affects.contains(where: touched.contains)
    }

    private func isKnown(_ finding: Finding, _ age: FindingsDemand.Age) -> Bool {
        age == .new && (known?.fingerprints.contains(finding.fingerprint) ?? false)
    }

    /// The rules that count, could be severe enough, and could not look.
    private func silence(of demand: FindingsDemand) -> [String] {
        let hasTier1 = analysis.cycle.entities(of: .system).contains {
            $0.system?.tier == 1 && $0.system?.stage != .retired
        }
        var silenced: [Dimension: [String]] = [:]
        for rule in RuleSet.all where demand.names(rule.id) {
            let most = severities[rule.id] ?? (hasTier1 ? rule.severity.raised : rule.severity)
            guard most >= demand.severity else { continue }
            for dimension in RuleSet.silencing(rule.id, in: analysis.assessment) {
                silenced[dimension, default: []].append(rule.id.name)
            }
        }
        return Dimension.allCases.compactMap { dimension in
            silenced[dimension].map { rules in
                let reason = analysis.assessment[dimension].reason.map { " (\($0))" } ?? ""
                let named = rules.count > 3 ? "\(rules.count) rules" : rules.joined(separator: ", ")
                return "\(dimension.rawValue) is not assessed\(reason), so that \(named) cannot speak"
            }
        }
    }
}
