import GraphvizLayout
import OrgModel

/// How numbers and names are said.
enum Wording {
    /// `1 system`, `4 systems`.
    static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(count == 1 ? noun : plural(noun))"
    }

    /// The same for what has a plural of its own.
    static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    /// The plural of a noun of ours.
    static func plural(_ noun: String) -> String {
        switch noun {
        case "person": "people"
        case "policy": "policies"
        case "authority": "authorities"
        case "is": "are"
        case "has": "have"
        case "hangs": "hang"
        case "box": "boxes"
        case "changed box": "changed boxes"
        case "entity": "entities"
        case "dependency": "dependencies"
        case "more person": "more people"
        default: noun + "s"
        }
    }

    /// A share as `34 %`; `< 1 %` for less, so that something never reads as nothing, and `> 99 %` for less than all.
    static func percent(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        if share > 0, share < 0.01 { return "< 1 %" }
        if share < 1, share > 0.99 { return "> 99 %" }
        return "\(Int((min(max(share, 0), 1) * 100).rounded())) %"
    }

    /// Two shares that differ, with decimals where they would read the same without.
    static func percents(_ a: Double, _ b: Double) -> (String, String) {
        let words = (percent(a), percent(b))
        guard a != b, words.0 == words.1, a.isFinite, b.isFinite else { return words }
        // Hundredths of a percent; what differs by less stays the same in print.
        func exact(_ share: Double) -> String {
            let hundredths = Int((min(max(share, 0), 1) * 10_000).rounded())
            let rest = hundredths % 100
            return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
        }
        return (exact(a), exact(b))
    }

    /// A number with at most one decimal.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "very many" }
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }

    /// Minutes as `50 min`, from two hours on as `8 h` or `2 h 30 min`.
    static func minutes(_ value: Double) -> String {
        guard value.isFinite, value < 1e9 else { return "very long" }
        let whole = Int(value.rounded())
        guard whole >= 120 else { return "\(number(value)) min" }
        let (hours, rest) = whole.quotientAndRemainder(dividingBy: 60)
        return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
    }

    /// Names in a row, the rest as a number: `Ana, Ben +3`.
    static func listed(_ names: [String], atMost limit: Int = 3, width: Int = 24) -> String {
        let shown = names.prefix(limit).map { short($0, width) }.joined(separator: ", ")
        return names.count > limit ? "\(shown) +\(names.count - limit)" : shown
    }

    /// A text cut to a width, with `…`.
    static func short(_ text: String, _ width: Int) -> String {
        TextWrapping.truncated(text, width: width)
    }

    /// A name cut to a width; of a path the end stays, which is what tells it from its neighbours:
    /// `/packages/acc…/CHANGELOG.md`.
    static func shortName(_ text: String, _ width: Int) -> String {
        let whole = short(text, width)
        guard whole.hasSuffix("…"), !text.hasSuffix("…"), text.allSatisfy({ $0.isASCII && $0 != " " }),
            let slash = text.dropLast().lastIndex(of: "/")
        else { return whole }
        let end = text[slash...]
        guard end.count <= width * 2 / 3 else { return whole }
        return "\(text.prefix(width - end.count - 1))…\(end)"
    }

    /// The sentence with its first letter in upper case.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Cycle {
    /// How people call an entity; the id's name when it is not in the cycle.
    func name(of id: EntityID) -> String { self[id]?.displayName ?? id.name }
}
