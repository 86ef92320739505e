import Foundation
import TestSupport
import Testing

/// Reports as they read, kept beside the tests so that a change of words is seen and judged.
enum Snapshot {
    /// Compares a text with a file of `Snapshots`; with LINCHPIN_UPDATE_SNAPSHOTS set, writes it instead and fails, so that
    /// nobody runs with it for long.
    static func check(
        _ text: String, against name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let path = "Tests/ReportsTests/Snapshots/\(name).txt"
        if ProcessInfo.processInfo.environment["LINCHPIN_UPDATE_SNAPSHOTS"] != nil {
            try text.write(to: Checkout.url(path), atomically: true, encoding: .utf8)
            Issue.record("\(path) is written anew: read it", sourceLocation: sourceLocation)
            return
        }
        let expected = try Checkout.text(path).split(separator: "\n", omittingEmptySubsequences: false)
        let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(actual == expected, "see \(path)", sourceLocation: sourceLocation)
    }
}
