/// What a writer writes, before it is laid out as YAML or JSON.
enum DocumentValue {
    case text(String)
    /// Text that needs no quotes, such as a date.
    case word(String)
    case number(Double)
    case integer(Int)
    case bool(Bool)
    case list([DocumentValue])
    case fields([Field])

    /// A key of a mapping and its value.
    struct Field {
        let key: String
        let value: DocumentValue
        /// Whether the key is the user's own text, and not one of the format's words.
        var isName = false
    }

    /// A mapping.
    static func mapping(_ members: [(key: String, value: DocumentValue)]) -> DocumentValue {
        .fields(members.map { Field(key: $0.key, value: $0.value) })
    }

    /// The shortest text that reads back as the same number, without a fraction where there is none.
    static func numeral(_ number: Double) -> String {
        let text = number == 0 ? "0" : number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
