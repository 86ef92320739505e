internal import OrgModel
internal import SourceDocuments

/// Turns rows into a cycle, as a map says.
struct TableConversion {
    /// An entity as the rows so far tell of it.
    struct Record {
        var entity: Entity
        let location: SourceLocation
        /// What was said, by key, to see where rows contradict one another.
        var said: [(key: String, text: String)] = []
    }

    /// Somebody or something that a row refers to.
    struct Reference {
        let kind: EntityKind
        let alias: String?
        let value: TableValue
        let text: SourceText

        var location: SourceLocation { text.location(of: value.node.position) }
    }

    /// A relation that a row states; a reference is resolved when all rows are known.
    struct Statement {
        let kind: RelationKind
        let from: Reference
        let to: Reference
        let detail: Relation.Detail?
        let weight: Double?
        let labels: [String: String]
        let location: SourceLocation
    }

    /// What an entity is known by.
    struct Alias: Hashable {
        let kind: EntityKind
        let name: String
        let text: String
    }

    let map: TableMap
    let mapText: SourceText
    let cycle: String
    let sentinels: Sentinels
    var evaluation: TableEvaluation
    var problems = DiagnosticList(limit: DiagnosticList.limitOfCatalog)

    private(set) var records: [Record] = []
    private var positions: [EntityID: Int] = [:]
    private(set) var aliases: [Alias: (id: EntityID, location: SourceLocation)] = [:]
    private(set) var statements: [Statement] = []
    private(set) var leads: [(team: EntityID, person: Reference)] = []
    private(set) var rows = 0
    private(set) var rowsPassedOver = 0
    private(set) var rowsThatRepeat = 0
    private(set) var vacancies = 0
    private(set) var collections = TableCollections()
    /// Rows that name nothing, by the number of the value that should.
    private var unnamed: [Int: DiagnosticList] = [:]
    /// The names of the columns that the first row of each table has, for spelling.
    private var columns: [Int: [String]] = [:]

    init(_ map: TableMap, in mapText: SourceText, cycle: String, sentinels: Sentinels) {
        self.map = map
        self.mapText = mapText
        self.cycle = cycle
        self.sentinels = sentinels
        evaluation = TableEvaluation(map)
    }

    // MARK: - Rows

    mutating func read(_ content: TableFiles.Content) {
        for (position, roots) in content.documents {
            let table = map.tables[position]
            collections.add(content.file.text.file, of: table)
            var number = 0
            for root in roots {
                for place in Self.rows(of: root, table) {
                    number += 1
                    rows += 1
                    if columns[position] == nil { columns[position] = place.node.mapping?.map(\.key) }
                    read(TableRow(place: place, number: number, file: content.file, cycle: cycle), table)
                }
            }
        }
    }

    /// The rows of a document: the items of a list, or what the path of the table leads to, or the document itself.
    private static func rows(of root: SourceNode, _ table: TableMap.Table) -> [TablePath.Place] {
        let start = TablePath.Place(node: root, around: [], key: nil)
        return table.rows.map { $0.places(from: start) } ?? TablePath.unfolded([start])
    }

    private mutating func read(_ row: TableRow, _ table: TableMap.Table) {
        guard !row.node.isNull else { return }
        guard row.node.mapping != nil || row.node.scalar != nil else { return }
        guard evaluation.meets(table.conditions, row) else {
            rowsPassedOver += 1
            return
        }
        for part in table.parts where evaluation.meets(part.conditions, row) { read(part, row) }
        for link in table.links where evaluation.meets(link.conditions, row) { read(link, row) }
    }

