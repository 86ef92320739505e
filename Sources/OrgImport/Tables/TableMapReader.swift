internal import OrgModel
internal import SourceDocuments

/// Reads a map, and lists everything that is wrong with it.
///
/// Rules beside those of `SourceReader`: `file/several-documents`, `file/missing-version`, `file/unsupported-version`,
/// `file/unknown-key`, `file/missing-key`, `file/wrong-type`, `map/invalid-value`, `map/invalid-path`, `map/empty`.
struct TableMapReader {
    var fields: FieldReader
    private var map = TableMap()

    /// Reads a text; the map is nil where there is any error.
    static func read(_ text: SourceText, limits: ReadLimits) -> (map: TableMap?, diagnostics: [Diagnostic]) {
        let document = OwnDocument(text, noun: "a map", limits: limits)
        guard let root = document.root else { return (nil, document.problems) }
        var reader = TableMapReader(
            fields: FieldReader(text, invalidValue: "map/invalid-value", limits: limits, after: document.problems))
        reader.read(root)
        return (reader.fields.isValid ? reader.map : nil, reader.fields.finished())
    }

    private init(fields: FieldReader) { self.fields = fields }

    private mutating func read(_ root: SourceNode) {
        let expected = "a map, which says `\(TableMapKeys.version): 1`"
        guard let members = fields.members(of: root, in: TableMapKeys.document, expected: expected) else { return }
        fields.checkVersion(TableMapKeys.version, of: members, at: root, hint: nil)
        for member in members {
            switch member.key {
            case "organization": map.organization = fields.text(member.value, of: member.key, expected: "a name")
            case "cycle": map.cycle = fields.text(member.value, of: member.key, expected: "a label, such as 2026-Q3")
            case "complete":
                for item in fields.oneOrMore(member.value) {
                    if let one = fields.choice(item, of: member.key, Dimension.self) { map.complete.insert(one) }
                }
            case "nobody":
                for item in fields.oneOrMore(member.value) {
                    if let word = fields.text(item, of: member.key, expected: "a word") { map.nobody.append(word) }
                }
            case "tables":
                let items = fields.items(of: member, expected: "a list of tables")
                if items.isEmpty, member.value.sequence != nil {
                    fields.report("map/empty", "the map has no table, and would read nothing", member.value)
                }
                for item in items {
                    if let table = table(item) { map.tables.append(table) }
                }
            default: break
            }
        }
        if !members.contains(where: { $0.key == "tables" }) {
            fields.report("file/missing-key", "the map has no `tables`, and would read nothing", root)
        }
    }

    // MARK: - Tables

    private mutating func table(_ node: SourceNode) -> TableMap.Table? {
        guard let members = fields.members(of: node, in: TableMapKeys.table, expected: "a table, which is a mapping")
        else { return nil }
        var table = TableMap.Table(node: node)
        for member in members {
            switch member.key {
            case "files":
                for item in fields.oneOrMore(member.value) {
                    guard let text = fields.text(item, of: member.key, expected: "the name of a file") else { continue }
                    // A pattern with a folder in it means files anywhere, too.
                    let isAnywhere = text.hasPrefix("/") || text.hasPrefix("**/") || !text.contains("/")
                    table.files.append(CodeownersPattern(isAnywhere ? text : "**/" + text, dialect: .gitlab))
                }
            case "format": table.format = fields.choice(member.value, of: member.key, TableMap.Format.self)
            case "delimiter": table.delimiter = delimiter(member)
            case "columns":
                table.columns = fields.oneOrMore(member.value).compactMap {
                    fields.text($0, of: member.key, expected: "the names of the columns")
                }
            case "rows": table.rows = path(member.value, of: member.key)
            case "collection": table.collection = truth(member)
            case "where": table.conditions = conditions(member)
            case "relations":
                for item in fields.items(of: member, expected: "a list of relations") {
                    if let link = link(item) { table.links.append(link) }
                }
            default:
                guard let section = TableMapKeys.sections.first(where: { $0.key == member.key }) else { continue }
                if let part = part(member, section.kind, section.place) { table.parts.append(part) }
            }
        }
        if !members.contains(where: { member in
            member.key == "relations" || TableMapKeys.sections.contains { $0.key == member.key }
        }) {
            fields.report(
                "map/empty", "this table makes nothing of its rows", node,
                hint: "say what a row is: \(TableMapKeys.sections.map(\.key).joined(separator: ", ")) or relations")
        }
        return table
    }

