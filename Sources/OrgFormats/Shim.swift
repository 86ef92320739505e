enum YAMLScalar {
    static func quoted(_ text: String) -> String {
        var plain = !text.isEmpty && text.utf8.count < 60
        for (i, c) in text.utf8.enumerated() {
            let letter = (0x61...0x7a).contains(c) || (0x41...0x5a).contains(c)
            if i == 0 && !letter { plain = false }
            if !(letter || (0x30...0x39).contains(c) || c == 0x2d || c == 0x20 && i > 0 && i + 1 < text.utf8.count) {
                plain = false
            }
        }
        if ["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased()) { plain = false }
        if plain { return text }
        return JSONText.text(of: .text(text))
    }
}
