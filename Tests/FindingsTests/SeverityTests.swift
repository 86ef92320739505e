import Findings
import Testing

@Suite struct SeverityTests {
    @Test func isOrdered() {
        #expect(Severity.note < .warning)
        #expect(Severity.warning < .error)
        #expect(Severity.allCases.max() == .error)
    }

    /// One step, and none beyond the ends.
    @Test func movesOneStep() {
        #expect(Severity.allCases.map(\.raised) == [.warning, .error, .error])
        #expect(Severity.allCases.map(\.lowered) == [.note, .note, .warning])
    }
}
