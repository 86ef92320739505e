import Findings
import OrgAnalysis
import OrgModel

/// Says what a value rests on, in sentences that a reader can check, each with the place where it is written.
struct Witness {
    private let examination: Examination
    private var analysis: Analysis { examination.analysis }

    init(_ examination: Examination) { self.examination = examination }

    func evidence(of figure: Figure?, for reading: Examination.Reading) -> [GateEvidence] {
        guard let figure else { return reading.findings.map(evidence) }
        guard case .entity(let id) = reading.subject else { return organization(figure) }
        let family = figure.name.prefix { $0 != "." }
        switch (id.kind, family) {
        case (_, "findings"): return findings(about: id)
        case (.system, "supporters"), (.system, "owners"): return holders(of: id)
        case (.system, "centrality"), (.person, "centrality"), (.team, "centrality"): return []
        case (.system, _): return ladder(of: id, family)
        case (.person, "exposure"), (.person, "sole"), (.person, "dependents"): return heldAlone(by: id)
        case (.person, "dominance"): return dominated(by: id)
        case (.person, _): return carried(by: id)
        case (.team, _): return heldAlone(byTeam: id)
        default: return []
        }
    }

    private func say(_ sentence: String, _ ids: [EntityID], at id: EntityID? = nil) -> GateEvidence {
        GateEvidence(sentence: sentence, ids: ids, location: (id ?? ids.first).flatMap(analysis.cycle.location))
    }

    private func evidence(_ finding: Finding) -> GateEvidence {
        var ids = finding.affects
        if case .entity(let id) = finding.subject { ids.insert(id, at: 0) }
        return GateEvidence(
            sentence: "\(finding.severity.rawValue) \(finding.rule): \(finding.message)", ids: ids,
            location: finding.location)
    }

    // MARK: - Of one entity

    private func findings(about id: EntityID) -> [GateEvidence] {
        analysis.findings.filter { $0.subject == .entity(id) || $0.affects.contains(id) }.map(evidence)
    }

    private func holders(of id: EntityID) -> [GateEvidence] {
        guard let row = examination.ownership(of: id) else { return [] }
        let supporters =
            row.supporters.isEmpty
            ? "Nobody who is there can fix it." : "\(examination.listed(row.supporters)) can fix it."
        let owners = row.owners.isEmpty ? "It has no owner." : "It is owned by \(examination.listed(row.owners))."
        return [say(supporters, row.supporters, at: id), say(owners, row.owners, at: id)]
    }

    private func ladder(of id: EntityID, _ family: Substring) -> [GateEvidence] {
        guard let chain = examination.chain(of: id) else { return [] }
        guard !chain.rungs.isEmpty else { return [say("It has no ladder.", [], at: id)] }
        var elapsed = 0.0
        let rungs = chain.rungs.enumerated().map { index, rung in
            let when = rung.isExplicit ? "after \(Plain.number(elapsed)) min" : "climbed to"
            elapsed += rung.after ?? 0
            return "\(index + 1) \(examination.listed(rung.targets)) (\(answering(rung))\(when))"
        }
        let via = chain.via.map { "\($0): " } ?? ""
        var evidence = [
            say(
                "\(via)\(rungs.joined(separator: ", "))\(chain.isExplicit ? "" : "; nobody wrote it down").",
                chain.rungs.flatMap(\.targets), at: chain.via ?? id)
        ]
        let said = chain.broken + (family == "weaknesses" ? chain.weak : [])
        if !said.isEmpty {
            evidence.append(
                say("\(said.map(\.name).joined(separator: ", ")).", [chain.via ?? id], at: chain.via ?? id))
        }
        return evidence
    }

    /// Who answers on a rung, where that is not who is called.
    private func answering(_ rung: Chain.Rung) -> String {
        if rung.answerers == rung.targets { return "" }
        let who = rung.answerers.isEmpty ? "nobody" : examination.listed(rung.answerers)
        return "\(who)\(rung.mode == .rotation ? ", one on duty" : ""); "
    }

    private func heldAlone(by id: EntityID) -> [GateEvidence] {
        guard let point = analysis.chokepoints.people.first(where: { $0.id == id }), !point.sole.isEmpty else {
            return []
        }
        return heldAlone(id, point.sole, point.dependents)
    }

    private func heldAlone(byTeam id: EntityID) -> [GateEvidence] {
        guard let point = analysis.chokepoints.teams.first(where: { $0.id == id }) else { return [] }
        return heldAlone(id, point.sole, point.dependents)
    }

