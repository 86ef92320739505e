import Findings
public import OrgModel
public import SourceDocuments

/// What earlier decisions left to be seen to, as a log of decisions has it.
///
/// The log is Markdown, one decision a section, and only ever grows. Of each section three kinds of lines count: the
/// heading, whose organisation it is about, and the conditions, which are open (`- [ ]`) or fulfilled (`- [x]`). What a later
/// line says of a condition replaces what an earlier one said.
public struct DecisionLog: Sendable {
    /// The conditions, each as its last line has it, in the order in which they first appear.
    public private(set) var entries: [Entry] = []
    /// How many decisions there are.
    public private(set) var decisions = 0

    private var places: [Key: Int] = [:]

    /// A log without a decision.
    public init() {}

    /// A condition of the log.
    public struct Entry: Hashable, Sendable {
        /// The organisation, as the log writes it.
        public let organization: String
        /// The requirement's id.
        public let requirement: String
        /// An id, or `organization`, as the log writes it.
        public let subject: String
        /// Who must see to it.
        public let owner: String
        /// The last day for it.
        public let due: CalendarDay
        /// The day of the decision that first set it.
        public let since: CalendarDay
        /// Whether it is still to be seen to.
        public let isOpen: Bool
        /// Where its last line is.
        public let location: SourceLocation
    }

    /// What makes it the same condition.
    private struct Key: Hashable {
        let organization: String
        let requirement: String
        let subject: String
    }

    /// The open condition of an organisation for one requirement and subject.
    func openCondition(_ requirement: String, _ subject: Finding.Subject, of organization: String) -> Entry? {
        let key = Key(
            organization: LogText.line(organization), requirement: requirement,
            subject: LogText.subject(subject))
        return places[key].map { entries[$0] }.flatMap { $0.isOpen ? $0 : nil }
    }

    /// The open conditions of an organisation.
    func openConditions(of organization: String) -> [Entry] {
        let organization = LogText.line(organization)
        return entries.filter { $0.isOpen && $0.organization == organization }
    }

    // MARK: - Reading

    /// Reads a log.
    ///
    /// Rules: `log/heading` and `log/condition`, for lines that look like a heading or a condition and cannot be read as one,
    /// and for a condition above every heading; both are errors, since a condition that is passed over would never be
    /// missed.
    ///
    /// - Complexity: linear in the text.
    public static func read(_ text: SourceText) -> (log: DecisionLog, diagnostics: [Diagnostic]) {
        var log = DecisionLog()
        var diagnostics: [Diagnostic] = []
        var date: CalendarDay?
        var organization = ""
        let lines = text.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let position = SourceNode.Position(line: index + 1, column: 1)
            func report(_ rule: String, _ message: String, _ hint: String) {
                diagnostics.append(
                    text.diagnostic(rule: rule, message, at: position, length: line.count, hint: hint))
            }
            if line.hasPrefix(LogText.heading) {
                date = CalendarDay(String(line.dropFirst(LogText.heading.count).prefix(10)))
                organization = ""
                log.decisions += 1
                if date == nil {
                    report(
                        "log/heading", "a decision's heading begins with its day",
                        "write for instance `## 2026-06-30: withheld`")
                }
            } else if line.hasPrefix(LogText.organization) {
                organization = String(line.dropFirst(LogText.organization.count))
            } else if log.decisions == 0, LogText.isCondition(line) {
                report(
                    "log/condition", "this condition stands above every decision",
                    "it belongs below a heading such as `## 2026-06-30: withheld`")
            } else if line.hasPrefix("- ["), let date {
                let place = text.location(of: position)
                if let entry = LogText.entry(line, organization: organization, decided: date, at: place) {
                    log.take(entry)
                } else {
                    report(
                        "log/condition", "this condition cannot be read", "it has the form \(LogText.conditionForm)")
                }
            }
        }
        return (log, diagnostics)
    }

    /// The first decision's day stays; all else is as the latest line has it.
    private mutating func take(_ entry: Entry) {
        let key = Key(organization: entry.organization, requirement: entry.requirement, subject: entry.subject)
        guard let place = places[key] else {
            places[key] = entries.count
            entries.append(entry)
            return
        }
        let former = entries[place]
        let since = former.isOpen ? former.since : entry.since
        entries[place] = Entry(
            organization: entry.organization, requirement: entry.requirement, subject: entry.subject,
            owner: entry.owner, due: entry.due, since: since, isOpen: entry.isOpen, location: entry.location)
    }
}