    private mutating func read(_ part: TableMap.Part, _ row: TableRow) {
        let found = evaluation.values(part.id, of: row)
        let ids = found.filter { !sentinels.contains($0.text) }
        vacancies += found.count - ids.count
        if found.isEmpty {
            unnamed[part.id.number, default: DiagnosticList(limit: DiagnosticList.limitOfFile)].add(
                row.file.text.diagnostic(
                    .warning, rule: "table/no-id",
                    "no \(part.kind.rawValue) is named here; the row is left out", at: row.node.position))
        }
        for value in ids {
            let id = EntityID(part.kind, value.text)
            guard EntityID.isValid(name: value.text) else {
                problems.add(
                    row.file.text.diagnostic(
                        .warning, rule: "table/invalid-id", "a name has no control characters; the row is left out",
                        about: value.node))
                continue
            }
            let position = declare(id, at: value, of: row)
            describe(position, part, row)
            for (name, value) in part.aliases {
                for text in evaluation.values(value, of: row) { add(text, as: name, of: id, row) }
            }
            let own = Reference(kind: id.kind, alias: nil, value: value, text: row.file.text)
            for target in part.leads {
                for person in references(target, row) { leads.append((id, person)) }
            }
            for reference in part.references where evaluation.meets(reference.conditions, row) {
                let weight = reference.weight.flatMap { number($0, row, as: "weight") }
                for other in references(reference.target, row) {
                    state(
                        reference.kind, from: reference.isReversed ? other : own,
                        to: reference.isReversed ? own : other,
                        detail: reference.detail, weight: weight, at: other.location)
                }
            }
        }
    }

    private mutating func read(_ link: TableMap.Link, _ row: TableRow) {
        var detail = link.detail
        if link.kind == .escalatesTo {
            var step = EscalationStep()
            if let rung = link.rung.flatMap({ number($0, row, as: "rung") }) { step.rung = Int(exactly: rung) ?? 0 }
            step.after = link.after.flatMap { number($0, row, as: "after") }
            detail = .escalation(step)
        }
        let weight = link.weight.flatMap { number($0, row, as: "weight") }
        var labels: [String: String] = [:]
        for (key, value) in link.labels { labels[key] = evaluation.value(value, of: row, as: key)?.text }
        let targets = references(link.to, row)
        for from in references(link.from, row) {
            for to in targets {
                state(link.kind, from: from, to: to, detail: detail, weight: weight, labels: labels, at: from.location)
            }
        }
    }

    private mutating func state(
        _ kind: RelationKind, from: Reference, to: Reference, detail: Relation.Detail?, weight: Double?,
        labels: [String: String] = [:], at location: SourceLocation
    ) {
        statements.append(
            Statement(
                kind: kind, from: from, to: to, detail: detail, weight: weight, labels: labels, location: location))
    }

    /// Whom a row refers to, but for words that stand for nobody.
    private mutating func references(_ target: TableMap.Target, _ row: TableRow) -> [Reference] {
        let found = evaluation.values(target.value, of: row)
        let named = found.filter { !sentinels.contains($0.text) }
        vacancies += found.count - named.count
        return named.map { Reference(kind: target.kind, alias: target.alias, value: $0, text: row.file.text) }
    }

    // MARK: - Entities

    /// The position of the record of an entity, made where there is none.
    private mutating func declare(_ id: EntityID, at value: TableValue, of row: TableRow) -> Int {
        if let position = positions[id] {
            rowsThatRepeat += 1
            return position
        }
        let location = row.file.text.location(of: value.node.position)
        positions[id] = records.count
        records.append(Record(entity: Entity(id, source: location.withoutColumn), location: location))
        return records.count - 1
    }

    private mutating func add(_ text: TableValue, as name: String, of id: EntityID, _ row: TableRow) {
        let alias = Alias(kind: id.kind, name: name, text: text.text)
        let location = row.file.text.location(of: text.node.position)
        guard let first = aliases[alias] else {
            aliases[alias] = (id, location)
            return
        }
        guard first.id != id else { return }
        problems.add(
            row.file.text.diagnostic(
                .warning, rule: "table/ambiguous-alias",
                "'\(shortened(text.text))' is \(first.id) before, at \(first.location.withoutColumn); the first one counts",
                about: text.node))
    }

