import OrgAnalysis
import OrgCycles
import OrgModel

/// What the change of a figure comes from, parts of which the same is to be said together: `27 systems +8.5 points (owns
/// removed)`.
struct CauseGroups {
    let reasons: ReasonFinder

    /// So many parts are looked into; the others of a very long list are counted.
    private static let mostParts = 500

    private struct Group {
        var subjects: [[EntityID]]
        var contribution: Double
        let detail: String
        let general: String
    }

    /// The largest groups in words, and how many parts are left; nil where no cause is known.
    func phrases(of change: FigureChange, limit: Int) -> (shown: [String], rest: Int)? {
        guard let causes = change.causes?.causes, !causes.isEmpty else { return nil }
        var groups: [Group] = []
        var places: [String: Int] = [:]
        for cause in causes.prefix(Self.mostParts) {
            let reason = reasons.reasons(for: cause.subject, of: change.figure, limit: 1).first
            let general = reason.map { ComparisonWords.general($0, about: cause.subject) } ?? ""
            let kinds = cause.subject.map(\.kind.rawValue).joined(separator: " ")
            let key = "\(kinds)|\(general)|\(cause.contribution < 0)"
            // Parts without a reason have only that in common.
            if reason != nil, let place = places[key] {
                groups[place].subjects.append(cause.subject)
                groups[place].contribution += cause.contribution
            } else {
                places[key] = groups.count
                groups.append(
                    Group(
                        subjects: [cause.subject], contribution: cause.contribution,
                        detail: reason.map { ComparisonWords.phrase($0, about: cause.subject) } ?? "", general: general)
                )
            }
        }
        let isAdditive = change.causes?.isAdditive ?? false
        // What does not add up is not summed.
        let sorted =
            isAdditive
            ? groups.enumerated().sorted { a, b in
                let (first, second) = (abs(a.element.contribution), abs(b.element.contribution))
                return first == second ? a.offset < b.offset : first > second
            }
            .map(\.element) : groups
        let shown = sorted.prefix(limit)
        let told = shown.reduce(0) { $0 + $1.subjects.count }
        return (shown.map { phrase($0, change, isAdditive) }, causes.count - told)
    }

    private func phrase(_ group: Group, _ change: FigureChange, _ isAdditive: Bool) -> String {
        let first = group.subjects[0]
        guard group.subjects.count > 1 else {
            let who = first.map(\.description).joined(separator: " and ")
            return "\(who) \(ComparisonWords.contribution(group.contribution, to: change))"
                + (group.detail.isEmpty ? "" : " (\(group.detail))")
        }
        let count = group.subjects.count
        let who = first.count == 1 ? "\(count) \(ComparisonLead.noun(first[0].kind, count))" : "\(count) pairs"
        let names = group.subjects.prefix(2).map { $0.map(\.name).joined(separator: " and ") }
        let share = isAdditive ? ComparisonWords.contribution(group.contribution, to: change) : "each"
        let shown = (names + (count > 2 ? ["…"] : [])).joined(separator: ", ")
        return "\(who) \(share) (\(group.general): \(shown))"
    }
}
