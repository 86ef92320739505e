public import Findings
import OrgModel

extension Analysis {
    /// All findings by what is behind them; see ``causes(of:)``.
    public var causes: [Cause] { causes(of: findings) }

    /// Some findings about the cycle by what is behind them, in the order of a report: systems that one person alone can fix
    /// are one cause, and so are systems without an owner, systems of an owner who has nobody, systems that no forum reviews,
    /// and those that one forum reviews too seldom or on pilot figures; every other finding is about its cause already.
    public func causes(of findings: [Finding]) -> [Cause] {
        struct Key: Hashable {
            let rule: RuleID
            let subject: Finding.Subject
            /// Tells findings apart that are causes by themselves.
            var fingerprint: String?
        }
        var order: [Key] = []
        var groups: [Key: [Finding]] = [:]
        for finding in findings {
            let subject = behind(finding)
            let key = Key(
                rule: finding.rule, subject: subject ?? finding.subject,
                fingerprint: subject == nil ? finding.fingerprint : nil)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(finding)
        }
        let exposure = Exposure(Ground(cycle))
        return order.compactMap { key in
            groups[key].flatMap { cause(key.subject, $0, exposure) }
        }
        .sorted(by: Cause.inReportingOrder)
    }

    /// What stands behind a finding and others of its rule; nil when it is its own cause.
    private func behind(_ finding: Finding) -> Finding.Subject? {
        switch finding.rule {
        case Unowned.rule.id, Unreviewed.rule.id: .organization
        case SingleSupporter.rule.id, Unsupported.rule.id, SeldomReviewed.rule.id, PilotReviewed.rule.id:
            finding.evidence.ids.first.map { .entity($0) } ?? finding.subject
        default: nil
        }
    }

    private func cause(_ subject: Finding.Subject, _ findings: [Finding], _ exposure: Exposure) -> Cause? {
        guard let first = findings.first else { return nil }
        // A lone system without an owner, or a review, is its own cause.
        let subject = findings.count == 1 && subject == .organization ? first.subject : subject
        let affects = Set(findings.flatMap(\.affects)).sorted()
        let location = location(of: subject, first)
        return Cause(
            rule: first.rule, severity: findings.map(\.severity).max() ?? first.severity, subject: subject,
            message: findings.count == 1 ? first.message : message(of: first.rule, subject, affects),
            affects: affects, advice: first.advice,
            effect: findings.count == 1 ? first.effect : jointEffect(of: findings), location: location,
            exposure: exposure.share(of: affects.compactMap { cycle.position(of: $0) }), findings: findings)
    }

    /// Where a cause is told of: a finding about itself knows best.
    private func location(of subject: Finding.Subject, _ first: Finding) -> SourceLocation? {
        guard subject != first.subject, case .entity(let id) = subject else { return first.location }
        return cycle.location(of: id) ?? first.location
    }

    private func message(of rule: RuleID, _ subject: Finding.Subject, _ affects: [EntityID]) -> String {
        let names = affects.map { cycle[$0]?.displayName ?? $0.name }
        let listed =
            names.count <= 4
            ? names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
            : names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
        let who: String = if case .entity(let id) = subject { cycle[id]?.displayName ?? id.name } else { "" }
        switch rule {
        case SingleSupporter.rule.id: return "\(who) alone can fix \(names.count) systems: \(listed)."
        case Unsupported.rule.id:
            return "\(names.count) systems are owned by \(who), yet nobody there can fix them: \(listed)."
        case Unowned.rule.id: return "\(names.count) systems have no owner: \(listed)."
        case Unreviewed.rule.id:
            return "\(names.count) systems are in production, and no forum reviews them: \(listed)."
        case SeldomReviewed.rule.id:
            return
                "\(who) reviews \(names.count) systems that should be reviewed every month, and is not known to meet so "
                + "often: \(listed)."
        case PilotReviewed.rule.id:
            return "\(who) reviews \(names.count) systems in production on pilot figures only: \(listed)."
        default: return "\(names.count) systems are affected: \(listed)."
        }
    }

    /// Every finding of a group tells how one figure changes if it alone is mended; together the changes add up.
    private func jointEffect(of findings: [Finding]) -> Effect? {
        guard let first = findings.first?.effect?.changes.first else { return nil }
        // Exposure does not add up, since systems share dependents; mended together nothing is exposed.
        let after =
            findings.first?.rule == SingleSupporter.rule.id
            ? 0 : findings.compactMap { $0.effect?.changes.first }.reduce(first.before) { $0 - ($1.before - $1.after) }
        return Effect([Effect.Change(first.figure, from: first.before, to: max(0, after), first.unit)])
    }
}
