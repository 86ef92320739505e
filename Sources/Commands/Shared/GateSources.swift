import ArgumentParser
import Findings
import OrgAnalysis
import OrgFormats
import OrgGate
import OrgModel
import SourceDocuments

/// All that a decision is taken on, read; what is wrong with any of it is told together.
struct GateSources {
    let cycle: Cycle
    let policy: GatePolicy
    /// Nil where nothing says what is known.
    let known: KnownFindings?
    /// Nil where no log is kept.
    let log: DecisionLog?
    /// SHA-256 of the bytes that were read.
    let inputDigest: String
    let policyDigest: String

    /// Reads what a command names; prints what is wrong, and ends it with status 2 where something cannot be used.
    init(of command: GateCommand) throws {
        let limits = command.input.limits
        let cycle = Progress.showing("reading", command.file) { CycleReader.read(path: command.file, limits: limits) }
        let policy = PolicyReader.read(path: command.policy, limits: limits)
        let (known, knownProblems) = Self.known(command, limits)
        let (log, logProblems) = Self.log(command, limits)
        command.output.report(cycle.diagnostics + policy.diagnostics + knownProblems + logProblems)
        let isWrong = (knownProblems + logProblems).contains { $0.severity == .error }
        guard let read = cycle.cycle, let requirements = policy.policy, !isWrong else { throw ExitCode(2) }
        self.cycle = read
        self.policy = requirements
        self.known = known
        self.log = log
        let isRecorded = command.record != nil
        inputDigest = isRecorded ? cycle.text?.sha256 ?? "" : ""
        policyDigest = isRecorded ? policy.text?.sha256 ?? "" : ""
    }

    private static func known(_ command: GateCommand, _ limits: ReadLimits) -> (KnownFindings?, [Diagnostic]) {
        if let baseline = command.baseline { return KnownFindingsReader.read(path: baseline, limits: limits) }
        guard let since = command.since else { return (nil, []) }
        let reading = Progress.showing("reading", since) { CycleReader.read(path: since, limits: limits) }
        guard let cycle = reading.cycle else { return (nil, reading.diagnostics) }
        let findings = Analysis(of: cycle, options: command.options).findings
        return (KnownFindings(Set(findings.map(\.fingerprint)), from: since), reading.diagnostics)
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
