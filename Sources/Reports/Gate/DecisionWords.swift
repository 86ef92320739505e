import Findings
import OrgAnalysis
import OrgGate
import OrgModel

/// What a decision says in words, before it is laid out.
struct DecisionWords {
    let decision: Decision

    // MARK: - The whole

    /// The verdict in one sentence.
    var headline: String {
        let applied = decision.outcomes.filter { ![.leftOut, .nothingToRequire].contains($0.status) }.count
        func of(_ status: Outcome.Status) -> String {
            "\(decision.count(status)) of \(Numbers.counted(applied, "requirement"))"
        }
        switch decision.verdict {
        case .authorised:
            return applied == 1
                ? "Authorised: the one requirement is met." : "Authorised: all \(applied) requirements are met."
        case .authorisedWithConditions:
            let first = decision.conditions.compactMap(\.due).min().map { ", the first by \($0)" } ?? ""
            return "Authorised with \(Numbers.counted(decision.conditions.count, "condition"))\(first)."
        case .withheld: return "Withheld: \(of(.failed)) \(decision.count(.failed) == 1 ? "fails" : "fail")."
        case .notAssessable:
            return applied == 0
                ? "Not assessable: no requirement of the policy is about what was asked."
                : "Not assessable: \(of(.notAssessable)) cannot be judged by what is known."
        }
    }

    /// Which organisation, cycle and entities, and the day: parts to be joined.
    var subject: [String] {
        let cycle = decision.analysis.cycle
        var parts = [cycle.organization.isEmpty ? "Organisation" : cycle.organization, cycle.label]
        if !decision.focus.isEmpty { parts.append(decision.focus.map(name).joined(separator: ", ")) }
        if let date = decision.date { parts.append(date.description) }
        if let known = decision.known { parts.append("new since \(known.origin)") }
        return parts
    }

    /// Requirements that ask nothing here, and why: a sentence for each reason.
    var notAsked: [String] {
        var order: [String] = []
        var ids: [String: [String]] = [:]
        for outcome in decision.outcomes where [.nothingToRequire, .leftOut].contains(outcome.status) {
            let status = outcome.status == .leftOut ? "Left out" : "Nothing to require"
            let reason = "\(status), since \(outcome.reasons.first ?? "nothing is in the scope")"
            if ids[reason] == nil { order.append(reason) }
            ids[reason, default: []].append(outcome.requirement.id)
        }
        return order.map { "\($0): \((ids[$0] ?? []).joined(separator: ", "))." }
    }

    // MARK: - One requirement

    /// `met`, `condition`, `failed` …
    static func status(_ status: Outcome.Status) -> String {
        switch status {
        case .met: "met"
        case .conditional: "condition"
        case .failed: "failed"
        case .notAssessable: "not assessable"
        case .nothingToRequire: "nothing to require"
        case .leftOut: "left out"
        }
    }

    /// What was measured where it is farthest off.
    func measured(_ outcome: Outcome) -> String {
        guard let worst = outcome.worst else { return outcome.unknown.isEmpty ? "–" : "not known" }
        return value(worst.value, outcome)
    }

    /// A value with its unit.
    func value(_ value: FigureValue, _ outcome: Outcome) -> String {
        guard let figure = outcome.figure else {
            return value.number.map { Numbers.counted(Int($0), "finding") } ?? "not known"
        }
        return FigureFormat.text(value, figure.unit)
    }

    /// `at least 2`, `at most 60 min`, `at most 0 findings`.
    func required(_ outcome: Outcome) -> String {
        switch outcome.requirement.demand {
        case .figure(_, let limits):
            let unit = outcome.figure?.unit ?? .number
            func text(_ limit: Double) -> String { FigureFormat.text(.number(limit), unit) }
            return [limits.atLeast.map { "at least \(text($0))" }, limits.atMost.map { "at most \(text($0))" }]
                .compactMap(\.self).joined(separator: ", ")
        case .findings(let demand):
            var words = "at most \(demand.atMost)"
            if demand.age == .new { words += " new" }
            if demand.severity > .note { words += demand.severity == .error ? " error" : " warning or error" }
            return words + (demand.rules.isEmpty ? "" : " of \(demand.rules.joined(separator: ", "))")
        }
    }

    /// What the figure or the findings are called.
    func asked(_ outcome: Outcome) -> String {
        switch outcome.requirement.demand {
        case .figure(let name, _): name
        case .findings: "findings"
        }
    }

