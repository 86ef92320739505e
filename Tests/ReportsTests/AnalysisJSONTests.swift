import OrgModel
import SourceDocuments
import TestSupport
import Testing

/// The keys that other programs rely on: written down from the schema of docs/cli.md, in its order.
@Suite struct AnalysisJSONTests {
    private func larkfield() throws -> SourceNode {
        let path = "graphs/larkfield-mutual/2026-Q3.yaml"
        return try report(on: cycle(Checkout.text(path), file: path)).root
    }

    /// The keys of an object, in their order.
    private func keys(_ node: SourceNode?, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> [String]
    {
        try #require(node?.mapping, sourceLocation: sourceLocation).map(\.key)
    }

    /// The keys of every item of a list that has some.
    private func keys(
        ofItems node: SourceNode?, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let items = try #require(node?.sequence, sourceLocation: sourceLocation)
        let first = try #require(items.first, sourceLocation: sourceLocation)
        let keys = try keys(first, sourceLocation: sourceLocation)
        for item in items {
            #expect(item.mapping?.map(\.key) == keys, sourceLocation: sourceLocation)
        }
        return keys
    }

    @Test func sectionsStandInTheirOrder() throws {
        let root = try larkfield()
        let sections = [
            "linchpin", "organization", "cycle", "counts", "assessment", "ownership", "concentration", "chokepoints",
            "escalation", "coordination", "visibility", "stages", "hierarchy", "findings", "suppressed", "ignored",
            "resolved", "comparedWith", "settings", "centrality",
        ]
        #expect(try keys(root) == sections)
        #expect(try keys(root["linchpin"]) == ["version", "schema"])
        #expect(root["linchpin"]?["schema"]?.int == 1)
        #expect(root["organization"]?.text == "Larkfield Mutual")
        #expect(root["cycle"]?.text == "2026-Q3")
    }

    @Test func countsAndAssessmentNameEveryKind() throws {
        let root = try larkfield()
        #expect(try Set(keys(root["counts"]?["entities"])) == Set(EntityKind.allCases.map(\.rawValue)))
        #expect(try Set(keys(root["counts"]?["relations"])) == Set(RelationKind.allCases.map(\.rawValue)))
        #expect(try Set(keys(root["assessment"])) == Set(Dimension.allCases.map(\.rawValue)))
        for member in try #require(root["assessment"]?.mapping) {
            #expect(try keys(member.value) == ["status", "have", "of", "reason"])
        }
    }

