import Findings
import OrgAnalysis
import OrgModel

/// Which causes get a box of their own, and into which box the others are collapsed.
struct RiskPlan {
    /// Causes with a box of their own, the worst first.
    private(set) var policies: [RiskCause] = []
    private(set) var people: [RiskCause] = []
    private(set) var teams: [RiskCause] = []
    private(set) var systems: [RiskCause] = []
    private(set) var missing: [RiskCause] = []
    /// Causes without one, by kind.
    private(set) var foldedPolicies: [RiskCause] = []
    private(set) var foldedSystems: [RiskCause] = []
    private(set) var foldedMissing: [RiskCause] = []
    /// People and teams that are collapsed into a team's box, or into one box for all others (nil).
    private(set) var folded: [EntityID?: [RiskCause]] = [:]
    /// Every team that has a cluster or a box, by id.
    private(set) var drawnTeams: Set<EntityID> = []
    /// Boxes that are left for authorities.
    private(set) var authorityBudget: Int

    /// Boxes that the budget keeps for what is collapsed: policies, systems, what is missing, and all other teams.
    private static let kept = 4

    /// How many boxes of one kind stand side by side before a picture is too wide to read.
    static func widest(_ maxNodes: Int) -> Int { maxNodes == 0 ? .max : max(1, maxNodes / 10) }

    /// Whether anything was collapsed.
    var isFolded: Bool {
        !(foldedPolicies.isEmpty && foldedSystems.isEmpty && foldedMissing.isEmpty && folded.isEmpty)
    }

    init(_ causes: [RiskCause], _ atlas: Atlas, maxNodes: Int) {
        let widest = Self.widest(maxNodes)
        authorityBudget = maxNodes == 0 ? 4 : min(4, max(1, maxNodes / 10))
        var left = maxNodes == 0 ? Int.max : maxNodes - Self.kept - authorityBudget
        var outside: [RiskCause] = []
        for cause in causes {
            let cost = cause.sole.isEmpty ? 1 : 2
            func fits(_ others: Int) -> Bool { others < widest && left >= cost }
            switch Self.kind(of: cause) {
            case .policy where fits(policies.count): policies.append(cause)
            case .policy: foldedPolicies.append(cause); continue
            case .person where fits(people.count):
                people.append(cause)
                if let home = Self.home(of: cause, atlas) { drawnTeams.insert(home) }
            case .team where fits(teams.count):
                teams.append(cause)
                if let id = cause.entity { drawnTeams.insert(id) }
            case .person, .team: outside.append(cause); continue
            case .system where fits(systems.count): systems.append(cause)
            case .system: foldedSystems.append(cause); continue
            case nil where fits(missing.count): missing.append(cause)
            default: foldedMissing.append(cause); continue
            }
            left -= cost
        }
        fold(outside, atlas, room: min(left, max(0, widest - drawnTeams.count)))
    }

    private static func kind(of cause: RiskCause) -> EntityKind? {
        switch cause.subject {
        case .entity(let id): id.kind
        case .pair: .person
        case .missing: nil
        }
    }

    /// The team that a person or pair is drawn in.
    static func home(of cause: RiskCause, _ atlas: Atlas) -> EntityID? {
        switch cause.subject {
        case .entity(let id) where id.kind == .person: return atlas.authorities.contains(id) ? nil : atlas.homeTeam[id]
        case .pair(let a, let b): return atlas.homeTeam[a] == atlas.homeTeam[b] ? atlas.homeTeam[a] : nil
        default: return nil
        }
    }

    /// Collapses people into their teams and teams into the nearest team above that is drawn; for the others as many
    /// teams at the top are drawn as there is room for.
    private mutating func fold(_ causes: [RiskCause], _ atlas: Atlas, room: Int) {
        var byTop: [EntityID: [RiskCause]] = [:]
        for cause in causes {
            let start = cause.entity?.kind == .team ? cause.entity : Self.home(of: cause, atlas)
            let line = start.map { atlas.line(from: $0) } ?? []
            if let team = line.first(where: drawnTeams.contains) {
                folded[team, default: []].append(cause)
            } else if let top = line.last {
                byTop[top, default: []].append(cause)
            } else {
                folded[nil, default: []].append(cause)
            }
        }
        let groups = byTop.sorted {
            $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count
        }
        for (index, group) in groups.enumerated() {
            if index < room {
                drawnTeams.insert(group.key)
                folded[group.key] = group.value
            } else {
                folded[nil, default: []] += group.value
            }
        }
    }
}
