import OrgAnalysis
import OrgModel
import Reports
import SourceDocuments
import TestSupport
import Testing

/// What must not change a report: the number of threads, the order of the file, and what things are called.
@Suite struct InvarianceTests {
    /// A few dozen organisations are enough: these properties fail everywhere or in a rare corner that the fixtures hold.
    static let some = OracleCase.random.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)

    @Test(arguments: some)
    func threadsChangeNoByte(_ oracle: OracleCase) throws {
        let cycle = try cycle(oracle.input, file: "x.json")
        #expect(try report(on: cycle, threads: 1).text == report(on: cycle, threads: 7).text)
    }

    @Test(arguments: some)
    func theOrderOfTheFileChangesNoByte(_ oracle: OracleCase) throws {
        let input = try json(oracle.input)
        var random = SeededGenerator(seed: 12)
        let inOrder = try report(on: cycle(NamedFile(input).text, file: "x.json"))
        for _ in 0..<2 {
            let shuffled = NamedFile(input).text(shuffledBy: &random)
            #expect(try report(on: cycle(shuffled, file: "x.json")).text == inOrder.text)
        }
    }

    /// Names with one more letter in front sort as before, so that every tie is decided as before.
    @Test(arguments: some)
    func newNamesChangeNoFigure(_ oracle: OracleCase) throws {
        let input = try json(oracle.input)
        let before = try report(on: cycle(NamedFile(input).text, file: "x.json"))
        let after = try report(on: cycle(NamedFile(input).text(withNamesAfter: "~"), file: "x.json"))
        var plain = after.text
        for kind in EntityKind.allCases { plain = plain.replacing("\(kind.rawValue):~", with: "\(kind.rawValue):") }
        #expect(withoutFingerprints(plain) == withoutFingerprints(before.text))
        if before.text.contains("fingerprint") { #expect(plain != before.text) }
    }

    private func withoutFingerprints(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.contains("\"fingerprint\":") }
    }
}

/// An organisation in the machine format whose entities all say their name and where they come from, so that neither
/// moving nor renaming them changes what a report calls them.
private struct NamedFile {
    private let head: [SourceNode.Member]
    private let entities: [[SourceNode.Member]]
    private let relations: [SourceNode]

    init(_ root: SourceNode) {
        let members = root.mapping ?? []
        head = members.filter { $0.key != "entities" && $0.key != "relations" }
        relations = root["relations"]?.sequence ?? []
        entities = (root["entities"]?.sequence ?? []).enumerated().map { index, entity in
            var members = entity.mapping ?? []
            let id = EntityID(parsing: entity["id"]?.text ?? "")
            if entity["name"] == nil { members.append(Self.member("name", id?.name ?? "")) }
            if entity["source"] == nil { members.append(Self.member("source", "catalog.yaml:\(index + 1)")) }
            return members
        }
    }

    private static func member(_ key: String, _ text: String) -> SourceNode.Member {
        let start = SourceNode.Position(line: 1, column: 1)
        let value = SourceNode(.scalar(.init(text: text, isPlain: false, kind: .string)), at: start)
        return SourceNode.Member(key: key, keyLocation: start, value: value)
    }

    var text: String { text(of: head, entities, relations) }

    func text(shuffledBy random: inout SeededGenerator) -> String {
        text(of: head, entities.shuffled(using: &random), relations.shuffled(using: &random))
    }

    /// The same with every id's name after a prefix.
    func text(withNamesAfter prefix: String) -> String {
        func renamed(_ node: SourceNode) -> SourceNode {
            var node = node
            switch node.content {
            case .scalar(let scalar):
                guard let id = EntityID(parsing: scalar.text) else { break }
                let text = EntityID(id.kind, prefix + id.name).description
                node.content = .scalar(.init(text: text, isPlain: false, kind: .string))
            case .sequence(let items): node.content = .sequence(items.map(renamed))
            case .mapping(let members): node.content = .mapping(self.renamed(members, by: renamed))
            case .null: break
            }
            return node
        }
        return text(
            of: self.renamed(head, by: renamed), entities.map { self.renamed($0, by: renamed) }, relations.map(renamed))
    }

    /// Names and labels are no ids, whatever they look like.
    private func renamed(
        _ members: [SourceNode.Member], by change: (SourceNode) -> SourceNode
    ) -> [SourceNode.Member] {
        members.map { member in
            var member = member
            if member.key == "lead", let lead = member.value.text, EntityID(parsing: lead) == nil {
                // A lead may be a bare name.
                return Self.member("lead", EntityID(.person, lead).description).with(change)
            }
            if !["name", "labels", "source", "organization"].contains(member.key) {
                member.value = change(member.value)
            }
            return member
        }
    }

    private func text(
        of head: [SourceNode.Member], _ entities: [[SourceNode.Member]], _ relations: [SourceNode]
    ) -> String {
        let start = SourceNode.Position(line: 1, column: 1)
        func list(_ key: String, _ items: [SourceNode]) -> SourceNode.Member {
            SourceNode.Member(key: key, keyLocation: start, value: SourceNode(.sequence(items), at: start))
        }
        let entities = list("entities", entities.map { SourceNode(.mapping($0), at: start) })
        return JSONText.of(SourceNode(.mapping(head + [entities, list("relations", relations)]), at: start))
    }
}

extension SourceNode.Member {
    fileprivate func with(_ change: (SourceNode) -> SourceNode) -> Self {
        Self(key: key, keyLocation: keyLocation, value: change(value))
    }
}
