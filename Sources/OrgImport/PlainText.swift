/// Takes the marks of Markdown and HTML out of a text that people read elsewhere.
enum PlainText {
    /// The text of `[text](address)` and of HTML tags, without what is around it.
    ///
    /// - Complexity: linear in the text.
    static func of(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<") }) else { return text }
        return text.replacing(/\[([^\[\]]*)\]\([^()\s]*\)/) { $0.1 }
            .replacing(/<\/?[A-Za-z][^<>]*>/, with: "")
    }
}

extension StringProtocol {
    /// Without the blanks, tabs and line breaks around it.
    var trimmed: String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
        var scalars = unicodeScalars[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