    @Test func ownershipAndConcentration() throws {
        let root = try larkfield()
        #expect(try keys(root["centrality"]) == ["layer", "lengths", "exact", "estimates", "entities"])
        #expect(
            try keys(ofItems: root["centrality"]?["entities"]) == [
                "id", "degreeIn", "degreeOut", "betweenness", "harmonic", "core", "articulation",
            ])
        #expect(try keys(root["ownership"]) == ["unowned", "unsupported", "unassignedLoad", "systems"])
        let systems = try keys(ofItems: root["ownership"]?["systems"])
        #expect(systems.starts(with: ["id", "supporters", "owners", "inherited"]))
        let concentration = root["concentration"]
        #expect(try keys(concentration) == ["people", "teams", "busFactor", "loss", "utilisation"])
        for over in ["people", "teams"] {
            #expect(try keys(concentration?[over]) == ["hhi", "effective", "top1", "top3", "top5"])
        }
        #expect(try keys(concentration?["busFactor"]) == ["size", "people", "exact"])
        #expect(try keys(concentration?["loss"]) == ["1", "3", "5", "10"])
        #expect(try keys(ofItems: concentration?["utilisation"]) == ["id", "load", "capacity", "ratio"])
    }

    @Test func chokepointsAndEscalation() throws {
        let root = try larkfield()
        let chokepoints = root["chokepoints"]
        #expect(try keys(chokepoints) == ["people", "pairs", "teams", "authorityDominance"])
        #expect(
            try keys(ofItems: chokepoints?["people"])
                == ["id", "sole", "dependents", "exposure", "dominance", "dominated"])
        #expect(try keys(ofItems: chokepoints?["teams"]) == ["id", "sole", "dependents", "exposure"])
        #expect(try keys(ofItems: chokepoints?["authorityDominance"]) == ["id", "dominance", "dominated"])
        let escalation = root["escalation"]
        #expect(
            try keys(escalation)
                == ["authorities", "inferred", "intact", "continuity", "q", "humanHours", "chains"])
        #expect(
            try keys(ofItems: escalation?["chains"]) == [
                "system", "via", "explicit", "advance", "rungs", "toHuman", "toFixer", "toAuthority",
                "absencesToSilence", "absencesToCutOff", "continuity", "humanHours", "broken", "weak",
            ])
        for chain in try #require(escalation?["chains"]?.sequence) {
            for rung in try #require(chain["rungs"]?.sequence) {
                #expect(try keys(rung) == ["targets", "answerers", "mode", "after", "explicit"])
            }
            if let reach = chain["toHuman"], !reach.isNull { #expect(try keys(reach) == ["rung", "minutes"]) }
        }
    }

    @Test func surroundings() throws {
        let root = try larkfield()
        #expect(try keys(root["coordination"]) == ["congruence", "weighted", "teams"])
        #expect(
            try keys(ofItems: root["coordination"]?["teams"]) == ["id", "required", "uncovered", "coveredPerHuman"])
        #expect(try keys(root["visibility"]) == ["coverage", "unreviewed"])
        #expect(try keys(root["stages"]) == ["pilot", "production"])
        for stage in ["pilot", "production"] {
            #expect(
                try keys(root["stages"]?[stage]) == [
                    "systems", "users", "reversible", "supportersPerSystem", "effectiveOwners", "escalationLocality",
                    "teamsInClosure", "visibilityCoverage", "intact", "humanHours",
                ])
        }
        #expect(try keys(root["hierarchy"]) == ["connectedness", "hierarchy", "efficiency", "leastUpperBound"])
        // graphs/README.md: one pilot left, and nobody without a review.
        #expect(root["stages"]?["pilot"]?["systems"]?.int == 1)
        #expect(root["visibility"]?["unreviewed"]?.sequence?.isEmpty == true)
    }

    @Test func pairs() throws {
        let root = try report(
            on: cycle("linchpin: 1\npeople: {ana: {}, ben: {}}\nsystems: {s: {owners: [ana, ben]}}")
        ).root
        #expect(try keys(ofItems: root["chokepoints"]?["pairs"]) == ["ids", "sole", "exposure"])
    }

    @Test func findings() throws {
        let findings = try larkfield()["findings"]
        #expect(
            try keys(ofItems: findings) == [
                "rule", "severity", "subject", "affects", "message", "evidence", "location", "advice", "effect",
                "fingerprint", "status",
            ])
        for finding in try #require(findings?.sequence) {
            #expect(try keys(finding["evidence"]) == ["ids", "paths", "figures"])
            // Every subject of the example is declared in its file.
            #expect(try keys(finding["location"]) == ["file", "line", "column"])
            #expect(finding["location"]?["file"]?.text == "graphs/larkfield-mutual/2026-Q3.yaml")
            for change in finding["effect"]?.sequence ?? [] {
                #expect(try keys(change) == ["figure", "before", "after", "unit"])
            }
        }
    }

    /// A figure that is not assessed is null, its lists empty, and the reason beside its dimension.
    @Test func whatIsNotAssessedIsNullWithAReason() throws {
        let root = try report(on: cycle("linchpin: 1\npeople: {ana: {}}\nsystems: {s: {}}")).root
        for path in ["unowned", "unsupported", "unassignedLoad"] { #expect(root["ownership"]?[path]?.isNull == true) }
        #expect(root["ownership"]?["systems"]?.sequence?.isEmpty == true)
        #expect(root["concentration"]?["people"]?["hhi"]?.isNull == true)
        #expect(root["concentration"]?["busFactor"]?.isNull == true)
        #expect(root["concentration"]?["loss"]?["10"]?.isNull == true)
        for path in ["intact", "continuity", "humanHours"] { #expect(root["escalation"]?[path]?.isNull == true) }
        for path in ["congruence", "weighted"] { #expect(root["coordination"]?[path]?.isNull == true) }
        #expect(root["coordination"]?["teams"]?.sequence?.isEmpty == true)
        #expect(root["visibility"]?["coverage"]?.isNull == true)
        #expect(root["visibility"]?["unreviewed"]?.sequence?.isEmpty == true)
        #expect(root["stages"]?["production"]?["systems"]?.int == 1)
        for path in ["supportersPerSystem", "teamsInClosure", "visibilityCoverage", "intact"] {
            #expect(root["stages"]?["production"]?[path]?.isNull == true)
        }
        #expect(root["hierarchy"]?.isNull == true)
        #expect(root["findings"]?.sequence?.isEmpty == true)
        for member in try #require(root["assessment"]?.mapping) {
            #expect(member.value["status"]?.text == "notAssessed")
            #expect(member.value["reason"]?.text?.isEmpty == false)
        }
    }

    /// Where it takes no part in a figure: the key is there as soon as it was measured, and not before.
    @Test func centralityIsLeftOutWhenNotMeasured() throws {
        let root = try report(on: cycle("linchpin: 1\nsystems: {s: {}}"), measuresCentrality: false).root
        #expect(root["centrality"] == nil)
    }

    @Test func namesAreEscaped() throws {
        let name = "quote\" back\\slash \u{1B}[0m <b> \u{2028} \u{202E}"
        var builder = CycleBuilder(organization: name, label: "1", danglingReferences: .areErrors)
        builder.add(Entity(EntityID(.system, "s"), name: name, attributes: .system(System())))
        let report = try report(on: builder.build().cycle)
        #expect(report.root["organization"]?.text == name)
        #expect(!report.text.contains("\u{1B}"))
        #expect(!report.text.contains("\u{2028}"))
    }
}
