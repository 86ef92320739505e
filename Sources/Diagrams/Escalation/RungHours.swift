import OrgAnalysis
import OrgModel

/// When the targets of a ladder's rungs can be reached.
struct RungHours {
    private let cycle: Cycle
    /// For each explicit rung the step to each target.
    private var steps: [[EntityID: EscalationStep]] = []

    init(_ chain: Chain, in cycle: Cycle) {
        self.cycle = cycle
        guard chain.isExplicit else { return }
        let source = chain.via ?? chain.system
        var byRung: [Int: [EntityID: EscalationStep]] = [:]
        for relation in cycle.relations where relation.kind == .escalatesTo && relation.from == source {
            if let step = relation.step { byRung[step.rung, default: [:]][relation.to] = step }
        }
        // A team's own rungs come after the team itself.
        if source.kind == .team { steps.append([:]) }
        steps += byRung.sorted { $0.key < $1.key }.map(\.value)
    }

    /// When a target of a rung, counted from 0, answers; nil for always.
    func hours(of target: EntityID, on rung: Int) -> (text: String, ranges: [Range<Int>])? {
        let given = [rung < steps.count ? steps[rung][target]?.hours : nil, cycle[target]?.team?.onCall?.hours]
            .compactMap(\.self)
        guard let first = given.first else { return nil }
        let ranges = given.dropFirst().reduce(first.minuteRanges) { Self.intersection($0, $1.minuteRanges) }
        let text = given.map { $0.windows.map(\.description).joined(separator: "; ") }.joined(separator: ", within ")
        return (text, ranges)
    }

    /// Hours of the week in which some target of a rung answers; 168 when one always does.
    func covered(_ rung: Chain.Rung, at index: Int) -> Double {
        var ranges: [Range<Int>] = []
        for target in rung.targets {
            guard let hours = hours(of: target, on: index) else { return 168 }
            ranges += hours.ranges
        }
        return Double(WeeklyHours.union(ranges).reduce(0) { $0 + $1.count }) / 60
    }

    /// What two sorted lists of disjoint ranges share. Linear.
    static func intersection(_ a: [Range<Int>], _ b: [Range<Int>]) -> [Range<Int>] {
        var shared: [Range<Int>] = []
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            let (low, high) = (max(a[i].lowerBound, b[j].lowerBound), min(a[i].upperBound, b[j].upperBound))
            if low < high { shared.append(low..<high) }
            if a[i].upperBound < b[j].upperBound { i += 1 } else { j += 1 }
        }
        return shared
    }
}
