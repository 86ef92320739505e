import Dispatch
import Synchronization

/// A value that is worked out on another thread while this one goes on; with one thread only, when it is asked for first.
final class Meanwhile<Value: Sendable>: Sendable {
    private enum State: Sendable {
        case unasked(@Sendable () -> Value)
        case elsewhere
        case done(Value)
    }

    private let state: Mutex<State>
    private let isDone = DispatchSemaphore(value: 0)
    private let isElsewhere: Bool

    init(threads: Int, _ work: @escaping @Sendable () -> Value) {
        isElsewhere = threads > 1
        // What the work rests on is let go of when it is done.
        state = Mutex(isElsewhere ? .elsewhere : .unasked(work))
        guard isElsewhere else { return }
        // A queue of its own gets a thread at once, and lends threads to what the work itself shares out; the global ones
        // wait until a core is free, and so would use one of two cores only.
        DispatchQueue(label: "meanwhile").async { [self] in
            let value = work()
            state.withLock { $0 = .done(value) }
            isDone.signal()
        }
    }

    /// Waits for the value, which is kept.
    func value() -> Value {
        if isElsewhere {
            isDone.wait()
            isDone.signal()
        }
        return state.withLock { state in
            switch state {
            case .done(let value): return value
            case .elsewhere: preconditionFailure("the semaphore opens when the value is there")
            case .unasked(let work):
                let value = work()
                state = .done(value)
                return value
            }
        }
    }
}
