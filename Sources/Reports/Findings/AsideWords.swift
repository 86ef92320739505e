import Findings

extension FindingReport {
    /// What was set aside and is not told, a sentence each: `2 findings are suppressed.`
    var asides: [String] {
        let left = ignored.reduce(0) { $0 + $1.count }
        let rules = ignored.map { "\($0.rule) \($0.count)" }.joined(separator: ", ")
        return [
            (suppressed.count, "suppressed", ""), (left, "left out, as their rules are not asked for", ": \(rules)"),
            (resolved.count, "no longer found", ""),
        ].compactMap { count, words, list in
            count == 0 ? nil : "\(Numbers.counted(count, "finding")) \(count == 1 ? "is" : "are") \(words)\(list)."
        }
    }
}
