import ArgumentParser
import OrgModel

/// Finds a command that was meant where none has the name.
enum CommandNames {
    /// What is wrong with the first words of the arguments, where they should name a command and do not.
    static func complaint(about arguments: some Sequence<String>) -> String? {
        var command: any ParsableCommand.Type = Linchpin.self
        var path = "linchpin"
        for word in arguments {
            let commands = command.configuration.subcommands
            guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
            if word == "help", command == Linchpin.self { continue }
            guard let next = commands.first(where: { $0.configuration.commandName == word }) else {
                let names = commands.compactMap { $0.configuration.commandName }
                return "there is no command '\("\(path) \(word)".dropFirst("linchpin ".count))'"
                    + (suggestion(for: word, among: names).map { "; did you mean '\(path) \($0)'?" }
                        ?? "; \(path) --help lists them")
            }
            command = next
            path += " \(word)"
        }
        return nil
    }

    private static func suggestion(for word: String, among names: [String]) -> String? {
        if let near = Spelling.nearest(to: word, among: names) { return near }
        // Somebody who names a file only wants to know what is in it.
        let isFile = [".yaml", ".yml", ".json"].contains { word.lowercased().hasSuffix($0) }
        return isFile && names.contains("analyze") ? "analyze \(word)" : nil
    }
}
