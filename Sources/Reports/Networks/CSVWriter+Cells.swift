import OrgAnalysis
import SourceDocuments

extension CSVWriter {
    /// Writes a value of a measurement; empty where there is none.
    mutating func field(_ cell: Measurement.Cell, _ names: [String]) {
        switch cell {
        case .none: field("")
        case .count(let count): field("\(count)")
        case .number(let number): field(Self.text(number))
        case .flag(let flag): field(flag ? "true" : "false")
        case .node(let node): field(names[node])
        }
    }

    /// The shortest text that reads back as the same number; `inf` where it is infinite.
    private static func text(_ number: Double) -> String {
        do {
            return try JSONWriter.number(number)
        } catch {
            return "\(number)"
        }
    }
}
