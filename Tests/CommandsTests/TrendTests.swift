import Foundation
import Testing

/// `trend` as a user runs it.
@Suite struct TrendTests {
    private let quarters = (1...4).map { "graphs/larkfield-mutual/2026-Q\($0).yaml" }

    @Test func aShuffledListGivesTheSameBytes() async throws {
        for format in ["text", "json", "csv", "markdown", "svg"] {
            let straight = try await Tool.run(["trend"] + quarters + ["--format", format])
            #expect(straight.status == 0, "\(straight.errors)")
            let shuffled = [quarters[2], quarters[0], quarters[3], quarters[1]]
            let other = try await Tool.run(["trend"] + shuffled + ["--format", format, "--threads", "1"])
            #expect(other.output == straight.output, "\(format)")
        }
    }

    /// The folder also holds a file that is no cycle.
    @Test func aFolderIsAllItsCycles() async throws {
        let folder = try await Tool.run("trend", "graphs/larkfield-mutual/", "--format", "csv")
        #expect(folder.status == 0, "\(folder.errors)")
        #expect(folder.output == (try await Tool.run(["trend"] + quarters + ["--format", "csv"])).output)
    }

    @Test func aFileThatIsNamedTwiceCountsOnce() async throws {
        let twice = try await Tool.run(
            ["trend"] + quarters + [quarters[0], "./" + quarters[1], "graphs/larkfield-mutual", "--format", "csv"])
        #expect(twice.output == (try await Tool.run(["trend"] + quarters + ["--format", "csv"])).output)
    }

    @Test func anEntityIsFollowed() async throws {
        let outcome = try await Tool.run(["trend"] + quarters + ["--for", "settlement-agent"])
        #expect(outcome.output.contains("Settlement agent (system:settlement-agent)\n"), "\(outcome.errors)")
        // A name that nobody has is told with the nearest.
        let wrong = try await Tool.run(["trend"] + quarters + ["--for", "settlement-agnet", "--for", "yuky"])
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("did you mean 'system:settlement-agent'?"))
        #expect(wrong.errors.contains("did you mean 'person:yuki'?"))
    }

    @Test func aPictureIsWrittenByItsExtension() async throws {
        let scratch = try Scratch()
        let path = scratch.path("trend.svg")
        let outcome = try await Tool.run(["trend"] + quarters + ["--policy", "graphs/policy.yaml", "-o", path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let svg = try String(contentsOfFile: path, encoding: .utf8)
        #expect(svg.contains("at most 15 %"))
        #expect(!svg.contains("<script"))
    }

    /// Digits stand for bars where the locale has no such characters; nothing else depends on it, nor on NO_COLOR.
    @Test func barsAreDigitsWhereTheLocaleHasNone() async throws {
        let bars = try await Tool.run(["trend"] + quarters, environment: ["LC_ALL": "C.UTF-8"])
        #expect(bars.output.contains("█▆▁▆"))
        let digits = try await Tool.run(["trend"] + quarters, environment: ["LC_ALL": "C"])
        #expect(digits.output.contains("8616"))
        #expect(!digits.output.contains("█"))
        let plain = try await Tool.run(["trend"] + quarters, environment: ["LC_ALL": "C.UTF-8", "NO_COLOR": "1"])
        #expect(plain.output == bars.output)
    }

    @Test func everythingThatIsWrongIsToldAtOnce() async throws {
        let scratch = try Scratch()
        let bad = try scratch.write("bad.yaml", "linchpin: 1\nsystms: {}\n")
        let worse = try scratch.write("worse.yaml", "linchpin: 1\npeople: {ana: {reports-to: nobody-known}}\n")
        let outcome = try await Tool.run("trend", bad, worse, quarters[0])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("bad.yaml:2"))
        #expect(outcome.errors.contains("worse.yaml:2"))
        let empty = try await Tool.run("trend", "graphs/networks")
        #expect(empty.status == 2)
        #expect(empty.errors.contains("there is no cycle in the folder graphs/networks"))
    }

    @Test func cyclesOfOneLabelKeepTheirOrder() async throws {
        let scratch = try Scratch()
        let text = "linchpin: 1\ncycle: now\nsystems: {a: , b: }\n"
        let first = try scratch.write("first.yaml", text)
        let second = try scratch.write("second.yaml", text + "people: {ana: }\n")
        let outcome = try await Tool.run("trend", first, second)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("are both of the cycle 'now'; they are taken in the order they are named"))
    }
}