    private mutating func delimiter(_ member: SourceNode.Member) -> UInt8? {
        guard let text = fields.text(member.value, of: member.key, expected: "one character", allowsBlank: true) else {
            return nil
        }
        if text == "tab" { return 0x09 }
        guard text.utf8.count == 1, let byte = text.utf8.first, ![0x22, 0x0A, 0x0D].contains(byte), byte < 0x80 else {
            fields.report(
                "map/invalid-value", "`delimiter` is \(fields.quoted(text)); expected one character, or tab",
                member.value)
            return nil
        }
        return byte
    }

    private mutating func part(
        _ section: SourceNode.Member, _ kind: EntityKind, _ place: KeyPlace
    ) -> TableMap.Part? {
        guard let members = fields.members(of: section.value, in: place, expected: "a mapping from keys to columns")
        else { return nil }
        let idMember = members.first { $0.key == "id" }
        if idMember == nil {
            fields.report("file/missing-key", "`\(section.key)` has no `id`: the column that names them", section.value)
        }
        // A bad id is an error, and the map is not used; what else is wrong is found all the same.
        let id = idMember.flatMap { value($0.value, of: "id") }
        var part = TableMap.Part(
            kind: kind, id: id ?? TableMap.Value(number: nextNumber(), origin: .text([]), node: section.value))
        let attributes = TableMapKeys.attributes(kind)
        let relating = TableMapKeys.relating(kind)
        for member in members {
            switch member.key {
            case "id": break
            case "name": part.name = value(member.value, of: member.key)
            case "labels": part.labels = values(member)
            case "aliases": part.aliases = values(member)
            case "where": part.conditions = conditions(member)
            case "lead":
                for item in fields.oneOrMore(member.value) {
                    if let target = target(item, of: member.key, kinds: [.person], in: TableMapKeys.end)?.target {
                        part.leads.append(target)
                    }
                }
            case let key where attributes.contains(key):
                if let value = value(member.value, of: key) { part.attributes.append((key, value)) }
            case let key:
                guard let relation = relating.first(where: { $0.key == key }) else { continue }
                part.references += references(member, relation)
            }
        }
        return part
    }

    // MARK: - Relations

    /// What stands under a relating key: one reference, or a list of them. In a ladder the place in the list is the rung.
    private mutating func references(
        _ member: SourceNode.Member, _ relation: TableMapKeys.Relating
    ) -> [TableMap.Reference] {
        var references: [TableMap.Reference] = []
        for (place, item) in fields.oneOrMore(member.value).enumerated() {
            guard let (target, members) = target(item, of: member.key, kinds: relation.kinds) else { continue }
            let isFollowed = relation.kind == .escalatesTo && target.kind == .policy
            var reference = TableMap.Reference(
                kind: isFollowed ? .follows : relation.kind, isReversed: relation.isReversed, target: target)
            if reference.kind == .escalatesTo { reference.detail = .escalation(EscalationStep(rung: place + 1)) }
            for member in members {
                switch member.key {
                case "weight": reference.weight = value(member.value, of: member.key)
                case "where": reference.conditions = conditions(member)
                case "role", "metrics":
                    if let detail = detail(member, of: relation.kind) { reference.detail = detail }
                default: break
                }
            }
            references.append(reference)
        }
        return references
    }

    private mutating func link(_ node: SourceNode) -> TableMap.Link? {
        let place = TableMapKeys.relation
        guard let members = fields.members(of: node, in: place, expected: "a relation, which is a mapping") else {
            return nil
        }
        for key in ["kind", "from", "to"] where !members.contains(where: { $0.key == key }) {
            fields.report("file/missing-key", "a relation has no `\(key)`", node)
        }
        let kindNode = members.value("kind")
        guard let kindNode, let kind = fields.choice(kindNode, of: "kind", RelationKind.self),
            let fromNode = members.value("from"), let toNode = members.value("to"),
            let from = target(fromNode, of: "from", kinds: EntityKind.allCases, in: TableMapKeys.end)?.target,
            let to = target(toNode, of: "to", kinds: EntityKind.allCases, in: TableMapKeys.end)?.target
        else { return nil }
        guard kind.leads(from: from.kind, to: to.kind) else {
            let allowed = kind.ends.map { "\($0.from.rawValue) → \($0.to.rawValue)" }.joined(separator: ", ")
            fields.report(
                "map/invalid-value",
                "\(kind.rawValue) cannot lead from a \(from.kind.rawValue) to a \(to.kind.rawValue); it leads \(allowed)",
                kindNode)
            return nil
        }
        var link = TableMap.Link(kind: kind, from: from, to: to)
        for member in members {
            switch member.key {
            case "weight": link.weight = value(member.value, of: member.key)
            case "rung" where kind == .escalatesTo: link.rung = value(member.value, of: member.key)
            case "after" where kind == .escalatesTo: link.after = value(member.value, of: member.key)
            case "rung", "after":
                fields.report("map/invalid-value", "`\(member.key)` is of escalates-to only", member.value)
            case "role", "metrics": link.detail = detail(member, of: kind)
            case "labels": link.labels = values(member)
            case "where": link.conditions = conditions(member)
            default: break
            }
        }
        return link
    }

