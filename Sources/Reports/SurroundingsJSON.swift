import OrgAnalysis
import OrgModel
import SourceDocuments

/// The sections of ``AnalysisJSON`` about what stands around systems: coordination, visibility, stages and hierarchy.
enum SurroundingsJSON {
    static func write(_ analysis: Analysis, _ json: inout JSONWriter) {
        coordination(analysis.coordination, &json)
        json.object("visibility") { json in
            json.figure("coverage", analysis.visibility.coverage)
            json.ids("unreviewed", analysis.visibility.unreviewed)
        }
        json.object("stages") { json in
            json.object("pilot") { json in stage(analysis.stages.pilot, &json) }
            json.object("production") { json in stage(analysis.stages.production, &json) }
        }
        hierarchy(analysis.hierarchy, &json)
    }

    private static func coordination(_ coordination: Coordination, _ json: inout JSONWriter) {
        json.object("coordination") { json in
            json.figure("congruence", coordination.congruence)
            json.figure("weighted", coordination.weighted)
            json.array("teams") { json in
                for team in coordination.teams {
                    json.object { json in
                        json.member("id", team.id.description)
                        json.figure("required", team.required)
                        json.figure("uncovered", team.uncovered)
                        json.figure("coveredPerHuman", team.coveredPerHuman)
                    }
                }
            }
        }
    }

    private static func stage(_ figures: Stages.Figures, _ json: inout JSONWriter) {
        json.member("systems", figures.systems)
        json.member("users", figures.users)
        json.figure("reversible", figures.reversible)
        json.figure("supportersPerSystem", figures.supportersPerSystem)
        json.figure("effectiveOwners", figures.effectiveOwners)
        json.figure("escalationLocality", figures.escalationLocality)
        json.figure("teamsInClosure", figures.teamsInClosure)
        json.figure("visibilityCoverage", figures.visibilityCoverage)
        json.figure("intact", figures.intact)
        json.figure("humanHours", figures.humanHours)
    }

    private static func hierarchy(_ hierarchy: Hierarchy?, _ json: inout JSONWriter) {
        json.key("hierarchy")
        guard let hierarchy else { return json.null() }
        json.object { json in
            json.figure("connectedness", hierarchy.connectedness)
            json.figure("hierarchy", hierarchy.hierarchy)
            json.figure("efficiency", hierarchy.efficiency)
            json.figure("leastUpperBound", hierarchy.leastUpperBound)
        }
    }
}
