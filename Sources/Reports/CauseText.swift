import Findings
import OrgModel
import SourceDocuments

/// One cause in a list of things to fix.
struct CauseText {
    let style: TextStyle

    func lines(_ cause: Cause, number: Int?) -> [String] {
        let mark: String =
            switch cause.severity {
            case .error: style.red("error")
            case .warning: style.yellow("warning")
            case .note: style.blue("note")
            }
        let subject = cause.subject == .organization ? "the organisation" : DisplayText.visible(cause.subject.description)
        let count = number.map { "\($0) " } ?? ""
        var lines = ["\(count)\(mark)  \(style.bold(subject))  \(style.faint(cause.rule.name))"]
        lines += TextWrapping.lines(cause.message, width: style.width, indent: "    ")
        if let location = cause.location { lines.append(style.faint("    \(DisplayText.visible(location.description))")) }
        lines += TextWrapping.lines("Fix: \(cause.advice)", width: style.width, indent: "    ")
        if let effect = cause.effect {
            lines += TextWrapping.lines("Effect: \(Self.text(effect))", width: style.width, indent: "    ")
        }
        return lines
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
        return plain && !word.isEmpty ? word : "'" + visible.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
