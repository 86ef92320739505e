import OrgAnalysis
import OrgModel

/// Lines of small print that several views share.
enum FootLines {
    /// `Shown: 3 of 8 teams, 5 of 37 systems (+15 as a number).`
    static func shown(_ census: Census, _ kinds: [EntityKind]) -> String {
        let parts = kinds.filter { census[$0].total > 0 }.map { kind in
            let count = census[kind]
            let also = count.counted > 0 ? " (+\(count.counted) as a number)" : ""
            return "\(count.drawn) of \(Wording.counted(count.total, kind.rawValue))\(also)"
        }
        return parts.isEmpty ? "Shown: nothing that is recorded." : "Shown: \(parts.joined(separator: ", "))."
    }

    /// Each dimension of which the picture is silent, or not sure.
    static func unknown(_ analysis: Analysis, among dimensions: [Dimension] = Dimension.allCases) -> String? {
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

    /// What `exposed` means.
    static let exposed =
        "Exposed: the share of criticality (8, 4, 2, 1 for tier 1 to 4; untiered 2) that hangs on a cause, "
        + "with everything that depends on it."
}
