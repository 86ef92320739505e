import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of XML as a reader that is not ours finds it.
struct ReadElement {
    let name: String
    let attributes: [String: String]
    var elements: [ReadElement] = []
    var text = ""

    /// The elements below, at any depth, that have a name.
    func all(_ name: String) -> [ReadElement] {
        elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    /// The root of a document; nil when it is not well-formed.
    static func root(of document: String) -> ReadElement? {
        let reader = Reader()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = reader
        return parser.parse() ? reader.stack.first?.elements.first : nil
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var stack = [ReadElement(name: "", attributes: [:])]

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            stack.append(ReadElement(name: name, attributes: attributes))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { stack[stack.count - 1].text += string }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let element = stack.removeLast()
            stack[stack.count - 1].elements.append(element)
        }
    }
}
