import Foundation
import Testing

/// Ctrl-C, and what else ends a command from outside.
@Suite struct InterruptionTests {
    @Test(arguments: [("INT", 2), ("TERM", 15), ("HUP", 1)])
    func aLongAnalysisEndsAtOnce(_ signal: String, _ number: Int) async throws {
        let scratch = try Scratch()
        let file = try LargeOrganisation.write(to: scratch)
        let target = try scratch.write("out.json", "before")
        // With job control on, the shell does not start the command with Ctrl-C ignored.
        let outcome = try await Tool.shell(
            """
            set -m
            linchpin analyze "$1" --format json -o "$2" & sleep 0.5
            kill -\(signal) $! || exit 9
            SECONDS=0
            wait $!
            echo "$? $SECONDS"
            """, [file, target])
        let answer = outcome.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        #expect(answer.first == 128 + number, "\(outcome.output) \(outcome.errors)")
        // A machine under load takes its time; the analysis itself would take many times this.
        #expect(answer.last.map { $0 <= 10 } == true)
        #expect(scratch.read("out.json") == "before")
        #expect(scratch.names == ["large.json", "out.json"])
    }

    /// Path counting does not ask who waits.
    @Test func aLongMeasurementEndsAtOnce() async throws {
        let scratch = try Scratch()
        let file = try LargeOrganisation.write(to: scratch)
        let target = try scratch.write("out.csv", "before")
        let outcome = try await Tool.shell(
            """
            set -m
            linchpin centrality "$1" --layer dependency --measure rank-stability,centralization -o "$2" & sleep 0.5
            kill -INT $! || exit 9
            SECONDS=0
            wait $!
            echo "$? $SECONDS"
            """, [file, target])
        let answer = outcome.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        #expect(answer.first == 128 + 2, "\(outcome.output) \(outcome.errors)")
        #expect(answer.last.map { $0 <= 10 } == true)
        #expect(scratch.read("out.csv") == "before")
        #expect(scratch.names == ["large.json", "out.csv"])
    }

    /// A layout that nobody waits for must not go on, however the command ended. Here a shell stands for the command, and
    /// a request that never comes to its end for a layout that does not.
    @Test func theLayoutEndsWithTheCommand() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.shell(
            """
            cd "$1" && mkfifo request && exec 9<>request || exit 9
            isRunning() { [[ $(ps -o stat= -p $1) == [A-Y]* ]]; }
            bash -c 'linchpin __layout-worker < request & echo $! > started; wait' & command=$!
            for i in {1..100}; do [ -s started ] && break; sleep 0.1; done
            layout=$(cat started)
            sleep 0.5
            isRunning $layout && echo waits
            kill -KILL $command
            # Nobody may be there to collect it, so that its name may remain.
            for i in {1..50}; do isRunning $layout || { echo ended; break; }; sleep 0.1; done
            """, [scratch.url.path])
        #expect(outcome.output == "waits\nended\n", "\(outcome.errors)")
    }
}
