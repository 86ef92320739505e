/// Turns libyaml's marks into lines and columns as editors count them.
///
/// libyaml also ends a line at U+0085, U+2028 and U+2029, as YAML 1.1 did. Where a text has none of these its own counts are
/// right; otherwise lines are counted again up to each mark, going forward only, which costs one pass in all.
struct YAMLPlaces {
    /// Where the piece being read begins; always a line's start.
    private(set) var start = LineIndex.Checkpoint()

    private let source: SourceText
    private let countsAgain: Bool
    private var cursor = LineIndex.Checkpoint()
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    init(_ source: SourceText) {
        self.source = source
        var text = source.text
        countsAgain = text.withUTF8(Self.hasUnusualLineBreak)
    }

    /// Starts a piece; `bytes` is the whole text and must outlive the use of `position(of:)`.
    mutating func begin(at start: LineIndex.Checkpoint, in bytes: UnsafeBufferPointer<UInt8>) {
        self.start = start
        self.bytes = bytes
        cursor = start
    }

    mutating func position(of mark: YAMLEventStream.Mark) -> SourceNode.Position {
        guard countsAgain else {
            return SourceNode.Position(line: start.line + mark.line, column: mark.column + 1)
        }
        let scalar = start.scalar + mark.scalar
        if scalar < cursor.scalar { cursor = source.index.checkpoint(atScalar: scalar) }
        while cursor.scalar < scalar, cursor.byte < bytes.count { cursor = LineIndex.step(cursor, in: bytes) }
        return cursor.position
    }

    private static func hasUnusualLineBreak(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        var i = 0
        while i < bytes.count {
            // Eight ASCII bytes at a time: most files have nothing else.
            if i + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                i += 8
                continue
            }
            if bytes[i] == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0x85 { return true }
            if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] | 1 == 0xA9 { return true }
            i += 1
        }
        return false
    }
}
