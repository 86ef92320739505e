public import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// An analysis as a person reads it: what could be assessed, who answers, what hangs on whom, and what to fix first.
public struct AnalysisText {
    /// How the text is laid out.
    public var style: TextStyle
    /// How many rows a table shows at most.
    public var top: Int
    /// The file as the user named it, for the next step.
    public var file: String

    /// Describes a report.
    public init(style: TextStyle = TextStyle(), top: Int = 10, file: String) {
        self.style = style
        self.top = max(1, top)
        self.file = file
    }

    /// Writes the report.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    public func render(_ analysis: Analysis, _ findings: FindingReport? = nil) -> String {
        let findings = findings ?? FindingReport(analysis.findings)
        let sections =
            [
                [heading(analysis, findings)], assessed(analysis), answering(analysis), carrying(analysis),
                chokepoints(analysis), coordinating(analysis), looking(analysis), staging(analysis),
            ] + FindingsText(style: style, top: top, file: file).sections(findings, of: analysis)
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func heading(_ analysis: Analysis, _ findings: FindingReport) -> String {
        let cycle = analysis.cycle
        var title = [cycle.organization.isEmpty ? "Organisation" : cycle.organization, cycle.label]
        if let comparison = findings.comparison { title.append("compared with \(comparison.name)") }
        return style.bold(DisplayText.visible(title.joined(separator: " · ")))
    }

    func title(_ text: String) -> String { style.bold(text) }

    // MARK: - Sections

    private func assessed(_ analysis: Analysis) -> [String] {
        var table = TextTable([("", .left), ("", .left), ("", .left)])
        let known: [Assessment.Status] = [.assessed, .partial, .notAssessed]
        for status in known {
            for dimension in Dimension.allCases where analysis.assessment[dimension].status == status {
                table.add([
                    dimension.rawValue, status == .notAssessed ? "not assessed" : status.rawValue,
                    explanation(dimension, analysis),
                ])
            }
        }
        return [title("What could be assessed")] + table.lines(limit: Dimension.allCases.count, style: style)
    }

    private func explanation(_ dimension: Dimension, _ analysis: Analysis) -> String {
        let it = analysis.assessment[dimension]
        if let reason = it.reason { return reason }
        if dimension == .authority {
            let escalation = analysis.escalation
            let names = escalation.authorities.prefix(3).map { name($0, analysis) }.joined(separator: ", ")
            let more = escalation.authorities.count > 3 ? " and \(escalation.authorities.count - 3) more" : ""
            return names + more + (escalation.isInferred ? " (inferred: who is reported to and reports to nobody)" : "")
        }
        let about: String =
            switch dimension {
            case .ownership, .escalation, .dependencies: "systems"
            case .membership: "owning teams"
            case .coordination: "teams"
            case .visibility: "production systems"
            case .capacity: "people with load"
            case .reporting: "people"
            case .authority: ""
            }
        return it.of == 0 ? "no team owns a system" : "\(it.have) of \(it.of) \(about)"
    }

    private func answering(_ analysis: Analysis) -> [String] {
        guard analysis.assessment.knows(.escalation) else { return [] }
        var rows: [(order: Double, text: String, count: Int)] = []
        func count(_ order: Double, _ text: String) {
            if let index = rows.firstIndex(where: { $0.text == text }) {
                rows[index].count += 1
            } else {
                rows.append((order, text, 1))
            }
        }
        for chain in analysis.escalation.chains {
            if chain.broken.contains("escalation/shared-only") {
                count(1000, "a mailbox, channel or bot only")
            } else if chain.rungs.isEmpty {
                count(1002, "nobody on record")
            } else if let hours = chain.figures?.humanHours {
                let covered =
                    analysis.cycle.statesHours
                    ? "\(Numbers.decimal(hours, places: 1)) h a week" : "no hours are written down"
                hours > 0 ? count(168 - hours, "a named human, \(covered)") : count(1001, "nobody who is there")
            } else {
                count(999, "no ladder on record; calls would climb from the owning team")
            }
        }
        var table = TextTable([("", .left), ("systems", .right)])
        for row in rows.sorted(by: { ($0.order, $0.text) < ($1.order, $1.text) }) {
            table.add([row.text, String(row.count)])
        }
        var lines = [title("Who answers")] + table.lines(limit: top, style: style)
        let escalation = analysis.escalation
        var figures: [String] = []
        if let intact = escalation.intact { figures.append("intact chains \(Numbers.percent(intact))") }
        if let hours = escalation.humanHours {
            let reading = analysis.cycle.statesHours ? "" : ", taken as always where none are written down"
            figures.append("human-covered hours \(Numbers.decimal(hours, places: 1)) of 168\(reading)")
        }
        if let continuity = escalation.continuity {
            figures.append(
                "an authority is reached with probability \(Numbers.decimal(continuity, places: 3)) "
                    + "when each answerer is away \(Numbers.percent(escalation.q)) of the time")
        }
        if !figures.isEmpty {
            lines += TextWrapping.lines(figures.joined(separator: " · "), width: style.width, indent: "  ")
        }
        return lines
    }

