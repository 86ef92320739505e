import ArgumentParser
import OrgModel
import SourceDocuments

/// An entity as a user names it: `kind:name`, or the bare name where only one entity has it.
enum EntityArgument {
    /// The id that is meant, or what is wrong with the name.
    enum Answer {
        case found(EntityID)
        case problem(String)
    }

    /// The id that is meant, among some kinds; says what is wrong and ends the command with status 64 otherwise.
    static func resolve(_ text: String, in cycle: Cycle, kinds: [EntityKind] = EntityKind.allCases) throws -> EntityID {
        switch find(text, in: cycle, kinds: kinds) {
        case .found(let id): return id
        case .problem(let problem):
            Console.error(problem)
            throw ExitCode(64)
        }
    }

    /// The id that is meant, among some kinds, or what is wrong, with the nearest right spelling.
    static func find(_ text: String, in cycle: Cycle, kinds: [EntityKind] = EntityKind.allCases) -> Answer {
        if let id = EntityID(parsing: text), kinds.contains(id.kind), cycle[id] != nil { return .found(id) }
        let exact = cycle.entities.filter { kinds.contains($0.id.kind) && $0.id.name == text }.map(\.id)
        if exact.count == 1 { return .found(exact[0]) }
        if exact.count > 1 {
            return .problem(
                "'\(text)' can mean \(exact.map(\.description).joined(separator: " or ")); name one of them")
        }
        let byName = cycle.entities.filter { kinds.contains($0.id.kind) && $0.name == text }.map(\.id)
        if byName.count == 1 { return .found(byName[0]) }
        let bare = EntityID(parsing: text)?.name ?? text
        let near = Spelling.nearest(
            to: bare, among: cycle.entities.lazy.filter { kinds.contains($0.id.kind) }.map(\.id.name))
        let known = near.flatMap { name in cycle.entities.first { kinds.contains($0.id.kind) && $0.id.name == name }?.id
        }
        let kind =
            kinds.count < EntityKind.allCases.count ? FieldReader.alternatives(kinds.map(\.rawValue)) : "entity"
        return .problem("there is no \(kind) '\(text)'" + (known.map { "; did you mean '\($0)'?" } ?? ""))
    }
}
