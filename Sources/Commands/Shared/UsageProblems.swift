import ArgumentParser
import OrgModel

/// What is wrong with the options of a command, collected so that all of it is told at once.
struct UsageProblems {
    private var problems: [String] = []

    /// Adds a problem, a sentence, where there is one.
    mutating func add(_ problem: @autoclosure () -> String, if isWrong: Bool = true) {
        if isWrong { problems.append(problem()) }
    }

    /// Adds what an error says.
    mutating func add(_ error: any Error) { problems.append("\(error)") }

    /// The probability of `--away`.
    mutating func check(away: Double?) {
        add("--away takes a probability between 0 and 1.", if: !(0...1).contains(away ?? 0))
    }

    /// The rows of `--top`.
    mutating func check(top: Int?) { add("--top takes a number above 0.", if: top ?? 1 <= 0) }

    /// The day of `--date`.
    mutating func check(date: String?) {
        guard let date, !Event.isDate(date) else { return }
        add("--date takes a day such as 2026-11-26, and not '\(date)'.")
    }

    /// Ends the command with status 64, where anything is wrong. The parser puts `Error:` before the first line only.
    func throwAny() throws {
        guard !problems.isEmpty else { return }
        throw ValidationError(problems.joined(separator: "\nError: "))
    }
}

/// Options that several commands share, and that can be wrong though each value can be read.
protocol CheckedOptions {
    /// Says all that is wrong with them.
    func check(_ usage: inout UsageProblems)
}

/// A command that says all that is wrong with its options at once. A value that cannot be read at all, as a word for a number,
/// comes first and alone: the parser gives up at it.
protocol CheckedCommand: ParsableCommand, CheckedOptions {
    /// The groups of options that are checked.
    var checked: [any CheckedOptions] { get }
}

extension CheckedCommand {
    func check(_ usage: inout UsageProblems) {}

    func validate() throws {
        var usage = UsageProblems()
        check(&usage)
        for options in checked { options.check(&usage) }
        try usage.throwAny()
    }
}
