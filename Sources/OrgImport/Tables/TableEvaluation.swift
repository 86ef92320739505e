internal import OrgModel
internal import SourceDocuments

/// One value of a row, and where it stands.
struct TableValue {
    let text: String
    let node: SourceNode
}

/// Takes values and conditions of a map by the rows of files, and remembers which of them any row had.
struct TableEvaluation {
    /// Whether the value of this number was asked for.
    private var wasAsked: [Bool]
    /// Whether any row has had it.
    private var wasFound: [Bool]
    private(set) var problems = DiagnosticList(limit: DiagnosticList.limitOfCatalog)

    init(_ map: TableMap) {
        wasAsked = [Bool](repeating: false, count: map.numbers)
        wasFound = wasAsked
    }

    /// Whether rows were asked for a value, and none had so much as a place for it.
    func isMissing(_ number: Int) -> Bool { wasAsked[number] && !wasFound[number] }

    /// All that a row has of a value, in its order, each without the blanks around it; what is empty is left out.
    mutating func values(_ value: TableMap.Value, of row: TableRow) -> [TableValue] {
        let raw: [TableValue]
        switch value.origin {
        case .columns(let paths):
            var found: [TableValue] = []
            for path in paths where found.isEmpty { found = texts(path, of: row, number: value.number) }
            raw = found
        case .text(let pieces): raw = text(pieces, of: row, number: value.number).map { [$0] } ?? []
        }
        var values: [TableValue] = []
        for one in raw {
            let plain = value.isPlain ? PlainText.of(one.text) : one.text
            let parts = value.separator.map { plain.split(separator: $0).map(String.init) } ?? [plain]
            for part in parts {
                var text = part
                if let end = value.before, let place = text.firstRange(of: end) {
                    text = String(text[..<place.lowerBound])
                }
                text = text.trimmed
                switch value.letterCase {
                case .lower: text = text.lowercased()
                case .upper: text = text.uppercased()
                case nil: break
                }
                text = value.words[text] ?? text
                if !text.isEmpty { values.append(TableValue(text: value.prefix + text, node: one.node)) }
            }
        }
        return values
    }

    /// The one text that a row has of a value; of several the first, with a warning.
    mutating func value(_ value: TableMap.Value, of row: TableRow, as key: String) -> TableValue? {
        let found = values(value, of: row)
        if found.count > 1, let other = found.first(where: { $0.text != found[0].text }) {
            problems.add(
                row.file.text.diagnostic(
                    .warning, rule: "table/several-values",
                    "`\(key)` is one value, and here are \(found.count); '\(shortened(found[0].text))' counts",
                    about: other.node))
        }
        return found.first
    }

    /// Whether a row meets all conditions.
    mutating func meets(_ conditions: [TableMap.Condition], _ row: TableRow) -> Bool {
        for condition in conditions {
            let found = texts(condition.path, of: row, number: condition.number)
            let isThere =
                if let texts = condition.texts {
                    found.contains { value in
                        texts.contains { ($0 == TablePath.Meta.cycle.rawValue ? row.cycle : $0) == value.text }
                    }
                } else { !found.isEmpty }
            if isThere == condition.isNegated { return false }
        }
        return true
    }

    // MARK: - Texts

    /// The texts that a path leads to.
    private mutating func texts(_ path: TablePath, of row: TableRow, number: Int) -> [TableValue] {
        wasAsked[number] = true
        if let meta = path.meta {
            wasFound[number] = true
            return row.value(of: meta).map { [TableValue(text: $0, node: row.node)] } ?? []
        }
        let places = path.places(from: row.place)
        if !places.isEmpty { wasFound[number] = true }
        var texts: [TableValue] = []
        for place in places where !place.node.isNull {
            guard let text = place.node.text else {
                problems.add(
                    row.file.text.diagnostic(
                        .warning, rule: "table/wrong-shape",
                        "'\(shortened(path.text))' is \(place.node.kindInWords) here, and text is expected; left out",
                        about: place.node))
                continue
            }
            let trimmed = text.trimmed
            if !trimmed.isEmpty { texts.append(TableValue(text: trimmed, node: place.node)) }
        }
        return texts
    }

    /// A text with columns in it; nil where one of them is missing.
    private mutating func text(_ pieces: [TableMap.Piece], of row: TableRow, number: Int) -> TableValue? {
        var text = ""
        var isWhole = true
        var node: SourceNode?
        wasFound[number] = wasFound[number] || !pieces.contains { if case .column = $0 { true } else { false } }
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .column(let path):
                guard let value = texts(path, of: row, number: number).first else {
                    isWhole = false
                    continue
                }
                text += value.text
                node = node ?? value.node
            }
        }
        return isWhole ? TableValue(text: text, node: node ?? row.node) : nil
    }
}
