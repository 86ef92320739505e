/// Values as JSON on one line.
enum JSONText {
    /// A value.
    static func text(of value: DocumentValue) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .number(let number): DocumentValue.numeral(number)
        case .integer(let integer): String(integer)
        case .bool(let bool): bool ? "true" : "false"
        case .list(let items): "[" + items.map(text).joined(separator: ", ") + "]"
        case .fields(let fields): "{" + fields.map { member(($0.key, $0.value)) }.joined(separator: ", ") + "}"
        }
    }

    /// A key and its value.
    static func member(_ member: (key: String, value: DocumentValue)) -> String {
        "\(quoted(member.key)): \(text(of: member.value))"
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
                    || scalar.value == 0x2029 || scalar.value == 0xFEFF
                {
                    let hex = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}
