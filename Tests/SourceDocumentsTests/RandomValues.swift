import TestSupport

@testable import SourceDocuments

/// A value as JSON has them, for comparing what was written with what was read.
indirect enum Value: Equatable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([Value])
    case object([Pair])

    struct Pair: Equatable, Sendable {
        var key: String
        var value: Value
    }

    /// What a reader made of it.
    init(_ node: SourceNode) {
        switch node.content {
        case .null: self = .null
        case .sequence(let items): self = .array(items.map { Value($0) })
        case .mapping(let members): self = .object(members.map { Pair(key: $0.key, value: Value($0.value)) })
        case .scalar(let scalar):
            switch scalar.kind {
            case .string: self = .string(scalar.text)
            case .boolean: self = .boolean(node.bool ?? false)
            case .integer, .float: self = .number(node.double ?? .nan)
            }
        }
    }

    static func random(depth: Int, using random: inout SeededGenerator) -> Value {
        switch Int.random(in: 0...(depth > 0 ? 7 : 4), using: &random) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &random))
        case 2: return .number(randomNumber(using: &random))
        case 3, 4: return .string(randomText(using: &random))
        case 5:
            return .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
        default:
            var pairs: [Pair] = []
            for _ in 0..<Int.random(in: 0...15, using: &random) {
                let key = randomText(using: &random)
                // Canonically equivalent keys are one key, to Swift as to us.
                guard !pairs.contains(where: { $0.key == key }) else { continue }
                pairs.append(Pair(key: key, value: .random(depth: depth - 1, using: &random)))
            }
            return .object(pairs)
        }
    }

    static func randomNumber(using random: inout SeededGenerator) -> Double {
        switch Int.random(in: 0...3, using: &random) {
        case 0: return Double(Int.random(in: -1000...1000, using: &random))
        case 1: return Double.random(in: -10...10, using: &random)
        case 2: return Double(Int64.random(in: .min ... .max, using: &random))
        default:
            // Any bits that are a finite number, the tiniest and the largest among them.
            let value = Double(bitPattern: UInt64.random(in: .min ... .max, using: &random))
            return value.isFinite ? value : 0
        }
    }

    /// Short texts of characters that are awkward in at least one format.
    static func randomText(using random: inout SeededGenerator) -> String {
        let awkward: [Unicode.Scalar] =
            Array(
                "ab:- #,[]{}&*!|>'\"%@`?\\/~=.<019eEnoyx_+\n\r\t\u{0}\u{1}\u{7}\u{1B}\u{7F}\u{85}\u{A0}éß\u{301}日😀\u{200B}\u{200D}"
                    .unicodeScalars) + [
                "\u{2028}", "\u{2029}", "\u{202E}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}",
            ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            text.append(awkward.randomElement(using: &random) ?? "a")
        }
        return String(text)
    }
}

extension JSONWriter {
    mutating func write(_ value: Value) throws {
        switch value {
        case .null: null()
        case .boolean(let value): self.value(value)
        case .number(let value): try self.value(value)
        case .string(let value): self.value(value)
        case .array(let items): try array { json in for item in items { try json.write(item) } }
        case .object(let pairs):
            try object { json in
                for pair in pairs {
                    json.key(pair.key)
                    try json.write(pair.value)
                }
            }
        }
    }
}
