import Dispatch
public import Findings
public import OrgAnalysis
public import OrgModel
import Synchronization

/// Cycles of one organisation in their order in time, each analysed once, with what is one entity in several of them.
public struct CycleSeries: Sendable {
    /// The analysis of each cycle.
    public let analyses: [Analysis]
    /// Each analysis laid out so that any figure is at hand.
    public let values: [FigureValues]
    /// Which entities of the cycles are one.
    public let identities: Identities
    /// Which files the cycles were made of.
    public let provenance: Provenance
    /// The findings that are told of each cycle, followed through all of them.
    public let findings: FindingHistory

    /// Analyses cycles, the oldest first, on as many threads as the options allow; the result is the same with any number.
    ///
    /// - Parameters:
    ///   - cycles: In the order of time; ``Swift/Array/inOrderOfTime()`` sorts them by label.
    ///   - options: What each is analysed with.
    ///   - telling: The findings of a cycle that count, where settings leave some out or change their severity. They are
    ///     those of its analysis, and of ``CycleRules``, which look at the cycles before, too.
    /// - Complexity: That of the analyses, and linear in the sum of the cycles.
    public init(
        of cycles: [Cycle], options: AnalysisOptions = AnalysisOptions(),
        telling: ([Finding]) -> [Finding] = { $0 }
    ) {
        values = Self.inParallel(cycles.count, threads: options.threads) { cycle, threads in
            var options = options
            options.threads = threads
            return FigureValues(of: Analysis(of: cycles[cycle], options: options))
        }
        analyses = values.map(\.analysis)
        identities = Identities(of: cycles)
        provenance = Provenance(of: cycles, identities: identities)
        let narrowed = NarrowedVisibility(values: values, identities: identities, provenance: provenance).findings()
        let told = zip(analyses, narrowed).map { analysis, narrowed in
            telling(
                narrowed.isEmpty
                    ? analysis.findings : (analysis.findings + narrowed).sorted(by: Finding.inReportingOrder))
        }
        findings = FindingHistory(
            told, identities: identities, provenance: provenance,
            assessments: analyses.map(\.assessment))
    }

    /// The cycles, in the order of time.
    public var cycles: [Cycle] { analyses.map(\.cycle) }

    /// Does some work for each of so many cycles, several at once, and hands out their results in order.
    static func inParallel<Value: Sendable>(
        _ count: Int, threads: Int, _ work: @Sendable (_ index: Int, _ threads: Int) -> Value
    ) -> [Value] {
        let workers = max(1, min(threads, count))
        // What is left of the threads is for the work within one cycle: of two cycles on eight cores each has four.
        let within = max(1, threads / max(1, workers))
        guard workers > 1 else { return (0..<count).map { work($0, within) } }
        let taken = Atomic(0)
        let results = Mutex([Value?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while true {
                let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let value = work(index, within)
                results.withLock { $0[index] = value }
            }
        }
        return results.withLock { $0 }.compactMap(\.self)
    }
}

extension [Cycle] {
    /// The cycles by label, as `2026-Q1` before `2026-Q2`; those of one label keep their order.
    public func inOrderOfTime() -> [Cycle] {
        enumerated().sorted { a, b in
            a.element.label == b.element.label
                ? a.offset < b.offset : a.element.label.precedesByBytes(b.element.label)
        }
        .map(\.element)
    }
}
