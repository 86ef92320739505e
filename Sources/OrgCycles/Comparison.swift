public import Findings
public import OrgAnalysis
public import OrgModel

/// What changed from one cycle of a series to a later one, and why.
public struct Comparison: Sendable {
    /// The earlier analysis.
    public let before: Analysis
    /// The later analysis.
    public let after: Analysis
    /// What one cycle tells of and the other does not.
    public let recording: Recording
    /// What is called differently, by old id.
    public let renames: [Identities.Rename]
    /// Renamings of the later file that are not followed, by old id.
    public let unfollowed: [Renaming]
    /// What was probably renamed, the strongest evidence first.
    public let proposals: [RenameProposal]
    /// Teams that were merged or split.
    public let reorganisations: [Reorganisation]
    /// What was added, removed and changed.
    public let structure: StructureChanges
    /// Every figure of the organisation, in the order of the catalogue.
    public let figures: [FigureChange]
    /// Figures of what is in both cycles, where they changed: worse ones first, then better ones, each by size.
    public let entityFigures: [FigureChange]
    /// Chokepoints that entered, left, or grew or shrank.
    public let chokepoints: ChokepointChanges
    /// The findings that either cycle has, each with its status in the later one, in the order of a report.
    public let findings: [ComparedFinding]

    /// A finding of either cycle.
    public struct ComparedFinding: Sendable {
        /// What it is in the later cycle.
        public let status: FindingHistory.Status
        /// As it was in the earlier cycle; nil where it was not found.
        public let before: Finding?
        /// As it is in the later cycle; nil where it is not found.
        public let after: Finding?

        /// As it is, else as it was.
        public var finding: Finding? { after ?? before }

        /// Whether it stays, and is graver, less grave or about other systems.
        public var isAltered: Bool {
            guard let before, let after else { return false }
            return before.severity != after.severity || before.affects.count != after.affects.count
        }
    }

    /// Compares two cycles of a series; by default the last two.
    ///
    /// - Precondition: The series has at least two cycles, and `before` comes first.
    /// - Complexity: O(n log n) in the entities and relations, and O(figures · entities).
    public init(of series: CycleSeries, from before: Int? = nil, to after: Int? = nil) {
        let last = after ?? series.cycles.count - 1
        let first = before ?? last - 1
        precondition(first >= 0 && first < last, "a comparison takes two cycles, the earlier one first")
        let (old, new) = (series.analyses[first], series.analyses[last])
        let pairing = Pairing(first, last, of: series)
        let relationPairs = RelationPairs(pairing)
        let recorder = RecordingFinder(
            pairing, series.provenance, first, last, (before: old.assessment, after: new.assessment))
        let reorganisations = ReorganisationFinder(pairing: pairing, recorder: recorder).reorganisations()
        let finder = StructureFinder(
            pairing: pairing, relationPairs: relationPairs, recorder: recorder, reorganisations: reorganisations)
        let recording = recorder.recording(finder.unrecordedRelations())
        let figures = FigureComparer(
            pairing: pairing, before: series.values[first], after: series.values[last], recording: recording)
        self.before = old
        self.after = new
        self.recording = recording
        self.reorganisations = reorganisations
        renames = series.identities.renames.filter { $0.cycle > first && $0.cycle <= last }
        unfollowed = series.identities.unfollowed.filter { $0.cycle == last }.map(\.renaming)
        proposals = RenameFinder(pairing: pairing, relationPairs: relationPairs, recorder: recorder).proposals()
        structure = finder.changes()
        self.figures = figures.ofOrganization()
        entityFigures = figures.ofEntities()
        chokepoints = ChokepointComparer(pairing: pairing, recording: recording)
            .changes(from: old.chokepoints, to: new.chokepoints)
        findings = Self.findings(series.findings, first, last)
    }

    /// Where the two cycles stand side by side the status of a track is told by the series; else it is worked out as if there
    /// were no cycles in between.
    private static func findings(_ history: FindingHistory, _ first: Int, _ last: Int) -> [ComparedFinding] {
        history.tracks.compactMap { track -> ComparedFinding? in
            let (before, after) = (track.occurrences[first], track.occurrences[last])
            guard let status = last == first + 1 ? track.status(in: last) : track.status(in: last, since: first) else {
                return nil
            }
            return ComparedFinding(status: status, before: before, after: after)
        }
        .enumerated().sorted { a, b in
            guard let first = a.element.finding, let second = b.element.finding else { return a.offset < b.offset }
            if Finding.inReportingOrder(first, second) { return true }
            return Finding.inReportingOrder(second, first) ? false : a.offset < b.offset
        }
        .map(\.element)
    }

    /// The findings with a status, in the order of a report.
    public func findings(_ status: FindingHistory.Status) -> [ComparedFinding] {
        findings.filter { $0.status == status }
    }

    /// Whether nothing at all differs, nor is missing on one side.
    public var isEmpty: Bool {
        structure.isEmpty && renames.isEmpty && recording.isEmpty && !figures.contains(where: \.isChanged)
            && findings.allSatisfy { $0.status == .persisting && !$0.isAltered }
    }
}