    private mutating func detail(_ member: SourceNode.Member, of kind: RelationKind) -> Relation.Detail? {
        switch (member.key, kind) {
        case ("role", .owns): return fields.choice(member.value, of: "role", OwnershipRole.self).map { .ownership($0) }
        case ("metrics", .reviews):
            return fields.choice(member.value, of: "metrics", ReviewMetrics.self).map { .review($0) }
        default:
            let owner = member.key == "role" ? "owners" : "reviews"
            fields.report("map/invalid-value", "`\(member.key)` is of \(owner) only", member.value)
            return nil
        }
    }

    /// Who is referred to: a column where there is one kind only, else a mapping with the kind as its key. Beside it, what else
    /// that mapping says.
    private mutating func target(
        _ node: SourceNode, of key: String, kinds: [EntityKind], in place: KeyPlace = TableMapKeys.target
    ) -> (target: TableMap.Target, members: [SourceNode.Member])? {
        let words = kinds.map(\.rawValue)
        let named = (node.mapping ?? []).filter { EntityKind(rawValue: $0.key) != nil }
        if named.isEmpty {
            if kinds.count == 1, let value = value(node, of: key) {
                return (TableMap.Target(kind: kinds[0], value: value, alias: nil), [])
            }
            if kinds.count > 1 {
                fields.report(
                    "map/invalid-value", "`\(key)` does not say of which kind they are", node,
                    hint: "write \(words.map { "{\($0): COLUMN}" }.joined(separator: " or "))")
            }
            return nil
        }
        guard let members = fields.members(of: node, in: place, expected: "a reference") else {
            return nil
        }
        guard named.count == 1, let kind = EntityKind(rawValue: named[0].key), kinds.contains(kind) else {
            fields.report(
                "map/invalid-value", "`\(key)` refers to one of \(words.joined(separator: ", "))", node,
                hint: named.count > 1 ? "make two references of it" : nil)
            return nil
        }
        guard let value = value(named[0].value, of: kind.rawValue) else { return nil }
        let alias = members.value("by").flatMap { fields.text($0, of: "by", expected: "the name of an alias") }
        return (TableMap.Target(kind: kind, value: value, alias: alias), members)
    }
}

// MARK: - Values

extension TableMapReader {
    private mutating func nextNumber() -> Int {
        map.numbers += 1
        return map.numbers - 1
    }

    /// The values of a mapping, by key.
    private mutating func values(_ member: SourceNode.Member) -> [(key: String, value: TableMap.Value)] {
        guard let members = member.value.mapping else {
            fields.reportWrongType(member.value, of: member.key, expected: "a mapping from names to columns")
            return []
        }
        var found: [(key: String, value: TableMap.Value)] = []
        for one in members where !one.value.isNull {
            if let value = value(one.value, of: one.key) { found.append((one.key, value)) }
        }
        return found
    }

