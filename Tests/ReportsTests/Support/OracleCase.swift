import Foundation
import SourceDocuments
import TestSupport
import Testing

/// An organisation and what the oracle in `Tests/Oracle` says about it.
struct OracleCase: Sendable, CustomTestStringConvertible {
    /// The seed, or the hand-worked file.
    var name: String
    /// The organisation in the machine format.
    var input: String
    /// The sections of the report.
    var expected: SourceNode

    var testDescription: String { name }

    /// Families of rules that are applied.
    static let families = ["coordination/", "escalation/", "ownership/", "visibility/"]

    /// The random organisations; empty when the fixtures cannot be read, and then a test fails.
    static let random: [OracleCase] = {
        let files = (try? Checkout.files(in: "Tests/Oracle/fixtures", "jsonl")) ?? []
        return files.flatMap { file in
            ((try? Checkout.text(file)) ?? "").split(separator: "\n").compactMap { OracleCase(line: String($0)) }
        }
    }()

    /// One line of a file: `{"seed":1,"input":{…},"expected":{…}}`.
    private init?(line: String) {
        // Quotes within strings are escaped, so that these words stand for keys only.
        guard let input = line.range(of: ",\"input\":"), let expected = line.range(of: ",\"expected\":") else {
            return nil
        }
        let (document, _) = SourceReader.json(
            SourceText(file: "expected.json", text: String(line[expected.upperBound...].dropLast())))
        guard let document else { return nil }
        name = "seed " + line[line.startIndex..<input.lowerBound].filter(\.isNumber)
        self.input = String(line[input.upperBound..<expected.lowerBound])
        self.expected = document.root
    }
}

/// A hand-worked organisation: figures by their path in the report, and the findings of some families of rules.
struct HandWorkedCase: Sendable, CustomTestStringConvertible {
    var name: String
    var input: String
    var root: SourceNode

    var testDescription: String { name }

    static let all: [HandWorkedCase] = {
        let files = (try? Checkout.files(in: "Tests/Oracle/hand", "json")) ?? []
        return files.compactMap { file in
            let text = SourceText(file: file, text: (try? Checkout.text(file)) ?? "")
            guard let root = SourceReader.json(text).document?.root, let input = root["input"] else { return nil }
            return HandWorkedCase(name: file, input: JSONText.of(input), root: root)
        }
    }()
}
