public import Findings
public import OrgAnalysis
public import OrgModel
import SourceDocuments

/// All about one entity: who answers for it, who can fix it, what hangs on it, its findings and why.
public struct EntityText {
    /// How the text is laid out.
    public var style: TextStyle
    /// How many rows a list shows at most.
    public var top: Int

    /// Describes a report.
    public init(style: TextStyle = TextStyle(), top: Int = 10) {
        self.style = style
        self.top = max(1, top)
    }

    /// Writes what is known of an entity; empty when the cycle does not have it.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    public func render(_ id: EntityID, of analysis: Analysis, _ findings: FindingReport? = nil) -> String {
        guard let entity = analysis.cycle[id] else { return "" }
        var sections = [head(entity, analysis)]
        switch id.kind {
        case .system: sections += [system(id, analysis), ladder(of: id, analysis)]
        case .person, .team: sections.append(holder(id, analysis))
        case .policy: sections.append(followers(of: id, analysis))
        case .forum: break
        }
        let findings = findings ?? FindingReport(analysis.findings)
        sections += [relations(of: id, analysis), told(findings, about: id, analysis), suppressed(findings, about: id)]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func head(_ entity: Entity, _ analysis: Analysis) -> [String] {
        var facts: [String] = []
        switch entity.attributes {
        case .person(let person):
            facts += [person.title, person.nature == .human ? nil : person.nature.rawValue].compactMap(\.self)
            if person.status != .active { facts.append(person.status.rawValue) }
            if let capacity = person.capacity {
                facts.append("\(Numbers.decimal(capacity, places: 1)) support hours a cycle")
            }
        case .team(let team):
            if !team.leads.isEmpty { facts.append("led by \(names(team.leads, analysis))") }
            if let onCall = team.onCall { facts.append("\(onCall.mode.rawValue) of \(names(onCall.people, analysis))") }
        case .system(let system):
            facts += [system.stage.rawValue, system.tier.map { "tier \($0)" } ?? "untiered"]
            facts.append("\(Numbers.decimal(system.effectiveLoad, places: 1)) support hours a cycle")
            if let users = system.users { facts.append("\(users) users") }
            if let isReversible = system.isReversible { facts.append(isReversible ? "reversible" : "not reversible") }
        case .policy(let policy):
            if let advance = policy.advance { facts.append(advance.rawValue) }
        case .forum(let forum):
            if let cadence = forum.cadence {
                facts.append(cadence.name ?? "every \(Numbers.decimal(cadence.longestInterval, places: 1)) days")
            }
        }
        if entity.isAuthority { facts.append("authority") }
        if !entity.isDeclared { facts.append("not declared") }
        var lines = [
            style.bold("\(DisplayText.visible(entity.displayName))")
                + style.faint("  \(DisplayText.visible(entity.id.description))")
        ]
        if !facts.isEmpty { lines.append("  " + DisplayText.visible(facts.joined(separator: " · "))) }
        if let location = analysis.cycle.location(of: entity.id) {
            lines.append(style.faint("  \(DisplayText.visible(location.description))"))
        }
        return lines
    }

    private func system(_ id: EntityID, _ analysis: Analysis) -> [String] {
        guard let row = analysis.ownership.systems.first(where: { $0.id == id }) else {
            return ["  Retired: it counts in no figure."]
        }
        var lines = [style.bold("Who")]
        let inherited = row.inherited.map { " (inherited from \(name($0, analysis)))" } ?? ""
        lines.append(
            "  answers for it  \(row.owners.isEmpty ? "nobody on record" : names(row.owners, analysis))\(inherited)")
        if let team = row.owningTeam, !row.owners.contains(team) {
            lines.append("  owning team     \(name(team, analysis))")
        }
        lines.append("  can fix it      \(row.supporters.isEmpty ? "nobody known" : names(row.supporters, analysis))")
        return lines
    }

    private func ladder(of id: EntityID, about: EntityID? = nil, _ analysis: Analysis) -> [String] {
        guard let chain = analysis.escalation.chains.first(where: { $0.system == id }), !chain.rungs.isEmpty else {
            return []
        }
        let via = chain.via.flatMap { $0 == about ? nil : " (by \(name($0, analysis)))" } ?? ""
        var lines = [
            style.bold("When it breaks\(via)")
                + (chain.isExplicit ? "" : style.faint("  (nobody wrote a ladder down; calls would climb)"))
        ]
        var table = TextTable([("rung", .right), ("calls", .left), ("who answers", .left), ("reached after", .right)])
        var elapsed = 0.0
        for (index, rung) in chain.rungs.enumerated() {
            let answerers = rung.answerers.isEmpty ? "nobody" : names(rung.answerers, analysis)
            let mode = rung.mode == .rotation ? " (one on duty)" : ""
            table.add([
                String(index + 1), names(rung.targets, analysis), answerers + mode,
                rung.isExplicit ? "\(Numbers.decimal(elapsed, places: 1)) min" : "climbed",
            ])
            elapsed += rung.after ?? 0
        }
        lines += table.lines(limit: max(top, 20), style: style)
        if let figures = chain.figures {
            var facts = [
                figures.absencesToSilence == 0
                    ? "silent now" : "silent without \(Numbers.counted(figures.absencesToSilence, "answerer"))"
            ]
            if let cut = figures.absencesToCutOff {
                facts.append(cut == 0 ? "cut off from authority now" : "cut off from authority without \(cut)")
            }
            if let continuity = figures.continuity {
                facts.append("continuity \(Numbers.decimal(continuity, places: 3))")
            }
            if let hours = figures.humanHours { facts.append("\(Numbers.decimal(hours, places: 1)) of 168 h covered") }
            lines += TextWrapping.lines(facts.joined(separator: " · "), width: style.width, indent: "  ")
        }
        return lines
    }

