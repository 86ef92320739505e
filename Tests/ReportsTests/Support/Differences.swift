import SourceDocuments

/// Where two trees of JSON differ, each with the path that leads there.
///
/// Lists of objects are matched by what names their items, so that a missing one is told as such; their order is told
/// apart. Numbers may differ by 1e-9 of the larger.
struct Differences {
    private(set) var found: [String] = []
    /// Paths that are passed over.
    var ignoring: Set<String> = []

    /// What `expected` has and `actual` has not, or has otherwise.
    static func between(_ expected: SourceNode, _ actual: SourceNode, at path: String = "") -> [String] {
        var differences = Differences()
        differences.compare(expected, actual, path)
        return differences.found
    }

    mutating func compare(_ expected: SourceNode, _ actual: SourceNode, _ path: String) {
        switch (expected.content, actual.content) {
        case (.null, .null): break
        case (.mapping(let members), .mapping):
            for member in members {
                let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
                if ignoring.contains(inner) { continue }
                if let value = actual[member.key] {
                    compare(member.value, value, inner)
                } else {
                    differ(inner, JSONText.of(member.value), "no such key")
                }
            }
        case (.sequence(let expected), .sequence(let actual)): compare(expected, actual, path)
        case (.scalar(let a), .scalar(let b)):
            if let a = expected.double, let b = actual.double {
                if abs(a - b) > 1e-9 * max(abs(a), abs(b)) { differ(path, "\(a)", "\(b)") }
            } else if a.text != b.text || a.kind != b.kind {
                differ(path, JSONText.of(expected), JSONText.of(actual))
            }
        default: differ(path, JSONText.of(expected), JSONText.of(actual))
        }
    }

    private mutating func compare(_ expected: [SourceNode], _ actual: [SourceNode], _ path: String) {
        let names = (expected.map(Self.name), actual.map(Self.name))
        guard (expected + actual).allSatisfy({ Self.name(of: $0) != nil }) else {
            guard expected.count == actual.count else {
                return differ(path, "\(expected.map(JSONText.of))", "\(actual.map(JSONText.of))")
            }
            for (index, pair) in zip(expected, actual).enumerated() { compare(pair.0, pair.1, "\(path)[\(index)]") }
            return
        }
        if Set(names.0) == Set(names.1), names.0 != names.1 { differ(path, "order \(names.0)", "order \(names.1)") }
        for (name, item) in zip(names.0, expected) {
            if let index = names.1.firstIndex(of: name) {
                compare(item, actual[index], "\(path)[\(name ?? "")]")
            } else {
                differ("\(path)[\(name ?? "")]", JSONText.of(item), "missing")
            }
        }
        for (name, item) in zip(names.1, actual) where !names.0.contains(name) {
            differ("\(path)[\(name ?? "")]", "nothing", JSONText.of(item))
        }
    }

    private mutating func differ(_ path: String, _ expected: String, _ actual: String) {
        found.append("\(path): expected \(expected), is \(actual)")
    }

    /// What names an item of a list: its id, system, pair of ids, or rule and subject.
    private static func name(of node: SourceNode) -> String? {
        if let rule = node["rule"]?.text, let subject = node["subject"]?.text { return "\(rule) \(subject)" }
        if let ids = node["ids"]?.sequence { return ids.compactMap(\.text).joined(separator: "+") }
        return (node["id"] ?? node["system"])?.text
    }
}