    /// A column, a list of columns of which the first counts that says anything, or a mapping that says more.
    private mutating func value(_ node: SourceNode, of key: String) -> TableMap.Value? {
        guard node.mapping != nil else {
            return paths(node, of: key).map {
                TableMap.Value(number: nextNumber(), origin: .columns($0), node: node)
            }
        }
        guard let members = fields.members(of: node, in: TableMapKeys.value, expected: "a column") else { return nil }
        let origins = members.filter { $0.key == "column" || $0.key == "text" }
        guard origins.count == 1 else {
            fields.report(
                "file/missing-key",
                origins.isEmpty ? "`\(key)` has no `column` and no `text`" : "`\(key)` has both `column` and `text`",
                node)
            return nil
        }
        var origin: TableMap.Origin?
        if origins[0].key == "column" {
            origin = paths(origins[0].value, of: "column").map { .columns($0) }
        } else if let text = fields.text(origins[0].value, of: "text", expected: "text") {
            origin = pieces(of: text, origins[0].value).map { .text($0) }
        }
        guard let origin else { return nil }
        var value = TableMap.Value(number: nextNumber(), origin: origin, node: origins[0].value)
        for member in members {
            switch member.key {
            case "plain": value.isPlain = truth(member) ?? false
            case "separator":
                value.separator = fields.text(
                    member.value, of: member.key, expected: "what stands between two of them", allowsBlank: true)
            case "before":
                value.before = fields.text(
                    member.value, of: member.key, expected: "what ends it", allowsBlank: true)
            case "case": value.letterCase = fields.choice(member.value, of: member.key, TableMap.LetterCase.self)
            case "prefix":
                value.prefix =
                    fields.text(
                        member.value, of: member.key, expected: "what is put before it", allowsBlank: true) ?? ""
            case "words": value.words = words(member)
            default: break
            }
        }
        return value
    }

    private mutating func words(_ member: SourceNode.Member) -> [String: String] {
        guard let members = member.value.mapping else {
            fields.reportWrongType(member.value, of: member.key, expected: "a mapping from words to words")
            return [:]
        }
        var words: [String: String] = [:]
        for one in members {
            if one.value.isNull {
                words[one.key] = ""
            } else if let word = fields.text(one.value, of: one.key, expected: "a word", allowsBlank: true) {
                words[one.key] = word
            }
        }
        return words
    }

    private mutating func truth(_ member: SourceNode.Member) -> Bool? {
        if let truth = member.value.bool { return truth }
        fields.reportWrongType(member.value, of: member.key, expected: "true or false")
        return nil
    }

    private mutating func paths(_ node: SourceNode, of key: String) -> [TablePath]? {
        let paths = fields.oneOrMore(node).map { path($0, of: key) }
        guard !paths.isEmpty else {
            fields.report("map/invalid-value", "`\(key)` names no column", node)
            return nil
        }
        let found = paths.compactMap(\.self)
        return found.count == paths.count ? found : nil
    }

    private mutating func path(_ node: SourceNode, of key: String) -> TablePath? {
        guard let text = fields.text(node, of: key, expected: "the name of a column") else { return nil }
        guard let path = TablePath(parsing: text) else {
            fields.report(
                "map/invalid-path",
                "\(fields.quoted(text)) is no path: a name between its points is empty or badly quoted",
                node, hint: "for instance: name, tags.owner, \"a.name.with.points\".owner, ^name")
            return nil
        }
        return path
    }

    /// A text with columns in braces.
    private mutating func pieces(of text: String, _ node: SourceNode) -> [TableMap.Piece]? {
        var pieces: [TableMap.Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: "}"), let path = TablePath(parsing: String(inner[..<close])) else {
                fields.report(
                    "map/invalid-path", "\(fields.quoted(text)): after { go the name of a column and }", node)
                return nil
            }
            pieces.append(.column(path))
            rest = inner[inner.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        return pieces
    }

    /// Conditions: from columns to the texts of which one must be there.
    private mutating func conditions(_ member: SourceNode.Member) -> [TableMap.Condition] {
        guard let members = member.value.mapping else {
            fields.reportWrongType(
                member.value, of: member.key, expected: "a mapping from columns to what they must say")
            return []
        }
        var conditions: [TableMap.Condition] = []
        for one in members {
            guard let path = TablePath(parsing: one.key) else {
                fields.report("map/invalid-path", "\(fields.quoted(one.key)) is no column", one.value)
                continue
            }
            var node = one.value
            var isNegated = false
            if node.mapping != nil {
                _ = fields.members(of: node, in: TableMapKeys.condition, expected: "a condition")
                isNegated = true
                guard let not = node["not"] else {
                    if node.mapping?.isEmpty == true {
                        fields.report(
                            "file/missing-key", "the condition on \(fields.quoted(one.key)) says nothing", node)
                    }
                    continue
                }
                node = not
            }
            var texts: [String]?
            // Nothing stands for *anything at all*: `owner:` is met where there is an owner, `owner: {not: }` where none is.
            if !node.isNull {
                texts = fields.oneOrMore(node).compactMap {
                    fields.text($0, of: one.key, expected: "what the column must say")
                }
            }
            conditions.append(
                TableMap.Condition(
                    number: nextNumber(), path: path, texts: texts, isNegated: isNegated, node: one.value))
        }
        return conditions
    }
}
