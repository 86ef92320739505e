/// Names that users see, as the sources hold them.
enum Names {
    /// Every text of a pattern's first group, sorted, each once.
    static func found(_ pattern: Regex<(Substring, Substring)>, in texts: some Sequence<String>) -> [String] {
        Set(texts.flatMap { $0.matches(of: pattern).map { String($0.1) } }).sorted()
    }

    /// The long options of commands: `--fail-on` of `var failOn`, or what `.customLong` says; hidden ones are left out.
    static func options(in code: String) -> [String] {
        var names: [String] = []
        // The declaration of an option ends with its property.
        for declaration in code.matches(of: /@(?:Option|Flag)\b((?:(?!@Option|@Flag|@Argument).|\n)*?)\bvar (\w+)/) {
            let arguments = declaration.1
            if arguments.contains(".hidden") { continue }
            let custom = arguments.firstMatch(of: /\.customLong\("([a-z-]+)"/).map { String($0.1) }
            names.append("--" + (custom ?? kebab(String(declaration.2))))
        }
        return names
    }

    /// `failOn` as `fail-on`.
    static func kebab(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }

    /// The options that a document names.
    static func options(named document: String) -> Set<String> {
        Set(document.matches(of: /(?:^|[\s`(|])(--[a-z][a-z-]*)/).map { String($0.1) })
    }
}
