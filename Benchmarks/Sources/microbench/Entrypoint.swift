import Foundation
import GraphCore
import Measures

/// Times every measure on small fixed graphs against a plain loop, and holds the ratios to the committed thresholds.
@main
enum Entrypoint {
    private static let usage = """
        usage: microbench THRESHOLDS [--check | --update] [--samples N] [--only NAME]

        Prints each measure's time as a ratio to a plain breadth-first search from 32 nodes of the same graph, in processor
        time on one thread: the median, and the quartiles. --check ends with status 1 when a median exceeds its threshold,
        twice in a row: the committed ratio times its tolerance. --update writes the ratios anew. --only takes the measures
        with NAME in them.
        """

    private enum Aim { case show, check, update }

    static func main() throws {
        var (aim, samples, only, path) = (Aim.show, 9, "", "")
        var arguments = CommandLine.arguments.dropFirst()
        while let word = arguments.popFirst() {
            switch word {
            case "--check": aim = .check
            case "--update": aim = .update
            case "--samples": samples = arguments.popFirst().flatMap(Int.init) ?? 0
            case "--only": only = arguments.popFirst() ?? ""
            default: path = word
            }
        }
        guard !path.isEmpty, !path.hasPrefix("-"), samples > 0 else {
            FileHandle.standardError.write(Data("\(usage)\n".utf8))
            exit(64)
        }
        let isKnown = FileManager.default.fileExists(atPath: path)
        var thresholds = isKnown || aim == .check ? try Thresholds(path: path) : Thresholds()
        let trials = Trial.all.filter { only.isEmpty || $0.label.contains(only) }
        let failures = run(trials, samples: samples, aim: aim, thresholds: &thresholds)
        if aim == .update {
            thresholds.keep(Trial.all)
            try thresholds.write(to: path)
        }
        for failure in failures { print(failure) }
        if aim == .check, !failures.isEmpty { exit(1) }
    }

    /// Prints a row for each trial, and gives what exceeds its threshold.
    private static func run(
        _ trials: [Trial], samples: Int, aim: Aim, thresholds: inout Thresholds
    ) -> [String] {
        var failures: [String] = []
        print("| graph | measure | ratio | quartiles | threshold |\n|---|---|---|---|---|")
        for trial in trials {
            let graph = trial.graph.graph(directed: trial.isDirected)
            let reference = ReferenceLoop(trial.isDirected ? graph.undirected() : graph)
            var outcome = Outcome(trial, graph: graph, reference: reference, samples: samples)
            let limit = thresholds.entry(for: trial)?.limit
            if aim == .check, let limit, outcome.median > limit {
                // Somebody else's load can fall on the measure alone once; hardly twice.
                outcome = Outcome(trial, graph: graph, reference: reference, samples: 2 * samples)
            }
            print(
                "| \(trial.graph) | \(trial.label) | \(text(outcome.median)) "
                    + "| \(text(outcome.lowerQuartile)) – \(text(outcome.upperQuartile)) | \(limit.map(text) ?? "–") |")
            switch (aim, limit) {
            case (.update, _): thresholds.set(trial, ratio: outcome.median)
            case (.check, nil): failures.append("\(trial.label) on \(trial.graph) has no threshold: run --update")
            case (.check, let limit?) where !(outcome.median <= limit):
                failures.append(
                    "\(trial.label) on \(trial.graph) takes \(text(outcome.median)) times the reference loop, above "
                        + text(limit))
            default: break
            }
        }
        return failures
    }

    private static func text(_ ratio: Double) -> String {
        String(format: ratio < 0.1 ? "%.4f" : ratio < 10 ? "%.2f" : "%.0f", ratio)
    }
}