    private func heldAlone(_ id: EntityID, _ sole: [EntityID], _ dependents: [EntityID]) -> [GateEvidence] {
        var sentence = "\(examination.name(id)) alone can fix \(examination.listed(sole))"
        if !dependents.isEmpty {
            let relies = dependents.count == 1 ? "relies" : "rely"
            sentence += ", on which \(examination.listed(dependents)) \(relies)"
        }
        return [say(sentence + ".", sole + dependents, at: id)]
    }

    private func dominated(by id: EntityID) -> [GateEvidence] {
        // Who is an authority is told of apart.
        let chains =
            analysis.chokepoints.authorityDominance.first { $0.id == id }?.dominated
            ?? analysis.chokepoints.people.first { $0.id == id }?.dominated ?? []
        return chains.isEmpty
            ? [] : [say("The ladders of \(examination.listed(chains)) need \(examination.name(id)).", chains, at: id)]
    }

    private func carried(by id: EntityID) -> [GateEvidence] {
        guard let use = analysis.concentration.utilisation.first(where: { $0.id == id }) else { return [] }
        return [
            say(
                "\(examination.name(id)) carries \(Plain.number(use.load)) of \(Plain.number(use.capacity)) hours a cycle.",
                [id])
        ]
    }

    // MARK: - Of the organisation

    private func organization(_ figure: Figure) -> [GateEvidence] {
        let points = analysis.chokepoints
        switch figure.name {
        case "exposure.people.max": return points.people.first.map { heldAlone(by: $0.id) } ?? []
        case "exposure.teams.max": return points.teams.first.map { heldAlone(byTeam: $0.id) } ?? []
        case "exposure.pairs.max":
            return points.pairs.prefix(1).map {
                say("Only \(examination.listed($0.ids)) can fix \(examination.listed($0.sole)).", $0.ids + $0.sole)
            }
        case "dominance.max":
            let most = points.people.max { ($0.dominance ?? 0, $1.id) < ($1.dominance ?? 0, $0.id) }
            return most.map { dominated(by: $0.id) } ?? []
        case "authority-dominance.max": return points.authorityDominance.first.map { dominated(by: $0.id) } ?? []
        case "unowned": return systems("no owner") { $0.owners.isEmpty }
        case "unsupported": return systems("nobody who can fix it") { $0.supporters.isEmpty }
        case "bus-factor":
            return analysis.concentration.busFactor.map {
                [say("More than half is lost without \(examination.listed($0.people)).", $0.people)]
            } ?? []
        case "utilisation.max", "utilisation.overloaded":
            return analysis.concentration.utilisation.filter { $0.load > $0.capacity }.flatMap { carried(by: $0.id) }
        case "intact":
            return chains({ !$0.broken.isEmpty }) { $0.broken.map(\.name).joined(separator: ", ") }
        case "human-hours":
            return chains({ ($0.figures?.humanHours ?? 168) < 168 }) {
                "\(Plain.number($0.figures?.humanHours ?? 0)) of 168 hours"
            }
        case "continuity":
            let mean = analysis.escalation.continuity ?? 0
            return chains({ ($0.figures?.continuity ?? 1) < mean }) {
                "continuity \(Plain.number(($0.figures?.continuity ?? 0) * 100)) %"
            }
        default:
            guard figure.name.hasPrefix("findings") else { return [] }
            let severity = figure.name.split(separator: ".").dropFirst().first.map(String.init)
            return analysis.findings.filter { severity == nil || $0.severity.rawValue == severity }.map(evidence)
        }
    }

    private func systems(_ lack: String, where isMissing: (Ownership.Row) -> Bool) -> [GateEvidence] {
        analysis.ownership.systems.filter(isMissing).map { say("\(examination.name($0.id)) has \(lack).", [$0.id]) }
    }

    /// The ladders that pull a figure down, each told once with the systems that follow it.
    private func chains(_ isLow: (Chain) -> Bool, _ telling: (Chain) -> String) -> [GateEvidence] {
        let low = analysis.escalation.chains.filter { $0.isExplicit && isLow($0) }
        let byLadder = Dictionary(grouping: low) { $0.via ?? $0.system }
        return byLadder.keys.sorted().compactMap { ladder in
            guard let group = byLadder[ladder], let first = group.first else { return nil }
            let systems = group.map(\.system)
            return say(
                "\(ladder), for \(examination.listed(systems)): \(telling(first)).", [ladder] + systems, at: ladder)
        }
    }
}

/// Numbers within sentences.
enum Plain {
    /// With at most one decimal, and none where it is whole.
    static func number(_ value: Double) -> String {
        guard value.magnitude < 1e12 else { return "\(value)" }
        let tenths = Int((value * 10).rounded(.toNearestOrAwayFromZero))
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    /// A whole number of things; what is beyond a million counts as that.
    static func whole(_ value: Double) -> Int { Int(max(-1e6, min(1e6, value))) }

    /// `1 system`, `4 systems`.
    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
