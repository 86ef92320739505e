import ArgumentParser
import Diagrams
import GraphvizLayout
import OrgAnalysis
import OrgCycles
import OrgModel
import Reports

/// The picture of a comparison: which part of it, and how it looks.
struct ComparisonPicture: ParsableArguments, CheckedOptions {
    @Option(
        help: ArgumentHelp(
            "Draw what changed around this entity of either cycle; may be repeated.", valueName: "id"))
    var focus: [String] = []

    @Option(help: ArgumentHelp("How many lines around --focus are drawn (1).", valueName: "n"))
    var hops: Int?

    @OptionGroup var look: PictureLook

    func check(_ usage: inout UsageProblems) {
        if let hops {
            usage.add("--hops takes 0 to 1000.", if: !(0...1000).contains(hops))
            usage.add("--hops goes with --focus.", if: focus.isEmpty)
        }
        look.check(&usage)
    }

    /// Ends the command with status 64, before any work is done, where there will be no picture for what was asked of it,
    /// or it could not be written.
    func check(_ format: Format?, _ output: OutputOptions) throws {
        if let format { return try look.check(format, output) }
        let asked = [(!focus.isEmpty, "--focus"), (look.link != nil, "--link"), (look.open, "--open")]
        if let option = asked.first(where: \.0)?.1 {
            try look.refuse("\(option) is about a picture; name one with -o, such as -o changes.svg")
        }
    }

    /// Draws a comparison; says what is wrong and ends the command with status 64 for the budget or the focus, 3 for the
    /// layout.
    func draw(_ comparison: Comparison, _ format: Format, to output: OutputOptions) async throws {
        do {
            let request = look.request(focus: try entities(in: comparison), hops: hops)
            let diagram = try DiagramComposer.compose(comparison, leading: comparison.leadingSentence, request)
            let rendered = try await Progress.showing("drawing", "what changed") {
                try await look.render(diagram, format)
            }
            try look.write(rendered, to: output)
        } catch let error as DiagramError {
            Console.error(error.description)
            throw ExitCode(64)
        } catch let error as GraphvizError {
            Console.error([error.message, error.hint].compactMap(\.self).joined(separator: " "))
            throw ExitCode(3)
        }
    }

    /// The entities that are meant, of the later cycle or, where they are gone, of the earlier one; says all that is wrong
    /// and ends the command with status 64 otherwise.
    private func entities(in comparison: Comparison) throws -> [EntityID] {
        var ids: [EntityID] = []
        var isWrong = false
        for name in focus {
            let answers = [comparison.after.cycle, comparison.before.cycle].map { EntityArgument.find(name, in: $0) }
            let found = answers.compactMap { if case .found(let id) = $0 { id } else { nil } }.first
            if let found {
                if !ids.contains(found) { ids.append(found) }
            } else if case .problem(let problem) = answers[0] {
                Console.error(problem)
                isWrong = true
            }
        }
        if isWrong { throw ExitCode(64) }
        return ids
    }
}