    /// Says of an entity what a row says of it. What was said before stays, and a contradiction is noted.
    private mutating func describe(_ position: Int, _ part: TableMap.Part, _ row: TableRow) {
        if let value = part.name.flatMap({ evaluation.value($0, of: row, as: "name") }),
            say(value, as: "name", of: position, row), value.text != records[position].entity.id.name
        {
            records[position].entity.name = value.text
        }
        for (key, value) in part.attributes {
            guard let value = evaluation.value(value, of: row, as: key),
                say(value, as: key, of: position, row)
            else { continue }
            let problem = TableAttribute.set(key, to: value.text, of: &records[position].entity)
            if let problem {
                problems.add(
                    row.file.text.diagnostic(
                        problem.severity, rule: problem.rule, problem.message, about: value.node, hint: problem.hint))
            }
        }
        for (key, value) in part.labels {
            guard let value = evaluation.value(value, of: row, as: key),
                say(value, as: "label \(key)", of: position, row)
            else { continue }
            records[position].entity.labels[key] = value.text
        }
    }

    /// Whether this is the first that is said of something.
    private mutating func say(_ value: TableValue, as key: String, of position: Int, _ row: TableRow) -> Bool {
        guard let before = records[position].said.first(where: { $0.key == key }) else {
            records[position].said.append((key, value.text))
            return true
        }
        if before.text != value.text {
            let first = records[position]
            problems.add(
                row.file.text.diagnostic(
                    .note, rule: "table/contradiction",
                    "the \(key) of \(shortened(first.entity.id.description)) is '\(shortened(before.text))' before, at "
                        + "\(first.location.withoutColumn); that counts",
                    about: value.node))
        }
        return false
    }

    private mutating func number(_ value: TableMap.Value, _ row: TableRow, as key: String) -> Double? {
        guard let found = evaluation.value(value, of: row, as: key) else { return nil }
        if let number = Double(found.text), number.isFinite { return number }
        problems.add(
            row.file.text.diagnostic(
                .warning, rule: "table/invalid-value",
                "`\(key)` is a number, not '\(shortened(found.text))'; it is left out", about: found.node))
        return nil
    }

    // MARK: - Columns that no row has

    /// One warning for each value of the map that no row of any file has, though its table has rows. Where a column of names
    /// is there, the rows in which it is empty are told each.
    mutating func reportMissingColumns() {
        for number in unnamed.keys.sorted() where !evaluation.isMissing(number) {
            for problem in unnamed[number]?.all ?? [] { problems.add(problem) }
        }
        for (position, table) in map.tables.enumerated() {
            guard let names = columns[position] else { continue }
            let sorted = names.sorted { $0.precedesByBytes($1) }
            for (number, node, text) in table.allValues where evaluation.isMissing(number) {
                // Of two letters nothing is left to be recognised by.
                let near = text.count > 2 ? Spelling.nearest(to: text, among: sorted) : nil
                problems.add(
                    mapText.diagnostic(
                        .warning, rule: "table/unknown-column", "no row that was read has '\(shortened(text))'",
                        about: node,
                        hint: near.map { "did you mean '\($0)'?" }
                            ?? "the first row has \(sorted.prefix(12).map { shortened($0) }.joined(separator: ", "))"))
            }
        }
    }
}

extension TableMap.Table {
    /// Every value and condition, with the columns it stands for as text.
    fileprivate var allValues: [(number: Int, node: SourceNode, text: String)] {
        var values: [TableMap.Value] = []
        var conditions = conditions
        for part in parts {
            values += [part.id, part.name].compactMap(\.self)
            values += (part.attributes + part.labels + part.aliases).map(\.value)
            values += part.leads.map(\.value) + part.references.map(\.target.value)
            values += part.references.compactMap(\.weight)
            conditions += part.conditions + part.references.flatMap(\.conditions)
        }
        for link in links {
            values += [link.from.value, link.to.value] + [link.weight, link.rung, link.after].compactMap(\.self)
            values += link.labels.map(\.value)
            conditions += link.conditions
        }
        return values.map { value in
            let paths: [TablePath] =
                switch value.origin {
                case .columns(let paths): paths
                case .text(let pieces): pieces.compactMap { if case .column(let path) = $0 { path } else { nil } }
                }
            return (value.number, value.node, paths.map(\.text).joined(separator: ", "))
        } + conditions.map { ($0.number, $0.node, $0.path.text) }
    }
}
