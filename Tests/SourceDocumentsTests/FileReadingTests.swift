import Foundation
import OrgModel
import Testing

@testable import SourceDocuments

@Suite struct FileReadingTests {
    /// A file of its own in the temporary directory, removed afterwards.
    private func withFile<T>(_ bytes: [UInt8], _ body: (String) throws -> T) throws -> T {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("linchpin-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    private func problem(_ path: String, limits: ReadLimits = ReadLimits()) throws -> Diagnostic {
        let error = #expect(throws: UnreadableSource.self) { try SourceReader.readFile(at: path, limits: limits) }
        return try #require(error).diagnostic
    }

    private func problem(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) throws -> Diagnostic {
        try withFile(bytes) { try problem($0, limits: limits) }
    }

    @Test func readsText() throws {
        let source = try withFile(Array("a: é\r\n".utf8)) { try SourceReader.readFile(at: $0) }
        #expect(source.text == "a: é\r\n")
        let marked = try withFile([0xEF, 0xBB, 0xBF, 0x61]) { try SourceReader.readFile(at: $0) }
        #expect(marked.text == "a")
        // An empty file is text; that there is nothing in it is for the parser to say.
        #expect(try withFile([]) { try SourceReader.readFile(at: $0) }.text == "")
    }

    @Test func whatIsNoReadableFile() throws {
        #expect(try problem("/nonexistent/file.yaml").rule == "file/not-found")
        #expect(try problem("").rule == "file/not-found")
        #expect(try problem("a\u{0}b").rule == "file/not-found")
        let directory = try problem(FileManager.default.temporaryDirectory.path)
        #expect(directory.rule == "file/directory")
        #expect(directory.location == SourceLocation(file: FileManager.default.temporaryDirectory.path))
    }

    @Test func aFileWithoutPermission() throws {
        try withFile([0x61]) { path in
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
            // Root reads what it likes.
            if let source = try? SourceReader.readFile(at: path) {
                #expect(source.text == "a")
            } else {
                #expect(try problem(path).rule == "file/unreadable")
            }
        }
    }

    @Test func invalidUTF8IsNamedWithItsPlace() throws {
        // "é" is two bytes and one column; 0xFF stands in the fifth column of line 2.
        let found = try problem(Array("a: 1\nb: é".utf8) + [0xFF, 0x0A] + Array("c: 2".utf8))
        #expect(summary(found) == "2:5 file/encoding")
        #expect(found.message == "the byte 0xFF is not valid UTF-8")
        #expect(found.sourceLine == "b: é\u{FFFD}")
        // A scalar that the end of the file cuts off, an overlong form, half a surrogate pair.
        #expect(summary(try problem([0x61, 0xE2, 0x80])) == "1:2 file/encoding")
        #expect(summary(try problem([0x61, 0x62, 0xC0, 0xAF])) == "1:3 file/encoding")
        #expect(summary(try problem([0xED, 0xA0, 0x80])) == "1:1 file/encoding")
        #expect(summary(try problem([0xEF, 0xBB, 0xBF, 0x0A, 0x80])) == "2:1 file/encoding")
    }

    @Test func binaryBytesAndOtherEncodings() throws {
        #expect(summary(try problem([0x61, 0x0A, 0x62, 0x00, 0x63])) == "2:2 file/binary")
        #expect(summary(try problem([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00, 0xFF])) == "1:7 file/binary")
        let utf16 = try problem([0xFF, 0xFE, 0x61, 0x00])
        #expect(utf16.rule == "file/encoding")
        #expect(utf16.message.contains("UTF-16"))
    }

    @Test func theSizeIsBounded() throws {
        let limits = ReadLimits(maxBytes: 10)
        let bytes = [UInt8](repeating: 0x61, count: 11)
        #expect(try problem(bytes, limits: limits).rule == "file/too-large")
        #expect(
            try withFile(Array(bytes.dropLast())) { try SourceReader.readFile(at: $0, limits: limits) }.text.count == 10
        )
    }

    /// Only the beginning of a file that is not wanted is looked at, whatever the rest is.
    @Test func aFileIsReadIfItsBeginningIsWanted() throws {
        let long = Array("linchpin: 1\n".utf8) + [UInt8](repeating: 0x61, count: 100_000)
        let text = try withFile(long) { try SourceReader.readFile(at: $0) { $0.starts(with: "linchpin".utf8) } }
        #expect(text?.text.utf8.count == long.count)
        let broken = Array("other\n".utf8) + [UInt8](repeating: 0xFF, count: 100_000)
        var shown = 0
        let other = try withFile(broken) {
            try SourceReader.readFile(at: $0, limits: ReadLimits(maxBytes: 70_000)) { beginning in
                shown = beginning.count
                return beginning.starts(with: "linchpin".utf8)
            }
        }
        #expect(other == nil)
        #expect(shown == 1 << 16)
        let empty = try withFile([]) { try SourceReader.readFile(at: $0) { $0.isEmpty } }
        #expect(empty?.text == "")
        let limits = ReadLimits(maxBytes: 70_000)
        #expect(throws: UnreadableSource.self) {
            try withFile(long) { try SourceReader.readFile(at: $0, limits: limits, ifBeginning: { _ in true }) }
        }
    }

    @Test func aFileWithoutEndIsNotReadToItsEnd() throws {
        // Devices do not announce their size.
        #expect(try problem("/dev/zero", limits: ReadLimits(maxBytes: 1 << 20)).rule == "file/too-large")
        #expect(try SourceReader.readFile(at: "/dev/null").text == "")
    }
}
