import Findings
import OrgModel
import SourceDocuments

/// One finding as JSON.
enum FindingJSON {
    /// Writes it as an object.
    static func write(_ finding: Finding, _ json: inout JSONWriter) {
        json.object { json in members(of: finding, &json) }
    }

    /// Writes the members of its object.
    static func members(of finding: Finding, _ json: inout JSONWriter) {
        json.member("rule", finding.rule.name)
        json.member("severity", finding.severity.rawValue)
        json.member("subject", finding.subject.description)
        json.ids("affects", finding.affects)
        json.member("message", finding.message)
        json.object("evidence") { json in
            json.ids("ids", finding.evidence.ids)
            json.array("paths") { json in
                for path in finding.evidence.paths {
                    json.array { json in for id in path { json.value(id.description) } }
                }
            }
            json.object("figures") { json in
                for figure in finding.evidence.figures { json.figure(figure.name, figure.value) }
            }
        }
        json.location("location", finding.location)
        json.member("advice", finding.advice)
        json.key("effect")
        if let effect = finding.effect {
            json.array { json in
                for change in effect.changes {
                    json.object { json in
                        json.member("figure", change.figure)
                        json.figure("before", change.before)
                        json.figure("after", change.after)
                        json.member("unit", change.unit.rawValue)
                    }
                }
            }
        } else {
            json.null()
        }
        json.member("fingerprint", finding.fingerprint)
    }
}

extension JSONWriter {
    /// Writes a key and a number; null stands for what is not known, and for what has no finite value.
    mutating func figure(_ key: String, _ value: Double?) {
        do {
            try member(key, value)
        } catch {
            self.key(key)
            null()
        }
    }

    /// Writes a key and a place, or null.
    mutating func location(_ key: String, _ location: SourceLocation?) {
        self.key(key)
        guard let location else { return null() }
        object { json in
            json.member("file", location.file)
            json.member("line", location.line)
            json.member("column", location.column)
        }
    }

    /// Writes a key and a list of ids.
    mutating func ids(_ key: String, _ ids: [EntityID]) {
        array(key) { json in for id in ids { json.value(id.description) } }
    }
}
