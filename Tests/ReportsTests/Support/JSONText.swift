import SourceDocuments

/// A tree as compact JSON again.
enum JSONText {
    static func of(_ node: SourceNode) -> String {
        switch node.content {
        case .null: "null"
        case .sequence(let items): "[" + items.map(of).joined(separator: ",") + "]"
        case .mapping(let members):
            "{" + members.map { "\(quoted($0.key)):\(of($0.value))" }.joined(separator: ",") + "}"
        case .scalar(let scalar): scalar.kind == .string ? quoted(scalar.text) : scalar.text
        }
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.value(text)
        return json.text
    }
}
