import Foundation
import Testing

@testable import GraphvizLayout

/// The child process. The worker is the package's executable beside the test bundle; where that is missing or answers
/// no requests, there is nothing to test.
@Suite(.serialized, .enabled("needs the linchpin executable", { await WorkerExecutable.answers.value }))
struct LayoutWorkerTests {
    private func client(_ environment: [String: String?] = [:]) -> LayoutClient {
        LayoutClient(executablePath: WorkerExecutable.path, environment: environment)
    }

    @Test func theWorkerDrawsWhatThisProcessDraws() async throws {
        let diagram = try await client().render(SampleGraphs.organisation)
        #expect(diagram.data == (try LayoutCore.render(.init(SampleGraphs.organisation)).data))
        #expect(diagram.engineUsed == .dot)
        #expect(!diagram.fellBack)
        #expect(diagram.warnings == [])
        for format in [Format.png, .pdf, .json] {
            let first = try await client().render(SampleGraphs.organisation, .init(format: format))
            // Past the turn of a second, which is what a PDF's date would show.
            if format == .pdf { try await Task.sleep(for: .milliseconds(1100)) }
            let second = try await client().render(SampleGraphs.organisation, .init(format: format))
            #expect(first.data.count > 500)
            #expect(first.data == second.data, "\(format)")
        }
    }

    @Test func aDeadlineEndsTheWorker() async throws {
        // 1,000 nodes and 4,000 edges: dot needs minutes.
        let graph = SampleGraphs.dense(nodes: 1000, offsets: [1, 17, 29, 53])
        let start = ContinuousClock.now
        let error = await failure(graph, .init(timeout: 1, allowsFallback: false), client())
        #expect(error?.code == .timedOut)
        #expect(start.duration(to: .now) < .seconds(10))
    }

    @Test func whenDotDoesNotFinishSfdpDoes() async throws {
        var graph = SampleGraphs.dense(nodes: 150, offsets: [1, 5, 9, 17, 29, 33, 41, 53, 61, 67])
        graph.attributes = ["nslimit": "100", "splines": "true", "mclimit": "100"]
        let diagram = try await client().render(graph, .init(timeout: 12))
        #expect(diagram.engineUsed == .sfdp)
        #expect(diagram.fellBack)
        #expect(diagram.warnings.first?.contains("Laid out with sfdp instead of dot") == true)
        #expect(SVGReader(diagram.data)?.groups.count == 150 + 1500)
    }

    @Test func memoryIsLimited() async throws {
        let tiny = await failure(
            SampleGraphs.organisation, .init(memoryLimit: 64 << 20, allowsFallback: false), client())
        #expect(tiny?.code == .memoryExceeded)
    }

    @Test func missingPluginsAreNamed() async throws {
        let empty = FileManager.default.temporaryDirectory.appendingPathComponent("no-plugins-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: empty) }
        let error = await failure(SampleGraphs.organisation, .init(), client(["GVBINDIR": empty.path]))
        #expect(error?.code == .libraryMissing)
        #expect(error?.hint?.contains("libgraphviz-dev") == true)
        #expect(error?.hint?.contains("brew install graphviz") == true)
    }

    @Test func brokenRequestsAreAnswered() async throws {
        let good = try WorkerProtocol.encode(LayoutCore.Request(SampleGraphs.organisation))
        var wild = good
        for index in 8..<16 { wild[index] = 0xFF }
        for bytes in [[], Array(good.dropLast()), Array("digraph {}".utf8), wild] {
            let run = try await client().runWorker(bytes, seconds: 10)
            #expect(run.status == .exited(0))
            let error = #expect(throws: GraphvizError.self) { try WorkerProtocol.decodeAnswer(run.output) }
            #expect(error?.code == .malformedExchange)
        }
    }

    @Test func cancellingEndsTheWorker() async throws {
        let client = client()
        let start = ContinuousClock.now
        let task = Task {
            await failure(
                SampleGraphs.dense(nodes: 1000, offsets: [1, 17, 29, 53]), .init(timeout: 60), client)
        }
        try await Task.sleep(for: .milliseconds(300))
        task.cancel()
        #expect(await task.value?.code == .timedOut)
        #expect(start.duration(to: .now) < .seconds(10))
    }
}

/// What the client does without a worker of its own.
@Suite struct LayoutClientTests {
    @Test func anExecutableThatIsNoWorker() async throws {
        let silent = await failure(SampleGraphs.organisation, .init(), LayoutClient(executablePath: "/bin/true"))
        #expect(silent?.code == .malformedExchange)
        let failing = await failure(SampleGraphs.organisation, .init(), LayoutClient(executablePath: "/bin/false"))
        #expect(failing?.code == .crashed)
        let missing = await failure(
            SampleGraphs.organisation, .init(), LayoutClient(executablePath: "/nowhere/linchpin"))
        #expect(missing?.code == .workerUnavailable)
    }

    @Test func aWorkerThatDies() async throws {
        let script = FileManager.default.temporaryDirectory.appendingPathComponent("dies-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: script) }
        for (command, code, signal) in [
            ("kill -SEGV $$", GraphvizError.Code.crashed, SIGSEGV), ("kill -ABRT $$", .crashed, SIGABRT),
            ("echo nonsense", .malformedExchange, nil), ("echo sad >&2; exit 3", .crashed, nil),
            ("exit 113", .memoryExceeded, nil), ("kill -XCPU $$", .timedOut, nil),
        ] as [(String, GraphvizError.Code, Int32?)] {
            try Data("#!/bin/sh\n\(command)\n".utf8).write(to: script)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
            let error = await failure(
                SampleGraphs.organisation, .init(allowsFallback: false), LayoutClient(executablePath: script.path))
            #expect(error?.code == code, "\(command)")
            #expect(error?.signal == signal, "\(command)")
            if command.contains("sad") { #expect(error?.message.contains("sad") == true) }
        }
    }

    @Test func dotNeedsNoWorker() async throws {
        let diagram = try await LayoutClient(executablePath: "/nowhere").render(
            SampleGraphs.organisation, .init(format: .dot))
        #expect(diagram.text.hasPrefix("digraph"))
        #expect(diagram.engineUsed == .dot)
    }

    @Test func mistakesAreFoundBeforeAProcessIsStarted() async throws {
        let error = await failure(
            SampleGraphs.single(.plain("x"), attributes: ["image": "/etc/passwd"]), .init(),
            LayoutClient(executablePath: "/nowhere"))
        #expect(error?.code == .invalidAttribute)
    }
}

/// How rendering fails; nil when it does not.
private func failure(_ graph: LayoutGraph, _ options: RenderOptions, _ client: LayoutClient) async -> GraphvizError? {
    do throws(GraphvizError) {
        _ = try await client.render(graph, options)
        return nil
    } catch {
        return error
    }
}

enum WorkerExecutable {
    static let path: String? = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [folder, folder.deletingLastPathComponent(), Bundle.main.bundleURL]
        return candidates.map { $0.appendingPathComponent("linchpin").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// True when the executable answers as a worker does, even to an empty request.
    static let answers = Task {
        guard let path,
            let run = try? await LayoutClient(executablePath: path).runWorker([], seconds: 20)
        else { return false }
        return run.output.starts(with: WorkerProtocol.answerMagic)
    }
}
