import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

/// Real histories against counts that were taken from them by other means: a Python parser and awk, which agreed.
@Suite(.enabled(if: PublishedData.isThere)) struct PublishedHistoryTests {
    @Test(arguments: [
        ("2021-12-31", [25, 7, 2, 3, 176, 412, 114, 98, 34, 63, 106, 17, 32]),
        ("2024-06-30", [24, 7, 0, 3, 216, 502, 146, 98, 50, 89, 110, 20, 40]),
        ("2026-06-30", [24, 8, 0, 3, 236, 526, 158, 113, 54, 117, 130, 23, 31]),
    ])
    func sigs(_ date: String, _ truth: [Int]) {
        let result = SigsImporter().run(path: PublishedData.path("kubernetes-community/sigs-\(date).yaml"))
        let names = [
            "SIGs", "working groups", "user groups", "committees", "subprojects", "OWNERS files",
            "subprojects with one OWNERS file", "roles of chairs", "roles of tech leads", "roles of emeritus leads",
            "chairs and tech leads", "chairs and tech leads of two groups or more", "stakes in working groups",
        ]
        for (name, count) in zip(names, truth) { #expect(result.count(of: name) == count, "\(name)") }
        #expect(result.places.isEmpty)
    }

    /// Distinct people, and those who report to nobody because the file does not say so of them.
    @Test(arguments: [
        ("2021-12-31", 232, 230), ("2022-06-30", 249, 244), ("2022-12-31", 210, 203), ("2023-06-30", 195, 187),
        ("2023-12-31", 173, 164), ("2024-06-25", 175, 167),
    ])
    func reportingLines(_ date: String, _ entries: Int, _ people: Int) {
        let map = """
            linchpin-map: 1
            tables:
            - rows: "*"
              people:
                id: name
                reports-to: {person: reports_to, by: slug}
                aliases: {slug: manager_role_slug}
            """
        let result = TableImporter().run(
            map: SourceText(file: "map.yaml", text: map),
            paths: [PublishedData.path("sourcegraph-handbook/team-\(date).yml")])
        #expect(result.count(of: "rows") == entries)
        #expect(result.count(of: "people") == people)
        // No reporting line dangles; but for the root, everybody reports to one other since they were all collected.
        #expect(result.count(of: "referred to, and in no row") == 0)
        if date != "2021-12-31" { #expect(result.relations(.reportsTo).count == people - 1) }
    }
}
