import Findings
import OrgAnalysis
public import OrgGate
import OrgModel
import SourceDocuments

/// A decision as JSON, stable within ``Version/schema``: keys are added, never renamed.
public enum DecisionJSON {
    /// Writes a decision.
    public static func render(_ decision: Decision) -> String {
        var json = JSONWriter(style: .pretty)
        json.object { json in
            json.object("linchpin") { json in
                json.member("version", Version.current)
                json.member("schema", Version.schema)
            }
            json.member("organization", decision.analysis.cycle.organization)
            json.member("cycle", decision.analysis.cycle.label)
            json.member("policy", decision.policy.title)
            json.ids("focus", decision.focus)
            json.member("date", decision.date?.description)
            json.member("verdict", decision.verdict.rawValue)
            json.member("headline", DecisionWords(decision: decision).headline)
            json.array("requirements") { json in
                for outcome in decision.outcomes { write(outcome, &json) }
            }
            json.array("conditions") { json in
                for condition in decision.conditions { write(condition, &json) }
            }
            json.array("earlier") { json in
                for earlier in decision.earlier { write(earlier, &json) }
            }
        }
        return json.text
    }

    private static func write(_ outcome: Outcome, _ json: inout JSONWriter) {
        let requirement = outcome.requirement
        json.object { json in
            json.member("id", requirement.id)
            json.member("title", requirement.title)
            json.member("why", requirement.why)
            location(requirement.location, &json)
            switch requirement.demand {
            case .figure(let name, let limits):
                json.member("figure", name)
                json.member("unit", outcome.figure?.unit.rawValue)
                json.figure("atLeast", limits.atLeast)
                json.figure("atMost", limits.atMost)
            case .findings(let demand):
                json.member("findings", demand.age.rawValue)
                json.member("rules", demand.rules)
                json.member("severity", demand.severity.rawValue)
                json.member("atMost", demand.atMost)
            }
            json.member("status", outcome.status.rawValue)
            json.member("reasons", outcome.reasons)
            json.array("measured") { json in
                for measured in outcome.measured { write(measured, &json) }
            }
            json.key("flip")
            if let flip = outcome.flip { write(flip, &json) } else { json.null() }
        }
    }

    private static func write(_ measured: Measured, _ json: inout JSONWriter) {
        json.object { json in
            json.member("subject", measured.subject.description)
            json.member("standing", measured.standing.rawValue)
            json.key("value")
            FigureJSON.write(measured.value, &json)
            json.array("evidence") { json in
                for evidence in measured.evidence {
                    json.object { json in
                        json.member("sentence", evidence.sentence)
                        json.ids("ids", evidence.ids)
                        location(evidence.location, &json)
                    }
                }
            }
            json.member("fingerprints", measured.findings.map(\.fingerprint))
            json.key("condition")
            if let condition = measured.condition { write(condition, &json) } else { json.null() }
            json.member("bar", measured.bar)
        }
    }

    private static func write(_ flip: Flip, _ json: inout JSONWriter) {
        json.object { json in
            json.member("certainty", flip.certainty.rawValue)
            json.array("steps") { json in
                for step in flip.steps {
                    json.object { json in
                        json.member("sentence", step.sentence)
                        json.member("because", step.because)
                        json.ids("ids", step.ids)
                        json.member("alternatives", step.alternatives)
                    }
                }
            }
            json.member("alsoMeets", flip.alsoMeets)
            json.member("breaks", flip.breaks)
            json.member("unnamed", flip.unnamed)
            json.member("remarks", flip.remarks)
        }
    }

    private static func write(_ condition: Condition, _ json: inout JSONWriter) {
        json.object { json in
            json.member("requirement", condition.requirement)
            json.member("subject", condition.subject.description)
            json.member("owner", condition.owner.text)
            json.member("due", condition.due?.description)
            json.member("days", condition.days)
            json.member("since", condition.since?.description)
        }
    }

    private static func write(_ earlier: EarlierCondition, _ json: inout JSONWriter) {
        json.object { json in
            json.member("state", earlier.state.rawValue)
            json.member("requirement", earlier.entry.requirement)
            json.member("subject", earlier.entry.subject)
            json.member("owner", earlier.entry.owner)
            json.member("due", earlier.entry.due.description)
            json.member("since", earlier.entry.since.description)
            location(earlier.entry.location, &json)
        }
    }

    private static func location(_ location: SourceLocation?, _ json: inout JSONWriter) {
        json.key("location")
        guard let location else { return json.null() }
        json.object { json in
            json.member("file", location.file)
            json.member("line", location.line)
            json.member("column", location.column)
        }
    }
}
