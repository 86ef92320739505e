/// Writes CSV by RFC 4180, but for the line ends, which are LF as everywhere here.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    private var isAtStart = true

    init(reserving count: Int = 0) { bytes.reserveCapacity(count) }

    /// Writes a whole line, or with `isOpen` its beginning.
    mutating func row(_ fields: [String], isOpen: Bool = false) {
        for text in fields { field(text) }
        if !isOpen { endRow() }
    }

    mutating func endRow() {
        bytes.append(0x0A)
        isAtStart = true
    }

    /// Writes a field, in quotes where it needs them.
    mutating func field(_ text: String) {
        separate()
        let needsQuotes = text.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        }
        // Blanks at the ends are kept by some readers only when they are quoted.
        guard needsQuotes || text.utf8.first == 0x20 || text.utf8.last == 0x20 else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a number of fields that are 0.
    mutating func zeros(_ count: Int) {
        for _ in 0..<count {
            separate()
            bytes.append(UInt8(ascii: "0"))
        }
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(UInt8(ascii: ",")) }
        isAtStart = false
    }
}
