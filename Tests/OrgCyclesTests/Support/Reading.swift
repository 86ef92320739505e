import OrgAnalysis
import OrgCycles
import OrgFormats
import OrgModel
import SourceDocuments
import TestSupport
import Testing

/// Reads a cycle of which no problem is expected; the first line is added.
func cycle(_ label: String, _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> Cycle {
    let reading = CycleReader.read(text: SourceText(file: "\(label).yaml", text: "linchpin: 1\n" + text))
    #expect(reading.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
    return try #require(reading.cycle, sourceLocation: sourceLocation)
}

/// A quarter of the example.
func quarter(_ number: Int) throws -> Cycle {
    let path = "graphs/larkfield-mutual/2026-Q\(number).yaml"
    let reading = CycleReader.read(text: SourceText(file: path, text: try Checkout.text(path)))
    return try #require(reading.cycle)
}

/// Compares the last two of some cycles.
func comparison(_ cycles: Cycle...) -> Comparison { Comparison(of: CycleSeries(of: cycles)) }

/// An id, as text.
func id(_ text: String) -> EntityID { EntityID(parsing: text) ?? EntityID(.system, text) }

extension Comparison {
    /// Changes of entities as lines: `removed system:shop`.
    var entityLines: [String] { structure.entities.map { "\($0.change.rawValue) \($0.id)" } }

    /// Changes of relations as lines: `removed owns team:web system:shop`.
    var relationLines: [String] {
        structure.relations.map { "\($0.change.rawValue) \($0.kind.rawValue) \($0.from) \($0.to)" }
    }

    /// A figure of the organisation.
    func figure(_ name: String) throws -> FigureChange {
        try #require(figures.first { $0.figure.name == name }, "\(name)")
    }
}
