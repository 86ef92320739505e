import ArgumentParser
import OrgAnalysis
import OrgFormats
import OrgModel
import Reports
import Settings
import SourceDocuments

/// `linchpin centrality`.
struct CentralityCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "centrality",
        abstract: "Any measure of any network: a layer of a cycle, or a plain list of edges.",
        discussion: """
            Measures have the names that NetworkX knows them by; --list has them all. Edge lists are CSV or \
            separated by blanks, with or without a header: source,target[,relation][,weight].

            Examples:
              linchpin centrality graphs/networks/harbour-office.csv
              linchpin centrality graphs/networks/harbour-office.csv --layer advice \\
                --directed --measure betweenness_centrality,pagerank
              linchpin centrality graphs/networks/harbour-office.csv --layer advice \\
                --measure edge-betweenness --lengths inverse -o edges.csv
              linchpin centrality graphs/larkfield-mutual/2026-Q3.yaml \\
                --layer depends-on --measure articulation-points,transitive-dependents \\
                --directed
              linchpin centrality graphs/larkfield-mutual/2026-Q3.yaml \\
                --layer reports-to --measure krackhardt
              linchpin centrality graphs/larkfield-mutual/2026-Q3.yaml \\
                --layer coordination --matrix -o matrix.csv
              linchpin centrality --list

            Exit status: 0 done; 2 the file cannot be read or is not valid, or an iteration did not end; 64 wrong usage.
            """)

    @Argument(help: "A cycle as YAML, JSON or DOT, or an edge list; - reads standard input.")
    var file: String?

    @Option(help: ArgumentHelp("What to measure; repeatable, or separated by commas.", valueName: "name"))
    var measure: [String] = []

    @Flag(help: "List all measures, and what each tells.")
    var list = false

    @Option(
        help: ArgumentHelp(
            """
            Of a cycle: dependency, accountability, escalation, coordination or operating (the default), or one relation, \
            as reports-to. Of an edge list: one of its relations.
            """, valueName: "name"))
    var layer: String?

    @Flag(help: "Edges have a direction; implied where no measure that is asked for can do without.")
    var directed = false

    @Flag(help: "Every edge counts 1, once parallel ones are merged.")
    var unweighted = false

    @Option(help: "How long an edge is on a path: unit (a hop), or inverse (1 / weight).")
    var lengths: LengthsName = .unit

    @Flag(help: "Betweenness and harmonic closeness between 0 and 1; the default.")
    var normalized = false

    @Flag(help: "Betweenness as a number of pairs, harmonic closeness as a sum.")
    var raw = false

    @Flag(help: "Count all shortest paths, however many there are.")
    var exact = false

    @Flag(
        help: """
            Estimate betweenness and harmonic closeness from a sample; the default where nodes × edges is above \
            20,000,000,000.
            """)
    var sample = false

    @Option(help: ArgumentHelp("How far an estimate may be from the exact value.", valueName: "error"))
    var epsilon: Double?

    @Option(help: ArgumentHelp("The probability that any estimate is farther off.", valueName: "probability"))
    var delta: Double?

    @Option(help: ArgumentHelp("The node that the dominator tree starts from.", valueName: "node"))
    var root: String?

    @Option(
        help: ArgumentHelp("The measure whose rank stability is asked for; by default betweenness.", valueName: "name"))
    var of: String?

    @Option(help: ArgumentHelp("Decides what is drawn at random.", valueName: "n"))
    var seed: UInt32 = 0

    @Option(
        help: ArgumentHelp("The column that rows are sorted by, or name; by default the first.", valueName: "column"))
    var sort: String?

    @Option(help: ArgumentHelp("How many rows to show; by default 10 as text, else all.", valueName: "n"))
    var top: Int?

    @Flag(help: "Write the network as a square matrix of weights in CSV, instead of measuring it.")
    var matrix = false

    @Option(help: "text for people, csv or json for programs; by default as the extension of -o says, else text.")
    var format: Format?

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }
    enum LengthsName: String, ExpressibleByArgument, CaseIterable { case unit, inverse }

    var checked: [any CheckedOptions] { [settings, threads, input] }

    func check(_ usage: inout UsageProblems) {
        usage.check(top: top)
        usage.add("--raw and --normalized exclude one another.", if: raw && normalized)
        usage.add("--exact and --sample exclude one another.", if: exact && sample)
        usage.add("--epsilon and --delta are for estimates.", if: exact && epsilon ?? delta != nil)
        usage.add(
            "--epsilon takes 0.000001 or more, and less than 1.", if: !(1e-6..<1).contains(epsilon ?? 0.5))
        usage.add(
            "--delta takes a probability above 0 and below 1.", if: !(delta ?? 0.5 > 0 && delta ?? 0.5 < 1))
        if list { return }
        usage.add("Name a file, or - for standard input; --list needs none.", if: file == nil)
        usage.add("--matrix measures nothing; leave --measure out.", if: matrix && !measure.isEmpty)
        usage.add("--matrix is written as csv.", if: matrix && format ?? .csv != .csv)
    }

    func run() async throws {
        guard !list, let file else {
            try output.prepare()
            try output.write(MeasureText.list(Measure.all, style: output.style))
            return
        }
        let measures = try askedMeasures()
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        try output.prepare(reading: [file] + (settings.file.map { [$0] } ?? []))
        let source = try await NetworkSource.read(
            file, limits: input.limits, sentinels: settings.sentinels, reportingTo: output)
        if lengths == .inverse, source.mixesUnits(layer: layer) {
            try NetworkUsage.fail(
                "--lengths inverse takes 1 / weight, and the operating layer mixes units (hours, shares, counts); choose one "
                    + "layer or relation with --layer")
        }
        let network = try Progress.showing("building the network of", file) {
            try source.network(layer: layer, isDirected: isDirected(measures), isWeighted: !unweighted)
        }
        if matrix {
            try writeMatrix(of: network)
        } else {
            let root = try root.map { try source.node(named: $0, in: network) }
            let origin = source.origin(file: file, layer: layer, isWeighted: !unweighted)
            try write(try measured(network, measures, root: root), from: origin)
        }
    }

    private func measured(_ network: Network, _ measures: [Measure], root: Int?) throws -> Measurement {
        let request = MeasureRequest(
            measures, lengths: lengths == .unit ? .unit : .inverse, isNormalized: !raw, precision: precision,
            root: root, ranking: try ranking(), seed: UInt64(seed), threads: threads.count)
        if network.isLongWork(request) {
            Console.note(
                "all shortest paths among \(network.nodeCount) nodes and \(network.edgeCount) edges are counted exactly, "
                    + "which may take hours; Ctrl-C ends it, and nothing is written then")
        }
        do {
            return try Progress.showing("measuring", file ?? "-") { progress in
                var number = 0
                return try network.measured(request) { measure in
                    number += 1
                    progress.step("measuring \(measure.name)", number, of: measures.count)
                }
            }
        } catch let failure as MeasureFailure {
            Console.error(MeasureChoice.explanation(of: failure))
            throw ExitCode(MeasureChoice.status(of: failure))
        }
    }

    private func write(_ measurement: Measurement, from origin: NetworkOrigin) throws {
        var order = Measurement.Order.column(0)
        if let sort {
            let columns = measurement.columns.map(\.name) + ["name"]
            guard let named = measurement.order(named: sort) else {
                let near = Spelling.nearest(to: sort, among: columns)
                try NetworkUsage.fail(
                    "there is no column '\(sort)' to sort by"
                        + (near.map { "; did you mean '\($0)'?" } ?? "; there are \(columns.joined(separator: ", "))"))
            }
            order = named
        }
        switch format ?? output.fileExtension.flatMap(Format.init(rawValue:)) ?? .text {
        case .text:
            try output.write(
                MeasurementText(style: output.style, top: top ?? 10).render(measurement, in: order, from: origin))
        case .csv:
            noteFormulas(in: measurement.network)
            try output.write(MeasurementCSV.render(measurement, in: order, top: top))
        case .json: try output.write(MeasurementJSON.render(measurement, in: order, from: origin, top: top))
        }
    }

    private func writeMatrix(of network: Network) throws {
        guard network.nodeCount <= MatrixCSV.mostNodes else {
            try NetworkUsage.fail(
                "a matrix of \(network.nodeCount) nodes would have their square of cells, and \(MatrixCSV.mostNodes) nodes "
                    + "are the most; --measure edges --format csv writes the edges instead")
        }
        noteFormulas(in: network)
        try output.write(MatrixCSV.render(network))
    }

    /// Tells of names that a spreadsheet would compute instead of showing.
    private func noteFormulas(in network: Network) {
        let count = MeasurementCSV.formulaNames(of: network)
        guard count > 0 else { return }
        Console.note(
            "\(count) \(count == 1 ? "name begins" : "names begin") as a formula does; import the column as text into a "
                + "spreadsheet")
    }
}

