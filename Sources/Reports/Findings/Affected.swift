import OrgAnalysis
import OrgModel
import SourceDocuments

/// The systems that a finding affects, as far as a report has room for them.
struct Affected {
    /// Those that are named.
    let shown: [EntityID]
    /// How many more there are.
    let more: Int
    private let names: [String]

    init(_ systems: some Collection<EntityID>, atMost limit: Int, in analysis: Analysis) {
        shown = Array(systems.prefix(limit))
        more = systems.count - shown.count
        names = shown.map { DisplayText.visible(analysis.cycle[$0]?.displayName ?? $0.name).clipped(to: 100) }
    }

    /// `A, B and 3 more`; `write` says how a name is written, given its place in the list.
    func listed(_ write: (_ place: Int, _ name: String) -> String) -> String {
        let written = names.enumerated().map { write($0.offset, $0.element) }.joined(separator: ", ")
        return more == 0 ? written : "\(written) and \(more) more"
    }
}
