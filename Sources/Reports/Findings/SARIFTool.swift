import Findings
import OrgModel
import SourceDocuments

/// The tool and its rules, as SARIF describes them.
enum SARIFTool {
    static func write(_ rules: [Rule], _ json: inout JSONWriter) {
        json.object("tool") { json in
            json.object("driver") { json in
                json.member("name", "Linchpin")
                json.member("version", Version.current)
                json.member("semanticVersion", Version.current)
                json.array("rules") { json in for rule in rules { write(rule, &json) } }
            }
        }
    }

    private static func write(_ rule: Rule, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", rule.id.name)
            description("shortDescription", rule.summary, &json)
            description("fullDescription", "\(rule.summary) \(RuleText.joined(rule.why))", &json)
            json.object("help") { json in
                json.member("text", help(rule))
                json.member("markdown", RuleText.markdown(rule).joined(separator: "\n"))
            }
            json.object("defaultConfiguration") { json in json.member("level", rule.severity.rawValue) }
            json.object("properties") { json in json.member("tags", [rule.id.family]) }
        }
    }

    /// Code hosts take 1,024 characters.
    private static func description(_ key: String, _ text: String, _ json: inout JSONWriter) {
        json.object(key) { json in json.member("text", text.clipped(to: 1024)) }
    }

    /// All but the example: plain text may not be indented.
    private static func help(_ rule: Rule) -> String {
        var paragraphs = [RuleText.joined(rule.why), "How to resolve it: \(rule.advice)"]
        if !rule.references.isEmpty { paragraphs.append("References: \(rule.references.joined(separator: "; ")).") }
        return paragraphs.joined(separator: "\n\n")
    }
}
