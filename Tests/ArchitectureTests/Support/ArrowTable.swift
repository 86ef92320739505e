/// Reads the table of rooms in `docs/architecture.md`.
///
/// Its rows have five cells: room, rooms it may import, packages, platform, files. A dash stands for none.
enum ArrowTable {
    /// The rows below the header that begins with `| Room |`, until the table ends.
    static func rooms(in markdown: String) -> [Room] {
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        guard let header = lines.firstIndex(where: { $0.hasPrefix("| Room |") }) else { return [] }
        return lines[header...].dropFirst(2).prefix { $0.hasPrefix("|") }.compactMap(room)
    }

    private static func room(_ line: Substring) -> Room? {
        let cells = line.split(separator: "|").map { names(in: $0) }
        guard cells.count == 5, let name = cells[0].first,
            let platform = cells[3].isEmpty ? .nothing : cells[3].first.flatMap(Room.Platform.init)
        else { return nil }
        return Room(
            name: name, rooms: cells[1].sorted(), packages: cells[2].sorted(), platform: platform,
            opensFiles: cells[4] == ["yes"])
    }

    private static func names(in cell: Substring) -> [String] {
        cell.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
}