    private func holder(_ id: EntityID, _ analysis: Analysis) -> [String] {
        var lines: [String] = []
        let supported = analysis.ownership.systems.filter { $0.supporters.contains(id) }
        let owned = analysis.ownership.systems.filter { $0.owners.contains(id) || $0.owningTeam == id }
        if !owned.isEmpty { lines.append("  answers for   \(listed(owned.map(\.id), analysis))") }
        if !supported.isEmpty { lines.append("  can fix       \(listed(supported.map(\.id), analysis))") }
        if let point = analysis.chokepoints.people.first(where: { $0.id == id }) {
            if !point.sole.isEmpty { lines.append("  alone on      \(listed(point.sole, analysis))") }
            if !point.dependents.isEmpty { lines.append("  on which rely \(listed(point.dependents, analysis))") }
            if let exposure = point.exposure, exposure > 0 {
                lines.append("  exposed       \(Numbers.percent(exposure)) of criticality")
            }
            if !point.dominated.isEmpty { lines.append("  chains need   \(listed(point.dominated, analysis))") }
        }
        if let point = analysis.chokepoints.teams.first(where: { $0.id == id }) {
            lines.append("  alone on      \(listed(point.sole, analysis))")
            lines.append("  exposed       \(Numbers.percent(point.exposure)) of criticality")
        }
        if let use = analysis.concentration.utilisation.first(where: { $0.id == id }) {
            let ratio = use.ratio.map { " (ρ \(Numbers.decimal($0, places: 2)))" } ?? ""
            lines.append(
                "  carries       \(Numbers.decimal(use.load, places: 1)) of \(Numbers.decimal(use.capacity, places: 1)) h a cycle\(ratio)"
            )
        }
        return lines.isEmpty ? [] : [style.bold("What hangs on \(pronoun(of: id, analysis))")] + lines
    }

    /// A human is no thing.
    private func pronoun(of id: EntityID, _ analysis: Analysis) -> String {
        analysis.cycle[id]?.person?.nature == .human ? "them" : "it"
    }

    private func followers(of id: EntityID, _ analysis: Analysis) -> [String] {
        let chains = analysis.escalation.chains.filter { $0.via == id }
        guard let first = chains.first else { return ["  Nobody follows it."] }
        return [style.bold("What hangs on it"), "  answers for   \(listed(chains.map(\.system), analysis))"]
            + [""] + ladder(of: first.system, about: id, analysis)
    }

    private func relations(of id: EntityID, _ analysis: Analysis) -> [String] {
        guard let position = analysis.cycle.position(of: id) else { return [] }
        let pronoun = pronoun(of: id, analysis)
        var table = TextTable([("", .left), ("", .left), ("", .left)])
        var count = 0
        for (relation, ends) in zip(analysis.cycle.relations, analysis.cycle.ends)
        where ends.from == position || ends.to == position {
            count += 1
            let weight = relation.weight == 1 ? "" : "weight \(Numbers.decimal(relation.weight, places: 2))"
            if ends.from == position {
                table.add([relation.kind.rawValue, relation.to.description, weight])
            } else {
                table.add(["\(relation.from)", "\(relation.kind.rawValue) \(pronoun)", weight])
            }
        }
        return count == 0 ? [] : [style.bold("Relations")] + table.lines(limit: top, style: style)
    }

    private func told(_ findings: FindingReport, about id: EntityID, _ analysis: Analysis) -> [String] {
        let causes = analysis.causes(of: findings.findings).filter {
            $0.subject == .entity(id) || $0.affects.contains(id)
        }
        guard !causes.isEmpty else { return [style.bold("No findings.")] }
        return [style.bold("Findings")]
            + causes.prefix(top).flatMap { CauseText(style: style).lines([$0], number: nil) }
            + (causes.count > top ? [style.faint("… and \(causes.count - top) more")] : [])
    }

    private func suppressed(_ findings: FindingReport, about id: EntityID) -> [String] {
        let suppressed = findings.suppressed.filter {
            $0.finding.subject == .entity(id) || $0.finding.affects.contains(id)
        }
        guard !suppressed.isEmpty else { return [] }
        return [style.bold("Suppressed")]
            + suppressed.prefix(top).flatMap { SuppressedText(style: style).lines($0) }
            + (suppressed.count > top ? [style.faint("… and \(suppressed.count - top) more")] : [])
    }

    private func name(_ id: EntityID, _ analysis: Analysis) -> String {
        DisplayText.visible(analysis.cycle[id]?.displayName ?? id.name)
    }

    private func names(_ ids: [EntityID], _ analysis: Analysis) -> String { listed(ids, analysis, limit: 6) }

    private func listed(_ ids: [EntityID], _ analysis: Analysis, limit: Int = 6) -> String {
        let shown = ids.prefix(limit).map { name($0, analysis) }.joined(separator: ", ")
        return ids.count > limit ? "\(shown) and \(ids.count - limit) more" : shown
    }
}
