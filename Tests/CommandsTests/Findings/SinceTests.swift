import Foundation
import Testing

/// Comparing with an earlier cycle: another file, or the same at a Git revision.
@Suite struct SinceTests {
    private let before = """
        linchpin: 1
        people: {ana: {}, ben: {}}
        systems: {shop: {owners: [ana]}, mail: {}}
        """
    private let after = """
        linchpin: 1
        people: {ana: {}, ben: {}}
        systems: {shop: {owners: [ana]}, mail: {owners: [ana, ben]}, till: {}}
        """

    /// Runs a line in a new repository with two commits; `$1` is its folder.
    private func inRepository(_ line: String) async throws -> Tool.Outcome {
        let scratch = try Scratch()
        _ = try scratch.write("before", before)
        _ = try scratch.write("after", after)
        return try await Tool.shell(
            """
            cd "$1" && git init -q -b main repo && cd repo && mkdir graphs && cp ../before graphs/org.yaml || exit 9
            commit() { git add -A && git -c user.name=t -c user.email=t@example.org commit -qm "$1"; }
            commit one && git tag v1 && cp ../after graphs/org.yaml && commit two || exit 9
            \(line)
            """, [scratch.url.path])
    }

    @Test func anEarlierFile() async throws {
        let scratch = try Scratch()
        let old = try scratch.write("q1.yaml", before)
        let new = try scratch.write("q2.yaml", after)
        let outcome = try await Tool.run("analyze", new, "--since", old, "--fail-on", "error")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains(" · compared with \(old)\n"))
        #expect(outcome.output.contains("Fix these first: new since \(old)\n1 error  system:till  ownership/none\n"))
        #expect(outcome.output.contains("ownership/single"))
        #expect(outcome.output.contains("No longer found (1): ownership/none system:mail.\n"))
        // Both ways round, and with itself.
        #expect(try await Tool.run("analyze", old, "--since", new, "--fail-on", "warning").status == 1)
        #expect(try await Tool.run("analyze", new, "--since", new, "--fail-on", "note").status == 0)
        let input = try await Tool.run("analyze", new, "--since", "-", "--fail-on", "note", input: after)
        #expect(input.status == 0, "\(input.errors)")
    }

    /// The story of the example: what is new in the third quarter, and nothing that was there in the second.
    @Test func theExampleBetweenTwoQuarters() async throws {
        let folder = "graphs/larkfield-mutual"
        func fingerprints(_ arguments: String...) async throws -> [(fingerprint: String, status: String?)] {
            let outcome = try await Tool.run(["analyze", "--format", "json"] + arguments)
            let root = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
            return try #require(root["findings"] as? [[String: Any]]).map {
                ($0["fingerprint"] as? String ?? "", $0["status"] as? String)
            }
        }
        let old = Set(try await fingerprints("\(folder)/2026-Q2.yaml").map(\.fingerprint))
        let new = try await fingerprints("\(folder)/2026-Q3.yaml", "--since", "\(folder)/2026-Q2.yaml")
        #expect(new.contains { $0.status == "new" } && new.contains { $0.status == "known" })
        for finding in new {
            #expect(finding.status == (old.contains(finding.fingerprint) ? "known" : "new"))
        }
    }

    @Test func aRevision() async throws {
        for revision in ["v1", "HEAD~1", "main~1"] {
            let outcome = try await inRepository("linchpin analyze graphs/org.yaml --since \(revision) --fail-on error")
            #expect(outcome.status == 1, "\(revision): \(outcome.errors)")
            #expect(outcome.output.contains("new since \(revision)\n1 error  system:till  ownership/none\n"))
            #expect(outcome.errors.isEmpty, "\(outcome.errors)")
        }
        // From wherever the command runs, whichever way the file is named, in a hook that Git gives its own variables.
        for line in [
            "cd graphs && linchpin analyze org.yaml --since HEAD --fail-on note",
            "cd / && linchpin analyze \"$1/repo/graphs/org.yaml\" --since HEAD --fail-on note",
            "export GIT_DIR=.git GIT_INDEX_FILE=nowhere; linchpin analyze graphs/org.yaml --since main --fail-on note",
        ] {
            let outcome = try await inRepository(line)
            #expect(outcome.status == 0, "\(line): \(outcome.errors)")
        }
    }

    @Test func aFileGoesBeforeARevisionAndAFolderDoesNot() async throws {
        let file = try await inRepository(
            "cp ../after v1 && linchpin analyze graphs/org.yaml --since v1 --fail-on note")
        #expect(file.status == 0, "\(file.errors)")
        let folder = try await inRepository("mkdir v1 && linchpin analyze graphs/org.yaml --since v1 --fail-on note")
        #expect(folder.status == 1, "\(folder.errors)")
        #expect(folder.output.contains("new since v1"))
    }

    @Test func whatCannotBeComparedIsSaid() async throws {
        for (line, part) in [
            ("--since v2", "there is no revision 'v2'; did you mean 'v1'?"),
            ("--since=--output=pwned", "there is no revision '--output=pwned'"),
            ("--since 'HEAD; touch pwned'", "there is no revision"),
            ("--since no-such-file.yaml", "there is no file 'no-such-file.yaml' to compare with"),
        ] {
            let outcome = try await inRepository(
                "linchpin analyze graphs/org.yaml \(line); echo $? $(ls); exit 0")
            #expect(outcome.output == "2 graphs\n", "\(line): \(outcome.output)")
            #expect(outcome.errors.contains(part), "\(line): \(outcome.errors)")
        }
        let untracked = try await inRepository("cp ../after new.yaml; linchpin analyze new.yaml --since HEAD")
        #expect(untracked.status == 2)
        #expect(untracked.errors.contains("new.yaml was not there at 'HEAD'"), "\(untracked.errors)")
        let outside = try await inRepository("linchpin analyze ../after --since HEAD")
        #expect(outside.status == 2)
        #expect(outside.errors.contains("not a git repository"), "\(outside.errors)")
        let input = try await inRepository("linchpin analyze - --since HEAD < graphs/org.yaml")
        #expect(input.status == 2)
        #expect(input.errors.contains("standard input has no revisions"), "\(input.errors)")
        let none = try await inRepository("PATH=${PATH%%:*} linchpin analyze graphs/org.yaml --since HEAD")
        #expect(none.status == 2)
        #expect(none.errors.contains("Git is not installed"), "\(none.errors)")
    }

    /// What is wrong with the earlier cycle is told with its place in it.
    @Test func anEarlierCycleThatIsNotValid() async throws {
        let outcome = try await inRepository(
            """
            echo 'linchpin: 1
            systems: {shop: {tier: 9}}' > graphs/org.yaml && commit bad && cp ../after graphs/org.yaml
            linchpin analyze graphs/org.yaml --since HEAD
            """)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("HEAD:graphs/org.yaml:2:24: error:"), "\(outcome.errors)")
    }

    /// A baseline that the settings name gives way to what is asked for now.
    @Test func theSettingsGiveWay() async throws {
        let outcome = try await inRepository(
            """
            printf 'linchpin-settings: 1\\nbaseline: nowhere.json\\nfail-on: error\\n' > linchpin.yaml
            linchpin analyze graphs/org.yaml --since HEAD
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("compared with HEAD"))
    }
}
