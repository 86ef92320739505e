import OrgModel

/// What is told in one box of a comparison.
struct ChangeBox {
    let id: String
    /// What happened to the team itself; nil where the box has always been there, or is no team's.
    var fate: Mark?
    /// Entities, owners and relations that are not the same.
    var rows: [Row] = []
    /// Findings and chokepoints that came and went.
    var strains: [Row] = []

    /// One change. What it says has the same length whichever cycle comes first, so that boxes stay where they are.
    struct Row {
        let mark: Mark
        let text: String
        var tooltip: String?
        /// What has a line of its own by this row.
        var entity: EntityID?
        /// How many changes it stands for.
        var count = 1
        /// 2 for an error, 1 for a warning, 0 for all else.
        var gravity = 0
    }

    /// Whether anything is told in it.
    var isChanged: Bool { fate != nil || !rows.isEmpty || !strains.isEmpty }

    /// The most changed first: by how grave what came and went is, then by how much it is. Nothing in it depends on which
    /// cycle comes first.
    var rank: (Int, Int, Int) {
        let gravity = strains.reduce(0) { $0 + $1.gravity }
        return (isChanged ? 1 : 0, gravity, rows.count + strains.count + (fate == nil ? 0 : 1))
    }

    static func ranksBefore(_ a: ChangeBox, _ b: ChangeBox) -> Bool {
        a.rank == b.rank ? a.id < b.id : a.rank > b.rank
    }

    /// `+3 −2 ~16`: how many of each there are.
    static func tally(_ rows: [Row]) -> String {
        [Mark.added, .removed, .changed, .worse, .better].compactMap { mark in
            let count = rows.reduce(0) { $0 + ($1.mark == mark ? $1.count : 0) }
            return count == 0 ? nil : "\(mark.rawValue)\u{A0}\(count)"
        }.joined(separator: " ")
    }
}
