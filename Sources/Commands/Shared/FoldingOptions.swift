import ArgumentParser
import Diagrams
import OrgAnalysis

/// Which relations a picture draws, and how far things stand in the boxes of their teams.
struct FoldingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "dependency: the layer or kind of relation that is drawn, as for centrality (dependency).",
            valueName: "layer"))
    var layer: String?

    @Option(
        help: ArgumentHelp(
            "auto: what has no room stands in the box of its team; teams, domains: all do, or of a team at the top; none.",
            valueName: "how"))
    var collapse: CollapseName?

    enum CollapseName: String, ExpressibleByArgument, CaseIterable { case auto, teams, domains, none }

    /// The layer that is meant; says what is wrong and ends the command with status 64 where there is none of the name.
    func networkLayer() throws -> NetworkLayer? { try layer.map { try NetworkSource.layer(named: $0) } }

    /// The request with what was asked for.
    func apply(to request: DiagramRequest, _ layer: NetworkLayer?) -> DiagramRequest {
        var request = request
        request.layer = layer
        if let collapse { request.collapse = Collapse(rawValue: collapse.rawValue) ?? .asNeeded }
        return request
    }
}
