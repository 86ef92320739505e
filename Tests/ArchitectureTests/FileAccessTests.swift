import Testing

/// Only the rooms that say so open files: everything else works on values, and can be tested and reused as such.
struct FileAccessTests {
    @Test(arguments: house.filter { !$0.opensFiles })
    func opensNoFile(room: Room) throws {
        for file in try Repository.files(in: "Sources/\(room.name)", endingIn: ["swift"]) {
            for call in FileAccess.calls(in: try Repository.text(file)) {
                Issue.record("\(file): \(room.name) touches the file system with '\(call)'")
            }
        }
    }

    @Test(arguments: [
        "let data = try Data(contentsOf: url)", "let text = try String(contentsOfFile: path)",
        "FileManager.default.removeItem(at: url)", "let file = fopen(path, \"r\")",
        "let descriptor = open(path, O_RDONLY)", "Glibc.open(path, 0)", "try text.write(to: url)",
        "try FileDescriptor.open(path, .readOnly)",
    ])
    func seesACall(code: String) {
        #expect(!FileAccess.calls(in: code).isEmpty)
    }

    @Test(arguments: [
        "list.append(contentsOf: other)", "// FileManager knows", "let message = \"FileManager\"", "isOpen(rung)",
        "reopen(path)",
    ])
    func passesOverOtherCode(code: String) {
        #expect(FileAccess.calls(in: code).isEmpty)
    }
}

/// Finds calls that read or write files.
enum FileAccess {
    /// The calls found, outside comments and strings.
    static func calls(in text: String) -> [String] {
        let pattern =
            /\b(FileManager|FileHandle|FileDescriptor|(Data|String)\(contentsOf|contentsOfFile|f?open\(|opendir\(|unlink\(|write\(to(File)?:)/
        return SwiftSource(text).code.matches(of: pattern.wordBoundaryKind(.simple)).map { String($0.0) }
    }
}
