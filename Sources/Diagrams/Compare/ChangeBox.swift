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
        var mark: Mark
        var text: String
        /// The same read from the later cycle to the earlier one, where that breaks into lines at other words.
        var turned: String?
        var tooltip: String?
        /// What has a line of its own by this row.
        var entity: EntityID?
        /// How many changes it stands for.
        var count = 1
        /// Where it stands among the rows of its box.
        var place = Place.relation
        /// The rule of a finding, by which those that are alike are told together.
        var rule: String?
        /// 2 for an error, 1 for a warning, 0 for all else.
        var gravity = 0
    }

    /// The order of rows: what came and went, who has it now, what is otherwise.
    enum Place: Int, Comparable {
        case fate, handover, attributes, relation, labels

        static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
    }

    /// The rows in the order in which they are written, those that are alike as one.
    mutating func settle(naming name: (EntityID) -> String) {
        let labels = rows.filter { $0.place == .labels }
        if labels.count > 1 {
            rows.removeAll { $0.place == .labels }
            var row = labels[0]
            row.text =
                "labels of \(labels.count): \(Wording.listed(labels.compactMap(\.entity).map(name), atMost: 2, width: 20))"
            row.turned = nil
            row.tooltip = labels.prefix(20).map(\.text).joined(separator: "\n")
            row.entity = nil
            row.count = labels.count
            rows.append(row)
        }
        rows = Self.stable(rows) { $0.place < $1.place }
        var alike: [String: [Int]] = [:]
        func key(_ row: Row) -> String? { row.rule.map { "\(row.mark.rawValue) \($0)" } }
        for (index, row) in strains.enumerated() { if let key = key(row) { alike[key, default: []].append(index) } }
        var merged: [Row] = []
        for (index, row) in strains.enumerated() {
            guard let key = key(row), let all = alike[key], all.count > 2 else {
                merged.append(row)
                continue
            }
            guard all[0] == index else { continue }
            var one = row
            let names = all.compactMap { strains[$0].entity }.map(name)
            one.text = "\(all.count) × \(row.rule ?? ""): \(Wording.listed(names, atMost: 3, width: 24))"
            one.tooltip = all.prefix(12).compactMap { strains[$0].tooltip }.joined(separator: "\n")
            one.count = all.count
            one.gravity = all.reduce(0) { $0 + strains[$1].gravity }
            merged.append(one)
        }
        strains = Self.stable(merged) { $0.gravity > $1.gravity }
    }

    private static func stable(_ rows: [Row], _ precedes: (Row, Row) -> Bool) -> [Row] {
        rows.enumerated().sorted { a, b in
            precedes(a.element, b.element) || !precedes(b.element, a.element) && a.offset < b.offset
        }.map(\.element)
    }

    /// Whether anything is told in it.
    var isChanged: Bool { fate != nil || !rows.isEmpty || !strains.isEmpty }

    /// The most changed first: by how grave what came and went is, then by how much it is. Nothing in it depends on which
    /// cycle comes first.
    var rank: (Int, Int, Int) {
        let gravity = strains.reduce(0) { $0 + $1.gravity }
        return (isChanged ? 1 : 0, gravity, size)
    }

    /// How many changes are told in it.
    var size: Int { (rows + strains).reduce(fate == nil ? 0 : 1) { $0 + $1.count } }

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
