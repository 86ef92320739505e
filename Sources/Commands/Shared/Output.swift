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

    /// The file that is written, or nil for standard output.
    var file: OutputFile? {
        guard let output, output != "-" else { return nil }
        return OutputFile(path: output)
    }

    /// The extension of the file that is written, in lower case; nil where there is none.
    var fileExtension: String? {
        guard let name = file?.path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
            dot != name.startIndex
        else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Finds out what speaks against writing before any work is done; nobody should wait for minutes to be told. A result
    /// that would take the place of what it comes from is most likely a slip.
    func prepare(reading inputs: [String] = []) throws {
        guard let file else { return }
        if let input = inputs.first(where: { $0 != "-" && file.isSameFile(as: $0) }) {
            Console.error("-o \(file.path) would overwrite \(input), which is read; name another file")
            throw ExitCode(64)
        }
        if let obstacle = file.obstacle() { try fail("cannot write \(file.path): \(obstacle)") }
    }

    private func fail(_ message: String) throws -> Never {
        Console.error(message)
        throw ExitCode(2)
    }

    /// Writes a result whole, or not at all.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Writes a result whole, or not at all.
    func write(_ bytes: [UInt8]) throws { try write { take in take(bytes) } }

    /// Writes a result that comes in pieces, as a file whole, or not at all.
    func write(_ pieces: Process.Pieces) throws {
        guard !(file.map { $0.write(pieces) } ?? Process.write(pieces, to: 1)) else { return }
        if Process.lastErrorWasBrokenPipe { throw ExitCode.success }
        let reason = Process.lastErrorDescription
        try fail("cannot write \(file?.path ?? "to standard output"): \(reason)")
    }

    /// Whether the result is shown to somebody as it is written.
    var showsOnTerminal: Bool { file == nil && Process.isTerminal(1) }

    /// How text on standard output looks.
    var style: TextStyle {
        TextStyle(
            isColored: color.allows(terminal: showsOnTerminal), width: min(120, Process.terminalWidth ?? 100))
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

    /// Says in one line why a command could not do what was asked.
    static func error(_ message: String) { write("linchpin: error: \(DisplayText.visible(message))") }

    /// Says in one line something that the user should know.
    static func note(_ message: String) { write("linchpin: \(DisplayText.visible(message))") }
}
