internal import Synchronization

/// Finds lines and columns in a text without keeping a table of all lines.
///
/// A checkpoint every 16 KiB is enough to reach any place by reading at most that much, in a file of a hundred million
/// empty lines as well as in one of a single line. It is built when first asked for: a file without problems never pays.
final class LineIndex: Sendable {
    /// A place that is known both ways; always at the start of a scalar and never between CR and LF.
    struct Checkpoint {
        var byte = 0
        /// Scalars before it in the whole text.
        var scalar = 0
        var line = 1
        var column = 1

        var position: SourceNode.Position { SourceNode.Position(line: line, column: column) }
    }

    private let text: String
    private let checkpoints = Mutex<[Checkpoint]>([])
    private static let stride = 16 << 10

    init(_ text: String) { self.text = text }

    /// The place of a byte; one inside a scalar counts as the scalar's start.
    func checkpoint(atByte byte: Int) -> Checkpoint {
        walk(from: { $0.byte <= byte }, until: { next, _ in next.byte > byte })
    }

    /// The place of a scalar, counted from 0 in the whole text.
    func checkpoint(atScalar scalar: Int) -> Checkpoint {
        walk(from: { $0.scalar <= scalar }, until: { next, _ in next.scalar > scalar })
    }

    /// The place of a line and column, or the end of that line when it is shorter, or the end of the text.
    func checkpoint(line: Int, column: Int) -> Checkpoint {
        walk(
            from: { ($0.line, $0.column) <= (line, column) },
            until: { next, _ in (next.line, next.column) > (line, column) })
    }

    /// The last place, walking from the last checkpoint that is surely not too far, before `isTooFar` holds.
    private func walk(
        from isBefore: (Checkpoint) -> Bool, until isTooFar: (Checkpoint, UInt8) -> Bool
    ) -> Checkpoint {
        let table = checkpoints.withLock { table in
            if table.isEmpty { table = makeCheckpoints() }
            return table
        }
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(table[middle]) { low = middle + 1 } else { high = middle }
        }
        var place = table[max(0, low - 1)]
        var text = text
        text.withUTF8 { bytes in
            while place.byte < bytes.count {
                let next = Self.step(place, in: bytes)
                if isTooFar(next, bytes[place.byte]) { break }
                place = next
            }
        }
        return place
    }

    /// The next scalar; CR LF is one step.
    static func step(_ place: Checkpoint, in bytes: UnsafeBufferPointer<UInt8>) -> Checkpoint {
        var next = place
        let byte = bytes[next.byte]
        next.byte += 1
        next.scalar += 1
        if byte == 0x0D, next.byte < bytes.count, bytes[next.byte] == 0x0A {
            next.byte += 1
            next.scalar += 1
        }
        if byte == 0x0A || byte == 0x0D {
            next.line += 1
            next.column = 1
            return next
        }
        while next.byte < bytes.count, bytes[next.byte] & 0xC0 == 0x80 { next.byte += 1 }
        next.column += 1
        return next
    }

    private func makeCheckpoints() -> [Checkpoint] {
        var table = [Checkpoint()]
        var place = Checkpoint()
        var due = Self.stride
        var text = text
        text.withUTF8 { bytes in
            while place.byte < bytes.count {
                place = Self.step(place, in: bytes)
                if place.byte >= due {
                    table.append(place)
                    due = place.byte + Self.stride
                }
            }
        }
        return table
    }
}
