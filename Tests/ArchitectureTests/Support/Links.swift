import Foundation

/// Links of Markdown files to other files of the project.
enum Links {
    /// The targets of links without a scheme, fragments cut off.
    static func relative(in markdown: String) -> [String] {
        markdown.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
            .filter { !$0.contains("://") && !$0.hasPrefix("#") && !$0.hasPrefix("mailto:") }
            .map { String($0.prefix { $0 != "#" }) }
    }

    /// Whether a link from one file leads to another.
    static func exists(_ link: String, from document: String) throws -> Bool {
        let folder = Repository.root.appending(path: document).deletingLastPathComponent()
        return FileManager.default.fileExists(atPath: folder.appending(path: link).standardizedFileURL.path())
    }
}
