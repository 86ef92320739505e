import Findings
import OrgAnalysis
public import OrgCycles
import OrgModel
import SourceDocuments

/// A comparison as CSV by RFC 4180 with a header, a change a line; lines end in LF, numbers have full precision.
///
/// Nothing in it is a formula to a spreadsheet: a cell that begins as one does has an apostrophe before it, as in
/// ``CSVReport``.
public enum ComparisonCSV {
    private static let columns = ["section", "change", "subject", "what", "before", "after", "difference"]

    /// Writes all that changed: what is not recorded, entities, relations, figures, chokepoints and findings.
    public static func render(_ comparison: Comparison) -> String {
        var csv = CSVWriter()
        csv.row(columns)
        func row(
            _ section: String, _ change: String, _ subject: String, _ what: String, _ before: String = "",
            _ after: String = "", _ difference: Double? = nil
        ) {
            let texts = [section, change, subject, what, before, after].map { CSVReport.inert(DisplayText.visible($0)) }
            // A number that is negative is no formula.
            csv.row(texts + [difference.map(number) ?? ""])
        }
        for source in comparison.recording.sources {
            row(
                "source", word(source.side), source.path, "entities",
                count(source.entities.count, source.side, .before), count(source.entities.count, source.side, .after))
        }
        for kind in comparison.recording.kinds {
            row(
                "kind", word(kind.side), kind.name, kind.isEntity ? "entities" : "relations",
                count(kind.count, kind.side, .before), count(kind.count, kind.side, .after))
        }
        for gap in comparison.recording.dimensions {
            row("dimension", word(gap.side), gap.dimension.rawValue, gap.reason ?? "")
        }
        for rename in comparison.renames {
            row(
                "rename", rename.reason.rawValue, rename.new.description, "id", rename.old.description,
                rename.new.description)
        }
        for proposal in comparison.proposals {
            row(
                "proposal", "probablyRenamed", proposal.new.description, "id", proposal.old.description,
                proposal.new.description, proposal.score)
        }
        for reorganisation in comparison.reorganisations {
            row(
                "reorganisation", reorganisation.kind.rawValue, ids(reorganisation.to), "teams",
                ids(reorganisation.from), ids(reorganisation.to))
        }
        for change in comparison.structure.entities {
            guard change.change == .changed else {
                row("entity", change.change.rawValue, change.id.description, "")
                continue
            }
            for attribute in change.attributes {
                row(
                    "entity", "changed", change.id.description, attribute.attribute, attribute.before ?? "",
                    attribute.after ?? "")
            }
        }
        for change in comparison.structure.relations {
            let subject = "\(change.from) \(change.kind.rawValue) \(change.to)"
            let rung = change.rung.map { "rung \($0)" } ?? ""
            guard change.change == .changed else {
                row("relation", change.change.rawValue, subject, rung)
                continue
            }
            for attribute in change.attributes {
                row("relation", "changed", subject, attribute.attribute, attribute.before ?? "", attribute.after ?? "")
            }
        }
        for change in comparison.structure.handovers {
            row(
                "handover", change.isReorganisation ? "reorganisation" : "changed", change.subject.description,
                change.kind.rawValue, ids(change.before), ids(change.after))
        }
        for change in comparison.figures + comparison.entityFigures where change.isChanged || change.obstacle != nil {
            row(
                "figure", change.obstacle == nil ? change.trend.rawValue : "notCompared",
                change.entity?.description ?? "organization", change.figure.name, text(change.before),
                text(change.after),
                change.difference)
        }
        for change in comparison.chokepoints.changes {
            row(
                "chokepoint", change.hasEntered ? "entered" : change.hasLeft ? "left" : "changed", ids(change.ids),
                "exposure", change.before.map(number) ?? "", change.after.map(number) ?? "",
                (change.after ?? 0) - (change.before ?? 0))
        }
        for compared in comparison.findings {
            guard let finding = compared.finding else { continue }
            row(
                "finding", compared.status.rawValue, finding.subject.description, finding.rule.name,
                compared.before?.severity.rawValue ?? "", compared.after?.severity.rawValue ?? "")
        }
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    private static func word(_ side: Recording.Side) -> String {
        side == .before ? "noLongerRecorded" : "firstRecorded"
    }

    private static func count(_ count: Int, _ side: Recording.Side, _ wanted: Recording.Side) -> String {
        side == wanted ? "\(count)" : ""
    }

    private static func ids(_ ids: [EntityID]) -> String { ids.map(\.description).joined(separator: " ") }

    private static func text(_ value: FigureValue) -> String {
        switch value {
        case .number(let number): Self.number(number)
        case .never: "never"
        case .always: "always"
        case .unknown: "unknown"
        }
    }

    private static func number(_ number: Double) -> String {
        do throws(JSONWriter.Failure) { return try JSONWriter.number(number == 0 ? 0 : number) } catch { return "" }
    }
}
