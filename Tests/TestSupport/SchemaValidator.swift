public import SourceDocuments

/// A validator for the keywords of JSON Schema 2020-12 that the project's schemas use, and no others: a keyword that it does
/// not know is an error of its own, so that nothing in a schema goes unchecked.
public struct SchemaValidator: Sendable {
    /// The schema.
    public let root: SourceNode

    /// What is wrong with a schema itself.
    public enum Failure: Error, Hashable {
        /// A keyword that this validator does not know.
        case unknownKeyword(String)
        /// A reference to a definition that is not there, or a value that its keyword cannot have.
        case badValue(of: String)
    }

    /// Takes a schema.
    public init(root: SourceNode) { self.root = root }

    /// Reads a schema of the project.
    public init(file: String) throws {
        let (document, problems) = SourceReader.json(SourceText(file: file, text: try Checkout.text(file)))
        guard let document, problems.isEmpty else { throw Failure.badValue(of: file) }
        self.init(root: document.root)
    }

    /// The keys that a definition allows.
    public func keys(of definition: String) -> Set<String>? {
        root["$defs"]?[definition]?["properties"]?.mapping.map { Set($0.map(\.key)) }
    }

    /// What is wrong with a value, each with where it is; empty when it is valid.
    public func problems(of value: SourceNode) throws -> [String] { try check(value, root, at: "") }

    private func check(_ value: SourceNode, _ schema: SourceNode, at path: String) throws -> [String] {
        var problems: [String] = []
        func fail(_ text: String) { problems.append("\(path): \(text)") }
        for keyword in schema.mapping ?? [] {
            let rule = keyword.value
            switch keyword.key {
            case "$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples": break
            case "$ref":
                guard let name = rule.string?.split(separator: "/").last, let definition = root["$defs"]?[String(name)]
                else { throw Failure.badValue(of: "$ref") }
                problems += try check(value, definition, at: path)
            case "type":
                let types = rule.sequence?.compactMap(\.string) ?? [rule.string ?? ""]
                if !types.contains(where: { hasType(value, $0) }) { fail("is \(value.kindInWords), not \(types)") }
            case "enum":
                if !(rule.sequence ?? []).contains(where: { isSame($0, value) }) { fail("is none of the words") }
            case "const":
                if !isSame(rule, value) { fail("is not \(rule.text ?? "?")") }
            case "oneOf", "anyOf":
                let results = try (rule.sequence ?? []).map { try check(value, $0, at: path) }
                let fitting = results.count { $0.isEmpty }
                if fitting == 0 || keyword.key == "oneOf" && fitting > 1 {
                    fail("fits \(fitting) of \(results.count): \(results.min { $0.count < $1.count } ?? [])")
                }
            case "properties":
                for property in rule.mapping ?? [] {
                    if let member = value[property.key] {
                        problems += try check(member, property.value, at: "\(path)/\(property.key)")
                    }
                }
            case "additionalProperties":
                let known = Set(schema["properties"]?.mapping?.map(\.key) ?? [])
                for member in value.mapping ?? [] where !known.contains(member.key) {
                    if rule.bool == false {
                        fail("has the unknown key \(member.key)")
                    } else {
                        problems += try check(member.value, rule, at: "\(path)/\(member.key)")
                    }
                }
            case "propertyNames":
                for member in value.mapping ?? [] {
                    let key = SourceNode(
                        .scalar(.init(text: member.key, isPlain: false, kind: .string)), at: member.keyLocation)
                    problems += try check(key, rule, at: "\(path)/\(member.key)")
                }
            case "required":
                guard value.mapping != nil else { break }
                for key in rule.sequence?.compactMap(\.string) ?? [] where value[key] == nil { fail("lacks \(key)") }
            case "items":
                for (index, item) in (value.sequence ?? []).enumerated() {
                    problems += try check(item, rule, at: "\(path)/\(index)")
                }
            default: problems += try checkLimit(keyword.key, rule, value).map { ["\(path): \($0)"] } ?? []
            }
        }
        return problems
    }

    /// What is wrong with how many, how much or how long something is; nil where nothing is.
    private func checkLimit(_ keyword: String, _ rule: SourceNode, _ value: SourceNode) throws -> String? {
        func isBroken<Value>(_ value: Value?, _ limit: Value?, _ holds: (Value, Value) -> Bool) throws -> Bool {
            guard let limit else { throw Failure.badValue(of: keyword) }
            return value.map { !holds($0, limit) } ?? false
        }
        let number = hasType(value, "number") ? value.double ?? .nan : nil
        let length = value.string?.unicodeScalars.count
        let broken: Bool
        switch keyword {
        case "minItems": broken = try isBroken(value.sequence?.count, rule.int, >=)
        case "maxItems": broken = try isBroken(value.sequence?.count, rule.int, <=)
        case "minimum": broken = try isBroken(number, rule.double, >=)
        case "maximum": broken = try isBroken(number, rule.double, <=)
        case "exclusiveMinimum": broken = try isBroken(number, rule.double, >)
        case "minLength": broken = try isBroken(length, rule.int, >=)
        case "maxLength": broken = try isBroken(length, rule.int, <=)
        case "uniqueItems":
            let items = value.sequence ?? []
            broken = rule.bool == true && items.indices.contains { isSame(items[$0], anyOf: items[..<$0]) }
        case "pattern":
            guard let text = rule.string else { throw Failure.badValue(of: keyword) }
            let pattern = try Regex(text).matchingSemantics(.unicodeScalar)
            broken = try value.string.map { try pattern.firstMatch(in: $0) == nil } ?? false
        default: throw Failure.unknownKeyword(keyword)
        }
        return broken ? "breaks \(keyword) \(rule.text ?? "")" : nil
    }

    private func hasType(_ value: SourceNode, _ type: String) -> Bool {
        switch value.content {
        case .null: type == "null"
        case .sequence: type == "array"
        case .mapping: type == "object"
        case .scalar(let scalar):
            switch scalar.kind {
            case .string: type == "string"
            case .boolean: type == "boolean"
            case .integer, .float: type == "number" || type == "integer" && value.int != nil
            }
        }
    }

    private func isSame(_ value: SourceNode, anyOf others: ArraySlice<SourceNode>) -> Bool {
        others.contains { isSame(value, $0) }
    }

    private func isSame(_ a: SourceNode, _ b: SourceNode) -> Bool {
        if let number = a.double { return b.double == number }
        if let items = a.sequence {
            return b.sequence.map { $0.count == items.count && zip(items, $0).allSatisfy { isSame($0, $1) } } ?? false
        }
        if let members = a.mapping {
            return b.mapping?.count == members.count
                && members.allSatisfy { member in b[member.key].map { isSame(member.value, $0) } ?? false }
        }
        return a.scalar?.kind == b.scalar?.kind && a.text == b.text && a.isNull == b.isNull
    }
}
