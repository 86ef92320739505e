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

    /// Files are read several at a time, and what is wrong with them is told in the order they are named.
    @Test func problemsKeepTheirOrderOnAnyNumberOfThreads() async throws {
        let scratch = try Scratch()
        // The first is the longest, so that those behind it are read before it.
        let names = try (1...9).map { number in
            try scratch.write(
                "\(number).yaml",
                "linchpin: 1\npeople:\n" + (0..<(number == 1 ? 3000 : 3)).map { "  p\($0): \n" }.joined()
                    + "systms: {}\n")
        }
        let one = try await Tool.run(["trend"] + names + ["--threads", "1"])
        let many = try await Tool.run(["trend"] + names + ["--threads", "8"])
        #expect(one.status == 2 && many.status == 2)
        #expect(one.errors == many.errors)
        let places = names.compactMap { many.errors.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 9 && places == places.sorted())
    }

    /// The folder has a file that is no text, one that is no cycle and larger than may be read, and what an earlier run wrote.
    @Test func otherFilesOfAFolderAreLeftAlone() async throws {
        let scratch = try Scratch()
        for number in 1...2 {
            _ = try scratch.write("2026-Q\(number).yaml", "linchpin: 1\nsystems: [a, b]\npeople: [p\(number)]\n")
        }
        _ = try scratch.write("noise.yaml", Data([0xFF, 0x00, 0x80]))
        _ = try scratch.write("large.json", "[" + String(repeating: "1,", count: 600_000) + "1]")
        let folder = String(scratch.path("x").dropLast(2))
        let first = try await Tool.run("trend", folder, "--max-input", "1", "-o", scratch.path("trend.json"))
        #expect(first.status == 0, "\(first.errors)")
        let written = scratch.read("trend.json")
        #expect(written?.contains("2026-Q2") == true)
        let second = try await Tool.run("trend", folder, "--max-input", "1", "-o", scratch.path("trend.json"))
        #expect(second.status == 0, "\(second.errors)")
        #expect(scratch.read("trend.json") == written)
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
