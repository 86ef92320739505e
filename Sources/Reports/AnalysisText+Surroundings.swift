import OrgAnalysis
import OrgModel
import SourceDocuments

/// The sections about what stands around systems: who has to talk, what is looked at, and pilots beside production.
extension AnalysisText {
    // MARK: - Coordination

    func coordinating(_ analysis: Analysis) -> [String] {
        guard let congruence = analysis.coordination.congruence else { return [] }
        let pairs = analysis.coordination.pairs
        let unmatched = pairs.filter { !$0.isCovered }
        var sentence =
            "\(pairs.count - unmatched.count) of \(Numbers.counted(pairs.count, "pair")) of teams whose systems depend "
            + "on each other coordinate: \(Numbers.percent(congruence))"
        if let weighted = analysis.coordination.weighted {
            sentence += " · by weight of dependencies \(Numbers.percent(weighted))"
        }
        var lines = [title("Who has to talk, and does")]
        lines += TextWrapping.lines(sentence, width: style.width, indent: "  ")
        if !unmatched.isEmpty {
            var table = TextTable([("pair that does not", .left), ("weight of dependencies", .right)])
            let strongest = unmatched.sorted {
                $0.weight == $1.weight ? $0.ids.lexicographicallyPrecedes($1.ids) : $0.weight > $1.weight
            }
            for pair in strongest {
                table.add([
                    pair.ids.map { name($0, analysis) }.joined(separator: " and "),
                    Numbers.decimal(pair.weight, places: 1),
                ])
            }
            lines += table.lines(limit: top, style: style)
        }
        return lines + strain(analysis)
    }

    /// The teams that cover most for each of their people.
    private func strain(_ analysis: Analysis) -> [String] {
        let strained = analysis.coordination.teams.filter { ($0.coveredPerHuman ?? 0) > 0 }.sorted {
            let (a, b) = ($0.coveredPerHuman ?? 0, $1.coveredPerHuman ?? 0)
            return a == b ? $0.id < $1.id : a > b
        }
        guard !strained.isEmpty else { return [] }
        let shown = strained.prefix(3).map { team in
            "\(name(team.id, analysis)) \(Numbers.decimal(team.coveredPerHuman ?? 0, places: 1))"
        }
        return TextWrapping.lines(
            "Most strained, by what each person covers: \(shown.joined(separator: ", "))", width: style.width,
            indent: "  ")
    }

    // MARK: - Visibility

    func looking(_ analysis: Analysis) -> [String] {
        guard let coverage = analysis.visibility.coverage else { return [] }
        var lines = [title("What is looked at")]
        lines += TextWrapping.lines(
            "\(Numbers.percent(coverage)) of the criticality of production, and of what it rests on, is reviewed on "
                + "production figures (tier 1 and 2 at least monthly)", width: style.width, indent: "  ")
        let unreviewed = analysis.visibility.unreviewed
        if !unreviewed.isEmpty {
            let names = unreviewed.prefix(5).map { name($0, analysis) }.joined(separator: ", ")
            let more = unreviewed.count > 5 ? " and \(unreviewed.count - 5) more" : ""
            let record = analysis.assessment.isAssessed(.visibility) ? "" : " on record"
            lines += TextWrapping.lines(
                "in production and without any review\(record): \(names)\(more)", width: style.width, indent: "  ")
        }
        return lines
    }

    // MARK: - Stages

    /// Side by side where there is something on both sides.
    func staging(_ analysis: Analysis) -> [String] {
        let stages = analysis.stages
        guard stages.pilot.systems > 0, stages.production.systems > 0 else { return [] }
        var table = TextTable([("", .left), ("pilots", .right), ("production", .right)])
        func add(_ what: String, _ text: (Stages.Figures) -> String?) {
            let (pilot, production) = (text(stages.pilot), text(stages.production))
            if pilot != nil || production != nil { table.add([what, pilot ?? "–", production ?? "–"]) }
        }
        add("systems") { String($0.systems) }
        add("people in scope") { $0.users.map(String.init) }
        add("can be switched off or rolled back") { $0.reversible.map(Numbers.percent) }
        add("people who can fix a system, median") { $0.supportersPerSystem.map { Numbers.decimal($0, places: 1) } }
        add("load as if shared evenly by") { $0.effectiveOwners.map { Numbers.decimal($0, places: 1) } }
        if analysis.assessment.knows(.ownership) {
            add("rungs in the owners' line") { $0.escalationLocality.map(Numbers.percent) }
        }
        add("teams that a system rests on, median") { $0.teamsInClosure.map { Numbers.decimal($0, places: 1) } }
        add("reviewed on production figures") { $0.visibilityCoverage.map(Numbers.percent) }
        add("intact chains") { $0.intact.map(Numbers.percent) }
        add("human-covered hours a week") { $0.humanHours.map { Numbers.decimal($0, places: 1) } }
        return [title("Pilots beside production")] + table.lines(limit: .max, style: style)
    }
}
