/// The boxes of an SVG in the order in which a reader goes through them, which is the order of the keyboard's Tab and of
/// screen readers: row by row, or column by column.
///
/// Graphviz writes them along the lines between them. They lie on no other box, so that their order changes nothing that is
/// seen, but that lines end behind them.
struct SVGReadingOrder {
    /// Whether columns are read one after the other, and not rows.
    let byColumn: Bool
    private var boxes: [(text: String, center: (x: Double, y: Double)?)] = []
    /// The centre of the box that is being written.
    private var center: (x: Double, y: Double)?

    init(byColumn: Bool) { self.byColumn = byColumn }

    /// Takes note of where the open box lies: its outline comes first.
    mutating func place(_ tag: SVGTokens.Tag) {
        guard center == nil else { return }
        if tag.name == "ellipse", let x = tag["cx"].flatMap(Double.init), let y = tag["cy"].flatMap(Double.init) {
            center = (x, y)
        } else if let points = tag["points"] ?? tag["d"] {
            center = Self.center(of: points)
        }
    }

    /// Adds a whole box.
    mutating func add(_ text: String) {
        boxes.append((text, center))
        center = nil
    }

    /// All boxes in order, each on a line of its own; empties the list.
    mutating func takeAll() -> String {
        defer { boxes = [] }
        let ordered = boxes.enumerated().sorted { a, b in
            guard let first = a.element.center, let second = b.element.center else {
                // What has no outline comes last, as it was.
                return (a.element.center == nil ? 1 : 0, a.offset) < (b.element.center == nil ? 1 : 0, b.offset)
            }
            let (row, other) = byColumn ? (first.x, second.x) : (first.y, second.y)
            if row.rounded() != other.rounded() { return row < other }
            let (place, next) = byColumn ? (first.y, second.y) : (first.x, second.x)
            return place == next ? a.offset < b.offset : place < next
        }
        return ordered.map { $0.element.text + "\n" }.joined()
    }

    /// The middle of the numbers of an outline, in pairs of x and y.
    private static func center(of points: String) -> (x: Double, y: Double)? {
        var numbers: [Double] = []
        for word in points.split(whereSeparator: { " ,MCLZzml\n".contains($0) }).prefix(10_000) {
            guard let number = Double(word), number.isFinite else { return nil }
            numbers.append(number)
        }
        guard numbers.count >= 2 else { return nil }
        let (xs, ys) = (stride(from: 0, to: numbers.count - 1, by: 2), stride(from: 1, to: numbers.count, by: 2))
        func middle(_ places: StrideTo<Int>) -> Double {
            var (least, most) = (Double.infinity, -Double.infinity)
            for place in places { (least, most) = (min(least, numbers[place]), max(most, numbers[place])) }
            return (least + most) / 2
        }
        return (middle(xs), middle(ys))
    }
}
