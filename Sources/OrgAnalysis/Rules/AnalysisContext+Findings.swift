import Findings
import OrgModel

extension AnalysisContext {
    /// A finding about what stands at a position.
    func finding(
        _ rule: Rule, about position: Int, affecting systems: [Int], _ message: String, evidence: Evidence = Evidence(),
        effect: Effect? = nil
    ) -> Finding {
        let id = ground.id(position)
        return Finding(
            rule: rule.id, severity: severity(rule.severity, affecting: systems), subject: .entity(id),
            affects: ground.ids(systems), message: message, evidence: evidence, location: ground.cycle.location(of: id),
            advice: rule.advice, effect: effect, exposure: exposure(of: systems))
    }

    /// Findings about people of a status who are named by `owns` or `supports`, inherited owners included.
    func findings(
        _ rule: Rule, aboutPeople status: Person.Status, _ message: (_ person: Int, _ systems: [Int]) -> String
    ) -> [Finding] {
        guard assessment.knows(.ownership) else { return [] }
        var named: [Int: Set<Int>] = [:]
        for system in support.systems {
            for person in support.owners[system].map(\.position) + ground.listedSupporters[system]
            where ground.cycle.entities[person].person?.status == status {
                named[person, default: []].insert(system)
            }
        }
        return named.sorted { $0.key < $1.key }.map { person, systems in
            finding(rule, about: person, affecting: systems.sorted(), message(person, systems.sorted()))
        }
    }
}
