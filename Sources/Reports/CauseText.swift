import Findings
import OrgModel
import SourceDocuments

/// One cause in a list of things to fix.
struct CauseText {
    let style: TextStyle

    /// What is wrong with one subject: the gravest first and in full, the others in a sentence each.
    func lines(_ causes: [Cause], number: Int?, withAdvice: Bool = true) -> [String] {
        guard let cause = causes.first else { return [] }
        let subject =
            cause.subject == .organization ? "the organisation" : DisplayText.visible(cause.subject.description)
        let count = number.map { "\($0) " } ?? ""
        var lines = ["\(count)\(mark(cause.severity))  \(style.bold(subject))  \(style.faint(cause.rule.name))"]
        lines += TextWrapping.lines(cause.message, width: style.width, indent: "    ")
        if let location = cause.location {
            lines.append(style.faint("    \(DisplayText.visible(location.description))"))
        }
        if withAdvice { lines += TextWrapping.lines("Fix: \(cause.advice)", width: style.width, indent: "    ") }
        if withAdvice, let effect = cause.effect {
            lines += TextWrapping.lines("Effect: \(Self.text(effect))", width: style.width, indent: "    ")
        }
        for other in causes.dropFirst() {
            lines.append("    and \(mark(other.severity))  \(style.faint(other.rule.name))")
            lines += TextWrapping.lines(other.message, width: style.width, indent: "        ")
            // What a suppression is about is told of elsewhere than the suppression itself.
            if let location = other.location, location != cause.location {
                lines.append(style.faint("        \(DisplayText.visible(location.description))"))
            }
        }
        return lines
    }

    private func mark(_ severity: Severity) -> String {
        switch severity {
        case .error: style.red("error")
        case .warning: style.yellow("warning")
        case .note: style.blue("note")
        }
    }

    /// Causes by their subject, in the order of the first of each; those of the organisation stay apart.
    static func bySubject(_ causes: [Cause]) -> [[Cause]] {
        var groups: [[Cause]] = []
        var positions: [Finding.Subject: Int] = [:]
        for cause in causes {
            if cause.subject != .organization, let position = positions[cause.subject] {
                groups[position].append(cause)
            } else {
                positions[cause.subject] = groups.count
                groups.append([cause])
            }
        }
        return groups
    }

    /// `intact chains 66 % → 80 %`.
    static func text(_ effect: Effect) -> String {
        effect.changes.map { change in
            func value(_ value: Double) -> String {
                switch change.unit {
                case .share: Numbers.percent(value)
                case .hours: "\(Numbers.decimal(value, places: 1)) h"
                case .count: Numbers.decimal(value, places: 0)
                }
            }
            return "\(change.figure) \(value(change.before)) → \(value(change.after))"
        }
        .joined(separator: "; ") + "."
    }
}

/// Words that a shell takes as they are.
enum ShellWord {
    /// The word, in single quotes where it needs them.
    static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy {
            ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A)
                || "-_./:=@%+,".utf8.contains($0)
        }
        let visible = DisplayText.visible(word)
        return plain && !word.isEmpty
            ? word
            : "'" + visible.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
