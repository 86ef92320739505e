import OrgAnalysis
import OrgModel

/// What one cycle of a series tells of and another does not, worked out once for each pair that is asked for.
struct CycleRecordings {
    private let series: CycleSeries
    private var known: [Pair: Recording] = [:]

    private struct Pair: Hashable {
        let before: Int
        let after: Int
    }

    /// Looks at each cycle and the next, several pairs at once.
    ///
    /// - Complexity: O(n log n) in the entities and relations of the cycles.
    init(of series: CycleSeries, threads: Int) {
        self.series = series
        let steps = max(0, series.cycles.count - 1)
        let recordings = CycleSeries.inParallel(steps, threads: threads) { step, _ in
            Self.recording(from: step, to: step + 1, of: series)
        }
        for (step, recording) in recordings.enumerated() { known[Pair(before: step, after: step + 1)] = recording }
    }

    /// What differs between two cycles, the earlier one first.
    mutating func recording(from before: Int, to after: Int) -> Recording {
        let pair = Pair(before: before, after: after)
        if let recording = known[pair] { return recording }
        let recording = Self.recording(from: before, to: after, of: series)
        known[pair] = recording
        return recording
    }

    private static func recording(from before: Int, to after: Int, of series: CycleSeries) -> Recording {
        let pairing = Pairing(before, after, of: series)
        let relationPairs = RelationPairs(pairing)
        let recorder = RecordingFinder(
            pairing, series.provenance, before, after,
            (before: series.analyses[before].assessment, after: series.analyses[after].assessment))
        let finder = StructureFinder(
            pairing: pairing, relationPairs: relationPairs, recorder: recorder, reorganisations: [])
        return recorder.recording(finder.unrecordedRelations())
    }
}
