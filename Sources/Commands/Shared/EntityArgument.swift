import ArgumentParser
import OrgModel

/// An entity as a user names it: `kind:name`, or the bare name where only one entity has it.
enum EntityArgument {
    /// The id that is meant, among some kinds; says what is wrong and ends the command with status 64 otherwise.
    static func resolve(_ text: String, in cycle: Cycle, kinds: [EntityKind] = EntityKind.allCases) throws -> EntityID {
        if let id = EntityID(parsing: text), kinds.contains(id.kind), cycle[id] != nil { return id }
        let exact = cycle.entities.filter { kinds.contains($0.id.kind) && $0.id.name == text }.map(\.id)
        if exact.count == 1 { return exact[0] }
        if exact.count > 1 {
            Console.error("'\(text)' can mean \(exact.map(\.description).joined(separator: " or ")); name one of them")
            throw ExitCode(64)
        }
        let byName = cycle.entities.filter { kinds.contains($0.id.kind) && $0.name == text }.map(\.id)
        if byName.count == 1 { return byName[0] }
        let bare = EntityID(parsing: text)?.name ?? text
        let near = Spelling.nearest(
            to: bare, among: cycle.entities.lazy.filter { kinds.contains($0.id.kind) }.map(\.id.name))
        let known = near.flatMap { name in cycle.entities.first { kinds.contains($0.id.kind) && $0.id.name == name }?.id
        }
        let kind = kinds.count == 1 ? kinds[0].rawValue : "entity"
        Console.error(
            "there is no \(kind) '\(text)'"
                + (known.map { "; did you mean '\($0)'?" } ?? ""))
        throw ExitCode(64)
    }
}
