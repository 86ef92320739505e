import Findings
import OrgAnalysis
import OrgCycles
import OrgModel

/// Puts every change of a comparison into the box where it is told, or on the line that tells of it.
struct ChangeBoxes {
    let comparison: Comparison
    let homes: ChangeHomes
    private(set) var boxes: [String: ChangeBox] = [:]
    private(set) var lines: [ChangeLine.Key: ChangeLine] = [:]
    /// Relations that are told by the row of what they belong to.
    private(set) var impliedRelations = 0
    /// Entities and relations that one cycle does not record, before and after.
    private(set) var unrecordedEntities = (before: 0, after: 0)
    private(set) var unrecordedRelations = (before: 0, after: 0)
    private let names: [EntityID: String]

    init(_ comparison: Comparison) {
        self.comparison = comparison
        homes = ChangeHomes(comparison)
        var names: [EntityID: String] = [:]
        for entity in comparison.before.cycle.entities { names[homes.id(entity.id)] = entity.displayName }
        for entity in comparison.after.cycle.entities { names[entity.id] = entity.displayName }
        self.names = names
        addEntities()
        addHandovers()
        addRelations()
        addChokepoints()
        addFindings()
        // Each for itself, so their order does not matter.
        let called = names
        for id in boxes.keys { boxes[id]?.settle { called[$0] ?? $0.name } }
    }

    // MARK: Part of the whole

    /// Boxes with a change that lie further from the focus than is drawn.
    private(set) var farBoxes = 0

    /// Keeps what lies around some entities: the boxes in which they are told of, and those at most so many lines away.
    ///
    /// - Complexity: O(hops · lines).
    mutating func keep(around focus: [EntityID], hops: Int) {
        var near = Set(focus.map(homes.box))
        for _ in 0..<max(0, hops) {
            // What one round finds is only walked from in the next.
            let found = lines.keys.filter { near.contains($0.one) != near.contains($0.other) }
            guard !found.isEmpty else { break }
            for key in found { near.formUnion([key.one, key.other]) }
        }
        farBoxes = boxes.values.count { $0.isChanged && !near.contains($0.id) }
        boxes = boxes.filter { near.contains($0.key) }
        lines = lines.filter { near.contains($0.key.one) && near.contains($0.key.other) }
    }

    /// How people call an entity of either cycle.
    func name(_ id: EntityID) -> String { names[id] ?? id.name }

    private func short(_ id: EntityID) -> String { Wording.shortName(name(id), 28) }

    private mutating func add(_ row: ChangeBox.Row, to box: String, isStrain: Bool = false) {
        var told = boxes[box] ?? ChangeBox(id: box)
        if isStrain { told.strains.append(row) } else { told.rows.append(row) }
        boxes[box] = told
    }

    private static func mark(_ change: StructureChanges.Change) -> Mark? {
        switch change {
        case .added, .splitOff: .added
        case .removed, .dissolved: .removed
        case .changed: .changed
        case .firstRecorded, .noLongerRecorded: nil
        }
    }

    // MARK: Structure

    private mutating func addEntities() {
        for change in comparison.structure.entities {
            guard let mark = Self.mark(change.change) else {
                if change.change == .noLongerRecorded {
                    unrecordedEntities.before += 1
                } else {
                    unrecordedEntities.after += 1
                }
                continue
            }
            let box = homes.box(of: change.id)
            if change.id.kind == .team, mark != .changed {
                boxes[box, default: ChangeBox(id: box)].fate = mark
                continue
            }
            guard mark == .changed else {
                add(
                    ChangeBox.Row(
                        mark: mark, text: Wording.shortName(name(change.id), 44), tooltip: change.id.description,
                        entity: change.id,
                        place: .fate),
                    to: box)
                continue
            }
            // Labels are anything that an importer found; they are told last, and shortly.
            let telling = change.attributes.filter { !$0.attribute.hasPrefix("labels.") }
            let told = telling.isEmpty ? change.attributes : telling
            let name = change.id.kind == .team ? "" : "\(short(change.id)): "
            add(
                ChangeBox.Row(
                    mark: mark, text: name + words(told), turned: name + words(told, isTurned: true),
                    tooltip: "\(change.id): \(Wording.short(words(change.attributes), 500))", entity: change.id,
                    place: telling.isEmpty ? .labels : .attributes), to: box)
        }
    }

