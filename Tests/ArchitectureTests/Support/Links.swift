import Foundation

/// Links of Markdown files to other files of the project, and to headings.
enum Links {
    /// A link: a file, empty for the document itself, and the heading's anchor, if it names one.
    struct Target: Hashable {
        let file: String
        let anchor: String?
    }

    /// The targets of links without a scheme.
    static func relative(in markdown: String) -> [Target] {
        markdown.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
            .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
            .map { link in
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return Target(file: parts[0], anchor: parts.count > 1 ? parts[1] : nil)
            }
    }

    /// Whether a link from a document leads to a file or folder, and to a heading in it where it names one.
    static func exists(_ link: Target, from document: String) throws -> Bool {
        var target = Repository.root.appending(path: document)
        if !link.file.isEmpty {
            target = target.deletingLastPathComponent().appending(path: link.file).standardizedFileURL
        }
        guard FileManager.default.fileExists(atPath: target.path()) else { return false }
        guard let anchor = link.anchor else { return true }
        return anchors(in: try String(contentsOf: target, encoding: .utf8)).contains(anchor)
    }

    /// The anchors of the headings outside code blocks, as GitHub makes them: lower case, spaces as hyphens, other
    /// punctuation left out.
    static func anchors(in markdown: String) -> Set<String> {
        var anchors: Set<String> = []
        var isCode = false
        for line in markdown.split(separator: "\n") {
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode, line.hasPrefix("#") else { continue }
            let title = line.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
            anchors.insert(
                title.reduce(into: "") { anchor, character in
                    if character.isLetter || character.isNumber || "-_".contains(character) { anchor.append(character) }
                    if character == " " { anchor.append("-") }
                })
        }
        return anchors
    }
}
