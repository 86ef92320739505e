internal import OrgModel
internal import SourceDocuments

/// Which rows are which entities, and which columns say what of them: a map from tables to a cycle.
struct TableMap {
    /// How a file is read.
    enum Format: String, CaseIterable {
        case csv, tsv, json, yaml
    }

    /// Where a value comes from: columns of which the first that says anything counts, or a text with columns in it.
    enum Origin {
        case columns([TablePath])
        case text([Piece])
    }

    /// A piece of a text with columns in it.
    enum Piece {
        case literal(String)
        case column(TablePath)
    }

    /// What to do with the case of letters.
    enum LetterCase: String, CaseIterable {
        case lower, upper
    }

    /// A value and what is done with it, in this order: Markdown and HTML out, parted, cut, case, words, prefix.
    struct Value {
        /// Its number in the map, by which it is known whether any row has it.
        let number: Int
        let origin: Origin
        var isPlain = false
        var separator: String?
        var before: String?
        var letterCase: LetterCase?
        var words: [String: String] = [:]
        var prefix = ""
        let node: SourceNode
    }

    /// A condition that rows must meet.
    struct Condition {
        /// Its number in the map, as of a value.
        let number: Int
        let path: TablePath
        /// The texts of which one must be there; nil takes any text at all.
        let texts: [String]?
        /// Whether none of it may be there.
        let isNegated: Bool
        let node: SourceNode
    }

    /// Entities that are referred to.
    struct Target {
        let kind: EntityKind
        let value: Value
        /// The aliases by which they are known; nil for their ids.
        let alias: String?
    }

    /// A relation between an entity of a row and others.
    struct Reference {
        let kind: RelationKind
        /// Whether it leads to the row's entity, and not from it.
        let isReversed: Bool
        let target: Target
        var detail: Relation.Detail?
        var weight: Value?
        var conditions: [Condition] = []
    }

    /// A relation that a row states of two others.
    struct Link {
        let kind: RelationKind
        let from: Target
        let to: Target
        var detail: Relation.Detail?
        var weight: Value?
        var rung: Value?
        var after: Value?
        var labels: [(key: String, value: Value)] = []
        var conditions: [Condition] = []
    }

    /// What makes an entity of a row.
    struct Part {
        let kind: EntityKind
        let id: Value
        var name: Value?
        /// The attributes of its kind, by key.
        var attributes: [(key: String, value: Value)] = []
        var labels: [(key: String, value: Value)] = []
        var aliases: [(key: String, value: Value)] = []
        /// Who leads a team.
        var leads: [Target] = []
        var references: [Reference] = []
        var conditions: [Condition] = []
    }

    /// One kind of rows.
    struct Table {
        /// The names of the files that have them; empty for all.
        var files: [CodeownersPattern] = []
        var format: Format?
        var delimiter: UInt8?
        var columns: [String]?
        var rows: TablePath?
        /// Whether each file is an entry of a list; nil where the map does not say it.
        var collection: Bool?
        var conditions: [Condition] = []
        var parts: [Part] = []
        var links: [Link] = []
        let node: SourceNode
    }

    var organization: String?
    var cycle: String?
    var complete: Set<Dimension> = []
    /// Words that stand for nobody, beside the usual ones.
    var nobody: [String] = []
    var tables: [Table] = []
    /// How many numbers were given to values and conditions.
    var numbers = 0

    /// Whether any table declares entities of a kind; where none does, those that are named are all there is to know.
    func declares(_ kind: EntityKind) -> Bool { tables.contains { $0.parts.contains { $0.kind == kind } } }
}
