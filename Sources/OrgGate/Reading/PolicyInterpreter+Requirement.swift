import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

extension PolicyInterpreter {
    /// Reads one requirement; nil when it cannot stand.
    ///
    /// - Parameter isWhole: Whether all its keys are known, so that what is not there is missing.
    mutating func readRequirement(
        _ members: [SourceNode.Member], _ node: SourceNode, isWhole: Bool
    ) -> Requirement? {
        let found = fields.errorCount
        var byKey: [String: SourceNode.Member] = [:]
        for member in members { byKey[member.key] = member }
        let id = readID(byKey["id"], node, isWhole: isWhole)
        let scope = byKey["for"].map { readScope($0.value) } ?? Scope()
        let demand = readDemand(byKey, scope, node, isWhole: isWhole)
        let terms = byKey["condition"].flatMap { readTerms($0, byKey, scope) }
        let title = byKey["title"].flatMap { readText($0) }
        let why = byKey["why"].flatMap { readText($0) }
        guard isWhole, fields.errorCount == found, let id, let demand else { return nil }
        return Requirement(
            id: id, title: title, why: why, scope: scope, demand: demand, terms: terms,
            location: fields.source.location(of: node.position))
    }

    /// Ids stand in logs and JSON, and are typed again: they are plain.
    private mutating func readID(_ member: SourceNode.Member?, _ node: SourceNode, isWhole: Bool) -> String? {
        guard let member else {
            if isWhole {
                fields.report(
                    "file/missing-key", "a requirement has no `id`", node,
                    hint: "write for instance `id: two-supporters`")
            }
            return nil
        }
        guard let id = readText(member) else { return nil }
        let isPlain = id.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
        }
        if isPlain, let first = id.utf8.first, first != 0x2D, first != 0x2E, id.utf8.count <= 80 { return id }
        fields.report(
            "policy/invalid-id",
            "`id` is \(fields.quoted(id)); expected small letters, digits, hyphens and dots, 80 at most", member.value)
        return nil
    }

    private mutating func readDemand(
        _ byKey: [String: SourceNode.Member], _ scope: Scope, _ node: SourceNode, isWhole: Bool
    ) -> Requirement.Demand? {
        switch (byKey["figure"], byKey["findings"]) {
        case (let figure?, nil):
            for key in ["rule", "severity"] {
                guard let member = byKey[key] else { continue }
                fields.report("file/unknown-key", "`\(key)` goes with `findings`, not with `figure`", member.value)
            }
            return readFigure(figure, byKey, scope, node, isWhole: isWhole)
        case (nil, let findings?): return readFindings(findings, byKey)
        case (let figure?, _?):
            fields.report(
                "policy/invalid-value", "a requirement asks for a `figure` or for `findings`, not for both",
                figure.value)
        case (nil, nil) where isWhole:
            fields.report(
                "file/missing-key", "the requirement asks for nothing", node,
                hint: "add `figure:` with `at-least:` or `at-most:`, or `findings: any`")
        case (nil, nil): break
        }
        return nil
    }

    // MARK: - A figure

    private mutating func readFigure(
        _ member: SourceNode.Member, _ byKey: [String: SourceNode.Member], _ scope: Scope, _ node: SourceNode,
        isWhole: Bool
    ) -> Requirement.Demand? {
        guard let name = readText(member) else { return nil }
        let subjects = Figure.Subject.allCases.filter { FigureCatalogue.figure(named: name, of: $0) != nil }
        guard !subjects.isEmpty else {
            reportUnknownFigure(name, scope, member.value)
            return nil
        }
        guard let subject = Examination.subject(of: name, scope), subjects.contains(subject),
            let figure = FigureCatalogue.figure(named: name, of: subject)
        else {
            reportWrongSubject(name, subjects, scope, member.value)
            return nil
        }
        var limits = Limits()
        if let member = byKey["at-least"] { limits.atLeast = readLimit(member, of: figure) }
        if let member = byKey["at-most"] { limits.atMost = readLimit(member, of: figure) }
        guard byKey["at-least"] != nil || byKey["at-most"] != nil else {
            if isWhole {
                fields.report(
                    "policy/no-limit", "the requirement does not say how much of \(name) is enough", node,
                    hint: "add `at-least:` or `at-most:`")
            }
            return nil
        }
        if let least = limits.atLeast, let most = limits.atMost, least > most {
            fields.report("policy/invalid-value", "no value is at least \(least) and at most \(most)", node)
        }
        warnOfOddLimit(limits, figure, byKey)
        return .figure(name, limits)
    }

    /// A number; of a share also per cent.
    private mutating func readLimit(_ member: SourceNode.Member, of figure: Figure) -> Double? {
        var number = member.value.double
        if number == nil, let text = member.value.string, text.hasSuffix("%") {
            let digits = text.dropLast().trimmingSuffix(while: \.isWhitespace)
            guard figure.unit == .share else {
                fields.report(
                    "policy/invalid-value", "`\(member.key)` is \(fields.quoted(text)), and \(figure.name) is no share",
                    member.value, hint: "it counts \(figure.unit.rawValue)")
                return nil
            }
            number = Double(digits).map { $0 / 100 }
        }
        guard let number, number.isFinite else {
            let form = figure.unit == .share ? "a share such as 0.15 or 15 %" : "a number"
            fields.reportWrongType(member.value, of: member.key, expected: form)
            return nil
        }
        guard figure.unit != .share || (0...1).contains(number) else {
            fields.report(
                "policy/invalid-value",
                "`\(member.key)` is \(fields.quoted(member.value)), and \(figure.name) is a share between 0 and 1",
                member.value,
                hint: number > 1 && number <= 100 ? "for per cent write '\(quotedNumber(member.value)) %'" : nil)
            return nil
        }
        return number
    }

    private func quotedNumber(_ node: SourceNode) -> String { node.text ?? "" }

    /// A limit on the wrong side is most likely a slip, and such a requirement is always met.
    private mutating func warnOfOddLimit(_ limits: Limits, _ figure: Figure, _ byKey: [String: SourceNode.Member]) {
        let odd: String? =
            switch figure.better {
            case .lower where limits.atMost == nil: "at-least"
            case .higher where limits.atLeast == nil: "at-most"
            default: nil
            }
        guard let odd, let member = byKey[odd] else { return }
        fields.report(
            "policy/odd-limit",
            "\(figure.name) is the better the \(figure.better == .lower ? "lower" : "higher") it is, and `\(odd)` allows more of the other",
            member.value, severity: .warning, hint: "did you mean '\(odd == "at-least" ? "at-most" : "at-least")'?")
    }

    private mutating func reportUnknownFigure(_ name: String, _ scope: Scope, _ node: SourceNode) {
        let preferred = scope.subject ?? (scope.isSelective ? .system : nil)
        let names = Figure.Subject.allCases.filter { preferred == nil || $0 == preferred }
            .flatMap(FigureCatalogue.names)
        let all = FigureCatalogue.all.map(\.name)
        let kebab = Self.kebab(name)
        let near =
            all.contains(kebab)
            ? kebab : Spelling.nearest(to: name, among: names) ?? Spelling.nearest(to: name, among: all)
        fields.report(
            "policy/unknown-figure", "there is no figure \(fields.quoted(name))", node,
            hint: near.map { "did you mean '\($0)'?" } ?? "docs/figures.md lists them")
    }

    /// `humanHours` as `human-hours`: the names of JSON are near at hand.
    private static func kebab(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }

    private mutating func reportWrongSubject(
        _ name: String, _ subjects: [Figure.Subject], _ scope: Scope, _ node: SourceNode
    ) {
        let are = FieldReader.alternatives(subjects.map(Self.words))
        if !scope.isSelective, scope.subject == nil {
            let words = subjects.map { Self.scalar(of: $0) }
            fields.report(
                "policy/wrong-subject", "\(name) is a figure of \(are); say of which", node,
                hint: "add `for: \(words.joined(separator: "` or `for: "))`")
        } else {
            fields.report(
                "policy/wrong-subject",
                "\(name) is a figure of \(are), and the requirement is about something else", node,
                hint: subjects == [.organization] ? "leave `for` out" : "change `for`")
        }
    }

    private static func words(_ subject: Figure.Subject) -> String {
        subject == .organization ? "the organisation" : "a \(subject.rawValue)"
    }

    static func scalar(of subject: Figure.Subject) -> String {
        switch subject {
        case .organization: "organization"
        case .system: "systems"
        case .person: "people"
        case .team: "teams"
        }
    }

    // MARK: - Findings

    private mutating func readFindings(
        _ member: SourceNode.Member, _ byKey: [String: SourceNode.Member]
    ) -> Requirement.Demand {
        // What is wrong with one key does not keep the others from being looked at; the requirement does not stand then.
        var demand = FindingsDemand(fields.choice(member.value, of: member.key, FindingsDemand.Age.self) ?? .any)
        if let least = byKey["at-least"] {
            fields.report("policy/invalid-value", "of findings only `at-most` can be required", least.value)
        }
        if let most = byKey["at-most"] {
            if let number = most.value.int, number >= 0 {
                demand.atMost = number
            } else {
                fields.reportWrongType(most.value, of: most.key, expected: "a whole number of findings, at least 0")
            }
        }
        if let severity = byKey["severity"] {
            demand.severity = fields.choice(severity.value, of: severity.key, Severity.self) ?? .note
        }
        if let rules = byKey["rule"] {
            demand.rules = fields.oneOrMore(rules.value).compactMap { readRule($0) }
            if demand.rules.isEmpty, rules.value.sequence?.isEmpty ?? false {
                fields.report(
                    "policy/invalid-value", "the list of rules is empty", rules.value,
                    hint: "leave `rule` out for all rules")
            }
        }
        return .findings(demand)
    }

    private mutating func readRule(_ node: SourceNode) -> String? {
        guard let name = node.text else {
            fields.reportWrongType(
                node, of: "rule", expected: "a rule such as ownership/single, or a family such as ownership/*")
            return nil
        }
        if Self.namesRules(name) { return name }
        fields.report(
            "policy/unknown-rule", "there is no rule \(fields.quoted(name))", node, hint: Self.hint(forRule: name))
        return nil
    }
}

extension Substring {
    /// Without what fits at the end.
    fileprivate func trimmingSuffix(while fits: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, fits(last) { rest.removeLast() }
        return rest
    }
}