    /// Where it fails or is not known, else of how many it holds.
    func place(_ outcome: Outcome) -> String {
        let telling = !outcome.missed.isEmpty ? outcome.missed : outcome.unknown
        if telling.isEmpty {
            if outcome.measured.isEmpty { return outcome.reasons.first ?? "" }
            if outcome.measured.count == 1 { return name(outcome.measured[0].subject) }
            return "all \(outcome.measured.count)"
        }
        let names = telling.prefix(2).map { name($0.subject) }.joined(separator: ", ")
        return telling.count > 2 ? "\(names) and \(telling.count - 2) more" : names
    }

    /// What falls short, with entities that do so for the same reasons told together.
    func missed(_ outcome: Outcome) -> [(names: String, measured: Measured)] {
        struct Key: Hashable {
            let value: FigureValue
            let evidence: [GateEvidence]
            let owner: Condition.Owner?
            let due: CalendarDay?
            let bar: String?
        }
        var order: [Key] = []
        var groups: [Key: [Measured]] = [:]
        for measured in outcome.missed {
            let condition = measured.condition
            let key = Key(
                value: measured.value, evidence: measured.evidence, owner: condition?.owner, due: condition?.due,
                bar: measured.bar)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(measured)
        }
        return order.compactMap { key in
            guard let group = groups[key], let first = group.first else { return nil }
            let names = group.prefix(4).map { name($0.subject) }.joined(separator: ", ")
            return (group.count > 4 ? "\(names) and \(group.count - 4) more" : names, first)
        }
    }

    /// What is not known, with entities for which that has one reason told together: a sentence each.
    func unknown(_ outcome: Outcome) -> [String] {
        var order: [String] = []
        var names: [String: [String]] = [:]
        for measured in outcome.unknown {
            let reason = measured.value.reason ?? ""
            if names[reason] == nil { order.append(reason) }
            names[reason, default: []].append(name(measured.subject))
        }
        let entities = order.map { reason in
            let all = names[reason] ?? []
            let some = all.prefix(4).joined(separator: ", ") + (all.count > 4 ? " and \(all.count - 4) more" : "")
            return sentence("Not known of \(some): \(reason)")
        }
        return entities + outcome.reasons.map { sentence("Not known: \($0)") }
    }

    private func sentence(_ text: String) -> String { text.hasSuffix("?") || text.hasSuffix(".") ? text : text + "." }

    // MARK: - What would turn it

    /// How sure it is that no fewer changes would do.
    func certainty(_ flip: Flip) -> String {
        let all = flip.steps.count + flip.unnamed
        let named = flip.unnamed == 0 ? "" : ", \(flip.steps.count) of them named"
        let changes = Numbers.counted(all, "change") + named
        switch flip.certainty {
        case .fewest: return flip.steps.count == 1 ? "1 change, tried" : "\(changes), tried; fewer would not do"
        case .enough: return "\(changes), tried; fewer may do"
        case .counted: return all == 1 ? "1 change" : "\(changes); fewer would not do"
        case .advice: return "\(changes), not tried"
        case .unknown: return "not known"
        }
    }

    /// What else would change.
    func consequences(_ flip: Flip) -> [String] {
        var lines: [String] = []
        if !flip.alsoMeets.isEmpty { lines.append("It would also meet \(flip.alsoMeets.joined(separator: ", ")).") }
        if !flip.breaks.isEmpty { lines.append("It would break \(flip.breaks.joined(separator: ", ")).") }
        return lines + flip.remarks
    }

    // MARK: - Conditions

    /// Until when.
    static func due(_ condition: Condition) -> String {
        if let due = condition.due { return "by \(due)" }
        return condition.days.map { "within \(Numbers.counted($0, "day")) of the decision" } ?? ""
    }

    /// Who.
    func owner(_ condition: Condition) -> String {
        switch condition.owner {
        case .named(let name): name
        case .team(let id): name(id)
        }
    }

    /// What became of a condition that was set earlier.
    static func state(_ state: EarlierCondition.State) -> String {
        switch state {
        case .fulfilled: "fulfilled"
        case .open: "open"
        case .overdue: "overdue"
        case .notAsked: "open, not looked at now"
        case .overdueNotAsked: "overdue, not looked at now"
        }
    }

    // MARK: - Names

    func name(_ subject: Finding.Subject) -> String {
        switch subject {
        case .entity(let id): name(id)
        case .organization: "the organisation"
        }
    }

    func name(_ id: EntityID) -> String { decision.analysis.cycle[id]?.displayName ?? id.name }
}
