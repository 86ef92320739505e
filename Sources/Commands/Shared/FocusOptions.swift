import ArgumentParser
import OrgModel

/// Whom or what a picture is about.
struct FocusOptions: ParsableArguments, CheckedOptions {
    @Option(
        help: ArgumentHelp(
            "Draw what lies around this entity; may be repeated. escalation: the system; chokepoint: a person, two, or a team.",
            valueName: "id"))
    var focus: [String] = []

    @Option(
        help: ArgumentHelp(
            "How many relations around --focus are drawn (1); for chokepoint, dependencies (all).", valueName: "n"))
    var hops: Int?

    func check(_ usage: inout UsageProblems) {
        usage.add("--hops takes 0 to 1000.", if: !(0...1000).contains(hops ?? 0))
    }

    /// The entities that are meant, each once, in the order given; says all that is wrong and ends the command with status
    /// 64 otherwise.
    func entities(in cycle: Cycle, kinds: [EntityKind] = EntityKind.allCases) throws -> [EntityID] {
        var ids: [EntityID] = []
        var isWrong = false
        for name in focus {
            switch EntityArgument.find(name, in: cycle, kinds: kinds) {
            case .found(let id): if !ids.contains(id) { ids.append(id) }
            case .problem(let problem):
                Console.error(problem)
                isWrong = true
            }
        }
        if isWrong { throw ExitCode(64) }
        return ids
    }
}
