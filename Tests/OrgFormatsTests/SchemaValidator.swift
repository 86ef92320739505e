import SourceDocuments
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A validator for the keywords of JSON Schema 2020-12 that the published schema uses, and no others: a keyword that it
/// does not know is a problem of its own, so that nothing in the schema goes unchecked.
struct SchemaValidator {
    let root: SourceNode

    struct UnknownKeyword: Error {
        let keyword: String
    }

    /// The schema that the project publishes.
    static func published() throws -> SchemaValidator {
        let path = repository() + "/docs/schema/linchpin.schema.json"
        let (document, problems) = SourceReader.json(try SourceReader.readFile(at: path))
        #expect(problems.isEmpty)
        return SchemaValidator(root: try #require(document).root)
    }

    /// The folder of the package.
    static func repository(_ file: String = #filePath) -> String {
        file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    }

    /// The keys that a definition allows.
    func keys(of definition: String) -> Set<String>? {
        root["$defs"]?[definition]?["properties"]?.mapping.map { Set($0.map(\.key)) }
    }

    /// What is wrong with a value, each with where it is; empty when it is valid.
    func problems(of value: SourceNode) throws -> [String] { try check(value, root, at: "") }

    private func check(_ value: SourceNode, _ schema: SourceNode, at path: String) throws -> [String] {
        var problems: [String] = []
        func fail(_ text: String) { problems.append("\(path): \(text)") }
        for keyword in schema.mapping ?? [] {
            let rule = keyword.value
            switch keyword.key {
            case "$schema", "$id", "$defs", "title", "description", "default", "examples": break
            case "$ref":
                let name = try #require(rule.string?.split(separator: "/").last.map(String.init))
                problems += try check(value, #require(root["$defs"]?[name]), at: path)
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
            case "minItems":
                if let items = value.sequence, items.count < rule.int ?? 0 { fail("has too few items") }
            case "minimum":
                if hasType(value, "number"), !((value.double ?? .nan) >= (rule.double ?? 0)) { fail("is too small") }
            case "maximum":
                if hasType(value, "number"), !((value.double ?? .nan) <= (rule.double ?? 0)) { fail("is too large") }
            case "exclusiveMinimum":
                if hasType(value, "number"), !((value.double ?? .nan) > (rule.double ?? 0)) { fail("is too small") }
            case "minLength":
                if let text = value.string, text.unicodeScalars.count < rule.int ?? 0 { fail("is too short") }
            case "pattern":
                let pattern = try Regex(#require(rule.string)).matchingSemantics(.unicodeScalar)
                if let text = value.string, try pattern.firstMatch(in: text) == nil { fail("does not match") }
            default: throw UnknownKeyword(keyword: keyword.key)
            }
        }
        return problems
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

    private func isSame(_ a: SourceNode, _ b: SourceNode) -> Bool {
        if let number = a.double { return b.double == number }
        return a.scalar?.kind == b.scalar?.kind && a.text == b.text
    }
}
