/// What a writer writes, before it is laid out as YAML or JSON.
enum DocumentValue {
    case text(String)
    case number(Double)
    case integer(Int)
    case bool(Bool)
    case list([DocumentValue])
    case fields([Field])

    /// A key of a mapping and its value.
    struct Field {
        let key: String
        let value: DocumentValue
    }

    /// A mapping.
    static func mapping(_ members: [(key: String, value: DocumentValue)]) -> DocumentValue {
        .fields(members.map { Field(key: $0.key, value: $0.value) })
    }

    /// The shortest text that reads back as the same number, without a fraction where there is none.
    static func numeral(_ number: Double) -> String {
        if number.magnitude < 1e15, let whole = Int(exactly: number) { return String(whole) }
        return number.description
    }
}
