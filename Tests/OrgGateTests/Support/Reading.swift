import Findings
import OrgAnalysis
import OrgFormats
import OrgGate
import OrgModel
import SourceDocuments
import TestSupport
import Testing

/// Reads native YAML without its first line, of which no problem is expected.
func cycle(
    _ yaml: String, file: String = "x.yaml", sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Cycle {
    let reading = CycleReader.read(text: SourceText(file: file, text: "linchpin: 1\n" + yaml))
    let problems = reading.diagnostics.map { "\($0.location.map(\.description) ?? "-") \($0.message)" }
    #expect(problems == [], sourceLocation: sourceLocation)
    let cycle = reading.cycle
    return try #require(cycle, sourceLocation: sourceLocation)
}

/// A quarter of the example.
func larkfield(_ label: String) throws -> Cycle {
    let path = "graphs/larkfield-mutual/\(label).yaml"
    let reading = CycleReader.read(text: SourceText(file: path, text: try Checkout.text(path)))
    let cycle = reading.cycle
    return try #require(cycle)
}

/// Reads requirements, of which no problem is expected.
func policy(
    _ requirements: String, severities: String = "{}", sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> GatePolicy {
    let text = "linchpin-policy: 1\nseverities: \(severities)\nrequirements:\n\(requirements)\n"
    let reading = PolicyReader.read(text: SourceText(file: "policy.yaml", text: text))
    let problems = reading.diagnostics.map { "\($0.location.map(\.description) ?? "-") \($0.message)" }
    #expect(problems == [], sourceLocation: sourceLocation)
    let policy = reading.policy
    return try #require(policy, sourceLocation: sourceLocation)
}

/// The decision on native YAML by requirements.
func decide(
    _ yaml: String, by requirements: String, severities: String = "{}",
    sourceLocation: Testing.SourceLocation = #_sourceLocation, _ change: (inout Gate) -> Void = { _ in }
) throws -> Decision {
    var gate = Gate(policy: try policy(requirements, severities: severities, sourceLocation: sourceLocation))
    change(&gate)
    return gate.decide(on: try cycle(yaml, sourceLocation: sourceLocation))
}

extension Decision {
    /// The status of each requirement, in order.
    var statuses: [Outcome.Status] { outcomes.map(\.status) }
}

extension Outcome {
    /// What falls short, by bare names.
    var missedNames: [String] {
        missed.map { if case .entity(let id) = $0.subject { id.name } else { "organization" } }
    }
}

/// A day that is one.
func day(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> CalendarDay {
    try #require(CalendarDay(text), sourceLocation: sourceLocation)
}
