/// Reads the numbers of an edge list.
enum EdgeListNumber {
    /// The number that the bytes spell in decimal; nil for anything else, hexadecimal and "nan" included.
    static func parse(_ text: EdgeListText) -> Double? {
        text.withBytes { parse($0) }
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        // Up to 15 digits and no fraction: exact without the general way.
        if !bytes.isEmpty, bytes.count <= 15 {
            var value = 0
            var place = 0
            while place < bytes.count, bytes[place] &- 0x30 < 10 {
                value = 10 * value + Int(bytes[place] &- 0x30)
                place += 1
            }
            if place == bytes.count { return Double(value) }
        }
        let allowed = bytes.allSatisfy { byte in
            byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
                || byte | 0x20 == UInt8(ascii: "e")
        }
        return allowed && !bytes.isEmpty ? Double(String(decoding: bytes, as: UTF8.self)) : nil
    }
}
