public import Findings

/// The findings that two analyses do not agree on, each found again by its fingerprint.
public struct FindingChanges: Sendable {
    /// In the second analysis only, in the order of a report.
    public let appearing: [Finding]
    /// In the first analysis only, in the order of a report.
    public let going: [Finding]
    /// In both, and graver, less grave, or about other systems: as it is in the second, in the order of a report.
    public let altered: [Altered]

    /// A finding that stays, and changes.
    public struct Altered: Hashable, Sendable {
        /// As it is in the first analysis.
        public let before: Finding
        /// As it is in the second.
        public let after: Finding
    }

    /// How many findings appear, go or change.
    public var count: Int { appearing.count + going.count + altered.count }

    /// Those of some rules only.
    func keeping(_ isWanted: (RuleID) -> Bool) -> FindingChanges {
        FindingChanges(
            appearing: appearing.filter { isWanted($0.rule) }, going: going.filter { isWanted($0.rule) },
            altered: altered.filter { isWanted($0.after.rule) })
    }

    private init(appearing: [Finding], going: [Finding], altered: [Altered]) {
        self.appearing = appearing
        self.going = going
        self.altered = altered
    }

    /// Compares the findings of two analyses.
    ///
    /// - Complexity: O(findings).
    public init(from before: [Finding], to after: [Finding]) {
        let old = Dictionary(before.map { ($0.fingerprint, $0) }) { first, _ in first }
        let new = Set(after.map(\.fingerprint))
        appearing = after.filter { old[$0.fingerprint] == nil }
        going = before.filter { !new.contains($0.fingerprint) }
        altered = after.compactMap { finding in
            guard let was = old[finding.fingerprint],
                was.severity != finding.severity || was.affects != finding.affects
            else { return nil }
            return Altered(before: was, after: finding)
        }
    }
}
