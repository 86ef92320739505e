public import Findings
public import OrgAnalysis
import OrgModel

/// Findings followed through the cycles of a series: what is new, what stays, what comes back.
///
/// A finding is the same in two cycles when rule, subject and the ids that matter are the same, whatever these are called
/// in each: what a fingerprint is of one cycle, through renames.
public struct FindingHistory: Sendable {
    /// Each finding of any cycle, in the order in which they first appear: by cycle, then in the order of a report.
    public let tracks: [Track]
    /// How many cycles there are.
    public let cycleCount: Int

    /// One finding through all cycles.
    public struct Track: Sendable {
        /// Its rule.
        public let rule: RuleID
        /// As it is in each cycle; nil where it is not found.
        public internal(set) var occurrences: [Finding?]
        /// Whether it could be found in each cycle: whether what its rule rests on is assessed, and its subject recorded.
        public internal(set) var couldBeFound: [Bool]

        /// What it is in a cycle, seen with all that came before; nil where it is not in this cycle nor in the one before.
        public func status(in cycle: Int) -> Status? {
            if occurrences[cycle] != nil {
                guard cycle > 0 else { return .new }
                if occurrences[cycle - 1] != nil { return .persisting }
                if !couldBeFound[cycle - 1] {
                    // Nobody looked the last time. What was known before that goes on; else it is told for the first time.
                    let last = occurrences[..<cycle].lastIndex { $0 != nil }
                    let looked = couldBeFound[..<cycle].lastIndex { $0 }
                    guard let last else { return looked == nil ? .firstAssessed : .new }
                    return last == looked ? .persisting : .recurring
                }
                return occurrences[..<(cycle - 1)].contains { $0 != nil } ? .recurring : .new
            }
            guard cycle > 0, occurrences[cycle - 1] != nil else { return nil }
            return couldBeFound[cycle] ? .resolved : .noLongerAssessed
        }

        /// What it is in a cycle when only an earlier one is looked at beside it; nil where it is in neither.
        public func status(in cycle: Int, since earlier: Int) -> Status? {
            switch (occurrences[earlier] != nil, occurrences[cycle] != nil) {
            case (false, false): nil
            case (true, true): .persisting
            case (false, true): couldBeFound[earlier] ? .new : .firstAssessed
            case (true, false): couldBeFound[cycle] ? .resolved : .noLongerAssessed
            }
        }

        /// For how many cycles it has been found without a gap, up to one; 0 where it is not found there. Cycles in which it
        /// could not be found are no gap, and do not count.
        public func age(in cycle: Int) -> Int {
            guard occurrences[cycle] != nil else { return 0 }
            var age = 0
            for earlier in stride(from: cycle, through: 0, by: -1) {
                if occurrences[earlier] != nil {
                    age += 1
                } else if couldBeFound[earlier] {
                    break
                }
            }
            return age
        }
    }

    /// What a finding is in a cycle.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// It is found, and was not before.
        case new
        /// It is found again: not in the cycle before, but in an earlier one.
        case recurring
        /// It was found in the cycle before, too.
        case persisting
        /// It is found no more.
        case resolved
        /// It is found, and could not be before: nothing that it rests on was recorded.
        case firstAssessed
        /// It cannot be found any more: nothing that it rests on is recorded. It may well be there still.
        case noLongerAssessed
    }

    /// Follows findings.
    ///
    /// - Parameters:
    ///   - findings: Of each cycle, in the order of a report.
    ///   - identities: Which entities are one.
    ///   - provenance: Which files are missing in which cycle.
    ///   - assessments: How far each dimension is known in each cycle.
    /// - Complexity: Linear in the findings, times the cycles.
    public init(_ findings: [[Finding]], identities: Identities, provenance: Provenance, assessments: [Assessments]) {
        var tracks: [Track] = []
        var places: [Key: Int] = [:]
        var lookedAt: [RuleID: [Bool]] = [:]
        for (cycle, found) in findings.enumerated() {
            for finding in found {
                let key = Key(finding, in: cycle, identities)
                let place = places[key] ?? tracks.count
                if place == tracks.count {
                    places[key] = place
                    let looked =
                        lookedAt[finding.rule] ?? assessments.map { RuleSet.silencing(finding.rule, in: $0).isEmpty }
                    lookedAt[finding.rule] = looked
                    var couldBeFound = looked
                    if let identity = key.subject {
                        for other in findings.indices
                        where identities.position(of: identity, in: other) == nil
                            && !provenance.wouldBeRecorded(identity, in: other)
                        {
                            couldBeFound[other] = false
                        }
                    }
                    tracks.append(
                        Track(
                            rule: finding.rule, occurrences: Array(repeating: nil, count: findings.count),
                            couldBeFound: couldBeFound))
                }
                // Where two are told of one thing, the graver one comes first.
                if tracks[place].occurrences[cycle] == nil { tracks[place].occurrences[cycle] = finding }
            }
        }
        self.tracks = tracks
        cycleCount = findings.count
    }

    /// What makes a finding the same in several cycles.
    private struct Key: Hashable {
        let rule: RuleID
        /// The identity of its subject; nil for the organisation, or an id that is not in the cycle.
        let subject: Int?
        let subjectText: String
        let identity: [String]

        init(_ finding: Finding, in cycle: Int, _ identities: Identities) {
            rule = finding.rule
            if case .entity(let id) = finding.subject, let identity = identities.identity(of: id, in: cycle) {
                subject = identity
                subjectText = ""
            } else {
                subject = nil
                subjectText = finding.subject.description
            }
            identity = finding.identity.map { text in
                EntityID(parsing: text).flatMap { identities.identity(of: $0, in: cycle) }.map { "#\($0)" } ?? text
            }
        }
    }

    /// The findings that have a status in a cycle, in the order in which they first appear.
    public func tracks(_ status: Status, in cycle: Int) -> [Track] { tracks.filter { $0.status(in: cycle) == status } }
}