// MARK: What is asked

extension CentralityCommand {
    /// The measures asked for, or the usual ones; says what is wrong with them and ends the command with status 64.
    private func askedMeasures() throws -> [Measure] {
        let names = measure.flatMap { $0.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) } }
            .map { String($0).trimmedEnd }
        let measures = names.isEmpty ? Measure.usual(isDirected: directed) : try MeasureChoice.measures(named: names)
        if !matrix { try MeasureChoice.check(measures, lengths: lengths, root: root, of: of, raw: raw) }
        if sample || epsilon ?? delta != nil { try MeasureChoice.need(.canBeSampled, of: measures, for: "--sample") }
        return measures
    }

    private var precision: Precision {
        let usual = Precision()
        return Precision(
            exact ? .exact : sample ? .sampled : .automatic, epsilon: epsilon ?? usual.epsilon,
            delta: delta ?? usual.delta)
    }

    private func ranking() throws -> Measure? {
        guard let of else { return nil }
        return try MeasureChoice.measures(named: [of]).first
    }

    /// Whether edges have a direction: as the user says, or as all measures need it.
    private func isDirected(_ measures: [Measure]) -> Bool {
        directed || !matrix && measures.allSatisfy { $0.traits.contains(.needsDirections) }
    }
}

extension String {
    /// Without blanks at the end.
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return text
    }
}
