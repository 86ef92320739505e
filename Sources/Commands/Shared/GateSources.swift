import ArgumentParser
import Findings
import OrgAnalysis
import OrgFormats
import OrgGate
import OrgModel
import Settings
import SourceDocuments

/// All that a decision is taken on, read; what is wrong with any of it is told together.
struct GateSources {
    let cycle: Cycle
    /// With the severities of the settings where it has none of its own.
    let policy: GatePolicy
    /// Nil where nothing says what is known.
    let known: KnownFindings?
    /// Nil where no log is kept.
    let log: DecisionLog?
    let options: AnalysisOptions
    /// The policy's path, as the user or the settings name it.
    let policyPath: String
    /// SHA-256 of the bytes that were read; empty where nothing is recorded.
    let inputDigest: String
    let policyDigest: String

    /// Reads what a command names; prints what is wrong, and ends it with status 2 where something cannot be used.
    init(of command: GateCommand, _ settings: Settings) async throws {
        let limits = command.input.limits
        policyPath = try Self.policyPath(command, settings)
        options = Self.options(command, settings)
        let cycle = await Progress.showing("reading", command.file) {
            await CycleTextReader.read(path: command.file, limits: limits, sentinels: settings.sentinels)
        }
        let policy = PolicyReader.read(path: policyPath, limits: limits)
        let (log, logProblems) = Self.log(command, limits)
        command.output.report(cycle.diagnostics + policy.diagnostics + logProblems)
        var isWrong = logProblems.contains { $0.severity == .error }
        do {
            known = try await Self.known(command, settings, options, policy.policy)
        } catch is ExitCode {
            // It was told; whatever else is wrong is told with it.
            known = nil
            isWrong = true
        }
        guard let read = cycle.cycle, var requirements = policy.policy, !isWrong else { throw ExitCode(2) }
        requirements.severities.merge(settings.severitiesByRule) { own, _ in own }
        self.cycle = read
        self.policy = requirements
        self.log = log
        let isRecorded = command.record != nil
        inputDigest = isRecorded ? cycle.text?.sha256 ?? "" : ""
        policyDigest = isRecorded ? policy.text?.sha256 ?? "" : ""
    }

    /// The policy that is asked for, or the one that the settings name.
    static func policyPath(_ command: GateCommand, _ settings: Settings) throws -> String {
        if let path = command.policy ?? settings.policy?.path { return path }
        Console.error("name what is required with --policy FILE, or `policy:` in linchpin.yaml")
        throw ExitCode(64)
    }

    private static func options(_ command: GateCommand, _ settings: Settings) -> AnalysisOptions {
        var options = AnalysisOptions(settings, threads: command.threads.count)
        options.awayProbability = command.awayProbability ?? options.awayProbability
        return options
    }

    /// What findings are compared with. The baseline of the settings is read only where new findings are asked for.
    private static func known(
        _ command: GateCommand, _ settings: Settings, _ options: AnalysisOptions, _ policy: GatePolicy?
    ) async throws -> KnownFindings? {
        let reader = ComparisonReader(input: command.input, output: command.output)
        let (origin, baseline): (String, Baseline)
        if let since = command.since {
            (origin, baseline) = (since, try await reader.findings(since: since, of: command.file, settings, options).1)
        } else if let path = command.baseline {
            (origin, baseline) = (path, try reader.baseline(at: path).1)
        } else if let reference = settings.baseline, policy?.asksForNewFindings ?? false {
            (origin, baseline) = (reference.path, try reader.baseline(of: reference).1)
        } else {
            return nil
        }
        return KnownFindings(Set(baseline.entries.map(\.fingerprint)), from: origin)
    }

    /// A log that is to be written need not be there yet.
    private static func log(_ command: GateCommand, _ limits: ReadLimits) -> (DecisionLog?, [Diagnostic]) {
        guard let path = command.log ?? command.record else { return (nil, []) }
        if command.record != nil, !OutputFile(path: path).isThere { return (DecisionLog(), []) }
        do throws(UnreadableSource) {
            return DecisionLog.read(try SourceReader.readFile(at: path, limits: limits))
        } catch {
            return (nil, [error.diagnostic])
        }
    }

    /// The entities that are asked about; says everything that is wrong with their names, and ends the command with 64.
    static func focus(_ names: [String], in cycle: Cycle) throws -> [EntityID] {
        var found: [EntityID] = []
        var isWrong = false
        for name in names {
            switch EntityArgument.find(name, in: cycle, kinds: [.person, .system, .team]) {
            case .found(let id): found.append(id)
            case .problem(let problem):
                Console.error(problem)
                isWrong = true
            }
        }
        if isWrong { throw ExitCode(64) }
        return found
    }
}
