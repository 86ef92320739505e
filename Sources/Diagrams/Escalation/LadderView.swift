import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// The `escalation` view: what happens, rung by rung and minute by minute, when one system breaks.
struct LadderView {
    let analysis: Analysis
    let request: DiagramRequest
    let atlas: Atlas
    let system: Entity
    let chain: Chain
    let supporters: [EntityID]
    let hours: RungHours
    let findings: [Finding]
    var canvas = Canvas()

    /// Rungs that have a box of their own before the middle ones become a number.
    static let mostRungs = 12

    init(_ analysis: Analysis, _ request: DiagramRequest, focus: EntityID) throws(DiagramError) {
        guard focus.kind == .system else { throw .notASystem(focus) }
        guard let system = analysis.cycle[focus] else { throw .unknownSystem(focus.name, in: analysis.cycle) }
        self.analysis = analysis
        self.request = request
        self.system = system
        atlas = Atlas(analysis)
        guard let chain = atlas.chainBySystem[focus] else { throw .retired(focus) }
        self.chain = chain
        supporters = analysis.ownership.systems.first(where: focus)?.supporters ?? []
        hours = RungHours(chain, in: analysis.cycle)
        // What is said of the chain or of the system itself; what is wrong with its people is not the ladder's matter.
        findings = analysis.findings.filter {
            $0.affects.contains(focus) && ($0.rule.family == "escalation" || $0.subject == .entity(focus))
        }.map { finding in
            var own = finding
            own.affects = [focus]
            return own
        }
    }

    func compose() -> Diagram {
        var view = self
        return view.draw()
    }

    private mutating func draw() -> Diagram {
        addSystem()
        let shown = addRungs()
        addEnd(after: shown.last ?? system.id.description)
        let counted = Set(chain.rungs.flatMap { $0.targets + $0.answerers })
        return Sheet(
            analysis: analysis, request: request, headline: LadderHeadline(view: self).sentence, canvas: canvas,
            census: Census(of: analysis.cycle, drawn: canvas.drawn, counted: counted), foot: foot(shown: shown.count),
            layout: ["rankdir": "TB", "nodesep": "0.3", "ranksep": "0.32", "splines": "true"], nodeMargin: "0.14,0.09"
        ).diagram
    }

    // MARK: The system

    private mutating func addSystem() {
        canvas.mark(drawn: system.id)
        canvas.use(.system)
        let cause = RiskCause(subject: .entity(system.id), findings: findings, affected: [system.id])
        let notes = RiskNotes.notes(of: cause, atlas)
        let tier = system.system?.tier
        var label = HTMLLabel(
            header: system.displayName, detail: detail,
            style: HTMLLabel.Style(
                headerSize: 17, detailSize: 12, headerColor: Palette.ink, detailColor: Palette.detail,
                width: RungBox.columns * 12 / 17))
        label.rows = label.rows.map { row in row.map(RungBox.spanning) }
        label.rows += figures.map(RungBox.row)
        label.rows += HTMLLabel(
            header: "", annotations: canvas.annotations(notes),
            style: HTMLLabel.Style(headerSize: 13, detailSize: 11, detailColor: Palette.detail, width: RungBox.columns)
        ).rows.dropFirst().map { row in row.map(RungBox.spanning) }
        canvas.add(
            LayoutGraph.Node(
                id: system.id.description, label: .html(label),
                attributes: canvas.attributes(
                    "box", style: "filled", Canvas.Look(criticality: atlas.criticality(system.id))),
                classes: ["system"] + (tier.map { ["tier-\($0)"] } ?? []),
                tooltip: Wording.short(
                    [system.displayName, RiskNotes.tooltip(findings)].compactMap(\.self).joined(separator: "\n"), 2000))
        )
    }

    private var detail: String {
        let row = analysis.ownership.systems.first(where: system.id)
        let tier = system.system?.tier.map { "tier \($0)" } ?? "untiered"
        let owner = row?.owningTeam.map { "owned by \(Wording.short(atlas.name($0), 30))" }
        return [tier, system.system?.stage.rawValue, owner].compactMap(\.self).joined(separator: " · ")
    }

    /// What the ladder amounts to, in pairs of words and value; nothing of what is not assessed.
    private var figures: [(String, String)] {
        var rows: [(String, String)] = []
        if analysis.assessment.knows(.ownership) {
            rows.append(
                ("who can fix it", supporters.isEmpty ? "nobody known" : Wording.listed(supporters.map(atlas.name))))
        }
        if !chain.rungs.isEmpty { rows.append(("ladder", ladder)) }
        guard let figures = chain.figures, !chain.rungs.isEmpty else { return rows }
        rows.append(("first human", reach(figures.toHuman)))
        if !supporters.isEmpty { rows.append(("first who can fix it", reach(figures.toFixer))) }
        if analysis.assessment.knows(.authority) { rows.append(("first who may decide", reach(figures.toAuthority))) }
        rows.append(("absences until silence", "\(figures.absencesToSilence)"))
        if analysis.assessment.knows(.authority) {
            rows.append(
                ("absences until authority is cut off", figures.absencesToCutOff.map(String.init) ?? "cannot be"))
        }
        if let continuity = figures.continuity {
            let q = Wording.percent(analysis.escalation.q)
            rows.append(("chance to reach authority", "\(Wording.percent(continuity)), each away \(q)"))
        }
        if let covered = figures.humanHours { rows.append(("hours with a human", "\(Wording.number(covered)) of 168")) }
        return rows
    }

