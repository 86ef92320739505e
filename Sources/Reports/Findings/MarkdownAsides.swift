import Findings
import OrgModel
import SourceDocuments

/// What is known already and what somebody answers for, as parts that unfold; each no longer than there is room for.
struct MarkdownAsides {
    /// How many rows each shows at most.
    let top: Int
    /// How many bytes the rows of each take at most.
    private static let mostBytes = 8000

    func render(_ findings: FindingReport) -> [String] { [known(findings), suppressed(findings)] }

    private func known(_ findings: FindingReport) -> String {
        let rows = findings.known.map { finding in
            let count = finding.affects.count
            return "| \(finding.severity.rawValue) | \(subject(finding)) | `\(finding.rule.name)` | \(count) |"
        }
        return table("Known already, and not counted", ["", "about", "rule", "systems"], rows)
    }

    private func suppressed(_ findings: FindingReport) -> String {
        let rows = findings.suppressed.map { suppressed in
            let finding = suppressed.finding
            let reason = MarkdownText.escaped(clipped("by \(suppressed.owner): \(suppressed.reason)"))
            return "| \(finding.severity.rawValue) | \(subject(finding)) | `\(finding.rule.name)` | "
                + "\(MarkdownText.escaped(suppressed.until)) | \(reason) |"
        }
        return table("Suppressed, and not counted", ["", "about", "rule", "until", "why"], rows)
    }

    private func table(_ title: String, _ columns: [String], _ rows: [String]) -> String {
        var shown: [String] = []
        var room = Self.mostBytes
        for row in rows.prefix(top) {
            room -= row.utf8.count + 1
            guard room >= 0 else { break }
            shown.append(row)
        }
        guard !rows.isEmpty else { return "" }
        let head = ["| \(columns.joined(separator: " | ")) |", "|\(String(repeating: "---|", count: columns.count))"]
        let left = rows.count - shown.count
        let body = (head + shown).joined(separator: "\n") + (left == 0 ? "" : "\n\n… and \(left) more.")
        return MarkdownReport.folded("\(title) (\(rows.count))", body)
    }

    private func subject(_ finding: Finding) -> String {
        finding.subject == .organization
            ? "the organisation" : MarkdownText.code(clipped(finding.subject.description))
    }

    private func clipped(_ text: String) -> String { DisplayText.visible(text).clipped(to: 200) }
}
