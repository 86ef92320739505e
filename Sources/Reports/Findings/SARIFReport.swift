public import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// What was found, as SARIF 2.1.0 (OASIS 2023), which code hosts and editors show beside the line that a user would edit.
///
/// One run with every rule of the catalogue, and a result for each finding that is told, worst first. A result stands where
/// its subject is told of: in the original file for what was imported. What could not be assessed, and what was set aside,
/// is said in notifications, so that silence is not taken for good news.
public struct SARIFReport: AnalysisReport {
    /// The most findings that are written, worst first; code hosts refuse a file with more. A notification tells how many
    /// were left out.
    public static let mostResults = 25_000

    /// The file that was read, where findings about the whole organisation stand.
    public var file: String
    /// What paths are relative to; nil leaves them as they are told.
    public var root: SourceRoot?
    /// The catalogue.
    public var rules: [Rule]
    var mostResults = SARIFReport.mostResults

    /// Describes a report.
    public init(file: String, root: SourceRoot? = nil, rules: [Rule] = RuleSet.all) {
        self.file = file
        self.root = root
        self.rules = rules
    }

    /// Writes the report.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    public func render(_ analysis: Analysis, _ findings: FindingReport? = nil) -> String {
        var json = JSONWriter(style: .pretty)
        write(analysis, findings ?? FindingReport(analysis.findings), &json)
        return json.text
    }

    /// Writes the report in pieces.
    public func render(_ analysis: Analysis, _ findings: FindingReport?, to sink: @escaping ([UInt8]) -> Void) {
        var json = JSONWriter(style: .pretty, sink: sink)
        write(analysis, findings ?? FindingReport(analysis.findings), &json)
    }

    private func write(_ analysis: Analysis, _ findings: FindingReport, _ json: inout JSONWriter) {
        let places = Dictionary(
            rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        json.object { json in
            json.member("$schema", Self.schema)
            json.member("version", "2.1.0")
            json.array("runs") { json in
                json.object { json in
                    SARIFTool.write(rules, &json)
                    invocation(notifying: notifications(on: analysis, findings), &json)
                    base(&json)
                    // Columns count Unicode scalars, as everywhere here.
                    json.member("columnKind", "unicodeCodePoints")
                    json.array("results") { json in
                        for entry in findings.entries.prefix(mostResults) {
                            result(entry, ruleIndex: places[entry.finding.rule], in: analysis, &json)
                        }
                    }
                }
            }
        }
    }

    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    private static let baseID = "%SRCROOT%"
    /// How many affected systems a result names and links to.
    private static let mostRelated = 20

    // MARK: - The run

    private func invocation(notifying texts: [String], _ json: inout JSONWriter) {
        json.array("invocations") { json in
            json.object { json in
                json.member("executionSuccessful", true)
                json.array("toolExecutionNotifications") { json in
                    for text in texts {
                        json.object { json in
                            json.object("message") { json in json.member("text", SARIFMessage.plain(text)) }
                            json.member("level", "note")
                        }
                    }
                }
            }
        }
    }

    private func notifications(on analysis: Analysis, _ findings: FindingReport) -> [String] {
        let unknown = analysis.assessment.gaps.map { "\(analysis.assessment.gap($0))." }
        let left = findings.entries.count - mostResults
        return unknown + findings.asides
            + (left > 0 ? ["\(Numbers.counted(left, "finding")) left out: the least severe."] : [])
    }

    /// The root is told of and not where it lies, which is different on every machine.
    private func base(_ json: inout JSONWriter) {
        json.object("originalUriBaseIds") { json in
            json.object(Self.baseID) { json in
                json.object("description") { json in json.member("text", "The root of the checkout.") }
            }
        }
    }

    // MARK: - A result

    private func result(
        _ entry: FindingReport.Entry, ruleIndex: Int?, in analysis: Analysis, _ json: inout JSONWriter
    ) {
        let finding = entry.finding
        // What is told of a system needs no link to that system.
        let others = finding.affects.filter { .entity($0) != finding.subject }
        let affected = Affected(others, atMost: Self.mostRelated, in: analysis)
        let message = SARIFMessage(finding: finding, affected: affected)
        json.object { json in
            json.member("ruleId", finding.rule.name)
            if let ruleIndex { json.member("ruleIndex", ruleIndex) }
            json.member("level", finding.severity.rawValue)
            json.object("message") { json in
                json.member("text", message.text)
                json.member("markdown", message.markdown)
            }
            json.array("locations") { json in
                json.object { json in
                    physical(finding.location, &json)
                    logical(finding.subject, &json)
                }
            }
            if !affected.shown.isEmpty {
                json.array("relatedLocations") { json in
                    for (index, system) in affected.shown.enumerated() {
                        json.object { json in
                            json.member("id", index + 1)
                            physical(analysis.cycle.location(of: system), &json)
                            logical(.entity(system), &json)
                        }
                    }
                }
            }
            json.object("partialFingerprints") { json in json.member("linchpin/v1", finding.fingerprint) }
            if let status = entry.status { json.member("baselineState", status == .new ? "new" : "unchanged") }
        }
    }

    /// Where something stands; what stands nowhere is put at the beginning of the file that was read.
    private func physical(_ location: SourceLocation?, _ json: inout JSONWriter) {
        let location = location ?? SourceLocation(file: file)
        let reference = root?.reference(to: location.file) ?? SourceRoot.reference(to: location.file)
        json.object("physicalLocation") { json in
            json.object("artifactLocation") { json in
                json.member("uri", reference.uri)
                if reference.isRelative { json.member("uriBaseId", Self.baseID) }
            }
            json.object("region") { json in
                json.member("startLine", location.line ?? 1)
                json.member("startColumn", location.column ?? 1)
            }
        }
    }

    private func logical(_ subject: Finding.Subject, _ json: inout JSONWriter) {
        json.array("logicalLocations") { json in
            json.object { json in
                switch subject {
                case .entity(let id):
                    json.member("name", id.name)
                    json.member("fullyQualifiedName", id.description)
                    json.member("kind", id.kind.rawValue)
                case .organization:
                    json.member("name", subject.description)
                    json.member("kind", subject.description)
                }
            }
        }
    }
}
