import OrgAnalysis
import OrgCycles
import OrgModel

/// Changes in words, the same in text and Markdown.
enum ComparisonWords {
    /// The sign and size of a difference: `+8.5 points`, `−3 h`.
    static func signed(_ difference: Double, _ unit: Figure.Unit) -> String {
        let sign = difference < 0 ? "−" : "+"
        let size = abs(difference)
        func shown(_ value: Double, _ places: Int) -> String {
            for more in 0..<10 {
                let text = Numbers.decimal(value, places: places + more)
                if text != "0" { return text }
            }
            return Numbers.decimal(value, places: places)
        }
        switch unit {
        case .share:
            let points = shown(size * 100, 1)
            return "\(sign)\(points) point\(points == "1" ? "" : "s")"
        case .hours: return "\(sign)\(shown(size, 1)) h"
        case .minutes: return "\(sign)\(shown(size, 0)) min"
        case .count: return "\(sign)\(shown(size, 0))"
        case .number: return "\(sign)\(shown(size, 2))"
        }
    }

    /// What one part contributes to the change of a figure: that of a share where the contributions do not add up.
    static func contribution(_ contribution: Double, to change: FigureChange) -> String {
        let isShare = !(change.causes?.isAdditive ?? true) && change.figure.name.hasPrefix("concentration.")
        return signed(contribution, isShare ? .share : change.figure.unit)
    }

    /// A change of the structure as a phrase: `owns by team:atlas removed`.
    static func phrase(_ reason: ReasonFinder.Reason, about subjects: [EntityID]) -> String {
        switch reason {
        case .entity(let change): phrase(change, about: subjects)
        case .relation(let change): phrase(change, about: subjects)
        }
    }

    /// The same without saying of whom: `owns removed`, `tier, stage changed`.
    static func general(_ reason: ReasonFinder.Reason, about subjects: [EntityID]) -> String {
        switch reason {
        case .entity(let change):
            let whose = subjects.contains(change.id) ? "" : "\(change.id) "
            return whose
                + (change.change == .changed
                    ? change.attributes.map(\.attribute).joined(separator: ", ") + " changed" : word(change.change))
        case .relation(let change):
            let isOwn = subjects.contains(change.from) || subjects.contains(change.to)
            return isOwn
                ? "\(change.kind.rawValue) \(word(change.change))" : phrase(change, about: subjects)
        }
    }

    private static func phrase(_ change: StructureChanges.EntityChange, about subjects: [EntityID]) -> String {
        let name = subjects.contains(change.id) ? "" : "\(change.id) "
        switch change.change {
        case .changed: return name + attributes(change.attributes)
        case .added: return name + "added"
        case .removed: return name + "removed"
        case .splitOff: return name + "split off"
        case .dissolved: return name + "dissolved into another"
        case .firstRecorded: return name + "first recorded"
        case .noLongerRecorded: return name + "no longer recorded"
        }
    }

    private static func phrase(_ change: StructureChanges.RelationChange, about subjects: [EntityID]) -> String {
        let from = subjects.contains(change.from) ? "" : "\(change.from) "
        let to = subjects.contains(change.to) ? "" : " \(change.to)"
        let relation = "\(from)\(change.kind.rawValue)\(to)" + (change.rung.map { " on rung \($0)" } ?? "")
        return change.change == .changed
            ? "\(relation): \(attributes(change.attributes))" : "\(relation) \(word(change.change))"
    }

    static func word(_ change: StructureChanges.Change) -> String {
        switch change {
        case .added: "added"
        case .removed: "removed"
        case .changed: "changed"
        case .splitOff: "split off"
        case .dissolved: "dissolved"
        case .firstRecorded: "first recorded"
        case .noLongerRecorded: "no longer recorded"
        }
    }

    /// `tier 3 → 1, stage pilot → production`.
    static func attributes(_ changes: [AttributeChange]) -> String {
        changes.map { change in
            if lists.contains(change.attribute), let difference = listDifference(change) { return difference }
            return "\(change.attribute) \(change.before ?? "–") → \(change.after ?? "–")"
        }
        .joined(separator: ", ")
    }

    /// Attributes that are lists of ids.
    private static let lists: Set<String> = ["lead", "on-call"]

