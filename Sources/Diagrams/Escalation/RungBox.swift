import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// One rung as a box: who is called, after how long, when they answer, and what they can do.
struct RungBox {
    let view: LadderView
    let rung: Chain.Rung
    /// From 0.
    let index: Int
    /// Minutes from the start; nil on a rung that was climbed to.
    let minutes: Double?

    /// The width of a line of text in a rung.
    static let columns = 62
    /// Targets that are named before the rest becomes a number.
    private static let mostTargets = 4

    private var atlas: Atlas { view.atlas }

    func add(id: String, to canvas: inout Canvas) {
        canvas.use(.policy)
        var rows: [[HTMLLabel.Cell]] = [head]
        for target in rung.targets.prefix(Self.mostTargets) {
            canvas.mark(drawn: target)
            rows += Self.lines(detail(of: target))
        }
        if rung.targets.count > Self.mostTargets {
            rows += Self.lines("and \(rung.targets.count - Self.mostTargets) more")
        }
        if rung.isExplicit, !rung.answerers.isEmpty {
            let covered = view.hours.covered(rung, at: index)
            rows += Self.lines(covered >= 168 ? "around the clock" : hoursText(covered))
        }
        let notes = self.notes
        rows += HTMLLabel(
            header: "", annotations: canvas.annotations(notes),
            style: HTMLLabel.Style(headerSize: 13, detailSize: 11, detailColor: Palette.detail, width: Self.columns)
        ).rows.dropFirst().map { row in row.map(Self.spanning) }
        var look = Canvas.Look()
        look.isAuthority = isAuthority
        var attributes = canvas.attributes("box", style: rung.isExplicit ? "filled" : "filled,dashed", look)
        if rung.answerers.isEmpty { attributes["color"] = Palette.broken }
        canvas.add(
            LayoutGraph.Node(
                id: id, label: .html(HTMLLabel(rows: rows)), attributes: attributes,
                classes: ["rung"] + (rung.isExplicit ? [] : ["climbed"]) + (isAuthority ? ["authority"] : [])
                    + (rung.answerers.isEmpty ? ["broken"] : []),
                tooltip: Wording.short(
                    "rung \(index + 1): " + rung.targets.map(\.description).joined(separator: ", "), 1000)))
    }

    private var isAuthority: Bool { rung.targets.contains(where: atlas.authorities.contains) }

    private var head: [HTMLLabel.Cell] {
        let names = Wording.listed(rung.targets.map(atlas.name), atMost: 3, width: rung.targets.count == 1 ? 44 : 20)
        let isEmpty = rung.answerers.isEmpty
        let time = minutes.map { $0 > 0 ? "after \(Wording.minutes($0))" : "at once" } ?? "not written down"
        return [
            HTMLLabel.Cell(
                lines: [
                    [
                        HTMLLabel.Run(
                            LegendEntry.rungSign(index + 1), isBold: true,
                            color: isEmpty ? Palette.broken : Palette.escalation, pointSize: 16),
                        HTMLLabel.Run("\u{A0}" + names, isBold: true, color: Palette.ink, pointSize: 14),
                    ]
                ], minimumSize: HTMLLabel.Size(width: Self.leftWidth, height: 0)),
            HTMLLabel.Cell(
                lines: [[HTMLLabel.Run(time, isBold: minutes != nil, color: Palette.escalation, pointSize: 13)]],
                alignment: .right, minimumSize: HTMLLabel.Size(width: Self.rightWidth, height: 0)),
        ]
    }

    /// `rotation of 3, whoever is on duty: Oliver, Inês, Théo`, or what else there is to say of a target.
    private func detail(of target: EntityID) -> String {
        let prefix = rung.targets.count > 1 ? "\(Wording.short(atlas.name(target), 24)): " : ""
        guard target.kind == .team else { return prefix + personDetail(atlas.cycle[target]?.person) }
        let humans = rung.answerers.filter { !rung.targets.contains($0) }
        guard !humans.isEmpty else { return prefix + "nobody active in this team" }
        let names = Wording.listed(humans.map(atlas.name), atMost: 4, width: 20)
        let isRotation = atlas.cycle[target]?.team?.onCall?.mode == .rotation
        if humans.count == 1 { return prefix + names }
        return prefix
            + (isRotation
                ? "rotation of \(humans.count), whoever is on duty: \(names)"
                : "pool of \(humans.count), any of: \(names)")
    }

    private func personDetail(_ person: Person?) -> String {
        switch (person?.nature, person?.status) {
        case (.shared, _): "a mailbox or channel: nobody knows who reads it"
        case (.bot, _): "a program"
        case (_, .departed): "has departed"
        case (_, .leave): "is on leave"
        default: person?.title ?? "one person"
        }
    }

    private func hoursText(_ covered: Double) -> String {
        let texts = rung.targets.compactMap { view.hours.hours(of: $0, on: index)?.text }
        let first = texts.first.map { Wording.short($0, 44) } ?? ""
        return "\(first), \(Wording.number(covered)) of 168 h"
    }

    private var notes: [Canvas.Note] {
        var notes: [Canvas.Note] = []
        let fixers = rung.answerers.filter(view.supporters.contains)
        if rung.answerers.isEmpty {
            notes.append(.init(.broken, rung.isExplicit ? "no human answers on this rung" : "nobody answers here"))
        }
        if !fixers.isEmpty {
            let who = fixers.count == rung.answerers.count ? "" : ": \(Wording.listed(fixers.map(atlas.name)))"
            notes.append(.init(.good, "can fix it\(who)"))
        }
        if isAuthority { notes.append(.init(.good, "may decide")) }
        let before = Set(view.chain.rungs[..<index].flatMap(\.answerers))
        if index > 0, rung.isExplicit, rung.mode == .pool, !rung.answerers.isEmpty,
            before.isSuperset(of: rung.answerers),
            view.chain.weak.contains("escalation/hollow")
        {
            notes.append(.init(.warning, "only people who were called before"))
        }
        return notes
    }

    // MARK: Rows of two columns

    static func spanning(_ cell: HTMLLabel.Cell) -> HTMLLabel.Cell {
        var cell = cell
        cell.columnSpan = 2
        return cell
    }

    /// Every box of a ladder has two columns of these widths, so that they stand exactly below one another.
    private static let leftWidth = 270
    private static let rightWidth = 240

    static func row(_ pair: (String, String)) -> [HTMLLabel.Cell] {
        let isBad = pair.1 == "never" || pair.1 == "0"
        return [
            HTMLLabel.Cell(
                lines: [[HTMLLabel.Run(pair.0, color: Palette.detail, pointSize: 12)]],
                minimumSize: HTMLLabel.Size(width: leftWidth, height: 0)),
            HTMLLabel.Cell(
                lines: [
                    [HTMLLabel.Run(pair.1, isBold: true, color: isBad ? Palette.broken : Palette.ink, pointSize: 12)]
                ],
                minimumSize: HTMLLabel.Size(width: rightWidth, height: 0)),
        ]
    }

    private static func lines(_ text: String) -> [[HTMLLabel.Cell]] {
        let wrapped = TextWrapping.lines(of: text, width: columns, maximumLines: 3)
        return [
            [
                spanning(
                    HTMLLabel.Cell(lines: wrapped.map { [HTMLLabel.Run($0, color: Palette.detail, pointSize: 12)] }))
            ]
        ]
    }
}
