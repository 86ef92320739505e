import Findings
import OrgAnalysis
import OrgModel

/// The sentence above an ownership picture: how much hangs on one person each, and what nobody owns.
struct OwnershipHeadline {
    let analysis: Analysis
    let atlas: Atlas
    let systems: [OwnedSystem]
    let near: Neighbourhood?

    var sentence: String {
        let names = near.map { $0.names(analysis.cycle) }
        guard atlas.liveSystems > 0 else { return "No systems are recorded yet" }
        guard analysis.assessment.knows(.ownership) else { return "Nobody has written down who owns what" }
        guard !systems.isEmpty else {
            return names.map { "Around \($0) there is no system in use" } ?? "No systems are recorded yet"
        }
        let sentence = facts
        return names.map { "Around \($0): \(sentence.prefix(1).lowercased() + sentence.dropFirst())" } ?? sentence
    }

    private var facts: String {
        let count = systems.count
        let single = systems.count { $0.supporters.count == 1 }
        let knowsPeople = analysis.assessment.knows(.membership) || systems.contains { !$0.supporters.isEmpty }
        let unsupported = Set(
            analysis.findings.filter { $0.rule == "ownership/unsupported" }.flatMap(\.affects))
        let nobody = systems.count { unsupported.contains($0.id) }
        let unowned = systems.count(where: \.owners.isEmpty)
        var parts: [String] = []
        if single > 0 {
            parts.append(
                "\(single) of \(Wording.counted(count, "system")) \(single == 1 ? "hangs" : "hang") on one person\(single == 1 ? "" : " each")"
            )
        }
        func more(_ number: Int, _ one: String, _ many: String) {
            guard number > 0 else { return }
            let what = parts.isEmpty ? "\(number) of \(Wording.counted(count, "system"))" : "\(number)"
            parts.append("\(what) \(number == 1 ? one : many)")
        }
        more(nobody, "can be fixed by nobody", "can be fixed by nobody")
        let isRecorded = analysis.assessment.isAssessed(.ownership)
        more(
            unowned, isRecorded ? "has no owner" : "has no owner on record",
            isRecorded ? "have no owner" : "have no owner on record")
        if !parts.isEmpty { return parts.joined(separator: ", ") }
        let owners = Set(systems.flatMap { $0.owners.map(\.id) })
        if knowsPeople {
            return count == 1
                ? "At least two people can fix the one system" : "At least two people can fix each of \(count) systems"
        }
        return
            "\(Wording.counted(owners.count, "owner")) \(owners.count == 1 ? "has" : "have") \(Wording.counted(count, "system")); "
            + "who can fix them is not written down"
    }
}
