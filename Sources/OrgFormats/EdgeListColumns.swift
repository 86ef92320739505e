/// Which field of a line is what.
struct EdgeListColumns {
    /// No header needs more, and no line is searched for more names than this.
    static let mostColumns = 64

    var hasCommas: Bool
    var count: Int
    var tail = 0
    var head = 1
    var relation: Int?
    var weight: Int?
    /// Columns with other names.
    var unread: [Int] = []

    /// The columns of a file without a header, from its first line.
    init(fieldCount: Int, thirdIsNumber: Bool, hasCommas: Bool) {
        self.hasCommas = hasCommas
        count = min(4, max(2, fieldCount))
        if count == 4 {
            (relation, weight) = (2, 3)
        } else if count == 3 {
            if thirdIsNumber { weight = 2 } else { relation = 2 }
        }
    }

    /// The columns that a header names; nil when the line is none.
    init?(header names: [String], hasCommas: Bool) {
        let names = names.map { $0.lowercased() }
        guard names.count >= 2,
            let tail = names.firstIndex(where: Self.tails.contains),
            let head = names.firstIndex(where: Self.heads.contains)
        else { return nil }
        self.hasCommas = hasCommas
        count = names.count
        self.tail = tail
        self.head = head
        relation = names.firstIndex(where: Self.relations.contains)
        weight = names.firstIndex(where: Self.weights.contains)
        unread = names.indices.filter { $0 != tail && $0 != head && $0 != relation && $0 != weight }
    }

    private static let tails = ["source", "from", "tail", "src"]
    private static let heads = ["target", "to", "head", "dst"]
    private static let relations = ["relation", "kind", "type", "layer"]
    private static let weights = ["weight", "strength", "value"]
}
