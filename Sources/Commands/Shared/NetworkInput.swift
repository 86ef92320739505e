import ArgumentParser
import OrgAnalysis
import OrgFormats
import OrgModel
import Reports
import SourceDocuments

/// What a network can be read from: a cycle, or a plain list of edges.
enum NetworkSource {
    case cycle(Cycle)
    case edges(EdgeList)

    /// Reads a file; prints what is wrong with it, and ends the command with status 2 where it is not valid.
    static func read(
        _ path: String, limits: ReadLimits, sentinels: Sentinels, reportingTo output: OutputOptions
    ) async throws -> NetworkSource {
        // The text is let go with the reading, before anything is computed.
        let (source, diagnostics) = await Progress.showing("reading", path) {
            await read(path, limits: limits, sentinels: sentinels)
        }
        output.report(diagnostics)
        guard let source else { throw ExitCode(2) }
        return source
    }

    private static func read(
        _ path: String, limits: ReadLimits, sentinels: Sentinels
    ) async -> (NetworkSource?, [Diagnostic]) {
        let text: SourceText
        do throws(UnreadableSource) {
            text = try SourceReader.readFile(at: path, limits: limits)
        } catch {
            return (nil, [error.diagnostic])
        }
        if isEdgeList(text) {
            let reading = EdgeListReader.read(text: text, limits: limits)
            return (reading.edges.map { .edges($0) }, reading.diagnostics)
        }
        let reading = await CycleTextReader.read(text: text, limits: limits, sentinels: sentinels)
        return (reading.cycle.map { .cycle($0) }, reading.diagnostics)
    }

    /// Whether a text is a list of edges, by its name, else by its first line that says something: a cycle begins with
    /// `{`, `---` or a key and a colon.
    static func isEdgeList(_ text: SourceText) -> Bool {
        if EdgeListReader.isNamedLikeOne(text.file) { return true }
        if CycleReader.isDOT(text) { return false }
        let name = text.file.lowercased()
        if [".json", ".yaml", ".yml"].contains(where: { name.hasSuffix($0) }) { return false }
        var rest = text.text.utf8[...]
        while !rest.isEmpty {
            let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
            let line = rest[..<end].drop { $0 == 0x20 || $0 == 0x09 }
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "%") || line.starts(with: "---".utf8) {
                return false
            }
            let key = line.prefix { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ",") }
            return key.last != UInt8(ascii: ":")
        }
        return true
    }
}

extension NetworkSource {
    /// Makes the network that a layer names; says what is wrong and ends the command with status 64 where there is none of
    /// the name, and with 2 where a weight is too large or too small to be counted with.
    func network(layer: String?, isDirected: Bool, isWeighted: Bool) throws -> Network {
        if let weight = unfitWeight {
            let (least, most) = (Network.weightRange.lowerBound, Network.weightRange.upperBound)
            Console.error(
                "an edge has the weight \(weight), and a network is measured with weights from \(least) to \(most)")
            throw ExitCode(2)
        }
        switch self {
        case .cycle(let cycle):
            return Network(
                of: cycle, layer: try Self.layer(named: layer), isDirected: isDirected, isWeighted: isWeighted)
        case .edges(let edges):
            let chosen = try layer.map { try edges.only(relation: $0) } ?? edges.all
            return Network(
                names: chosen.names, tails: chosen.tails, heads: chosen.heads, weights: chosen.weights,
                isDirected: isDirected, isWeighted: isWeighted)
        }
    }

    private var unfitWeight: Double? {
        switch self {
        case .cycle(let cycle): cycle.relations.first { !Network.weightRange.contains($0.weight) }?.weight
        case .edges(let edges): edges.weights?.first { !Network.weightRange.contains($0) }
        }
    }

    /// What the network is part of.
    func origin(file: String, layer: String?, isWeighted: Bool) -> NetworkOrigin {
        let shown = file == "-" ? "standard input" : file
        switch self {
        case .cycle(let cycle):
            let title = cycle.organization.isEmpty ? shown : "\(cycle.organization) · \(cycle.label)"
            return NetworkOrigin(title: title, layer: layer ?? Layer.operating.rawValue, isWeighted: isWeighted)
        case .edges: return NetworkOrigin(title: shown, layer: layer, isWeighted: isWeighted)
        }
    }

    /// Whether 1 / weight is no length, since weights of several units come together.
    func mixesUnits(layer: String?) -> Bool {
        guard case .cycle = self else { return false }
        return layer.map { NetworkLayer(named: $0)?.mixesUnits ?? false } ?? true
    }

    /// The node of a name: one of the network, or in a cycle an entity by its bare name.
    func node(named name: String, in network: Network) throws -> Int {
        if let node = network.names.firstIndex(of: name) { return node }
        if case .cycle(let cycle) = self {
            let id = try EntityArgument.resolve(name, in: cycle).description
            if let node = network.names.firstIndex(of: id) { return node }
            try NetworkUsage.fail("'\(id)' is not in this network; choose another --layer")
        }
        let near = Spelling.nearest(to: name, among: network.names)
        try NetworkUsage.fail("there is no node '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }

    /// The layer of a name, the whole operating graph without one; ends the command with status 64 where there is none of it.
    static func layer(named name: String?) throws -> NetworkLayer {
        guard let name else { return .layer(.operating) }
        if let layer = NetworkLayer(named: name) { return layer }
        let near = Spelling.nearest(to: name, among: NetworkLayer.names)
        try NetworkUsage.fail(
            "there is no layer or relation '\(name)'"
                + (near.map { "; did you mean '\($0)'?" } ?? "; there are \(NetworkLayer.names.joined(separator: ", "))")
        )
    }
}

/// How usage errors of networks end a command.
enum NetworkUsage {
    /// Says what is wrong, and ends the command with status 64.
    static func fail(_ message: String) throws -> Never {
        Console.error(message)
        throw ExitCode(64)
    }
}

extension EdgeList {
    /// What is left of an edge list: names, ends and weights.
    typealias Choice = (names: [String], tails: [UInt32], heads: [UInt32], weights: [Double]?)

    /// All of its edges.
    var all: Choice { (names, tails, heads, weights) }

    /// The edges of one relation and the nodes that have one, in the order of their first appearance.
    func only(relation name: String) throws -> Choice {
        guard let relations else {
            try NetworkUsage.fail(
                "this edge list names no relations, so that --layer cannot choose one; a column 'relation' would")
        }
        guard let relation = relationNames.firstIndex(of: name) else {
            let near = Spelling.nearest(to: name, among: relationNames)
            let known = relationNames.prefix(10).joined(separator: ", ") + (relationNames.count > 10 ? ", …" : "")
            try NetworkUsage.fail(
                "there is no relation '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? "; there are \(known)"))
        }
        var number = [UInt32?](repeating: nil, count: names.count)
        var chosen: Choice = ([], [], [], weights.map { _ in [] })
        func node(_ index: UInt32, _ chosen: inout Choice) -> UInt32 {
            if let known = number[Int(index)] { return known }
            let new = UInt32(chosen.names.count)
            number[Int(index)] = new
            chosen.names.append(names[Int(index)])
            return new
        }
        for edge in tails.indices where Int(relations[edge]) == relation {
            let (tail, head) = (node(tails[edge], &chosen), node(heads[edge], &chosen))
            chosen.tails.append(tail)
            chosen.heads.append(head)
            if let weights { chosen.weights?.append(weights[edge]) }
        }
        return chosen
    }
}
