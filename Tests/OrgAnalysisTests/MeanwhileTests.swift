import Synchronization
import Testing

@testable import OrgAnalysis

@Suite struct MeanwhileTests {
    /// Asked three times, on one thread or many: worked out once.
    @Test(arguments: [1, 2])
    func isWorkedOutOnce(_ threads: Int) {
        let times = TimesWorked()
        let value = Meanwhile(threads: threads) { times.add() }
        #expect([value.value(), value.value(), value.value()] == [1, 1, 1])
    }

    /// With one thread nothing is done for somebody who never asks.
    @Test func waitsToBeAskedWithOneThread() {
        let times = TimesWorked()
        _ = Meanwhile(threads: 1) { times.add() }
        #expect(times.count == 0)
    }
}

private final class TimesWorked: Sendable {
    private let times = Atomic(0)

    var count: Int { times.load(ordering: .relaxed) }

    func add() -> Int { times.wrappingAdd(1, ordering: .relaxed).newValue }
}
