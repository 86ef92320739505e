import OrgModel
import SourceDocuments

extension CycleInterpreter {
    /// Reads what had another id in earlier cycles: `team:growth: team:market`, or bare names where the new one is clear.
    ///
    /// A bare old name is of the kind of what it is called now; an old id says which kind the new name means.
    mutating func readRenamings(_ member: SourceNode.Member) {
        guard let members = member.value.mapping else {
            reportWrongType(member.value, of: member.key, expected: "a mapping from old ids to new ones")
            return
        }
        for renaming in members {
            let written = EntityIndex.split(renaming.key)
            let kinds = written.map { KindSet($0.kind) } ?? .all
            guard let new = resolve(renaming.value, among: kinds, for: "renamed.\(renaming.key)", lessLikely: .policy)
            else { continue }
            let old = written.map { EntityID($0.kind, $0.name) } ?? EntityID(new.kind, renaming.key)
            builder.add(Renaming(old, to: new), at: text.location(of: renaming.keyLocation))
        }
    }
}
