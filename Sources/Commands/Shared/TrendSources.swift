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

    /// What the user named, each file once; of a folder the native files in it, by name, with their texts, since they had to
    /// be looked into. Says all that is wrong, and ends the command with status 2, or 64 where there are too many.
    static func sources(
        named names: [String], limits: ReadLimits, reportingTo output: OutputOptions
    ) throws -> (sources: [CycleSource], texts: SourceTexts) {
        var sources: [CycleSource] = []
        var texts: SourceTexts = [:]
        var problems: [Diagnostic] = []
        for name in names {
            guard name != "-", OutputFile(path: name).isFolder else {
                sources.append(CycleSource(name))
                continue
            }
            do {
                let files = try files(in: name, limits)
                if files.isEmpty {
                    problems.append(
                        Diagnostic(
                            .error, rule: "file/not-found", "there is no cycle in the folder \(name)",
                            at: SourceLocation(file: name),
                            hint: "a cycle is a .yaml, .yml or .json with the key linchpin"))
                }
                for (path, text) in files {
                    sources.append(.file(path))
                    texts[.file(path)] = text
                }
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
        return (unique, texts)
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

    private typealias Found = (path: String, text: Result<SourceText, UnreadableSource>)

    /// The native files of a folder, by the bytes of their names; hidden ones, other files and what lies in folders below
    /// are left out.
    private static func files(in folder: String, _ limits: ReadLimits) throws(Unreadable) -> [Found] {
        guard let handle = opendir(folder) else { throw Unreadable(reason: Process.lastErrorDescription) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            let isNative = [".yaml", ".yml", ".json"].contains { name.lowercased().hasSuffix($0) }
            if isNative, !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.precedesByBytes($1) }.compactMap { name in
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            return text(ofCycleAt: path, limits).map { (path, $0) }
        }
    }

    /// The text of a file that says near its beginning that it is a native one; what is not readable is for the reader to
    /// tell of.
    private static func text(ofCycleAt path: String, _ limits: ReadLimits) -> Result<SourceText, UnreadableSource>? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        do throws(UnreadableSource) {
            return try SourceReader.readFile(at: path, limits: limits, ifBeginning: isCycle).map { .success($0) }
        } catch {
            return .failure(error)
        }
    }

    private static func isCycle(_ beginning: ArraySlice<UInt8>) -> Bool {
        let lines = beginning.split(separator: 0x0A)
        return lines.contains { $0.starts(with: "linchpin:".utf8) } || lines.contains(where: isVersionOfCycle)
    }

    /// Whether a line of JSON says which version of the format a cycle is written in. Reports have a mapping there, and may
    /// well lie beside the cycles that they are about.
    private static func isVersionOfCycle(_ line: ArraySlice<UInt8>) -> Bool {
        func afterBlanks(_ bytes: ArraySlice<UInt8>, or other: UInt8) -> ArraySlice<UInt8> {
            bytes.drop { [0x20, 0x09, other].contains($0) }
        }
        let key = Array("\"linchpin\"".utf8)
        let rest = afterBlanks(line, or: UInt8(ascii: "{"))
        guard rest.starts(with: key) else { return false }
        return afterBlanks(rest.dropFirst(key.count), or: UInt8(ascii: ":")).first != UInt8(ascii: "{")
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
