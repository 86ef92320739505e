import OrgModel
import SourceDocuments
import Testing

/// The whole way from file to report against an independent implementation in Python; see `Tests/Oracle/README.md`.
@Suite struct OracleAgreementTests {
    @Test func fixturesAreThere() {
        #expect(OracleCase.random.count >= 50)
        #expect(HandWorkedCase.all.count >= 10)
    }

    @Test(arguments: OracleCase.random)
    func agreesOnRandomOrganisations(_ oracle: OracleCase) throws {
        let hasCentrality = oracle.expected["centrality"] != nil
        let report = try report(
            on: cycle(oracle.input, file: "\(oracle.name).json"), measuresCentrality: hasCentrality)
        var differences = Differences()
        // The oracle's bus factor is the smallest; ours may be greedy, and is compared apart.
        differences.ignoring = ["findings", "counts", "concentration.busFactor", "concentration.busFactorGreedy"]
        differences.compare(oracle.expected, report.root, "")
        #expect(differences.found == [])
        #expect(findings(in: oracle.expected) == findings(in: report.root))
        try busFactorAgrees(oracle.expected, report.root)
        try countsAgree(oracle.expected, report.root)
    }

    @Test(arguments: HandWorkedCase.all)
    func agreesWithTheArithmeticOnPaper(_ hand: HandWorkedCase) throws {
        let report = try report(on: cycle(hand.input, file: hand.name)).root
        let figures = try #require(hand.root["figures"]?.mapping)
        let busFactorIsExact = report["concentration"]?["busFactor"]?["exact"]?.bool ?? true
        for figure in figures {
            var path = figure.key
            if path.hasPrefix("concentration.busFactorGreedy") {
                if busFactorIsExact { continue }
                path = path.replacing("Greedy", with: "")
            } else if path.hasPrefix("concentration.busFactor"), !busFactorIsExact {
                continue
            }
            let actual = try #require(lookUp(path, in: report), "\(hand.name): no \(path) in the report")
            #expect(Differences.between(figure.value, actual, at: figure.key) == [])
        }
        guard let expected = hand.root["findings"]?.sequence else { return }
        let families = (hand.root["rules"]?.sequence ?? []).compactMap(\.text).filter(OracleCase.families.contains)
        #expect(
            findings(among: expected, of: families) == findings(among: report["findings"]?.sequence ?? [], of: families)
        )
    }

    /// One finding in one line: rule, severity, subject and the systems it affects.
    private func findings(among findings: [SourceNode], of families: [String]) -> Set<String> {
        Set(
            findings.compactMap { finding in
                guard let rule = finding["rule"]?.text, families.contains(where: rule.hasPrefix) else { return nil }
                let affects = (finding["affects"]?.sequence ?? []).compactMap(\.text).joined(separator: " ")
                return "\(rule) \(finding["severity"]?.text ?? "") \(finding["subject"]?.text ?? ""): \(affects)"
            })
    }

    private func findings(in report: SourceNode) -> Set<String> {
        findings(among: report["findings"]?.sequence ?? [], of: OracleCase.families)
    }

    private func busFactorAgrees(_ expected: SourceNode, _ actual: SourceNode) throws {
        let smallest = try #require(expected["concentration"]?["busFactor"])
        let ours = try #require(actual["concentration"]?["busFactor"])
        #expect(smallest.isNull == ours.isNull)
        guard !smallest.isNull else { return }
        let isExact = ours["exact"]?.bool == true
        let greedy = try #require(expected["concentration"]?["busFactorGreedy"])
        #expect(ours["size"]?.int == (isExact ? smallest : greedy)["size"]?.int)
        #expect(ours["people"]?.sequence?.count == ours["size"]?.int)
    }

    /// The oracle leaves out kinds that do not occur.
    private func countsAgree(_ expected: SourceNode, _ actual: SourceNode) throws {
        for part in ["entities", "relations"] {
            let expected = try #require(expected["counts"]?[part])
            for member in try #require(actual["counts"]?[part]?.mapping) {
                #expect(member.value.int == expected[member.key]?.int ?? 0, "\(part) \(member.key)")
            }
        }
    }

    /// The value at a path: keys joined by dots, `list[id]` for the entry with that id or system, a number for an index.
    private func lookUp(_ path: String, in root: SourceNode) -> SourceNode? {
        var node: SourceNode? = root
        for step in path.split(whereSeparator: { $0 == "." || $0 == "[" }).map(String.init) {
            if step.hasSuffix("]") {
                let id = String(step.dropLast())
                node = node?.sequence?.first { $0["id"]?.text == id || $0["system"]?.text == id }
            } else if let items = node?.sequence {
                node = Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
            } else {
                node = node?[step]
            }
        }
        return node
    }
}
