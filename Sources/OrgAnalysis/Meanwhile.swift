import Dispatch
import Synchronization

/// A value that is worked out on another thread while this one goes on; with one thread only, when it is asked for.
final class Meanwhile<Value: Sendable>: Sendable {
    private let work: @Sendable () -> Value
    private let isElsewhere: Bool
    private let result = Mutex<Value?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    init(threads: Int, _ work: @escaping @Sendable () -> Value) {
        self.work = work
        isElsewhere = threads > 1
        guard isElsewhere else { return }
        DispatchQueue.global().async { [self] in
            let value = work()
            result.withLock { $0 = value }
            isDone.signal()
        }
    }

    /// Waits for the value. May be called once.
    func value() -> Value {
        if isElsewhere { isDone.wait() }
        return result.withLock { $0 } ?? work()
    }
}
