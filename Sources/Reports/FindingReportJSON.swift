import Findings
import SourceDocuments

/// The findings as JSON, and what was decided of them.
enum FindingReportJSON {
    /// Writes the last members of the analysis.
    static func write(_ report: FindingReport, _ json: inout JSONWriter) {
        json.array("findings") { json in
            for entry in report.entries {
                json.object { json in
                    FindingJSON.members(of: entry.finding, &json)
                    json.member("status", entry.status?.rawValue)
                }
            }
        }
        json.array("suppressed") { json in
            for suppressed in report.suppressed { write(suppressed, &json) }
        }
        json.array("ignored") { json in
            for ignored in report.ignored {
                json.object { json in
                    json.member("rule", ignored.rule.name)
                    json.member("count", ignored.count)
                }
            }
        }
        json.array("resolved") { json in
            for resolved in report.resolved {
                json.object { json in
                    json.member("rule", resolved.rule.name)
                    json.member("subject", resolved.subject)
                    json.member("fingerprint", resolved.fingerprint)
                }
            }
        }
        json.key("comparedWith")
        if let comparison = report.comparison {
            json.object { json in
                json.member("kind", comparison.kind.rawValue)
                json.member("name", comparison.name)
            }
        } else {
            json.null()
        }
        json.member("settings", report.settings)
    }

    private static func write(_ suppressed: FindingReport.Suppressed, _ json: inout JSONWriter) {
        json.object { json in
            FindingJSON.members(of: suppressed.finding, &json)
            json.member("status", "suppressed")
            json.object("suppression") { json in
                json.member("owner", suppressed.owner)
                json.member("reason", suppressed.reason)
                json.member("until", suppressed.until)
                json.location("location", suppressed.location)
            }
        }
    }
}
