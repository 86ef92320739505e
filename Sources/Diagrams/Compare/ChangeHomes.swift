import OrgAnalysis
import OrgCycles
import OrgModel

/// In which box of a comparison each thing is told of: teams have boxes, and what belongs to a team stands in its box.
///
/// Of several teams, in either cycle, it is the first by id: so the picture is the same whichever cycle comes first.
struct ChangeHomes {
    /// Systems that nobody has.
    static let unowned = "group:unowned"
    /// People who are in no team.
    static let people = "group:people"
    static let policies = "group:policies"
    static let forums = "group:forums"
    /// What is told of all.
    static let organization = "organization"

    private var teams: [EntityID: EntityID] = [:]
    private var holders: [EntityID: EntityID] = [:]
    private let later: [EntityID: EntityID]
    /// How many people and systems each team has, before and after.
    private(set) var people: [EntityID: (before: Int, after: Int)] = [:]
    private(set) var systems: [EntityID: (before: Int, after: Int)] = [:]

    init(_ comparison: Comparison) {
        later = Dictionary(comparison.renames.map { ($0.old, $0.new) }, uniquingKeysWith: { _, last in last })
        for (cycle, isBefore) in [(comparison.before.cycle, true), (comparison.after.cycle, false)] {
            var seen: Set<[EntityID]> = []
            for relation in cycle.relations where relation.kind == .owns || relation.kind == .memberOf {
                let owns = relation.kind == .owns
                let holder = id(owns ? relation.from : relation.to, isBefore)
                let held = id(owns ? relation.to : relation.from, isBefore)
                if holder.kind == .team {
                    teams[held] = min(teams[held] ?? holder, holder)
                    guard seen.insert([holder, held]).inserted else { continue }
                    let step = isBefore ? (1, 0) : (0, 1)
                    var count = (owns ? systems : people)[holder] ?? (0, 0)
                    count = (count.before + step.0, count.after + step.1)
                    if owns { systems[holder] = count } else { people[holder] = count }
                } else {
                    holders[held] = min(holders[held] ?? holder, holder)
                }
            }
        }
    }

    /// What an entity of the earlier cycle is called in the later one.
    func id(_ id: EntityID, _ isBefore: Bool = true) -> EntityID { isBefore ? later[id] ?? id : id }

    /// The box in which an entity is told of.
    func box(of id: EntityID) -> String {
        switch id.kind {
        case .team: id.description
        case .policy: Self.policies
        case .forum: Self.forums
        case .person: teams[id]?.description ?? Self.people
        case .system:
            teams[id]?.description ?? holders[id].map { $0.kind == .system ? Self.unowned : box(of: $0) }
                ?? Self.unowned
        }
    }
}
