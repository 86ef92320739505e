import ArgumentParser
import Findings
import OrgAnalysis
import OrgCycles
import OrgFormats
import OrgGate
import OrgModel
import Settings
import SourceDocuments

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where the cycles of a trend come from, and what they are held to.
enum TrendSources {
    /// The most cycles that are followed: slopes are taken between all pairs of them.
    static let mostCycles = 1000

    /// What the user named, each file once; of a folder the native files in it, by name. Says all that is wrong, and ends
    /// the command with status 2, or 64 where there are too many.
    static func sources(named names: [String], reportingTo output: OutputOptions) throws -> [CycleSource] {
        var sources: [CycleSource] = []
        var problems: [Diagnostic] = []
        for name in names {
            guard name != "-", OutputFile(path: name).isFolder else {
                sources.append(CycleSource(name))
                continue
            }
            do {
                let files = try files(in: name)
                if files.isEmpty {
                    problems.append(
                        Diagnostic(
                            .error, rule: "file/not-found", "there is no cycle in the folder \(name)",
                            at: SourceLocation(file: name),
                            hint: "a cycle is a .yaml, .yml or .json with the key linchpin"))
                }
                sources += files.map { CycleSource(name.hasSuffix("/") ? name + $0 : "\(name)/\($0)") }
            } catch {
                problems.append(
                    Diagnostic(
                        .error, rule: "file/unreadable", "\(name) cannot be read: \(error.reason)",
                        at: SourceLocation(file: name)))
            }
        }
        guard problems.isEmpty else {
            output.report(problems)
            throw ExitCode(2)
        }
        let unique = withoutRepetition(sources)
        guard unique.count <= mostCycles else {
            Console.error("\(unique.count) cycles are more than \(mostCycles); name fewer")
            throw ExitCode(64)
        }
        return unique
    }

    /// The cycles in the order of their labels; those of one label as they were named, which is said.
    static func inOrder(_ cycles: [(source: CycleSource, cycle: Cycle)]) -> [(source: CycleSource, cycle: Cycle)] {
        let ordered = cycles.enumerated().sorted { a, b in
            let (first, second) = (a.element.cycle.label, b.element.cycle.label)
            return first == second ? a.offset < b.offset : first.precedesByBytes(second)
        }
        .map(\.element)
        for (earlier, later) in zip(ordered, ordered.dropFirst()) where earlier.cycle.label == later.cycle.label {
            Console.note(
                "\(earlier.source.name) and \(later.source.name) are both of the cycle '\(later.cycle.label)'; "
                    + "they are taken in the order they are named")
        }
        return ordered
    }

    // MARK: - Policies

    /// A policy; prints what is wrong with it, and ends the command with status 2 where it is not valid.
    static func policy(
        at path: String, _ settings: Settings, _ input: InputOptions, _ output: OutputOptions
    ) throws -> GatePolicy {
        let reading = PolicyReader.read(path: path, limits: input.limits)
        output.report(reading.diagnostics)
        guard var policy = reading.policy else { throw ExitCode(2) }
        for rule in RuleSet.all where policy.severities[rule.id] == nil {
            policy.severities[rule.id] = settings.severities.severity(of: rule.id)
        }
        return policy
    }

    /// How each requirement stands in each cycle; findings are new that the cycle before does not have.
    static func standings(of policy: GatePolicy, in series: CycleSeries) -> [[RequirementStanding]] {
        series.values.enumerated().map { cycle, values in
            let known: KnownFindings? =
                cycle == 0
                ? nil
                : KnownFindings(
                    Set(series.analyses[cycle - 1].findings.map(\.fingerprint)), from: series.cycles[cycle - 1].label)
            return policy.standings(in: values, known: known)
        }
    }

    // MARK: - Files

    /// Names of one file, however they are spelled, are one source.
    private static func withoutRepetition(_ sources: [CycleSource]) -> [CycleSource] {
        var seen: Set<String> = []
        return sources.filter { source in
            guard let path = source.currentFile, let real = realpath(path, nil) else {
                return seen.insert("\(source)").inserted
            }
            defer { free(real) }
            return seen.insert("file \(String(cString: real))").inserted
        }
    }

    private struct Unreadable: Error { let reason: String }

    /// The native files of a folder, by the bytes of their names; hidden ones, other files and what lies in folders below
    /// are left out.
    private static func files(in folder: String) throws(Unreadable) -> [String] {
        guard let handle = opendir(folder) else { throw Unreadable(reason: Process.lastErrorDescription) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            let isNative = [".yaml", ".yml", ".json"].contains { name.lowercased().hasSuffix($0) }
            guard isNative, !name.hasPrefix("."), isCycle("\(folder)/\(name)")
            else { continue }
            names.append(name)
        }
        return names.sorted { $0.precedesByBytes($1) }
    }

    /// Whether a file says near its beginning that it is a native one; what is not readable is for the reader to tell of.
    private static func isCycle(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return true }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { return true }
        let lines = bytes[..<count].split(separator: 0x0A)
        return lines.contains { $0.starts(with: "linchpin:".utf8) }
            || lines.contains { line in
                line.drop { [0x20, 0x09, UInt8(ascii: "{")].contains($0) }.starts(with: "\"linchpin\"".utf8)
            }
    }
}

extension GatePolicy {
    /// What the policy requires of figures of the organisation.
    var trendLimits: [TrendLimit] {
        requirements.compactMap { requirement in
            requirement.boundOfOrganization.map { figure, limits in
                TrendLimit(
                    requirement: requirement.id, title: requirement.title, figure: figure, atLeast: limits.atLeast,
                    atMost: limits.atMost)
            }
        }
    }
}
