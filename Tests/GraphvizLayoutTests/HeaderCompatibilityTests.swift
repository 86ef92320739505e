import Foundation
import TestSupport
import Testing

/// The shim compiles against what Graphviz's headers declared from 2.42 to 14, whichever is installed here.
@Suite struct HeaderCompatibilityTests {
    @Test(.enabled("needs a C compiler") { compiler != nil }) func theShimCompilesAgainstEveryEra() throws {
        let compiler = try #require(Self.compiler)
        let folder = Checkout.url("Sources/CGraphviz")
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".c") }
        #expect(sources.count >= 4)
        for era in try Self.eras() {
            for source in sources.sorted() {
                let problems = try Self.compile(
                    [
                        "-std=c11", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-DERA=\(era)",
                        "-I\(Checkout.url("Tests/GraphvizHeaders").path())",
                        "-I\(folder.appending(path: "include").path())",
                        folder.appending(path: source).path(),
                    ], with: compiler)
                #expect(problems == nil, "\(source), era \(era): \(problems ?? "")")
            }
        }
    }

    /// A field that is gone is seen: otherwise the check would hold nothing.
    @Test(.enabled("needs a C compiler") { compiler != nil }) func aRemovedFieldIsSeen() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("field-\(UUID().uuidString).c")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("#include <graphviz/cgraph.h>\nAgiddisc_t ids = {.alloc = NULL};\n".utf8).write(to: file)
        let headers = Checkout.url("Tests/GraphvizHeaders").path()
        let compiler = try #require(Self.compiler)
        func problems(_ era: String) throws -> String? {
            try Self.compile(["-std=c11", "-fsyntax-only", "-DERA=\(era)", "-I\(headers)", file.path], with: compiler)
        }
        #expect(try problems("1300") == nil)
        #expect(try problems("1400")?.contains("alloc") == true)
    }

    /// The eras of the table in the README: the script goes through the same.
    private static func eras() throws -> [String] {
        let eras = try Checkout.text("Tests/GraphvizHeaders/README.md").matches(of: /\n\| (\d+) \|/).map {
            String($0.1)
        }
        #expect(eras.count == 6)
        #expect(
            try Checkout.text("Scripts/check-graphviz-headers").contains("for era in \(eras.joined(separator: " "));"))
        return eras
    }

    private static let compiler: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return ["clang", "cc", "gcc"].lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// What the compiler complains of; nil where it does not.
    private static func compile(_ arguments: [String], with compiler: String) throws -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: compiler)
        process.arguments = arguments
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : text
    }
}
