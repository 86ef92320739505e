import ArgumentParser
import OrgModel
import Reports
import SourceDocuments

/// Where results go, and how they look.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(help: "Use colours: auto, always or never. NO_COLOR is honoured.")
    var color: ColorChoice = .auto

    /// Writes a result whole, or not at all.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Writes a result whole, or not at all.
    func write(_ bytes: [UInt8]) throws {
        guard let output, output != "-" else {
            guard Process.write(bytes, to: 1) else {
                if Process.lastErrorWasBrokenPipe { throw ExitCode.success }
                Console.error("cannot write to standard output: \(Process.lastErrorDescription)")
                throw ExitCode(2)
            }
            return
        }
        guard Process.replaceFile(at: output, with: bytes) else {
            Console.error("cannot write \(DisplayText.visible(output)): \(Process.lastErrorDescription)")
            throw ExitCode(2)
        }
    }

    /// How text on standard output looks.
    var style: TextStyle {
        let isTerminal = output == nil && Process.isTerminal(1)
        return TextStyle(
            isColored: color.allows(terminal: isTerminal), width: min(120, Process.terminalWidth ?? 100))
    }

    /// How diagnostics on standard error look.
    var diagnosticRenderer: DiagnosticRenderer {
        DiagnosticRenderer(isColored: color.allows(terminal: Process.isTerminal(2)))
    }

    /// Prints diagnostics on standard error.
    func report(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        Console.write(diagnosticRenderer.render(diagnostics))
    }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    func allows(terminal: Bool) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: terminal && (Process.environment("NO_COLOR") ?? "").isEmpty && Process.environment("TERM") != "dumb"
        }
    }
}

/// Standard error.
enum Console {
    /// Writes lines as they are.
    static func write(_ text: String) {
        _ = Process.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: 2)
    }

    /// Says why a command could not do what was asked.
    static func error(_ message: String) { write("linchpin: error: \(message)") }

    /// Says something that the user should know.
    static func note(_ message: String) { write("linchpin: \(message)") }
}
