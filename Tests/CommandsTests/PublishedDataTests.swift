import Foundation
import Testing

/// A real catalog of 316 components, from the command line's point of view. Its counts were taken by other means (a
/// Python parser and awk, which agreed).
@Suite(.enabled(if: PublishedCatalog.folder != nil)) struct PublishedDataTests {
    @Test func fromTheCatalogToFiguresAndAPicture() async throws {
        let scratch = try Scratch()
        let catalog = try #require(PublishedCatalog.folder)
        let files = ["components", "groups", "users"].map { "\(catalog)/\($0)-2025-12-31.yaml" }
        let org = scratch.path("org.yaml")
        let imported = try await Tool.run(["import", "backstage"] + files + ["-o", org])
        #expect(imported.status == 0, "\(imported.errors)")
        // Eleven groups are declared, one of them twice, word for word.
        for (name, count) in [
            ("systems", 316), ("systems without a resolvable owner", 93), ("systems whose owner stands for nobody", 80),
            ("team declarations", 11), ("teams", 10), ("declarations that repeat another", 1), ("people", 51),
        ] {
            let line = imported.errors.split(separator: "\n").first {
                $0.hasPrefix("  \(name)  ") && $0.hasSuffix(" \(count)")
            }
            #expect(line != nil, "\(count) \(name) in \(imported.errors)")
        }

        let outcome = try await Tool.run("analyze", org, "--format", "json")
        let analysis = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let entities = try #require((analysis["counts"] as? [String: [String: Int]])?["entities"])
        #expect(entities["system"] == 316)
        #expect(entities["person"] == 51)
        // Who is nobody's to find: 80 by a word for nobody, 13 with teams that are gone.
        let rules = (analysis["findings"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
        #expect(rules.count { $0 == "ownership/none" } == 80)
        #expect(rules.count { $0 == "ownership/unsupported" } == 93 - 80)
        // The catalog says nothing about escalation: that is told, and held against nobody.
        let assessment = try #require(analysis["assessment"] as? [String: [String: Any]])
        for dimension in ["escalation", "authority", "dependencies", "coordination", "visibility", "reporting"] {
            #expect(assessment[dimension]?["status"] as? String == "notAssessed", "\(dimension)")
            #expect(assessment[dimension]?["reason"] is String, "\(dimension)")
        }
        #expect(rules.allSatisfy { $0.hasPrefix("ownership/") })
        for figure in ["intact", "continuity", "humanHours"] {
            #expect((analysis["escalation"] as? [String: Any])?[figure] is NSNull, "\(figure)")
        }
        let picture = try await Tool.run("diagram", org, "-o", scratch.path("risk.svg"))
        #expect(picture.status == 0, "\(picture.errors)")
        #expect(scratch.names == ["org.yaml", "risk.svg"])
    }
}

private enum PublishedCatalog {
    /// The folder of the catalog, a few levels above the project; nil where it is not.
    static let folder: String? = {
        var folder = Tool.project
        for _ in 0..<4 {
            folder.deleteLastPathComponent()
            let candidate = folder.appending(path: "shared/data/giantswarm-backstage").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
        }
        return nil
    }()
}
