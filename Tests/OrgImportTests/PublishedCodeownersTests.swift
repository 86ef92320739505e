import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

/// Real files against counts that were taken from them by other means (a Python parser and awk, which agreed).
@Suite(.enabled(if: PublishedData.isThere)) struct PublishedCodeownersTests {
    struct Truth: Sendable, CustomTestStringConvertible {
        let file: String
        let rules: Int
        let oneOwner: Int
        let noOwner: Int
        /// Spellings of owners, in this case and that.
        let owners: Int
        let teams: Int
        /// The owner of most rules, and of how many.
        let top: String?
        let topRules: Int

        var testDescription: String { file }
    }

    static let truths = [
        Truth(
            file: "azure-sdk/2026-06-30", rules: 52, oneOwner: 24, noOwner: 0, owners: 29, teams: 2, top: "benbp",
            topRules: 17),
        Truth(
            file: "bitwarden-server/2026-06-30", rules: 80, oneOwner: 65, noOwner: 7, owners: 17, teams: 17,
            top: "bitwarden/team-billing-dev", topRules: 16),
        Truth(
            file: "datadog-dd-trace-py/2026-06-30", rules: 274, oneOwner: 196, noOwner: 0, owners: 17, teams: 17,
            top: "datadog/ml-observability", topRules: 63),
        Truth(
            file: "datadog-system-tests/2026-06-30", rules: 51, oneOwner: 14, noOwner: 0, owners: 28, teams: 28,
            top: "datadog/system-tests-core", topRules: 32),
        Truth(
            file: "esphome/2020-12-31", rules: 87, oneOwner: 82, noOwner: 0, owners: 14, teams: 1, top: "esphome/core",
            topRules: 26),
        Truth(
            file: "esphome/2024-10-25", rules: 481, oneOwner: 421, noOwner: 0, owners: 207, teams: 1, top: "jesserockz",
            topRules: 59),
        Truth(
            file: "grafana-tempo/2026-06-30", rules: 12, oneOwner: 0, noOwner: 0, owners: 15, teams: 0, top: nil,
            topRules: 12),
        Truth(
            file: "hashicorp-terraform/2026-06-30", rules: 13, oneOwner: 5, noOwner: 0, owners: 6, teams: 6,
            top: "hashicorp/terraform-core", topRules: 13),
        Truth(
            file: "metamask-core/2026-06-30", rules: 225, oneOwner: 77, noOwner: 0, owners: 21, teams: 21,
            top: "metamask/core-platform", topRules: 166),
    ]

    private func imported(_ file: String) -> ImportResult {
        CodeownersImporter().run(path: PublishedData.path("codeowners/\(file).CODEOWNERS"))
    }

    @Test(arguments: truths) func `counts agree`(_ truth: Truth) throws {
        let path = PublishedData.path("codeowners/\(truth.file).CODEOWNERS")
        let file = CodeownersFile(parsing: try SourceReader.readFile(at: path))
        #expect(file.diagnostics.isEmpty)
        #expect(file.dialect == .github)
        var rulesOf: [String: Int] = [:]
        for owner in file.rules.flatMap(\.owners) { rulesOf[owner.key, default: 0] += 1 }
        #expect(rulesOf.values.max() == truth.topRules)
        if let top = truth.top {
            #expect(rulesOf[top] == truth.topRules)
        } else {
            #expect(rulesOf.values.count { $0 == truth.topRules } == 12)
        }

        // The counts tell @HeathS from @heaths (azure-sdk) and @SenexCrenshaw from @senexcrenshaw (esphome); GitHub does not.
        let spellings = Set(file.rules.flatMap(\.owners).map(\.name))
        #expect(spellings.count == truth.owners)

        let result = imported(truth.file)
        #expect(result.count(of: "rules") == truth.rules)
        #expect(result.count(of: "rules with one owner") == truth.oneOwner)
        #expect(result.count(of: "rules without an owner") == truth.noOwner)
        #expect(result.cycle.entities(of: .team).count == truth.teams)
        #expect(result.cycle.entities(of: .person).count == rulesOf.count - truth.teams)
        #expect(
            result.cycle.entities(of: .system).count
                == truth.rules - (result.count(of: "rules that have no effect") ?? 0))
    }

    /// The file starts with a byte order mark before its first `#`; a reader that keeps it sees three rules.
    @Test func `a byte order mark is no rule`() {
        #expect(imported("bitwarden-server/2023-03-31").count(of: "rules") == 2)
    }
}
