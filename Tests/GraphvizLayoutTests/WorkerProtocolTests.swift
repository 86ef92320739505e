import Testing

@testable import GraphvizLayout

@Suite struct WorkerProtocolTests {
    private func code<T>(_ body: () throws(GraphvizError) -> T) -> GraphvizError.Code? {
        do throws(GraphvizError) {
            _ = try body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test func requestsAndAnswersSurvive() throws {
        var request = LayoutCore.Request(SampleGraphs.organisation, engine: .sfdp, format: .png, prefix: "ü")
        request.cpuSeconds = 7
        request.memoryLimit = .max
        #expect(try WorkerProtocol.decodeRequest(WorkerProtocol.encode(request)) == request)
        let answer = LayoutCore.Answer(data: Array(0...255), warnings: ["a\nb", "é"])
        #expect(try WorkerProtocol.decodeAnswer(WorkerProtocol.encode(.success(answer))) == answer)
        let error = GraphvizError(.pluginMissing, "no", hint: "yes", signal: 11)
        let failure = #expect(throws: GraphvizError.self) {
            try WorkerProtocol.decodeAnswer(WorkerProtocol.encode(.failure(error)))
        }
        #expect(failure == error)
    }

    @Test func everyTruncationIsRefused() throws {
        let bytes = try WorkerProtocol.encode(
            .success(LayoutCore.Answer(data: [1, 2, 3], warnings: [])))
        for length in 0..<bytes.count {
            #expect(
                code { () throws(GraphvizError) in try WorkerProtocol.decodeAnswer(Array(bytes[..<length])) }
                    == .malformedExchange)
        }
        #expect(code { () throws(GraphvizError) in try WorkerProtocol.decodeAnswer(bytes + [0]) } == .malformedExchange)
    }

    @Test func corruptMessagesAreRefused() throws {
        let good = try WorkerProtocol.encode(LayoutCore.Request(SampleGraphs.single(.plain("x"))))
        func refused(_ change: (inout [UInt8]) -> Void) -> Bool {
            var bytes = good
            change(&bytes)
            return code { () throws(GraphvizError) in try WorkerProtocol.decodeRequest(bytes) } == .malformedExchange
        }
        #expect(!refused { _ in })
        #expect(refused { $0[0] ^= 1 })
        // Lengths: off by one, and so large that they do not fit any memory or their sum overflows.
        #expect(refused { $0[8] &+= 1 })
        #expect(refused { for index in 8..<24 { $0[index] = 0xFF } })
        #expect(refused { $0[15] = 0x7F })
        // A body where none belongs.
        #expect(
            refused {
                $0[8] &-= 1; $0[16] = 1
            })
        // JSON that is none, and JSON of something else.
        #expect(refused { $0[24] = UInt8(ascii: "]") })
        let other = try WorkerProtocol.frame(WorkerProtocol.requestMagic, header: Array("{\"graph\":1}".utf8), body: [])
        #expect(code { () throws(GraphvizError) in try WorkerProtocol.decodeRequest(other) } == .malformedExchange)
        let answer = try WorkerProtocol.encode(.success(LayoutCore.Answer(data: [], warnings: [])))
        #expect(code { () throws(GraphvizError) in try WorkerProtocol.decodeRequest(answer) } == .malformedExchange)
    }
}