    private func carrying(_ analysis: Analysis) -> [String] {
        guard let unowned = analysis.ownership.unowned else { return [] }
        var lines = [title("What is owned, and how evenly")]
        var first = "unowned \(Numbers.percent(unowned)) of criticality"
        if let unsupported = analysis.ownership.unsupported {
            first += " · without anybody who can fix it \(Numbers.percent(unsupported))"
        }
        // Where nobody is known to be in any team, that nobody carries its load says nothing.
        if analysis.assessment.knows(.membership), let load = analysis.ownership.unassignedLoad, load > 0 {
            first += " · load that nobody carries \(Numbers.decimal(load, places: 1)) h a cycle"
        }
        lines += TextWrapping.lines(first, width: style.width, indent: "  ")
        let concentration = analysis.concentration
        var table = TextTable([
            ("load over", .left), ("as if shared evenly by", .right), ("top 1", .right), ("top 3", .right),
            ("top 5", .right),
        ])
        for (name, spread) in [("people", concentration.people), ("teams", concentration.teams)] {
            guard let spread else { continue }
            table.add([
                name, Numbers.decimal(spread.effective, places: 1), Numbers.percent(spread.top1),
                Numbers.percent(spread.top3), Numbers.percent(spread.top5),
            ])
        }
        if concentration.people != nil || concentration.teams != nil {
            lines += table.lines(limit: 2, style: style)
            lines.append(
                style.faint(
                    "  A team's load is split evenly over its people, an assumption; the row of teams is the other bound."
                ))
        }
        if let busFactor = concentration.busFactor {
            let proof = busFactor.isExact ? "" : " at most (not proven to be the fewest)"
            lines += TextWrapping.lines(
                "Without \(busFactor.size == 1 ? "1 person" : "\(busFactor.size) people")\(proof), "
                    + "more than half of what has a supporter now has none.", width: style.width, indent: "  ")
        }
        return lines
    }

    private func chokepoints(_ analysis: Analysis) -> [String] {
        let points = analysis.chokepoints
        var lines: [String] = []
        if !points.people.isEmpty {
            var table = TextTable([
                ("person", .left), ("alone on", .right), ("exposed", .right), ("chains that need them", .right),
            ])
            // Those without exposure are ranked by the chains that need them.
            let ranked = points.people.enumerated().sorted {
                let (a, b) = ($0.element, $1.element)
                if a.exposure ?? 0 != b.exposure ?? 0 { return a.exposure ?? 0 > b.exposure ?? 0 }
                return a.dominance ?? 0 == b.dominance ?? 0
                    ? $0.offset < $1.offset : a.dominance ?? 0 > b.dominance ?? 0
            }
            for row in ranked.map(\.element) {
                table.add([
                    name(row.id, analysis), Numbers.counted(row.sole.count, "system"),
                    row.exposure.map(Numbers.percent) ?? "not assessed",
                    row.dominance.map { $0 > 0 ? "\(row.dominated.count) (\(Numbers.percent($0)))" : "0" }
                        ?? (analysis.escalation.authorities.contains(row.id) ? "authority" : "not assessed"),
                ])
            }
            lines += table.lines(limit: top, style: style)
        }
        if !points.pairs.isEmpty {
            var table = TextTable([("pair", .left), ("only they support", .right), ("exposed", .right)])
            for row in points.pairs {
                table.add([
                    row.ids.map { name($0, analysis) }.joined(separator: " and "),
                    Numbers.counted(row.sole.count, "system"), Numbers.percent(row.exposure),
                ])
            }
            lines += table.lines(limit: top, style: style)
        }
        if !points.teams.isEmpty {
            var table = TextTable([("team", .left), ("alone on", .right), ("exposed", .right)])
            for row in points.teams {
                table.add([
                    name(row.id, analysis), Numbers.counted(row.sole.count, "system"), Numbers.percent(row.exposure),
                ])
            }
            lines += table.lines(limit: top, style: style)
        }
        return lines.isEmpty ? [] : [title("Whom you cannot do without")] + lines
    }

    func name(_ id: EntityID, _ analysis: Analysis) -> String {
        analysis.cycle[id]?.displayName ?? id.name
    }
}

extension Cycle {
    /// Whether anything says at which hours somebody can be reached. Where nothing does, everybody counts as reachable at any
    /// hour, which a reader of 168 hours should know.
    fileprivate var statesHours: Bool {
        relations.contains { $0.step?.hours != nil } || entities(of: .team).contains { $0.team?.onCall?.hours != nil }
    }
}
