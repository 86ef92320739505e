import SourceDocuments

/// Lays values out as one JSON object with a member a line, and of long lists an item a line, so that it diffs well.
struct JSONLines {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    /// Adds a member.
    mutating func append(_ key: String, _ value: DocumentValue) {
        begin(key)
        append(value)
    }

    /// Adds a member that is a list of mappings.
    mutating func append(_ key: String, items: some Sequence<CycleEncoder.Members>) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            bytes.append(contentsOf: (isFirst ? "\n  " : ",\n  ").utf8)
            isFirst = false
            append(.mapping(item))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// The whole text.
    consuming func finished() -> String {
        bytes.append(contentsOf: "\n}\n".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func begin(_ key: String) {
        bytes.append(contentsOf: (bytes.count == 1 ? "\n" : ",\n").utf8)
        append(.text(key))
        bytes.append(contentsOf: ": ".utf8)
    }

    private mutating func append(_ value: DocumentValue) {
        var json = JSONWriter()
        Self.write(value, to: &json)
        bytes.append(contentsOf: json.takeBytes())
    }

    static func write(_ value: DocumentValue, to json: inout JSONWriter) {
        switch value {
        case .text(let text), .word(let text): json.value(text)
        case .integer(let integer): json.value(integer)
        case .bool(let bool): json.value(bool)
        case .number(let number):
            // A cycle has finite numbers only; a negative zero is written as the zero it equals.
            do throws(JSONWriter.Failure) { try json.value(number == 0 ? 0 : number) } catch { json.null() }
        case .list(let items): json.array { json in for item in items { write(item, to: &json) } }
        case .fields(let fields):
            json.object { json in
                for field in fields {
                    json.key(field.key)
                    write(field.value, to: &json)
                }
            }
        }
    }
}
