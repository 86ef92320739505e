import OrgAnalysis
import OrgModel
import SourceDocuments
import TestSupport
import Testing

/// What a figure is by name is what `analyze --format json` says.
@Suite struct FigureAgreementTests {
    private static let cycles = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]

    private func larkfield(_ label: String) throws -> Cycle {
        let path = "graphs/larkfield-mutual/\(label).yaml"
        return try cycle(Checkout.text(path), file: path)
    }

    private func number(_ name: String, _ entity: String?, _ values: FigureValues) throws -> Double? {
        let id = entity.flatMap(EntityID.init(parsing:))
        let subject =
            id.map { $0.kind == .system ? .system : $0.kind == .team ? .team : .person } ?? Figure.Subject.organization
        return values.value(of: try #require(FigureCatalogue.figure(named: name, of: subject), "\(name)"), for: id)
            .number
    }

    private static let whole = [
        "coordination.congruence": "coordination.congruence", "coordination.weighted": "coordination.weighted",
        "visibility.coverage": "visibility.coverage", "hierarchy.connectedness": "hierarchy.connectedness",
        "hierarchy.hierarchy": "hierarchy.hierarchy", "hierarchy.efficiency": "hierarchy.efficiency",
        "hierarchy.leastUpperBound": "hierarchy.least-upper-bound",
        "ownership.unowned": "unowned", "ownership.unsupported": "unsupported",
        "ownership.unassignedLoad": "unassigned-load", "concentration.busFactor.size": "bus-factor",
        "concentration.loss.1": "loss.1", "concentration.loss.3": "loss.3", "concentration.loss.5": "loss.5",
        "concentration.loss.10": "loss.10", "escalation.intact": "intact", "escalation.continuity": "continuity",
        "escalation.humanHours": "human-hours", "counts.entities.person": "counts.people",
        "counts.entities.team": "counts.teams", "counts.entities.system": "counts.systems",
        "counts.entities.policy": "counts.policies", "counts.entities.forum": "counts.forums",
    ]

    @Test(arguments: cycles)
    func figuresOfTheOrganisation(_ label: String) throws {
        let cycle = try larkfield(label)
        let values = FigureValues(of: Analysis(of: cycle, options: AnalysisOptions(measuresCentrality: false)))
        let root = try report(on: cycle, measuresCentrality: false).root
        var paths = Self.whole
        for whom in ["people", "teams"] {
            for part in ["hhi", "effective", "top1", "top3", "top5"] {
                paths["concentration.\(whom).\(part)"] = "concentration.\(whom).\(part)"
            }
        }
        for stage in ["pilot", "production"] {
            for (key, name) in [
                ("systems", "systems"), ("users", "users"), ("reversible", "reversible"),
                ("supportersPerSystem", "supporters-per-system"), ("effectiveOwners", "effective-owners"),
                ("escalationLocality", "escalation-locality"), ("teamsInClosure", "teams-in-closure"),
                ("visibilityCoverage", "visibility-coverage"), ("intact", "intact"), ("humanHours", "human-hours"),
            ] {
                paths["stages.\(stage).\(key)"] = "stages.\(stage).\(name)"
            }
        }
        for kind in RelationKind.allCases.map(\.rawValue) {
            paths["counts.relations.\(kind)"] = "counts.relations.\(kind)"
        }
        for (path, name) in paths {
            let node = path.split(separator: ".").reduce(root as SourceNode?) { $0?[String($1)] }
            #expect(try number(name, nil, values) == (try #require(node?.double, "\(path)")), "\(path)")
        }
        for dimension in Dimension.allCases.map(\.rawValue) {
            let node = try #require(root["assessment"]?[dimension])
            let share = try #require(node["have"]?.double) / #require(node["of"]?.double)
            #expect(try number("assessment.\(dimension)", nil, values) == share)
        }
        let findings = try #require(root["findings"]?.sequence).compactMap { $0["severity"]?.text }
        #expect(try number("findings", nil, values) == Double(findings.count))
        for severity in ["error", "warning", "note"] {
            #expect(try number("findings.\(severity)", nil, values) == Double(findings.count { $0 == severity }))
        }
        for (list, name) in [
            ("people", "exposure"), ("pairs", "exposure"), ("teams", "exposure"), ("people", "dominance"),
        ] {
            let column = try #require(root["chokepoints"]?[list]?.sequence).compactMap { $0[name]?.double }
            let figure = name == "exposure" ? "exposure.\(list).max" : "dominance.max"
            #expect(try number(figure, nil, values) == column.max() ?? 0, "\(figure)")
        }
        let unreviewed = try #require(root["visibility"]?["unreviewed"]?.sequence)
        #expect(try number("visibility.unreviewed", nil, values) == Double(unreviewed.count))
        let ratios = try #require(root["concentration"]?["utilisation"]?.sequence).compactMap { $0["ratio"]?.double }
        #expect(try number("utilisation.max", nil, values) == ratios.max())
        #expect(try number("utilisation.overloaded", nil, values) == Double(ratios.count { $0 > 1 }))
    }

    @Test(arguments: cycles)
    func figuresOfEntities(_ label: String) throws {
        let cycle = try larkfield(label)
        let values = FigureValues(of: Analysis(of: cycle))
        let root = try report(on: cycle).root
        for chain in try #require(root["escalation"]?["chains"]?.sequence) {
            let system = chain["system"]?.text
            for (key, goal) in [("toHuman", "human"), ("toFixer", "fixer"), ("toAuthority", "authority")] {
                #expect(try number("rung-of-\(goal)", system, values) == chain[key]?["rung"]?.double)
                #expect(try number("minutes-to-\(goal)", system, values) == chain[key]?["minutes"]?.double)
            }
            for (key, name) in [
                ("absencesToSilence", "absences-to-silence"), ("absencesToCutOff", "absences-to-cut-off"),
                ("continuity", "continuity"), ("humanHours", "human-hours"),
            ] {
                #expect(try number(name, system, values) == chain[key]?.double, "\(name) of \(system ?? "")")
            }
            for (key, name) in [("broken", "breaks"), ("weak", "weaknesses")] {
                #expect(try number(name, system, values) == Double(try #require(chain[key]?.sequence).count))
            }
        }
        for system in try #require(root["ownership"]?["systems"]?.sequence) {
            for key in ["supporters", "owners"] {
                let count = try #require(system[key]?.sequence).count
                #expect(try number(key, system["id"]?.text, values) == Double(count))
            }
        }
        for list in ["people", "teams"] {
            for row in try #require(root["chokepoints"]?[list]?.sequence) {
                #expect(try number("exposure", row["id"]?.text, values) == row["exposure"]?.double)
                for key in ["sole", "dependents"] {
                    let count = try #require(row[key]?.sequence).count
                    #expect(try number(key, row["id"]?.text, values) == Double(count))
                }
            }
        }
        for row in try #require(root["concentration"]?["utilisation"]?.sequence) {
            for (key, name) in [("load", "load"), ("capacity", "capacity"), ("ratio", "utilisation")] {
                #expect(try number(name, row["id"]?.text, values) == row[key]?.double)
            }
        }
        for row in try #require(root["coordination"]?["teams"]?.sequence) {
            for (key, name) in [
                ("required", "required"), ("uncovered", "uncovered"), ("coveredPerHuman", "covered-per-human"),
            ] {
                #expect(try number(name, row["id"]?.text, values) == row[key]?.double)
            }
        }
        for row in try #require(root["centrality"]?["entities"]?.sequence) {
            let id = try #require(row["id"]?.text)
            guard ["person:", "team:", "system:"].contains(where: id.hasPrefix) else { continue }
            for (key, name) in [
                ("degreeIn", "degree-in"), ("degreeOut", "degree-out"), ("betweenness", "betweenness"),
                ("harmonic", "harmonic"), ("core", "core"),
            ] {
                #expect(try number("centrality.\(name)", id, values) == row[key]?.double)
            }
        }
    }
}
