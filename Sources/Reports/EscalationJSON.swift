import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

/// The escalation section of ``AnalysisJSON``.
enum EscalationJSON {
    static func write(_ escalation: Escalation, _ json: inout JSONWriter) {
        json.object("escalation") { json in
            json.ids("authorities", escalation.authorities)
            json.member("inferred", escalation.isInferred)
            json.figure("intact", escalation.intact)
            json.figure("continuity", escalation.continuity)
            json.figure("q", escalation.q)
            json.figure("humanHours", escalation.humanHours)
            json.array("chains") { json in
                for chain in escalation.chains { write(chain, &json) }
            }
        }
    }

    static func write(_ chain: Chain, _ json: inout JSONWriter) {
        json.object { json in
            json.member("system", chain.system.description)
            json.member("via", chain.via?.description)
            json.member("explicit", chain.isExplicit)
            json.member("advance", chain.advance?.rawValue)
            json.array("rungs") { json in
                for rung in chain.rungs {
                    json.object { json in
                        json.ids("targets", rung.targets)
                        json.ids("answerers", rung.answerers)
                        json.member("mode", rung.mode.rawValue)
                        json.figure("after", rung.after)
                        json.member("explicit", rung.isExplicit)
                    }
                }
            }
            reach("toHuman", chain.figures?.toHuman, &json)
            reach("toFixer", chain.figures?.toFixer, &json)
            reach("toAuthority", chain.figures?.toAuthority, &json)
            json.member("absencesToSilence", chain.figures?.absencesToSilence)
            json.member("absencesToCutOff", chain.figures?.absencesToCutOff)
            json.figure("continuity", chain.figures?.continuity)
            json.figure("humanHours", chain.figures?.humanHours)
            json.member("broken", chain.broken.map(\.name))
            json.member("weak", chain.weak.map(\.name))
        }
    }

    private static func reach(_ key: String, _ reach: Chain.Reach?, _ json: inout JSONWriter) {
        json.key(key)
        guard let reach else { return json.null() }
        json.object { json in
            json.member("rung", reach.rung)
            json.figure("minutes", reach.minutes)
        }
    }
}