    /// `tier 3 → 1`; of lists of people who came and who went, in the order of their ids.
    private func words(_ changes: [AttributeChange], isTurned: Bool = false) -> String {
        func value(_ text: String?) -> String { Wording.short(text ?? "–", 24) }
        return changes.map { change in
            let (before, after) = isTurned ? (change.after, change.before) : (change.before, change.after)
            let key = Wording.short(change.attribute, 24)
            guard ["lead", "on-call"].contains(change.attribute) else {
                return "\(key) \(value(before)) → \(value(after))"
            }
            func ids(_ text: String?) -> Set<EntityID> {
                Set((text ?? "").split(separator: ",").compactMap { EntityID(parsing: String($0.drop { $0 == " " })) })
            }
            let (old, new) = (ids(before), ids(after))
            let signs = old.symmetricDifference(new).sorted().map {
                "\((new.contains($0) ? Mark.added : .removed).rawValue)\u{A0}\(short($0))"
            }
            return "\(key) " + (signs.isEmpty ? "in another order" : Wording.listed(signs, atMost: 3, width: 30))
        }.joined(separator: ", ")
    }

    private mutating func addHandovers() {
        for change in comparison.structure.handovers {
            let (gone, come) = (
                change.before.filter { !change.after.contains($0) }, change.after.filter { !change.before.contains($0) }
            )
            let nobody = change.kind == .owns ? "nobody" : "no team"
            func listed(_ ids: [EntityID]) -> String {
                ids.isEmpty ? nobody : Wording.listed(ids.map(name), atMost: 2, width: 24)
            }
            let none = change.kind == .owns ? ChangeHomes.unowned : ChangeHomes.people
            func boxes(_ ids: [EntityID]) -> [String] { Set(ids.map(homes.box)).sorted() }
            let tooltip =
                "\(change.subject): \(change.kind.rawValue) \(listed(change.before)) → \(listed(change.after))"
            let kept = change.before.filter(change.after.contains)
            let isShared = !kept.isEmpty && gone.isEmpty != come.isEmpty
            // Somebody beside those who had it is no handover.
            let from = isShared ? boxes(kept) : gone.isEmpty ? [none] : boxes(gone)
            let to = isShared ? boxes(gone + come) : come.isEmpty ? [none] : boxes(come)
            let mark: Mark = gone.isEmpty ? .added : .removed
            // Both boxes tell of it; it counts once.
            for (place, box) in Set(from).union(to).sorted().enumerated() {
                let words =
                    isShared
                    ? ": \(mark.rawValue)\u{A0}\(listed(gone + come))"
                    : !from.contains(box)
                        ? " ← \(listed(gone))"
                        : to.contains(box) ? ": \(listed(gone)) → \(listed(come))" : " → \(listed(come))"
                add(
                    ChangeBox.Row(
                        mark: .changed, text: short(change.subject) + words, tooltip: tooltip, entity: change.subject,
                        count: place == 0 ? 1 : 0, place: .handover), to: box)
            }
            for tail in from {
                for head in to where tail != head {
                    if isShared {
                        let holds: (String, String) = change.kind == .owns ? (head, tail) : (tail, head)
                        addLine(.relation(change.kind), holds.0, holds.1, mark, change.subject, tooltip)
                    } else {
                        addLine(.handover, tail, head, .changed, change.subject, tooltip)
                    }
                }
            }
        }
    }

