import OrgAnalysis
import OrgCycles
import OrgModel
import SourceDocuments

/// What changed of the structure of two cycles, as tables.
struct ComparisonStructureText {
    let style: TextStyle
    let top: Int
    let comparison: Comparison

    /// Systems in other hands, those that are in nobody's first; where many went the same way, in one row.
    func handovers() -> [String] {
        let changes = comparison.structure.handovers.filter { $0.kind == .owns && !$0.isReorganisation }
        guard !changes.isEmpty else { return [] }
        var groups: [[[EntityID]]: [EntityID]] = [:]
        for change in changes { groups[[change.before, change.after], default: []].append(change.subject) }
        let rows = groups.sorted { a, b in
            let (first, second) = (a.key[1].isEmpty, b.key[1].isEmpty)
            if first != second { return first }
            if a.value.count != b.value.count { return a.value.count > b.value.count }
            return (a.value.first ?? EntityID(.system, "")) < (b.value.first ?? EntityID(.system, ""))
        }
        var table = TextTable([("systems", .right), ("from", .left), ("to", .left), ("which", .left)])
        for (route, systems) in rows {
            let shown = systems.prefix(2).map(\.name) + (systems.count > 2 ? ["\(systems.count - 2) more"] : [])
            table.add([
                "\(systems.count)", names(route[0], beside: route[1]), names(route[1], beside: route[0]),
                shown.joined(separator: ", "),
            ])
        }
        return [style.bold("Other owners")] + table.lines(limit: top, style: style)
    }

    /// Owners of one cycle beside those of the other. Of more than two, those in both are a number, and the others cut
    /// short: a column of a table has room for no more.
    private func names(_ ids: [EntityID], beside others: [EntityID]) -> String {
        guard ids.count > 2 else { return ids.isEmpty ? "nobody" : ids.map(\.description).joined(separator: ", ") }
        let own = ids.filter { !others.contains($0) }
        let stay = ids.count - own.count
        return
            (own.prefix(2).map(\.description) + (own.count > 2 ? ["\(own.count - 2) more"] : [])
            + (stay > 0 ? ["\(stay) in both"] : [])).joined(separator: ", ")
    }

    /// What has another name, and teams that were merged or split.
    func identity() -> [String] {
        let renames = comparison.renames.map {
            "\($0.old) is \($0.new) now" + ($0.reason == .caseFolded ? " (upper and lower case only)" : "")
        }
        let unfollowed = comparison.unfollowed.map {
            "renamed: \($0.old) to \($0.new) is not followed, since both stand beside each other"
        }
        let lines = comparison.reorganisations.map(ComparisonWords.sentence) + renames + unfollowed
        guard !lines.isEmpty else { return [] }
        return [style.bold("Merged, split, renamed")]
            + lines.prefix(top).flatMap { TextWrapping.lines($0, width: style.width, indent: "  ") } + more(lines.count)
    }

    /// What was probably renamed.
    func proposals() -> [String] {
        let proposals = comparison.proposals
        guard !proposals.isEmpty else { return [] }
        return [style.bold("Probably renamed (--accept-renames writes these into the later file)")]
            + proposals.prefix(top).flatMap { proposal in
                TextWrapping.lines(
                    "\(proposal.old) → \(proposal.new)   \(ComparisonWords.evidence(proposal))", width: style.width,
                    indent: "  ")
            } + more(proposals.count)
    }

    /// How much was added, removed and changed, and which entities.
    func changes() -> [String] {
        let structure = comparison.structure
        guard !structure.isEmpty else { return [] }
        var table = TextTable([
            ("", .left), ("added", .right), ("removed", .right), ("changed", .right), ("alike", .right),
        ])
        for kind in EntityKind.allCases.sorted() {
            let changes = structure.entities.filter { $0.id.kind == kind }
            row(ComparisonLead.noun(kind, 2), changes.map(\.change), nil, &table)
        }
        for kind in RelationKind.allCases.sorted() {
            let alike = structure.similarities.first { !$0.isLayer && $0.name == kind.rawValue }?.jaccard
            row(kind.rawValue, structure.relations.filter { $0.kind == kind }.map(\.change), alike, &table)
        }
        let lines = table.lines(limit: .max, style: style)
        return [style.bold("The structure")] + (lines.count > 1 ? lines : []) + entities()
    }

    private func row(
        _ name: String, _ changes: [StructureChanges.Change], _ alike: Double?, _ table: inout TextTable
    ) {
        func count(_ kinds: [StructureChanges.Change]) -> Int { changes.count { kinds.contains($0) } }
        let counts = [count([.added, .splitOff]), count([.removed, .dissolved]), count([.changed])]
        guard counts.contains(where: { $0 > 0 }) else { return }
        table.add([name] + counts.map { $0 == 0 ? "" : "\($0)" } + [alike.map { Numbers.percent($0) } ?? ""])
    }

    private func entities() -> [String] {
        let told: [StructureChanges.Change] = [.removed, .dissolved, .added, .splitOff, .changed]
        let changes = told.flatMap { change in comparison.structure.entities.filter { $0.change == change } }
        guard !changes.isEmpty else { return [] }
        var table = TextTable([("", .left), ("", .left), ("", .left)])
        for change in changes {
            table.add([
                ComparisonWords.word(change.change), change.id.description,
                change.change == .changed
                    ? ComparisonWords.attributes(change.attributes) : (change.after ?? change.before)?.name ?? "",
            ])
        }
        return table.lines(limit: top, style: style)
    }

    private func more(_ count: Int) -> [String] {
        count > top ? [style.faint("  … and \(count - top) more (--top \(count) shows all)")] : []
    }
}
