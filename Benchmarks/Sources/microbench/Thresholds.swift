import Foundation

/// The committed ratios that no measure may exceed by more than its tolerance.
struct Thresholds: Codable {
    struct Entry: Codable {
        let measure, graph: String

        /// The median time of the measure over that of the reference loop, when it was last written.
        let ratio: Double

        /// How many times the ratio is still accepted.
        let tolerance: Double

        var limit: Double { ratio * tolerance }
    }

    /// What one machine's caches and vectors make of a ratio differs from another's by tens of percent, and so does a
    /// loaded machine from an idle one. A lost reduction costs a factor of two and more.
    static let headroom = 1.6

    private(set) var entries: [Entry] = []

    init() {}

    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        entries = try JSONDecoder().decode([Entry].self, from: data)
    }

    func entry(for trial: Trial) -> Entry? {
        entries.first { $0.measure == trial.label && $0.graph == trial.graph.rawValue }
    }

    /// Sets what a trial may take. A tolerance that somebody gave it by hand stays.
    mutating func set(_ trial: Trial, ratio: Double) {
        let old = entry(for: trial)
        entries.removeAll { $0.measure == trial.label && $0.graph == trial.graph.rawValue }
        let digits = ratio < 0.1 ? 10_000.0 : ratio < 10 ? 100 : 1
        entries.append(
            Entry(
                measure: trial.label, graph: trial.graph.rawValue, ratio: (ratio * digits).rounded() / digits,
                tolerance: old?.tolerance ?? Self.headroom))
    }

    /// Drops what is no trial any more.
    mutating func keep(_ trials: [Trial]) {
        entries.removeAll { entry in
            !trials.contains { $0.label == entry.measure && $0.graph.rawValue == entry.graph }
        }
    }

    /// One entry a line, so that a difference shows what changed.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let lines = try entries.sorted { ($0.graph, $0.measure) < ($1.graph, $1.measure) }
            .map { "  " + String(decoding: try encoder.encode($0), as: UTF8.self) }
        try "[\n\(lines.joined(separator: ",\n"))\n]\n".write(toFile: path, atomically: true, encoding: .utf8)
    }
}
