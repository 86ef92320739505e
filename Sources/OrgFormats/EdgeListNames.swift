/// The bytes of one field.
enum EdgeListText {
    case inPlace(UnsafeBufferPointer<UInt8>)
    case copied([UInt8])

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        switch self {
        case .inPlace(let bytes): body(bytes)
        case .copied(let bytes): bytes.withUnsafeBufferPointer(body)
        }
    }
}

/// Numbers names in the order of their first appearance: an open hash table over the bytes, which stand one behind the
/// other.
struct NameTable {
    private var bytes: [UInt8] = []
    /// The name `i` is `offsets[i] ..< offsets[i + 1]` of `bytes`.
    private var offsets = [0]
    /// The number of the name whose hash leads here, plus 1; 0 where there is none. The count is a power of two, at
    /// least twice that of the names.
    private var slots = [UInt32](repeating: 0, count: 64)

    /// The number of each name that is itself a small number, plus 1: most published graphs have no other names.
    private var small: [UInt32] = []

    private var count: Int { offsets.count - 1 }

    /// The number of a name, a new one if it is new.
    mutating func index(of name: EdgeListText) -> UInt32 {
        name.withBytes { index(of: $0) }
    }

    private mutating func index(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let number = Self.smallNumber(name) else { return hashedIndex(of: name) }
        if number >= small.count {
            let room = max(64, number + 1, min(2 * small.count, Self.mostSmall))
            small.append(contentsOf: repeatElement(0, count: room - small.count))
        }
        if small[number] == 0 { small[number] = hashedIndex(of: name) + 1 }
        return small[number] - 1
    }

    private static let mostSmall = 10_000_000

    /// The number below ``mostSmall`` that is written so, and in one way only.
    private static func smallNumber(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard name.count <= 7, let first = name.first, first != UInt8(ascii: "0") || name.count == 1 else { return nil }
        var number = 0
        for byte in name {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = 10 * number + Int(digit)
        }
        return number
    }

    private mutating func hashedIndex(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var slot = Self.hash(name) & (slots.count - 1)
        while slots[slot] != 0 {
            if isEqual(Int(slots[slot] - 1), name) { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        let index = UInt32(count)
        slots[slot] = index + 1
        bytes.append(contentsOf: name)
        offsets.append(bytes.count)
        if 2 * count > slots.count { grow() }
        return index
    }

    private func isEqual(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = offsets[index]
        guard offsets[index + 1] - start == name.count else { return false }
        for place in 0..<name.count where bytes[start + place] != name[place] { return false }
        return true
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: 2 * slots.count)
        bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<count {
                let name = UnsafeBufferPointer(rebasing: bytes[offsets[index]..<offsets[index + 1]])
                var slot = Self.hash(name) & (slots.count - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = UInt32(index) + 1
            }
        }
    }

    /// Seeded for each process, so that no file can be made to collide; the numbers do not depend on it.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        return hasher.finalize()
    }

    /// All names by their numbers.
    func names() -> [String] {
        (0..<count).map { String(decoding: bytes[offsets[$0]..<offsets[$0 + 1]], as: UTF8.self) }
    }
}
