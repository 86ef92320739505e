import Findings
import OrgModel
import Settings
import SourceDocuments
import Testing

/// A few of the rules there are.
let names = RuleNames(["escalation/loop", "escalation/none", "ownership/none", "ownership/single"])

/// Reads settings without their first line; no problem is expected.
func settings(
    _ text: String, file: String = "linchpin.yaml", sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Settings {
    let reading = SettingsReader.read(
        text: SourceText(file: file, text: "linchpin-settings: 1\n" + text), names: names)
    #expect(reading.diagnostics.map(told) == [], sourceLocation: sourceLocation)
    return try #require(reading.settings, sourceLocation: sourceLocation)
}

/// The problems of settings without their first line, one in a line each; there must be an error.
func problems(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) -> [String] {
    let reading = SettingsReader.read(
        text: SourceText(file: "s.yaml", text: "linchpin-settings: 1\n" + text), names: names)
    #expect(reading.settings == nil, sourceLocation: sourceLocation)
    return reading.diagnostics.map(told)
}

/// A diagnostic in one line: place, rule, message and hint.
func told(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0)" } ?? "-"
    return "\(place) \(diagnostic.rule) \(diagnostic.message)" + (diagnostic.hint.map { " [\($0)]" } ?? "")
}

/// A finding about a system, or about the organisation.
func finding(
    _ rule: RuleID, _ system: String?, _ severity: Severity = .warning, affects: [String] = [],
    identity: [String] = []
) -> Finding {
    Finding(
        rule: rule, severity: severity, subject: system.map { .entity(EntityID(.system, $0)) } ?? .organization,
        affects: affects.map { EntityID(.system, $0) }, message: "Something is wrong.", advice: "Mend it.",
        identity: identity)
}
