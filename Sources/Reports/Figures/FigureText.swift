public import OrgAnalysis
import OrgModel
import SourceDocuments

/// The catalogue of figures, and what one of them means.
public enum FigureText {
    /// A table of figures.
    public static func table(_ figures: [Figure], style: TextStyle) -> String {
        var table = TextTable([("figure", .left), ("of", .left), ("unit", .left), ("better", .left), ("tells", .left)])
        for figure in figures {
            table.add([
                figure.name, noun(figure.subject), figure.unit.rawValue, figure.better?.rawValue ?? "", figure.meaning,
            ])
        }
        return table.lines(limit: figures.count, style: style).joined(separator: "\n") + "\n"
    }

    /// The figures that bear one name, each in full.
    public static func explain(_ figures: [Figure], style: TextStyle) -> String {
        figures.map { figure in
            var lines = [style.bold(figure.name) + "  of \(phrase(figure.subject))", ""]
            lines += TextWrapping.lines(figure.meaning, width: style.width, indent: "") + [""]
            lines.append("  unit      \(words(figure.unit))")
            if let better = figure.better { lines.append("  better    \(better.rawValue)") }
            if !figure.dimensions.isEmpty {
                lines.append("  rests on  \(figure.dimensions.map(\.rawValue).joined(separator: ", "))")
            }
            return lines.joined(separator: "\n") + "\n"
        }
        .joined(separator: "\n")
    }

    /// The page of `docs/` that holds the whole catalogue.
    public static func markdown(_ figures: [Figure]) -> String {
        var lines = [
            "# Figures", "",
            "<!-- Written by `linchpin figures --format markdown`; a test holds the two equal. -->", "",
            "Every figure that can be asked for by name: a [simulation](simulate.md) compares them, and `linchpin explain` tells",
            "of one. They are those of [`analyze --format json`](cli.md#analyze---format-json), and [metrics.md](metrics.md)",
            "defines each exactly. One name may be a figure of several subjects: `continuity` of the organisation, and of a",
            "system.", "",
            "A figure that rests on a [dimension](model.md#what-is-known-and-what-is-not) is *not known* where that is not",
            "assessed; nor is one of a system or a person of whom nothing is recorded, where the dimension is assessed in part;",
            "nor one that rests on who can fix what, where of none of the owning teams a member is recorded. It is *never* where",
            "there is no such number and that is worse than any: the minutes to an authority who is not on the ladder. It is",
            "*always* where there is none and that is better than any: a ladder that leads to an authority at once is cut off by no",
            "absence of others.",
        ]
        for subject in Figure.Subject.allCases {
            lines += [
                "", "## Of \(phrase(subject))", "", "| figure | tells | unit | better | rests on |",
                "|---|---|---|---|---|",
            ]
            lines += figures.filter { $0.subject == subject }.map { figure in
                let dimensions = figure.dimensions.map(\.rawValue).joined(separator: ", ")
                return
                    "| `\(figure.name)` | \(figure.meaning) | \(figure.unit.rawValue) | \(figure.better?.rawValue ?? "–") | "
                    + "\(dimensions.isEmpty ? "–" : dimensions) |"
            }
        }
        lines += [
            "", "## Units", "", "| unit | is |", "|---|---|",
        ]
        lines += Figure.Unit.allCases.map { "| \($0.rawValue) | \(words($0)) |" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What a figure is about, in a word.
    static func noun(_ subject: Figure.Subject) -> String {
        subject == .organization ? "organisation" : subject.rawValue
    }

    private static func phrase(_ subject: Figure.Subject) -> String {
        switch subject {
        case .organization: "the organisation"
        case .system, .person, .team: "a \(subject.rawValue)"
        }
    }

    private static func words(_ unit: Figure.Unit) -> String {
        switch unit {
        case .share: "a part of a whole, 0…1"
        case .hours: "hours: of a week for cover, of a cycle for load and capacity"
        case .minutes: "minutes"
        case .count: "a whole number: things, or the place of one in a list"
        case .number: "a number without a unit"
        }
    }
}
