import OrgAnalysis
import Testing

@testable import Reports

struct SparklineTests {
    private func text(_ numbers: [Double?], breaks: Set<Int> = [], bars: Bool = true) -> String {
        Sparkline(usesBars: bars).text(numbers.map { $0.map(FigureValue.number) ?? .unknown("") }, breaks: breaks)
    }

    /// Of eight bars the lowest value has the first and the highest the last; 3 of 7 lies on the fourth.
    @Test func barsReachFromTheLowestToTheHighest() {
        #expect(text([0, 7, 3]) == "▁█▄")
        #expect(text([0, 7, 3], bars: false) == "184")
        #expect(text([100, 96, 84, 96]) == "█▆▁▆")
    }

    @Test func whatIsMissingIsNoBar() {
        #expect(text([1, nil, 2]) == "▁·█")
        #expect(text([1, nil, 2], bars: false) == "1?8")
        #expect(Sparkline(usesBars: true).text([.number(1), .never(""), .always("")]) == "▄××")
        #expect(text([]) == "")
    }

    @Test func breaksAreMarked() { #expect(text([1, 1, 2], breaks: [2]) == "▁▁|█") }

    /// Equal values stand half way up; the largest numbers do not overflow.
    @Test func levelsAreSafe() {
        #expect(text([5, 5]) == "▄▄")
        let most = Double.greatestFiniteMagnitude
        #expect(text([-most, 0, most]) == "▁▅█")
    }
}