    /// Who came and went of a list of ids: `on-call +person:marco −person:kim`; nil where only the order changed.
    private static func listDifference(_ change: AttributeChange) -> String? {
        func ids(_ text: String?) -> [String] {
            (text ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
        }
        let (old, new) = (ids(change.before), ids(change.after))
        let parts =
            new.filter { !old.contains($0) }.map { "+\($0)" } + old.filter { !new.contains($0) }.map { "−\($0)" }
        guard !parts.isEmpty else { return nil }
        return "\(change.attribute) \(parts.prefix(4).joined(separator: " "))" + (parts.count > 4 ? " …" : "")
    }

    /// `team:a and team:b were merged into team:c: 6 people and 4 systems moved.`
    static func sentence(_ reorganisation: Reorganisation) -> String {
        let moved = [
            reorganisation.people > 0
                ? "\(reorganisation.people) \(ComparisonLead.noun(.person, reorganisation.people))" : nil,
            reorganisation.systems > 0
                ? "\(reorganisation.systems) \(ComparisonLead.noun(.system, reorganisation.systems))" : nil,
        ].compactMap(\.self)
        let (from, to) = (reorganisation.from.map(\.description), reorganisation.to.map(\.description))
        let isOne = reorganisation.people + reorganisation.systems == 1
        let went = "\(ComparisonLead.listed(moved)) \(isOne ? "is" : "are") there now."
        switch reorganisation.kind {
        case .merged:
            return "\(ComparisonLead.listed(from)) \(from.count == 1 ? "was" : "were") merged into "
                + "\(ComparisonLead.listed(to)): \(went)"
        case .split:
            let new = to.filter { !from.contains($0) }
            let isKept = new.count < to.count
            return isKept
                ? "\(ComparisonLead.listed(new)) \(new.count == 1 ? "was" : "were") split off \(ComparisonLead.listed(from)): \(went)"
                : "\(ComparisonLead.listed(from)) was split into \(ComparisonLead.listed(new)): \(went)"
        }
    }

    /// `score 0.92: names 0.40 alike; both with team:web (member-of), …`
    static func evidence(_ proposal: RenameProposal) -> String {
        let shared = proposal.shared.prefix(3).map { "\($0.relation.rawValue) \($0.leadsHere ? "by " : "")\($0.other)" }
        let rest = proposal.shared.count - shared.count
        let both = shared + (rest > 0 ? ["\(rest) more"] : [])
        return
            "score \(Numbers.fixed(proposal.score, places: 2)), structure \(Numbers.fixed(proposal.structure, places: 2)), "
            + "names \(Numbers.fixed(proposal.name, places: 2))"
            + (both.isEmpty ? "" : "; both \(both.joined(separator: ", "))")
    }

    /// What a kind of data or a file is, and that only one cycle has it.
    static func sentences(_ recording: Recording) -> [String] {
        missing(recording) + (hint(recording).map { [$0] } ?? [])
    }

    /// What a reader may be able to say of files that are missing; one folder stands for all.
    static func hint(_ recording: Recording) -> String? {
        recording.possibleCollections.first.map { folder in
            let noun = folder.kind.rawValue
            return
                "Each of the \(folder.files) files of \(folder.pattern) tells of one \(noun). If the folder is the list of them, "
                + "import both cycles with --collection: then a \(noun) without a file is gone, and one with a new file is new."
        }
    }

    /// Every source, kind and dimension that one of the two does not have.
    static func missing(_ recording: Recording) -> [String] {
        func word(_ side: Recording.Side) -> String { side == .before ? "no longer recorded" : "first recorded" }
        let sources = recording.sources.map { source in
            let parts = [
                source.entities.isEmpty ? nil : ComparisonLead.counted(source.entities),
                source.relations == 0 ? nil : Numbers.counted(source.relations, "relation"),
            ].compactMap(\.self)
            let what = parts.isEmpty ? "nothing that other files do not tell" : ComparisonLead.listed(parts)
            return "\(word(source.side)): \(source.path), with \(what)"
        }
        let kinds = recording.kinds.map { kind in
            "\(word(kind.side)): \(kind.isEntity ? "entities" : "relations") `\(kind.name)`, \(kind.count)"
        }
        let dimensions = recording.dimensions.map { gap in
            "\(word(gap.side)): the dimension \(gap.dimension.rawValue)"
                + (gap.reason.map { " (\(gap.side == .before ? "now" : "before"): \($0))" } ?? "")
        }
        return sources + kinds + dimensions
    }
}
