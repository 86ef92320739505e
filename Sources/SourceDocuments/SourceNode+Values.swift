extension SourceNode {
    /// The scalar, if it is one.
    public var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// The text of a string: anything quoted, or plain text that is no number, truth value or null.
    public var string: String? {
        guard let scalar, scalar.kind == .string else { return nil }
        return scalar.text
    }

    /// The text of any scalar as it was written, for names such as `2026` or `1.10` that look like numbers.
    public var text: String? { scalar?.text }

    /// A finite number; `nan`, `.inf` and `1e999` are none.
    public var double: Double? {
        guard let scalar else { return nil }
        switch scalar.kind {
        case .integer: return CoreSchema.integer(scalar.text).map(Double.init) ?? CoreSchema.finiteDouble(scalar.text)
        case .float: return CoreSchema.finiteDouble(scalar.text)
        case .string, .boolean: return nil
        }
    }

    /// A whole number that fits; `15.0` is 15, as JSON knows one kind of number only.
    public var int: Int? {
        guard let scalar else { return nil }
        switch scalar.kind {
        case .integer: return CoreSchema.integer(scalar.text)
        case .float: return CoreSchema.finiteDouble(scalar.text).flatMap { Int(exactly: $0) }
        case .string, .boolean: return nil
        }
    }

    /// `true` or `false`; `yes`, `no`, `on` and `off` are text.
    public var bool: Bool? {
        guard let scalar, scalar.kind == .boolean else { return nil }
        return scalar.text.utf8.first == UInt8(ascii: "t") || scalar.text.utf8.first == UInt8(ascii: "T")
    }

    /// The items of a list.
    public var sequence: [SourceNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    /// The members of a mapping.
    public var mapping: [Member]? {
        if case .mapping(let members) = content { members } else { nil }
    }

    /// Nothing was given: `null`, `~`, or an empty value.
    public var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// The value of one key, if this is a mapping that has it.
    ///
    /// - Complexity: linear in the number of keys; walk `mapping` where all are wanted.
    public subscript(key: String) -> SourceNode? {
        mapping?.first { $0.key == key }?.value
    }

    /// What it is, in words for a message: "a mapping", "a list", "text", "a number", "true or false", "nothing".
    public var kindInWords: String {
        switch content {
        case .null: "nothing"
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .scalar(let scalar):
            switch scalar.kind {
            case .string: "text"
            case .integer, .float: "a number"
            case .boolean: "true or false"
            }
        }
    }
}

extension SourceNode.Scalar {
    /// A text from a format that has nothing but texts: what YAML's plain text of the same letters would mean, a number or
    /// a truth value, but never null.
    public init(resolving text: String) {
        self.init(text: text, isPlain: true, kind: CoreSchema.kind(of: text) ?? .string)
    }
}
