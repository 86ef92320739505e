/// Boxes by where they are, so that asking what a box would lie over looks at its surroundings alone.
struct BoxGrid {
    private struct Cell: Hashable {
        let column: Int
        let row: Int
    }

    /// About as wide as a box, in points.
    private static let size = 160.0

    private(set) var boxes: [(id: String, box: Placement.Box)] = []
    private var cells: [Cell: [Int]] = [:]

    /// Adds a box. O(cells that it touches).
    mutating func add(_ id: String, _ box: Placement.Box) {
        for cell in Self.cells(of: box, gap: 0) { cells[cell, default: []].append(boxes.count) }
        boxes.append((id, box))
    }

    /// Whether a box has all its room, and so much around it, for itself.
    func isFree(_ box: Placement.Box, gap: Double = 0) -> Bool {
        !Self.cells(of: box, gap: gap).contains { cell in
            (cells[cell] ?? []).contains { boxes[$0].box.overlaps(box, gap: gap) }
        }
    }

    private static func cells(of box: Placement.Box, gap: Double) -> [Cell] {
        // Nothing is further away than a picture can be, and no box is larger than some pages.
        func range(_ low: Double, _ high: Double) -> ClosedRange<Int> {
            let first = Int((max(-1e7, min(1e7, low - 2 * gap)) / size).rounded(.down))
            let last = Int((max(-1e7, min(1e7, high + 2 * gap)) / size).rounded(.down))
            return first...max(first, min(last, first + 100))
        }
        var result: [Cell] = []
        for column in range(box.left, box.right) {
            for row in range(box.top, box.bottom) { result.append(Cell(column: column, row: row)) }
        }
        return result
    }
}
