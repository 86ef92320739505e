import OrgAnalysis
import SourceDocuments

/// The value of a figure as JSON.
enum FigureJSON {
    static func write(_ value: FigureValue, _ json: inout JSONWriter) {
        let status =
            switch value {
            case .number: "number"
            case .never: "never"
            case .always: "always"
            case .unknown: "unknown"
            }
        json.object { json in
            json.member("status", status)
            json.figure("value", value.number)
            json.member("reason", value.reason)
        }
    }
}
