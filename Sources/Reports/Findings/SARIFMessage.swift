import Findings
import OrgModel
import SourceDocuments

/// What a SARIF result says: what was found, what to do, what that changes, and links to the systems that suffer. The first
/// sentence stands on its own, since viewers may show no more.
struct SARIFMessage {
    let finding: Finding
    /// The systems that it links to: the first is location 1.
    let affected: Affected

    /// As plain text, in which `[words](number)` is a link to a location.
    var text: String {
        lines(label: { $0 }, write: Self.plain, advise: Self.plain) { place, name in
            let words = Self.unlinked(name).rewriting { "\\[]".unicodeScalars.contains($0) ? "\\\($0)" : nil }
            return "[\(Self.withoutPlaceholders(words))](\(place + 1))"
        }
        .joined(separator: "\n")
    }

    /// As Markdown, without HTML.
    var markdown: String {
        lines(
            label: { "**\($0)**" }, write: Self.markdown, advise: { Self.withoutPlaceholders(MarkdownText.prose($0)) }
        ) {
            "[\(Self.markdown($1))](\($0 + 1))"
        }
        .joined(separator: "\n\n")
    }

    private func lines(
        label: (String) -> String, write: (String) -> String, advise: (String) -> String,
        link: (_ place: Int, _ name: String) -> String
    ) -> [String] {
        var lines = [write(finding.message), "\(label("Fix:")) \(advise(finding.advice))"]
        if let effect = finding.effect { lines.append("\(label("Effect:")) \(write(CauseText.text(effect)))") }
        if !affected.shown.isEmpty { lines.append("\(label("Affects:")) \(affected.listed(link)).") }
        return lines
    }

    /// Names may be of any length, and a message holds several.
    private static let longest = 1000

    /// Words as plain text without a link or a placeholder of somebody's own: brackets may stand as they are, but not so
    /// that they make a link.
    static func plain(_ text: String) -> String {
        withoutPlaceholders(unlinked(DisplayText.visible(text).clipped(to: longest)))
    }

    private static func unlinked(_ text: String) -> String {
        var last: Unicode.Scalar?
        return text.rewriting { scalar in
            defer { last = scalar }
            return scalar == "(" && last == "]" ? " (" : nil
        }
    }

    private static func markdown(_ text: String) -> String {
        withoutPlaceholders(MarkdownText.escaped(DisplayText.visible(text).clipped(to: longest)))
    }

    /// Braces are doubled: `{0}` would stand for an argument.
    private static func withoutPlaceholders(_ text: String) -> String {
        text.rewriting { $0 == "{" ? "{{" : $0 == "}" ? "}}" : nil }
    }
}
