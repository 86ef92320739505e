import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// A scenario as JSON, stable within ``Version/schema``: keys are added, never renamed; the same input gives the same bytes.
public enum ScenarioJSON {
    /// Writes what is tried, and all that changes.
    public static func render(_ scenario: Scenario) -> String {
        var json = JSONWriter(style: .pretty)
        json.object { json in
            json.object("linchpin") { json in
                json.member("version", Version.current)
                json.member("schema", Version.schema)
            }
            json.member("organization", scenario.before.cycle.organization)
            json.member("cycle", scenario.before.cycle.label)
            json.array("changes") { json in
                for change in scenario.changes {
                    let idle = scenario.idle.first { $0.change == change }?.reason
                    Self.change(change, idle: idle, &json)
                }
            }
            json.array("breakEvens") { json in
                for breakEven in scenario.breakEvens { Self.breakEven(breakEven, &json) }
            }
            findings(scenario.findings, leftOut: scenario.leftOut, &json)
            json.array("differences") { json in
                for difference in scenario.differences { Self.difference(difference, &json) }
            }
        }
        return json.text
    }

    private static func change(_ change: Change, idle: String?, _ json: inout JSONWriter) {
        json.object { json in
            switch change {
            case .absence(let id):
                json.member("kind", "absence")
                json.member("id", id.description)
            case .support(let system, let supporter):
                json.member("kind", "support")
                json.member("id", system.description)
                json.member("supporter", supporter.description)
            case .promotion(let id, let factor):
                json.member("kind", "promotion")
                json.member("id", id.description)
                json.figure("loadFactor", factor)
            case .capacity(let id, let hours):
                json.member("kind", "capacity")
                json.member("id", id.description)
                json.figure("hours", hours)
            }
            json.member("idle", idle)
        }
    }

    private static func breakEven(_ breakEven: BreakEven, _ json: inout JSONWriter) {
        let (limit, factor, people): (String, Double?, [EntityID]) =
            switch breakEven.limit {
            case .factor(let factor, let people): ("factor", factor, people)
            case .exceeded(let people): ("exceeded", nil, people)
            case .noLoad: ("noLoad", nil, [])
            case .noCarrier: ("noCarrier", nil, [])
            case .noCapacity: ("noCapacity", nil, [])
            }
        json.object { json in
            json.member("system", breakEven.system.description)
            json.member("limit", limit)
            json.figure("factor", factor)
            json.ids("people", people)
            json.ids("withoutCapacity", breakEven.withoutCapacity)
            json.ids("overloadedAnyway", breakEven.overloadedAnyway)
        }
    }

    private static func findings(_ findings: FindingChanges, leftOut: Int, _ json: inout JSONWriter) {
        json.object("findings") { json in
            json.array("appearing") { json in
                for finding in findings.appearing { FindingJSON.write(finding, &json) }
            }
            json.array("altered") { json in
                for finding in findings.altered {
                    json.object { json in
                        json.key("before")
                        FindingJSON.write(finding.before, &json)
                        json.key("after")
                        FindingJSON.write(finding.after, &json)
                    }
                }
            }
            json.array("going") { json in
                for finding in findings.going { FindingJSON.write(finding, &json) }
            }
            json.member("leftOut", leftOut)
        }
    }

    private static func difference(_ difference: Difference, _ json: inout JSONWriter) {
        json.object { json in
            json.member("figure", difference.figure.name)
            json.member("subject", difference.figure.subject.rawValue)
            json.member("entity", difference.entity?.description)
            json.member("unit", difference.figure.unit.rawValue)
            json.member("better", difference.figure.better?.rawValue)
            json.member("trend", difference.trend.rawValue)
            json.key("before")
            FigureJSON.write(difference.before, &json)
            json.key("after")
            FigureJSON.write(difference.after, &json)
        }
    }
}
