import OrgAnalysis
import OrgModel
import SourceDocuments
import Testing

@testable import Reports

@Suite struct MarkdownReportTests {
    private func text(_ analysis: Analysis, top: Int = 10, file: String = "org.yaml") -> String {
        MarkdownReport(top: top, file: file).render(analysis)
    }

    @Test func theQuarterBeforeTheIncident() throws {
        try Snapshot.check(
            text(larkfield("2026-Q3"), file: "graphs/larkfield-mutual/2026-Q3.yaml"),
            against: "larkfield-2026-Q3-comment")
    }

    /// By docs/cli.md, five causes behind four systems: the desk, Ana, Chi, the portal, and the archive, by the gravest that
    /// is wrong with each. Not assessed are, by docs/model.md, coordination and visibility: there are no forums.
    @Test func theFirstLineSaysHowMuchIsWrong() throws {
        let lines = try text(harbourRail()).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "### Harbour Rail · 2026-Q3: 1 error, 4 warnings")
        #expect(lines[2] == "5 causes behind 4 affected systems. Not assessed: coordination, visibility.")
        #expect(
            lines[6]
                == "| **error** | `policy:front-desk` | 1 system pages Service desk mailbox only; no known human is on any "
                + "rung. *And 3 further findings.* | `harbour.yaml:16:3` |")
    }

    @Test func anEmptyOrganisationIsNoFailure() throws {
        let text = try text(analysis(of: "linchpin: 1\norganization: Void"))
        #expect(text.hasPrefix("### Void · x: nothing to fix was found\n\nNot assessed: ownership, "))
        #expect(!text.contains("| cause |") && !text.contains("How to fix"))
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let analysis = try larkfield("2026-Q3")
        let (all, three) = (text(analysis, top: 1000), text(analysis, top: 3))
        #expect(!all.contains("…"))
        let causes = CauseText.bySubject(analysis.causes).count
        #expect(three.contains("\n… and \(causes - 3) more causes (`--top \(causes)` shows all).\n"))
        #expect(rows(three, cells: 4).count == 3 + 2)
        #expect(three.contains("\n3. ") && !three.contains("\n4. "))
    }

    /// GitHub takes 65,536 characters; of a thousand people with long names, each alone on a system, few have room.
    @Test func aCommentIsNeverTooLong() throws {
        for name in [String(repeating: "n", count: 400), String(repeating: "@", count: 400)] {
            var builder = CycleBuilder(organization: name, label: name, danglingReferences: .areErrors)
            for index in 0..<1000 {
                let (person, system) = (EntityID(.person, "p\(index)"), EntityID(.system, "s\(index)"))
                builder.add(Entity(person, name: name), at: SourceLocation(file: name, line: 1))
                builder.add(Entity(system, name: name))
                builder.add(Relation(.owns, from: person, to: system, detail: .ownership(.primary)))
            }
            let text = text(
                Analysis(of: builder.build().cycle, options: AnalysisOptions(measuresCentrality: false)), top: 10_000)
            #expect(text.utf8.count <= 65_536)
            // Nor does it leave much of the room.
            #expect(text.utf8.count > 55_000)
            let shown = rows(text, cells: 4).count - 2
            #expect(shown > 5)
            #expect(text.contains("\n… and \(1000 - shown) more causes (a comment holds no more).\n"))
            #expect(text.contains("\n\(shown). ") && !text.contains("\n\(shown + 1). "))
        }
    }

    // MARK: - Hostile names

    @Test(arguments: Hostile.names)
    func hostileNamesAreWords(_ name: String) {
        let text = text(Hostile.analysis(name), top: 50, file: name)
        #expect(text.split(separator: "\n").allSatisfy { DisplayText.visible(String($0)) == $0 })
        // Every row of a table has as many cells as its head.
        var head: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.unicodeScalars.first == "|" else {
                head = nil
                continue
            }
            #expect(bars(line) == head ?? bars(line), "\(line)")
            head = bars(line)
        }
        // All markup is ours, once code and what is escaped are taken out. By scalars: a mark makes no other bracket of one.
        let words = withoutCode(text).replacing(/\\[\\`*_\[\]~|$]/.matchingSemantics(.unicodeScalar), with: "")
            .replacing(/&#?\w+;/.matchingSemantics(.unicodeScalar), with: " ")
            .replacing(/<\/?(details|summary)>/.matchingSemantics(.unicodeScalar), with: "")
        for markup in ["<", ">", "[", "]", "`", "$", "~", "://", "www."] {
            #expect(!words.unicodeScalars.contains(markup.unicodeScalars), "\(markup) in \(words)")
        }
        #expect(words.matches(of: /[@#]\w/.matchingSemantics(.unicodeScalar)).isEmpty)
        let stars = words.replacing("**error**", with: "").replacing(/\*And \d+ further findings?\.\*/, with: "")
        #expect(!stars.unicodeScalars.contains("*") && !stars.unicodeScalars.contains("_"))
    }

    /// A line that begins with a slash is a command to GitLab.
    @Test func noLineBeginsWithAName() {
        let text = text(Hostile.analysis("/close"), top: 50)
        let beginnings: Set<Unicode.Scalar> = ["#", "|", "<", "N", "…", " "]
        for line in text.split(separator: "\n") {
            guard let first = line.unicodeScalars.first else { continue }
            #expect(
                beginnings.contains(first) || first.properties.numericType != nil,
                "\(line)")
        }
    }

    private func rows(_ text: String, cells: Int) -> [Substring] {
        text.split(separator: "\n").filter { $0.unicodeScalars.first == "|" && bars($0) == cells + 1 }
    }

    /// The bars of a row that divide cells.
    private func bars(_ line: Substring) -> Int {
        line.replacing(/\\[\\|]/.matchingSemantics(.unicodeScalar), with: "").unicodeScalars.count { $0 == "|" }
    }

    private func withoutCode(_ text: String) -> String {
        // An escaped backtick begins no code.
        text.replacing(/\\\\|\\`/.matchingSemantics(.unicodeScalar), with: "")
            .replacing(/`[^`\n]*`/.matchingSemantics(.unicodeScalar), with: "")
    }
}
