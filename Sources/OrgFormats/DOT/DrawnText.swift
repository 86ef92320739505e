/// The text of a label as Graphviz draws it, on one line.
///
/// Source: https://graphviz.org/docs/attr-types/escString/
enum DrawnText {
    /// Line breaks become spaces, `\N` the node's name, and the five names of characters that XML has what they stand for.
    static func plain(_ label: String, node: String = "") -> String {
        var text = ""
        var rest = Substring(label)
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                switch rest.popFirst() {
                case "n", "l", "r": text += " "
                case "N": text += node
                case "G", "E", "T", "H", "L": break
                case let other?: text.append(other)
                case nil: break
                }
            case "&":
                let name = rest.prefix { $0 != ";" && $0 != "&" }.prefix(6)
                if let known = entities[String(name)], rest.dropFirst(name.count).first == ";" {
                    text += known
                    rest = rest.dropFirst(name.count + 1)
                } else {
                    text.append("&")
                }
            case let other where other.isNewline: text += " "
            default: text.append(character)
            }
        }
        return text.split(separator: " ").joined(separator: " ")
    }

    private static let entities = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "#39": "'",
    ]
}
