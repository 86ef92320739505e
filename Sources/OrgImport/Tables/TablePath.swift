internal import SourceDocuments

/// Where a value stands, seen from a row: the name of a column, or of keys within one another (`tags.owner`).
///
/// A list on the way stands for all its items, `*` for all values of a mapping, `^` before a name for the mapping around the
/// row. `$key`, `$row`, `$file`, `$folder` and `$cycle` stand for what is known of the row itself.
struct TablePath {
    /// What is known of a row besides its own values.
    enum Meta: String, CaseIterable {
        /// The key under which the row stands.
        case key = "$key"
        /// The number of the row in its file, from 1.
        case row = "$row"
        /// The name of the file, without folder and extension.
        case file = "$file"
        /// The name of the folder that the file is in.
        case folder = "$folder"
        /// The label of the cycle.
        case cycle = "$cycle"
    }

    private enum Step {
        case key(String)
        case everyValue
    }

    /// The path as it was written.
    let text: String
    let meta: Meta?
    /// How many mappings around the row it goes out of.
    private let levelsOut: Int
    private let steps: [Step]

    /// Reads a path; nil where a name on it is empty or a quote does not end.
    init?(parsing text: String) {
        self.text = text
        meta = Meta(rawValue: text)
        let rest = text.drop { $0 == "^" }
        levelsOut = text.count - rest.count
        guard let names = Self.names(in: rest), !names.isEmpty else { return nil }
        steps = names.map { $0.isQuoted || $0.text != "*" ? .key($0.text) : .everyValue }
    }

    /// The names between the points; a name in double quotes may have points in it.
    private static func names(in text: Substring) -> [(text: String, isQuoted: Bool)]? {
        var names: [(text: String, isQuoted: Bool)] = []
        var rest = text
        while true {
            if rest.first == "\"" {
                rest = rest.dropFirst()
                guard let end = rest.firstIndex(of: "\"") else { return nil }
                names.append((String(rest[..<end]), true))
                rest = rest[rest.index(after: end)...]
            } else {
                let name = rest.prefix { $0 != "." }
                names.append((String(name), false))
                rest = rest[name.endIndex...]
            }
            guard names.last?.text.isEmpty == false else { return nil }
            guard let next = rest.first else { return names }
            guard next == "." else { return nil }
            rest = rest.dropFirst()
        }
    }

    /// A value that was come to, what is around it from the inside out, and the key it stands under.
    struct Place {
        let node: SourceNode
        let around: [SourceNode]
        let key: String?
    }

    /// The values that the path leads to, lists taken apart, those that are nothing included. A key that is spelled just as
    /// the path is comes first, so that the names of columns need no quotes.
    ///
    /// - Complexity: linear in what lies under the place.
    func places(from start: Place) -> [Place] {
        if let member = start.node.mapping?.first(where: { $0.key == text }) {
            return Self.unfolded([Place(node: member.value, around: [start.node] + start.around, key: member.key)])
        }
        guard levelsOut <= start.around.count else { return [] }
        var places =
            levelsOut == 0
            ? [start]
            : [
                Place(
                    node: start.around[levelsOut - 1], around: Array(start.around.dropFirst(levelsOut)), key: nil)
            ]
        for step in steps {
            var next: [Place] = []
            for place in Self.unfolded(places) {
                guard let members = place.node.mapping else { continue }
                switch step {
                case .key(let key):
                    guard let member = members.first(where: { $0.key == key }) else { continue }
                    next.append(Place(node: member.value, around: [place.node] + place.around, key: key))
                case .everyValue:
                    for member in members {
                        next.append(Place(node: member.value, around: [place.node] + place.around, key: member.key))
                    }
                }
            }
            places = next
        }
        return Self.unfolded(places)
    }

    /// The items of lists in place of the lists.
    static func unfolded(_ places: [Place]) -> [Place] {
        guard places.contains(where: { $0.node.sequence != nil }) else { return places }
        var unfolded: [Place] = []
        var rest = Array(places.reversed())
        while let place = rest.popLast() {
            if let items = place.node.sequence {
                for item in items.reversed() { rest.append(Place(node: item, around: place.around, key: place.key)) }
            } else {
                unfolded.append(place)
            }
        }
        return unfolded
    }
}

/// One row of a table, and what is known of it.
struct TableRow {
    let place: TablePath.Place
    /// The number of the row in its file, from 1.
    let number: Int
    /// The file it stands in.
    let file: TableFile
    /// The label of the cycle.
    let cycle: String

    var node: SourceNode { place.node }

    func value(of meta: TablePath.Meta) -> String? {
        switch meta {
        case .key: place.key
        case .row: String(number)
        case .file: file.name
        case .folder: file.folder
        case .cycle: cycle
        }
    }
}
