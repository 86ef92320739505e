import ArgumentParser
import OrgAnalysis

/// The measures that a user names, and what is wrong with what was asked.
enum MeasureChoice {
    /// The measures of some names, in their order, each once; ends the command with status 64 at a name that none has.
    static func measures(named names: [String]) throws -> [Measure] {
        var chosen: [Measure] = []
        for name in names {
            let found = Measure.named(name)
            if found.isEmpty {
                let near = Measure.nearest(to: name)
                try NetworkUsage.fail(
                    "there is no measure '\(name)'"
                        + (near.map { "; did you mean '\($0)'?" } ?? "; linchpin centrality --list has them all"))
            }
            chosen += found.filter { measure in !chosen.contains { $0.name == measure.name } }
        }
        return chosen
    }

    /// Ends the command with status 64 where measures do not go together, or an option goes with none of them.
    static func check(
        _ measures: [Measure], lengths: CentralityCommand.LengthsName, root: String?, of: String?, raw: Bool
    ) throws {
        if let first = measures.first, let other = measures.first(where: { $0.subject != first.subject }) {
            try NetworkUsage.fail(explanation(of: .mixedSubjects(first.name, other.name)))
        }
        if lengths == .inverse { try need(.usesLengths, of: measures, for: "--lengths inverse") }
        if root != nil { try need(.needsRoot, of: measures, for: "--root") }
        if raw { try need(.hasRawForm, of: measures, for: "--raw") }
        if of != nil, !measures.contains(where: { $0.name == "rank-stability" }) {
            try NetworkUsage.fail("--of changes nothing about what is measured; it is for rank-stability")
        }
        if let rooted = measures.first(where: { $0.traits.contains(.needsRoot) }), root == nil {
            try NetworkUsage.fail(explanation(of: .needsRoot(rooted.name)))
        }
    }

    /// Ends the command with status 64 where an option goes with none of some measures.
    static func need(_ trait: Measure.Trait, of measures: [Measure], for option: String) throws {
        guard !measures.contains(where: { $0.traits.contains(trait) }) else { return }
        let able = Measure.all.filter { $0.traits.contains(trait) }.map(\.name).joined(separator: ", ")
        try NetworkUsage.fail("\(option) changes nothing about what is measured; it is for \(able)")
    }

    /// What is wrong, and what to do.
    static func explanation(of failure: MeasureFailure) -> String {
        switch failure {
        case .cancelled: "the work was ended"
        case .nothingAsked: "no measure was asked for"
        case .mixedSubjects(let first, let other):
            "\(first) and \(other) make tables of different things; ask for one after the other"
        case .needsDirections(let name): "\(name) has no meaning without directions; add --directed"
        case .needsRoot(let name): "\(name) needs a node to start from; add --root NODE"
        case .notSampledByLength(let name): "\(name) can be estimated in hops only; use --lengths unit, or --exact"
        case .ranksNothing(let name): "\(name) does not rank nodes, so that its rank stability is not defined"
        case .lengthsTooFarApart:
            "by 1 / weight the longest edge is more than 10,000,000,000 times as long as the shortest, which would vanish "
                + "beside it; leave out such weights, or use --lengths unit"
        case .notConverged(let name):
            "the iteration for \(name) did not come to an end: two parts of this network are nearly equally strong"
        }
    }

    /// The exit status that goes with it.
    static func status(of failure: MeasureFailure) -> Int32 {
        switch failure {
        case .cancelled, .notConverged, .lengthsTooFarApart: 2
        case .nothingAsked, .mixedSubjects, .needsDirections, .needsRoot, .ranksNothing, .notSampledByLength: 64
        }
    }
}
