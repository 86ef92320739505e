import Dispatch
import Synchronization

/// Runs pieces of work on several threads such that the result does not depend on their number: the pieces are fixed
/// beforehand, and whoever is free takes the next.
enum ParallelChunks {
    /// Calls `worker` once on each of up to `threads` threads with a function that hands out `0 ..< count`, each number
    /// once over all workers, and then nil.
    static func run(
        _ count: Int, threads: Int, worker: @Sendable (_ next: () -> Int?) -> Void
    ) {
        let taken = Atomic(0)
        let workers = max(1, min(threads, count))
        let next: @Sendable () -> Int? = {
            let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
            return index < count ? index : nil
        }
        if workers == 1 {
            worker(next)
        } else {
            DispatchQueue.concurrentPerform(iterations: workers) { _ in worker(next) }
        }
    }
}

/// A sum of arrays that are added in index order, whichever is ready first: floating-point addition is not associative,
/// and one thread and many shall give the same bytes.
final class OrderedSum: Sendable {
    private struct State {
        var total: [Double]
        var nextIndex = 0
        var waiting: [Int: [Double]] = [:]
    }

    private let state: Mutex<State>

    init(count: Int) {
        state = Mutex(State(total: [Double](repeating: 0, count: count)))
    }

    /// Takes the summand with `index`; each of `0 ..< k` comes once.
    func add(_ summand: [Double], at index: Int) {
        state.withLock { state in
            state.waiting[index] = summand
            while let next = state.waiting.removeValue(forKey: state.nextIndex) {
                for position in next.indices { state.total[position] += next[position] }
                state.nextIndex += 1
            }
        }
    }

    var total: [Double] { state.withLock { $0.total } }
}

/// The question whether to go on, asked on any thread; once the answer is no it stays no.
final class Cancellation: Sendable {
    private let question: (@Sendable () -> Bool)?
    private let cancelled = Atomic(false)

    init(_ question: (@Sendable () -> Bool)?) { self.question = question }

    /// Whether the work was cancelled; asks again.
    func check() -> Bool {
        if wasCancelled { return true }
        guard let question, question() else { return false }
        cancelled.store(true, ordering: .relaxed)
        return true
    }

    /// Whether the work was cancelled when somebody asked last.
    var wasCancelled: Bool { cancelled.load(ordering: .relaxed) }
}
