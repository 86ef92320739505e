import ArgumentParser
import Diagrams
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// `linchpin diagram`.
struct DiagramCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagram", abstract: "An annotated diagram that answers one question.",
        discussion: """
            Views:
              risk         where would it break first? (default)
              ownership    who supports what, and who alone?
              escalation   what happens when --focus SYSTEM breaks?
              dependency   what pulls down what?
              coordination which teams must talk, and which don't?
              chokepoint   what hangs on --focus PERSON, by default on whom most does?

            Examples:
              linchpin diagram graphs/larkfield-mutual/2026-Q3.yaml -o risk.svg
              linchpin diagram graphs/larkfield-mutual/2026-Q3.yaml --view escalation \\
                --focus settlement-agent -o ladder.png

            Exit status: 0 done; 2 the file cannot be read or is not valid; 3 the layout failed or ran past --timeout.
            """)

    @Argument(help: "The cycle, as YAML, JSON or DOT; - reads standard input.")
    var file: String

    @Option(help: ArgumentHelp("The question that the diagram answers.", valueName: "view"))
    var view: ViewName?

    @OptionGroup var focus: FocusOptions
    @OptionGroup var folding: FoldingOptions
    @OptionGroup var likeness: LikeOption
    @OptionGroup var picture: PictureOptions
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    enum ViewName: String, ExpressibleByArgument, CaseIterable {
        case risk, ownership, escalation, dependency, coordination, chokepoint
    }

    /// The view that is asked for: one system alone used to mean its ladder.
    private var chosenView: ViewName { view ?? .risk }

    var checked: [any CheckedOptions] { [focus, picture, settings, threads, input] }

    func check(_ usage: inout UsageProblems) {
        let (count, hasHops) = (focus.focus.count, focus.hops != nil)
        switch chosenView {
        case .escalation:
            usage.add("--view escalation needs one --focus SYSTEM.", if: count != 1)
            usage.add("--view escalation draws one ladder, and takes no --hops.", if: hasHops)
        case .chokepoint:
            usage.add("--view chokepoint takes one person or team, or two people.", if: count > 2)
        case .risk, .ownership, .dependency, .coordination:
            usage.add("--hops goes with --focus.", if: count == 0 && hasHops)
        }
        usage.add("--layer goes with --view dependency.", if: folding.layer != nil && chosenView != .dependency)
        usage.add(
            "--collapse goes with --view dependency and --view coordination.",
            if: folding.collapse != nil && chosenView != .dependency && chosenView != .coordination)
    }

    func run() async throws {
        let format = try picture.resolvedFormat(output)
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        let cycle = try await input.cycle(at: file, settings, reportingTo: output)
        let request = try request(in: cycle)
        let options = AnalysisOptions(settings, threads: threads.count)
        let analysis = Progress.showing("analysing", file) { Analysis(of: cycle, options: options) }
        let rendered: RenderedDiagram
        do {
            let diagram = try DiagramComposer.compose(analysis, request)
            let like = try await likeness.likeness(settings, input, output, picture, threads: threads.count) {
                try self.request(in: $0.cycle)
            }
            rendered = try await Progress.showing("drawing", file) {
                try await picture.render(diagram, format, like: like)
            }
        } catch let error as DiagramError {
            Console.error(error.description)
            throw ExitCode(64)
        } catch let error as GraphvizError {
            Console.error([error.message, error.hint].compactMap(\.self).joined(separator: " "))
            throw ExitCode(3)
        }
        try picture.look.write(rendered, to: output)
    }

    private func request(in cycle: Cycle) throws -> DiagramRequest {
        // One system and nothing else asks for its ladder.
        if view == nil, focus.focus.count == 1, focus.hops == nil,
            let system = try? DiagramRequest.system(named: focus.focus[0], in: cycle)
        {
            return picture.request(.escalation(focus: system))
        }
        switch chosenView {
        case .dependency:
            let layer = try folding.networkLayer()
            let kinds = layer == nil ? [.system] : EntityKind.allCases
            let ids = try focus.entities(in: cycle, kinds: kinds)
            return folding.apply(to: picture.request(.dependency, focus: ids, hops: focus.hops), layer)
        case .coordination:
            let ids = try focus.entities(in: cycle, kinds: [.team])
            return folding.apply(to: picture.request(.coordination, focus: ids, hops: focus.hops), nil)
        case .risk: return picture.request(.risk, focus: try focus.entities(in: cycle), hops: focus.hops)
        case .ownership: return picture.request(.ownership, focus: try focus.entities(in: cycle), hops: focus.hops)
        case .chokepoint:
            let subjects = try focus.entities(in: cycle, kinds: [.person, .team])
            return picture.request(.chokepoint(of: subjects), hops: focus.hops)
        case .escalation:
            return picture.request(.escalation(focus: try system(in: cycle)))
        }
    }

    /// The one system whose ladder is drawn.
    private func system(in cycle: Cycle) throws -> EntityID {
        let name = focus.focus.first ?? ""
        if case .problem = EntityArgument.find(name, in: cycle) {
            // Nothing is called so at all.
            return try EntityArgument.resolve(name, in: cycle, kinds: [.system])
        }
        do {
            return try DiagramRequest.system(named: name, in: cycle)
        } catch {
            Console.error(error.description)
            throw ExitCode(64)
        }
    }
}
