/// Reads the numbers of an edge list.
enum EdgeListNumber {
    /// The number that the bytes spell in decimal; nil for anything else, hexadecimal and "nan" included.
    static func parse(_ text: EdgeListText) -> Double? {
        text.withBytes { parse($0) }
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        // Up to 15 digits and a point: both the digits and the power of ten are exact, so the quotient is rounded once.
        if bytes.count <= 15 {
            var (value, scale, hasPoint, place) = (0, 1, false, 0)
            while place < bytes.count {
                let byte = bytes[place]
                if byte &- 0x30 < 10 {
                    value = 10 * value + Int(byte &- 0x30)
                    if hasPoint { scale *= 10 }
                } else if byte == UInt8(ascii: "."), !hasPoint, place > 0, place + 1 < bytes.count {
                    hasPoint = true
                } else {
                    break
                }
                place += 1
            }
            if place == bytes.count, place > 0 { return Double(value) / Double(scale) }
        }
        let allowed = bytes.allSatisfy { byte in
            byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
                || byte | 0x20 == UInt8(ascii: "e")
        }
        return allowed && !bytes.isEmpty ? Double(String(decoding: bytes, as: UTF8.self)) : nil
    }
}