    private mutating func addRelations() {
        let moved = Set(comparison.structure.handovers.map(\.subject))
        let fated = Set(
            comparison.structure.entities.filter { Self.mark($0.change).map { $0 != .changed } ?? false }.map(\.id))
        for change in comparison.structure.relations {
            guard let mark = Self.mark(change.change) else {
                if change.change == .noLongerRecorded {
                    unrecordedRelations.before += 1
                } else {
                    unrecordedRelations.after += 1
                }
                continue
            }
            let isHome = change.kind == .owns || change.kind == .memberOf
            let (from, to) = (homes.box(of: change.from), homes.box(of: change.to))
            let ends = [change.from, change.to]
            // A team that came or went takes all its relations along: its outline says so, and a line for each would bury
            // the others.
            let isTold =
                mark != .changed
                && (isHome && ends.contains { moved.contains($0) || fated.contains($0) }
                    || from == to && ends.contains(where: fated.contains)
                    || ends.contains { $0.kind == .team && fated.contains($0) })
            if isTold {
                impliedRelations += 1
                continue
            }
            let rung = change.rung.map { ", rung \($0)" } ?? ""
            func changed(_ isTurned: Bool) -> String {
                change.attributes.isEmpty ? "" : ": " + words(change.attributes, isTurned: isTurned)
            }
            let verb = change.kind.rawValue.replacing("-", with: " ")
            let start = "\(short(change.from)) \(verb) \(short(change.to))\(rung)"
            let text = start + changed(false)
            // Ladders and forums would be knots of lines: they are rows.
            let isRow = from == to || ends.contains { $0.kind == .policy || $0.kind == .forum }
            if isRow {
                add(
                    ChangeBox.Row(
                        mark: mark, text: text, turned: start + changed(true),
                        tooltip: "\(change.from) \(change.kind.rawValue) \(change.to)"), to: from)
            } else {
                addLine(.relation(change.kind), from, to, mark, change.to, "\(mark.rawValue) \(text)")
            }
        }
    }

    private mutating func addLine(
        _ kind: ChangeLine.Kind, _ from: String, _ to: String, _ mark: Mark, _ subject: EntityID, _ words: String
    ) {
        let key = ChangeLine.Key(kind: kind, one: min(from, to), other: max(from, to))
        var line = lines[key] ?? ChangeLine(key: key)
        line.rows.append(ChangeBox.Row(mark: mark, text: words, entity: subject))
        if from == key.one { line.leads = true } else { line.returns = true }
        lines[key] = line
        for box in [from, to] where boxes[box] == nil { boxes[box] = ChangeBox(id: box) }
    }

    // MARK: Strain

    /// A point of criticality: what is less stands last.
    static let leastTold = 0.01

    private mutating func addChokepoints() {
        for change in comparison.chokepoints.changes {
            guard let first = change.ids.first else { continue }
            let isWorse = (change.after ?? 0) > (change.before ?? 0)
            func share(_ value: Double?) -> String { value.map(Wording.percent) ?? "–" }
            let who =
                first.kind == .team ? "without them" : "without \(change.ids.map(short).joined(separator: " and "))"
            var (was, now) = (share(change.before), share(change.after))
            if let before = change.before, let after = change.after { (was, now) = Wording.percents(before, after) }
            add(
                ChangeBox.Row(
                    mark: isWorse ? .worse : .better, text: "\(who): \(was) → \(now) exposed",
                    turned: "\(who): \(now) → \(was) exposed",
                    tooltip: Wording.listed(change.sole.map(name), atMost: 10),
                    gravity: abs((change.after ?? 0) - (change.before ?? 0)) >= Self.leastTold ? 1 : 0),
                to: homes.box(of: first), isStrain: true)
        }
    }

    private mutating func addFindings() {
        for compared in comparison.findings {
            // A picture is the same from both ends; what narrowed stands in it as the review that went.
            guard let latest = compared.finding, !CycleRules.contains(latest.rule) else { continue }
            var finding = latest
            let mark: Mark
            var words = ""
            switch compared.status {
            case .new, .recurring: mark = .worse
            case .resolved: mark = .better
            case .firstAssessed, .noLongerAssessed: continue
            case .persisting:
                guard let before = compared.before, let after = compared.after, before.severity != after.severity
                else { continue }
                mark = after.severity > before.severity ? .worse : .better
                // The graver one speaks, whichever way round.
                finding = after.severity > before.severity ? after : before
                words = "\(before.severity.rawValue) → \(after.severity.rawValue): "
            }
            var entity: EntityID?
            if case .entity(let id) = latest.subject { entity = homes.id(id, compared.after == nil) }
            let box = entity.map(homes.box) ?? ChangeHomes.organization
            let gravity = finding.severity == .error ? 2 : finding.severity == .warning ? 1 : 0
            add(
                ChangeBox.Row(
                    mark: mark, text: words + Wording.short(finding.message, 96),
                    tooltip: "\(finding.rule.name): \(finding.message)", entity: entity,
                    rule: words.isEmpty ? finding.rule.name : nil, gravity: gravity), to: box, isStrain: true)
        }
    }
}
