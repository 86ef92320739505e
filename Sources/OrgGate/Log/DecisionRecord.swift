import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

/// One decision as a section of the log.
public struct DecisionRecord: Sendable {
    /// What was decided.
    public let decision: Decision
    /// The day of it.
    public let date: CalendarDay
    /// Who decided.
    public let decider: String
    /// The file that was decided on.
    public let input: File
    /// The file that says what is required.
    public let policy: File

    /// A file and the digest of its bytes.
    public struct File: Sendable {
        /// The path as the user gave it.
        public let path: String
        /// SHA-256, 64 hexadecimal digits.
        public let digest: String

        /// Names a file.
        public init(path: String, digest: String) {
            self.path = path
            self.digest = digest
        }
    }

    /// Describes a decision for the log.
    public init(_ decision: Decision, date: CalendarDay, by decider: String, input: File, policy: File) {
        self.decision = decision
        self.date = date
        self.decider = decider
        self.input = input
        self.policy = policy
    }

    /// The first lines of a log.
    public static let preface = """
        # Decisions

        Written by `linchpin gate --record`, one decision a section, the latest last. Nothing in it is changed afterwards. A
        condition is open (`[ ]`) until a later decision finds that what it asks for holds (`[x]`).

        """

    /// The section, with an empty line before it.
    public func text() -> String {
        let cycle = decision.analysis.cycle
        var lines = [
            "", "\(LogText.heading)\(date): \(decision.verdict.words)", "",
            LogText.organization + LogText.line(cycle.organization), "- cycle: \(LogText.line(cycle.label))",
        ]
        if !decision.focus.isEmpty {
            lines.append(
                "- asked about: " + decision.focus.map { MarkdownText.code($0.description) }.joined(separator: ", "))
        }
        lines += [
            "- decided by: \(LogText.line(decider))",
            "- input: \(MarkdownText.code(input.path)), SHA-256 \(MarkdownText.code(input.digest))",
            "- policy: \(MarkdownText.code(policy.path)), SHA-256 \(MarkdownText.code(policy.digest))",
        ]
        for status in Outcome.Status.allCases {
            let ids = decision.outcomes.filter { $0.status == status }.map { MarkdownText.code($0.requirement.id) }
            if !ids.isEmpty { lines.append("- \(Self.words(status)): \(ids.joined(separator: ", "))") }
        }
        let conditions = self.conditions
        if !conditions.isEmpty { lines += ["", "Conditions:", ""] + conditions }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func words(_ status: Outcome.Status) -> String {
        switch status {
        case .met: "met"
        case .conditional: "failed, with conditions"
        case .failed: "failed"
        case .notAssessable: "not assessable"
        case .nothingToRequire: "nothing to require"
        case .leftOut: "left out"
        }
    }

    /// What stands: new conditions, earlier ones that still fail with the day they had, and those that are fulfilled.
    private var conditions: [String] {
        var lines: [String] = []
        var told: Set<DecisionLog.Entry> = []
        for condition in decision.conditions {
            guard let due = condition.due ?? condition.days.map(date.adding) else { continue }
            lines.append(
                LogText.condition(
                    isOpen: true, due: due, requirement: condition.requirement, subject: condition.subject.description,
                    owner: condition.owner.text))
        }
        for earlier in decision.earlier where earlier.state == .overdue || earlier.state == .fulfilled {
            guard told.insert(earlier.entry).inserted else { continue }
            lines.append(
                LogText.condition(
                    isOpen: earlier.state == .overdue, due: earlier.entry.due, requirement: earlier.entry.requirement,
                    subject: earlier.entry.subject, owner: earlier.entry.owner))
        }
        return lines
    }
}
