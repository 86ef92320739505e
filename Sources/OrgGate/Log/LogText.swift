import Findings
import OrgModel
import SourceDocuments

/// The words of the log, for writing and for reading.
enum LogText {
    static let heading = "## "
    static let organization = "- organisation: "
    static let conditionForm = "`- [ ] by YYYY-MM-DD: `REQUIREMENT` of `SUBJECT`; owner: NAME`"

    /// What a condition is about, as it reads once it was written.
    static func subject(_ subject: Finding.Subject) -> String { DisplayText.visible(subject.description) }

    /// User text on one line of its own.
    static func line(_ text: String) -> String { MarkdownText.escaped(text) }

    /// A condition as it stands in the log.
    static func condition(isOpen: Bool, due: CalendarDay, requirement: String, subject: String, owner: String) -> String
    {
        "- [\(isOpen ? " " : "x")] by \(due): \(MarkdownText.code(requirement)) of \(MarkdownText.code(subject)); "
            + "owner: \(line(owner))"
    }

    /// Whether a line begins as a condition does.
    static func isCondition(_ line: Substring) -> Bool {
        ["- [ ] by ", "- [x] by ", "- [X] by "].contains { line.hasPrefix($0) }
    }

    /// A condition as it was read; nil where the line has another form.
    static func entry(
        _ line: Substring, organization: String, decided date: CalendarDay, at location: SourceLocation
    ) -> DecisionLog.Entry? {
        var rest = line
        func take(_ prefix: String) -> Bool {
            guard rest.hasPrefix(prefix) else { return false }
            rest = rest.dropFirst(prefix.count)
            return true
        }
        let isOpen = take("- [ ] by ")
        guard isOpen || take("- [x] by ") || take("- [X] by "), let due = CalendarDay(String(rest.prefix(10))) else {
            return nil
        }
        rest = rest.dropFirst(10)
        guard take(": "), let (requirement, afterRequirement) = MarkdownText.leadingCode(of: rest) else { return nil }
        rest = afterRequirement
        guard take(" of "), let (subject, afterSubject) = MarkdownText.leadingCode(of: rest) else { return nil }
        rest = afterSubject
        guard take("; owner: ") else { return nil }
        return DecisionLog.Entry(
            organization: organization, requirement: requirement, subject: subject,
            owner: MarkdownText.unescaped(String(rest)), due: due,
            since: date, isOpen: isOpen, location: location)
    }
}
