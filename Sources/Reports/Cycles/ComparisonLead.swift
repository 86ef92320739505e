import Findings
import OrgAnalysis
public import OrgCycles
import OrgModel

extension Comparison {
    /// What a reader should know first, in one sentence: what stands first in its text, and above its picture.
    public var leadingSentence: String { ComparisonLead(comparison: self).sentences().first ?? "Nothing changed." }
}

/// What a reader should know first of a comparison, in a few sentences.
struct ComparisonLead {
    let comparison: Comparison

    /// The sentences, the most important first.
    func sentences() -> [String] {
        guard !comparison.isEmpty else { return ["Nothing changed."] }
        let told = [missing(), lost(), found(), most(), held()].compactMap(\.self)
        return told.isEmpty ? [quiet()] : told
    }

    /// What is not recorded any more comes first: else a reader takes it for gone.
    private func missing() -> String? {
        let gone = comparison.recording.sources.filter {
            $0.side == .before && !($0.entities.isEmpty && $0.relations == 0)
        }
        if let largest = gone.max(by: { ($0.entities.count, $0.relations) < ($1.entities.count, $1.relations) }) {
            let others = gone.count - 1
            // The path in full stands below.
            let name = largest.path.split(separator: "/").last.map(String.init) ?? largest.path
            let files = others > 0 ? "\(name) and \(Numbers.counted(others, "other file"))" : name
            let ids = gone.flatMap(\.entities)
            let what =
                ids.isEmpty
                ? Numbers.counted(gone.reduce(0) { $0 + $1.relations }, "relation")
                : Self.counted(ids)
            let share = gone.reduce(0) { $0 + $1.entities.count + $1.relations }
            guard share > 1 || comparison.recording.figuresAreHeldBack else { return nil }
            return "\(what) of \(files) \(ids.count == 1 ? "is" : "are") no longer recorded, which does not mean "
                + "\(ids.count == 1 ? "it is" : "they are") gone."
        }
        let blind = comparison.recording.dimensions.filter { $0.side == .before }.map(\.dimension.rawValue)
        switch blind.count {
        case 0: return nil
        case 1: return "The dimension \(blind[0]) is no longer recorded; what rests on it is not compared."
        default:
            return "The dimensions \(Self.listed(blind)) are no longer recorded; what rests on them is not compared."
        }
    }

    /// Systems that were somebody's, and are nobody's.
    private func lost() -> String? {
        let lost = comparison.structure.handovers.filter { $0.kind == .owns && $0.after.isEmpty }
        guard !lost.isEmpty else { return nil }
        let from = Dictionary(grouping: lost.flatMap(\.before), by: \.self).mapValues(\.count)
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        let parts = from.prefix(3).map { "\($0.value) of \($0.key.name)" }
        let rest = from.dropFirst(3).reduce(0) { $0 + $1.value }
        let whose = parts + (rest > 0 ? ["\(rest) of others"] : [])
        let changed = comparison.structure.handovers.count { $0.kind == .owns && !$0.isReorganisation }
        let scope =
            changed == lost.count && changed > 1
            ? "all \(changed) systems whose owner changed" : Numbers.counted(lost.count, "system")
        return "\(scope.capitalizedFirst) \(lost.count == 1 ? "has" : "have") no owner any more: \(Self.listed(whose))."
    }