    private var ladder: String {
        guard chain.isExplicit else { return "nobody wrote one down" }
        let whose = chain.via.map { Wording.short(atlas.name($0), 30) } ?? "its own"
        return chain.advance == .manual ? "\(whose), handed on by hand" : "\(whose), moves on by itself"
    }

    private func reach(_ reach: Chain.Reach?) -> String {
        guard let reach else { return "never" }
        guard let minutes = reach.minutes else { return "rung \(reach.rung), climbed to" }
        return minutes > 0 ? "rung \(reach.rung), after \(Wording.minutes(minutes))" : "rung \(reach.rung), at once"
    }

    // MARK: The rungs

    /// The boxes of the rungs, each below the one before; of a very long ladder the middle is one box.
    private mutating func addRungs() -> [String] {
        let most = request.maxNodes == 0 ? Int.max : min(Self.mostRungs, request.maxNodes - 3)
        var boxes: [String] = []
        var minutes: Double? = 0
        var last = system.id.description
        for (index, rung) in chain.rungs.enumerated() {
            let isHidden = chain.rungs.count > most && index >= most - 2 && index < chain.rungs.count - 1
            let id = isHidden ? "rungs:more" : "rung:\(index + 1)"
            if !isHidden {
                let box = RungBox(view: self, rung: rung, index: index, minutes: rung.isExplicit ? minutes : nil)
                box.add(id: id, to: &canvas)
            } else if index == most - 2 {
                canvas.use(.collapsed)
                let hidden = chain.rungs.count - most + 1
                canvas.add(
                    LayoutGraph.Node(
                        id: id, label: .html(canvas.label("\(hidden) more rungs", nil, [])),
                        attributes: canvas.attributes("box", style: "filled", Canvas.Look()), classes: ["collapsed"]))
            }
            if id != last {
                addStep(from: last, to: id, rung, index)
                boxes.append(id)
                last = id
            }
            minutes = minutes.map { $0 + (rung.after ?? 0) }
        }
        return boxes
    }

    private mutating func addStep(from tail: String, to head: String, _ rung: Chain.Rung, _ index: Int) {
        canvas.use(rung.isExplicit ? .escalates : .climbs)
        let words: String? =
            if !rung.isExplicit {
                index == 0 ? "starts at the owners" : "climbs"
            } else {
                index > 0 && chain.advance == .manual ? "handed on" : nil
            }
        canvas.add(
            LayoutGraph.Edge(
                tail: tail, head: head, label: words.map { .plain("  \($0)  ") },
                attributes: rung.isExplicit ? Lines.escalates : Lines.climbs, classes: ["escalates-to"],
                tooltip: "rung \(index + 1)"))
    }

    // MARK: The end

    /// Where the chain ends without anybody who may decide.
    private mutating func addEnd(after last: String) {
        let reasons: [RuleID: String] = [
            "escalation/none": "nobody is called", "escalation/loop": "leads back to who was passed",
            "escalation/dead-end": "nobody above may decide",
        ]
        guard let finding = findings.first(where: { reasons[$0.rule] != nil }), let reason = reasons[finding.rule]
        else { return }
        canvas.use(.brokenStep)
        canvas.use(.broken)
        let tooltip = RiskNotes.tooltip([finding])
        let label = HTMLLabel(rows: [
            [
                HTMLLabel.Cell(
                    HTMLLabel.Run(
                        "\(Mark.broken.rawValue) \(reason)", isBold: true, color: Palette.broken, pointSize: 13),
                    alignment: .center)
            ]
        ])
        canvas.add(
            LayoutGraph.Node(
                id: "end", label: .html(label),
                attributes: [
                    "shape": "box", "style": "filled,dashed", "fillcolor": Palette.page, "color": Palette.broken,
                    "penwidth": "1.5",
                ], classes: ["end", "broken"], tooltip: tooltip))
        canvas.add(
            LayoutGraph.Edge(
                tail: last, head: "end", label: .plain("  chain ends here  "), attributes: Lines.broken,
                classes: ["escalates-to", "broken"], tooltip: tooltip))
    }

    private func foot(shown: Int) -> [String] {
        var lines = [
            "Shown: the ladder of 1 of \(Wording.counted(atlas.liveSystems, "system")), "
                + "\(chain.rungs.count > shown ? "with its middle rungs as a number" : "every rung"); "
                + "left out are the other systems, and who depends on this one or reviews it."
        ]
        if chain.rungs.contains(where: { !$0.isExplicit }), chain.isExplicit {
            lines.append(
                "After the last rung that is written down, the chain climbs on: team by team, manager by manager.")
        }
        let silent = [Dimension.ownership, .escalation, .authority].filter { !analysis.assessment.knows($0) }
        if !silent.isEmpty {
            lines.append(
                "Not assessed, so the picture is silent on: \(silent.map(\.rawValue).joined(separator: ", ")).")
        } else if analysis.escalation.isInferred {
            lines.append("Who may decide is inferred from reporting lines; mark it with `authority:`.")
        }
        return lines
    }
}
