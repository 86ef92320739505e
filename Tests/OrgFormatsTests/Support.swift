import OrgFormats
import OrgModel
import SourceDocuments
import Testing

/// Reads a text of which no problem is expected.
func cycle(_ text: String, file: String = "x.yaml", sourceLocation: Testing.SourceLocation = #_sourceLocation) throws
    -> Cycle
{
    let reading = CycleReader.read(text: SourceText(file: file, text: text))
    #expect(reading.diagnostics.map(told) == [], sourceLocation: sourceLocation)
    return try #require(reading.cycle, sourceLocation: sourceLocation)
}

/// The problems of a text.
func problems(_ text: String, file: String = "x.yaml") -> [Diagnostic] {
    CycleReader.read(text: SourceText(file: file, text: text)).diagnostics
}

/// A diagnostic in one line.
func told(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0)" } ?? "-"
    return "\(place) \(diagnostic.rule) \(diagnostic.message)" + (diagnostic.hint.map { " [\($0)]" } ?? "")
}

/// Every relation in one line.
func lines(_ cycle: Cycle) -> [String] {
    cycle.relations.map { relation in
        var line = "\(relation.kind.rawValue) \(relation.from) \(relation.to) "
        line += relation.weight == relation.weight.rounded() ? "\(Int(relation.weight))" : "\(relation.weight)"
        if let role = relation.role { line += " \(role.rawValue)" }
        if let metrics = relation.metrics { line += " \(metrics.rawValue)" }
        if let step = relation.step {
            line += " rung \(step.rung)"
            if let after = step.after { line += " after \(Int(after))" }
            if let hours = step.hours {
                line += " hours \(hours.windows.map(\.description).joined(separator: "; "))"
            }
            if let advance = step.advance { line += " \(advance.rawValue)" }
        }
        return line
    }
}