    private func found() -> String? {
        let fresh = comparison.findings.filter { $0.status == .new || $0.status == .recurring }
        let resolved = comparison.findings(.resolved).count
        guard !fresh.isEmpty || resolved > 0 else { return nil }
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = fresh.count { $0.after?.severity == severity }
            return count == 0 ? nil : Numbers.counted(count, severity.rawValue)
        }
        let new =
            fresh.isEmpty
            ? "No finding is new"
            : "\(Numbers.counted(fresh.count, "finding")) \(fresh.count == 1 ? "is" : "are") new"
                + " (\(counts.joined(separator: ", ")))"
        return "\(new), \(resolved == 0 ? "none is" : resolved == 1 ? "1 is" : "\(resolved) are") resolved."
    }

    /// A point of a share, or a hundredth of anything else, is the least that is worth a sentence.
    private static let leastTold = 0.01

    /// Of what is asked about first, what got worse most and what got better most.
    private func most() -> String? {
        let told = comparison.toldFigures.filter { Comparison.headlines.contains($0.figure.name) }
        let sentences = [Difference.Trend.worse, .better].compactMap { trend -> String? in
            guard let change = told.first(where: { $0.trend == trend && $0.size >= Self.leastTold }) else { return nil }
            let (was, now) = FigureFormat.pair(change.before, change.after, change.figure.unit)
            return "What got \(trend.rawValue) most is \(change.figure.name), \(was) → \(now)."
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// The person or pair without whom most is exposed now, and was not before.
    private func held() -> String? {
        guard let change = comparison.chokepoints.changes.first(where: \.hasEntered), let exposure = change.after else {
            return nil
        }
        let names = Self.listed(change.ids.map { comparison.after.cycle[$0]?.displayName ?? $0.name })
        return "Without \(names) \(Numbers.percent(exposure)) of criticality would be exposed, which is new."
    }

    private func quiet() -> String {
        let structure = comparison.structure
        let count = structure.entities.count + structure.relations.count
        return count == 0
            ? "Only figures or names changed: nothing got worse, and no finding is new."
            : "\(Numbers.counted(count, "change")) of the structure; nothing got worse, and no finding is new."
    }

    /// `316 systems and 4 people`.
    static func counted(_ ids: [EntityID]) -> String {
        let kinds = EntityKind.allCases.sorted().compactMap { kind -> (count: Int, text: String)? in
            let count = ids.count { $0.kind == kind }
            return count == 0 ? nil : (count, "\(count) \(noun(kind, count))")
        }
        return listed(kinds.sorted { $0.count > $1.count }.map(\.text))
    }

    static func noun(_ kind: EntityKind, _ count: Int) -> String {
        switch kind {
        case .person: count == 1 ? "person" : "people"
        case .policy: count == 1 ? "policy" : "policies"
        case .forum, .system, .team: kind.rawValue + (count == 1 ? "" : "s")
        }
    }

    static func listed(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
    }
}

extension Recording {
    /// Whether so much is missing that some figure is not compared.
    var figuresAreHeldBack: Bool {
        FigureCatalogue.figures(of: .organization).contains { obstacle(to: $0) != nil }
    }
}

extension Comparison {
    /// The figures of the organisation that changed: worse ones first, then better ones; among these what leads know first,
    /// shares before the rest, each by how much they changed. How many there are of each thing is told with the structure, and
    /// of findings with these.
    var toldFigures: [FigureChange] {
        let order: [Difference.Trend] = [.worse, .better, .neither]
        func rank(_ change: FigureChange) -> (Int, Int) {
            let name = change.figure.name
            let place =
                Self.headlines.contains(name)
                ? (change.figure.unit == .share ? 0 : 1) : name.hasPrefix("stages.") ? 3 : 2
            return (order.firstIndex(of: change.trend) ?? 2, place)
        }
        let told = figures.filter { change in
            change.isChanged && !["findings", "counts.", "assessment."].contains { change.figure.name.hasPrefix($0) }
        }
        return told.enumerated().sorted { a, b in
            let (first, second) = (rank(a.element), rank(b.element))
            if first != second { return first < second }
            return a.element.size == b.element.size ? a.offset < b.offset : a.element.size > b.element.size
        }
        .map(\.element)
    }

    /// What people who run an organisation ask about first.
    static let headlines: Set<String> = [
        "intact", "continuity", "human-hours", "unowned", "unsupported", "unassigned-load", "exposure.people.max",
        "exposure.pairs.max", "bus-factor", "visibility.coverage", "coordination.congruence", "utilisation.overloaded",
    ]
}

extension String {
    /// With a capital at the beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
