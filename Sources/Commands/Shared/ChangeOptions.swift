import ArgumentParser
import OrgAnalysis
import OrgModel

/// The changes that a user wants to try.
struct ChangeOptions: ParsableArguments, CheckedOptions {
    @Option(
        help: ArgumentHelp(
            "People and teams who are away, separated by commas; repeatable.", valueName: "people"))
    var absent: [String] = []

    @Option(help: ArgumentHelp("Who can fix a system too, a person or a team; repeatable.", valueName: "system=person"))
    var support: [String] = []

    @Option(help: ArgumentHelp("A pilot that goes into production; repeatable.", valueName: "system"))
    var promote: [String] = []

    @Option(
        help: ArgumentHelp(
            "What the load of what is promoted is multiplied by: one for all, or one for each in turn. Default: 1.",
            valueName: "factor"))
    var loadFactor: [Double] = []

    @Option(help: ArgumentHelp("Hours a cycle that somebody has for support; repeatable.", valueName: "person=hours"))
    var capacity: [String] = []

    func check(_ usage: inout UsageProblems) {
        usage.add(
            "Say what is tried: --absent, --support, --promote or --capacity.",
            if: (absent + support + promote + capacity).isEmpty)
        usage.add(
            "--load-factor takes one number for all that is promoted, or one for each --promote; there are "
                + "\(loadFactor.count) for \(promote.count).",
            if: ![0, 1, promote.count].contains(loadFactor.count) || !loadFactor.isEmpty && promote.isEmpty)
        usage.add(
            "--load-factor takes a finite number, at least 0.", if: !loadFactor.allSatisfy { $0.isFinite && $0 >= 0 })
    }

    /// The changes, in the order of the options; says everything that is wrong and ends the command with status 64.
    func changes(of cycle: Cycle) throws -> [Change] {
        var reader = ChangeReader(cycle: cycle)
        var changes: [Change] = []
        for text in absent { changes += reader.absences(text) }
        for text in support { changes += reader.support(text) }
        for (index, name) in promote.enumerated() {
            let factor = loadFactor.count > 1 ? loadFactor[index] : loadFactor.first ?? 1
            changes += reader.promotion(name, loadFactor: factor)
        }
        for text in capacity { changes += reader.capacity(text) }
        guard reader.problems.isEmpty else {
            for problem in reader.problems { Console.error(problem) }
            throw ExitCode(64)
        }
        return changes
    }
}

/// Reads changes as a user writes them, and collects what is wrong with them.
private struct ChangeReader {
    let cycle: Cycle
    var problems: [String] = []

    init(cycle: Cycle) { self.cycle = cycle }

    /// `ana,team:x`; a name with commas in it is one name where somebody has it.
    mutating func absences(_ text: String) -> [Change] {
        let kinds: [EntityKind] = [.person, .team]
        if case .found(let id) = EntityArgument.find(text, in: cycle, kinds: kinds) { return [.absence(of: id)] }
        let names = text.split(separator: ",", omittingEmptySubsequences: true).map { trimmed($0) }
        if names.isEmpty { problems.append("--absent \(text): name a person or a team") }
        return names.compactMap { name in entity(name, kinds, for: "--absent").map { .absence(of: $0) } }
    }

    /// `shop=ana`
    mutating func support(_ text: String) -> [Change] {
        guard let (system, supporter) = sides(text, "--support", "SYSTEM=PERSON", left: .system) else { return [] }
        // Both are looked up before either is refused, so that both slips are told.
        let (first, second) = (
            entity(system, [.system], for: "--support"), entity(supporter, [.person, .team], for: "--support")
        )
        guard let first, let second else { return [] }
        return [.support(of: first, by: second)]
    }

    mutating func promotion(_ name: String, loadFactor: Double) -> [Change] {
        entity(name, [.system], for: "--promote").map { [.promotion(of: $0, loadFactor: loadFactor)] } ?? []
    }

    /// `ana=40`
    mutating func capacity(_ text: String) -> [Change] {
        guard let (name, number) = sides(text, "--capacity", "PERSON=HOURS", left: .person) else { return [] }
        let id = entity(name, [.person], for: "--capacity")
        guard let hours = Double(number), hours.isFinite, hours >= 0 else {
            problems.append("--capacity \(text): '\(number)' is not a number of hours, at least 0")
            return []
        }
        return id.map { [.capacity(of: $0, hours: hours)] } ?? []
    }

    /// What stands on both sides of `=`; a name may hold one too, so that the first is taken before which a known name stands.
    private mutating func sides(
        _ text: String, _ option: String, _ form: String, left kind: EntityKind
    ) -> (String, String)? {
        let splits = text.indices.filter { text[$0] == "=" }.map {
            (trimmed(text[..<$0]), trimmed(text[text.index(after: $0)...]))
        }
        let known = splits.first { split in
            if case .found = EntityArgument.find(split.0, in: cycle, kinds: [kind]) { true } else { false }
        }
        guard let sides = known ?? splits.first, !sides.0.isEmpty, !sides.1.isEmpty else {
            problems.append("\(option) \(text): expected \(form)")
            return nil
        }
        return sides
    }

    private mutating func entity(_ name: String, _ kinds: [EntityKind], for option: String) -> EntityID? {
        switch EntityArgument.find(name, in: cycle, kinds: kinds) {
        case .found(let id): return id
        case .problem(let problem):
            problems.append("\(option): \(problem)")
            return nil
        }
    }

    private func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
