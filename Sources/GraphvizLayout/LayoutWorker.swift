internal import CGraphviz

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// The other side of ``LayoutClient``: the hidden subcommand that lays out one graph, or reads one DOT text, and ends.
///
/// Graphviz cannot be interrupted, recurses deeply, and calls `exit` and `abort` on some inputs. In a process of its
/// own it can be killed, limited and outlived.
public enum LayoutWorker {
    /// The first argument that makes the executable a worker. Not for people.
    public static let subcommandName = "__layout-worker"

    /// Reads one request from standard input, answers on standard output, and returns the exit status: 0 when an
    /// answer was written, even if the answer is a failure.
    public static func runWorker() -> Int32 {
        // What Graphviz or a plugin prints must not end up inside the answer.
        let output = dup(STDOUT_FILENO)
        guard output >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return 1 }
        let request = readAll(STDIN_FILENO, limit: WorkerProtocol.largestMessage) ?? []
        let answer = WorkerProtocol.isDOTRequest(request) ? readDOT(request) : layOut(request)
        let isWritten = writeAll(output, answer)
        lp_expect_exit()
        return isWritten ? 0 : 1
    }

    /// The exit status of a worker that ran out of memory.
    static let outOfMemoryStatus = LP_EXIT_OUT_OF_MEMORY

    private static func layOut(_ bytes: [UInt8]) -> [UInt8] {
        let result: Result<LayoutCore.Answer, GraphvizError> = Result { () throws(GraphvizError) in
            let request = try WorkerProtocol.decodeRequest(bytes)
            prepareProcess(request.cpuSeconds, request.memoryLimit)
            do throws(GraphvizError) {
                return try LayoutCore.render(request)
            } catch {
                // Without memory Graphviz finds no plugins and no fonts, and says all sorts of things about it.
                guard lp_is_out_of_memory(), error.code != .invalidGraph, error.code != .invalidAttribute else {
                    throw error
                }
                throw GraphvizError(
                    .memoryExceeded, "The layout with \(request.engine.rawValue) ran out of memory.",
                    hint: "Draw fewer nodes, or allow more memory.")
            }
        }
        return (try? WorkerProtocol.encode(result)) ?? tooLarge()
    }

    private static func readDOT(_ bytes: [UInt8]) -> [UInt8] {
        let result: Result<DOTDocument, GraphvizError> = Result { () throws(GraphvizError) in
            let (request, text) = try WorkerProtocol.decodeDOTRequest(bytes)
            prepareProcess(request.cpuSeconds, request.memoryLimit)
            do throws(GraphvizError) {
                return try DOTCore.read(text, maximumParts: request.maximumParts)
            } catch {
                guard lp_is_out_of_memory() else { throw error }
                throw GraphvizError(.memoryExceeded, "Reading the DOT text ran out of memory.")
            }
        }
        do throws(GraphvizError) {
            return try WorkerProtocol.encodeDocument(result)
        } catch {
            return (try? WorkerProtocol.encodeDocument(.failure(error))) ?? []
        }
    }

    private static func prepareProcess(_ cpuSeconds: Int?, _ memoryLimit: UInt64?) {
        lp_report_memory_exhaustion()
        lp_limit_process(UInt64(clamping: cpuSeconds ?? 0), memoryLimit ?? 0)
    }

    private static func tooLarge() -> [UInt8] {
        let error = GraphvizError(.memoryExceeded, "The diagram is too large to hand over.")
        return (try? WorkerProtocol.encode(.failure(error))) ?? []
    }

    /// All bytes up to the end, or nil on an error or when there are more than `limit`.
    static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return result }
            guard result.count + count <= limit else { return nil }
            result += buffer[..<count]
        }
    }

    private static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + offset, $0.count - offset) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            offset += count
        }
        return true
    }
}
