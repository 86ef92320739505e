import ArgumentParser
import Diagrams
import Findings
import GraphvizLayout
import OrgAnalysis
import OrgCycles
import OrgFormats
import OrgModel
import Reports
import Settings
import SourceDocuments

/// `linchpin compare`.
struct CompareCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "What changed between two cycles, why, and what is only no longer recorded.",
        discussion: """
            Examples:
              linchpin compare graphs/larkfield-mutual/2026-Q2.yaml \\
                graphs/larkfield-mutual/2026-Q3.yaml
              linchpin compare graphs/larkfield-mutual/2026-Q3.yaml \\
                graphs/larkfield-mutual/2026-Q4.yaml --format json
              linchpin compare main:org.yaml org.yaml --fail-on warning
              linchpin compare graphs/larkfield-mutual/2026-Q2.yaml \\
                graphs/larkfield-mutual/2026-Q3.yaml -o changes.svg
              linchpin compare graphs/larkfield-mutual/2026-Q2.yaml \\
                graphs/larkfield-mutual/2026-Q3.yaml --focus claims-handling -o claims.svg

            Exit status: 0 done; 1 new findings at or above --fail-on; 2 a file cannot be read, written or is not valid; \
            3 the layout failed or ran past --timeout.
            """)

    @Argument(
        help:
            "The earlier cycle: YAML, JSON or DOT, - for standard input, or REVISION:FILE as it was in its Git repository."
    )
    var old: String

    @Argument(help: "The later cycle, likewise.")
    var new: String

    @Option(
        help: """
            text or markdown for people, json for programs, csv for a table of all changes; svg, png, pdf or dot for a picture; \
            by default as the extension of -o says, else text.
            """)
    var format: Format?

    @Option(
        help: """
            End with status 1 when a new finding is at least this severe: never, note, warning or error. By default never, or \
            as the settings say.
            """)
    var failOn: FailOn?

    @Flag(help: "Write what was probably renamed into the later file, under renamed:, and compare by that.")
    var acceptRenames = false

    @OptionGroup var common: SeriesOptions

    @OptionGroup var picture: ComparisonPicture

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown, csv, svg, png, pdf, dot

        /// The format of a picture; nil for a text.
        var picture: GraphvizLayout.Format? { self == .json ? nil : GraphvizLayout.Format(rawValue: rawValue) }
    }

    var checked: [any CheckedOptions] { [common, picture] }

    func check(_ usage: inout UsageProblems) {
        usage.add("A cycle is a file, -, or REVISION:FILE.", if: old.isEmpty || new.isEmpty)
        usage.add("Standard input can be read once only.", if: old == "-" && new == "-")
        usage.add(
            "--accept-renames writes into the later cycle, which has to be a file.",
            if: acceptRenames && CycleSource(new).currentFile == nil)
    }

    func run() async throws {
        let sources = [CycleSource(old), CycleSource(new)]
        let (input, output) = (common.input, common.output)
        let settings = try common.settings.settings(beside: sources[1].path, limits: input.limits, reportingTo: output)
        try output.prepare(reading: sources.map(\.path) + [settings.file].compactMap(\.self))
        let format = common.format(format) ?? .text
        try picture.check(format.picture, output)
        let read = try await common.reader(settings).read(sources)
        noteDoubts(about: read[0].cycle, read[1].cycle)
        var comparison = comparison(of: read.map(\.cycle), settings, format)
        if acceptRenames, let file = sources[1].currentFile, let text = read[1].text,
            let renamed = try accept(comparison, in: file, text, settings)
        {
            comparison = self.comparison(of: [read[0].cycle, renamed], settings, format)
        }
        let top = common.top
        let names = ComparisonNames(before: sources[0].name, after: sources[1].name)
        switch format {
        case .text:
            try output.write(ComparisonText(style: output.style, top: top, names: names).render(comparison))
        case .json: try output.write(ComparisonJSON.render(comparison, names: names))
        case .markdown: try output.write(ComparisonMarkdown(top: top, names: names).render(comparison))
        case .csv: try output.write(ComparisonCSV.render(comparison))
        case .svg, .png, .pdf, .dot:
            guard let kind = format.picture else { break }
            try await picture.draw(comparison, kind, to: output)
        }
        let new = comparison.findings.filter { $0.status == .new || $0.status == .recurring }.compactMap(\.after)
        let limit = failOn?.limit ?? settings.failOn ?? .never
        if limit.isReached(by: new) { throw ExitCode(1) }
    }

    /// Says what may be a slip: another organisation, or the later cycle first.
    private func noteDoubts(about before: Cycle, _ after: Cycle) {
        let (one, other) = (before.organization, after.organization)
        if !one.isEmpty, !other.isEmpty, one != other {
            Console.note("\(old) is about \(one), and \(new) about \(other)")
        }
        if after.label.precedesByBytes(before.label) {
            Console.note("\(after.label) sorts before \(before.label): the earlier cycle is named first")
        }
    }

    private func comparison(of cycles: [Cycle], _ settings: Settings, _ format: Format) -> Comparison {
        Progress.showing("comparing", new) {
            Comparison(of: common.series(of: cycles, settings, measuresCentrality: format == .json))
        }
    }

    /// Writes the proposals into the later file, and reads it again; nil where there are none.
    private func accept(
        _ comparison: Comparison, in path: String, _ text: SourceText, _ settings: Settings
    ) throws -> Cycle? {
        let stated = comparison.after.cycle.renamings
        let accepted = comparison.proposals.filter { proposal in
            !stated.contains { $0.old == proposal.old || $0.new == proposal.new }
        }
        .map { Renaming($0.old, to: $0.new) }.sorted { $0.old < $1.old }
        guard !accepted.isEmpty else {
            Console.note("nothing was probably renamed; \(path) is left as it is")
            return nil
        }
        do {
            let edited = try RenamingEditor.adding(
                accepted, to: text, limits: common.input.limits, sentinels: settings.sentinels)
            guard OutputFile(path: path).write(Array(edited.utf8)) else {
                let reason = Process.lastErrorDescription
                Console.error("cannot write \(path): \(reason)")
                throw ExitCode(2)
            }
            Console.note("\(accepted.count) renamed under `renamed:` in \(path)")
            let again = CycleReader.read(
                text: SourceText(file: text.file, text: edited), limits: common.input.limits,
                sentinels: settings.sentinels)
            return again.cycle
        } catch let refusal as RenamingEditor.Refusal {
            Console.error("cannot write into \(path): \(refusal.reason)")
            throw ExitCode(2)
        }
    }
}
