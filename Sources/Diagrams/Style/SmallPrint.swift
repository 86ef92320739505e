import OrgAnalysis
import OrgModel

/// Sentences of the small print that several views need.
enum SmallPrint {
    /// What a picture cannot know, or knows in part, of the dimensions that it rests on.
    static func unknown(_ dimensions: [Dimension], _ analysis: Analysis) -> String? {
        var parts: [String] = []
        let silent = dimensions.filter { analysis.assessment[$0].status == .notAssessed }
        if !silent.isEmpty {
            parts.append(
                "Not assessed, so the picture is silent on: \(silent.map(\.rawValue).joined(separator: ", ")).")
        }
        let partial = dimensions.filter { analysis.assessment[$0].status == .partial }.map {
            "\($0.rawValue) (\(analysis.assessment[$0].have) of \(analysis.assessment[$0].of))"
        }
        if !partial.isEmpty { parts.append("Known only in part: \(partial.joined(separator: ", ")).") }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// `3 of 9 systems (+4 as a number)` for each kind of which there is any.
    static func shown(_ kinds: [EntityKind], _ census: Census) -> String {
        kinds.filter { census[$0].total > 0 }.map { kind in
            let count = census[kind]
            let also = count.counted > 0 ? " (+\(count.counted) as a number)" : ""
            return "\(count.drawn) of \(Wording.counted(count.total, kind.rawValue))\(also)"
        }.joined(separator: ", ")
    }

    /// By which rule things are folded into boxes.
    static func folding(_ folding: Folding, _ collapse: Collapse, most: String, what: String) -> String? {
        guard folding.isFolded else { return nil }
        return switch collapse {
        case .asNeeded:
            "To stay readable, \(most) have boxes; the other \(what) stand as numbers in the box of their team, of a "
                + "team above it, or in Elsewhere."
        case .teams: "By --collapse teams all \(what) stand as numbers in the box of their team, or of a team above it."
        case .domains: "By --collapse domains all \(what) stand as numbers in the box of a team at the top."
        case .none: "To stay readable, \(most) have boxes; the other \(what) are one box, a number."
        }
    }
}
