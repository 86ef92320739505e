/// What a writer writes, before it is laid out as YAML or JSON.
indirect enum DocumentValue {
    case text(String)
    case number(Double)
    case integer(Int)
    case bool(Bool)
    case list([DocumentValue])
    case mapping([(key: String, value: DocumentValue)])

    /// The shortest text that reads back as the same number, without a fraction where there is none.
    static func numeral(_ number: Double) -> String {
        if number.magnitude < 1e15, let whole = Int(exactly: number) { return String(whole) }
        return number.description
    }
}
