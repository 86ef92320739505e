import OrgModel
import SourceDocuments

/// Makes a cycle of the tree that was read from a native file, and collects everything that is wrong with it.
///
/// Two passes: the first learns which entities are declared, so that the second can resolve every reference, wherever
/// in the file it stands, to its id or to a diagnostic at its own line and column.
struct CycleInterpreter {
    let text: SourceText
    let sentinels: Sentinels
    var builder: CycleBuilder
    var index = EntityIndex()
    var declarations: [Declaration] = []
    /// How many more words may be compared in search of right spellings, so that a file of nothing but mistakes ends.
    var spellingsLeft = 500_000
    /// How many more problems are kept; of a file of nothing but mistakes the rest are only counted.
    var problemsLeft: Int
    /// How many problems were not kept.
    var problemsDropped = 0

    /// Where an entity is declared.
    struct Declaration {
        let id: EntityID
        let node: SourceNode
        let position: SourceNode.Position
        /// Whether it stands in a list of entities, where relations are not nested.
        let isMachine: Bool
    }

    init(text: SourceText, sentinels: Sentinels, limits: ReadLimits) {
        self.text = text
        // Problems are found in two passes and sorted afterwards; the first of the file are almost surely among these.
        problemsLeft = max(10_000, limits.maxDiagnostics)
        self.sentinels = sentinels
        builder = CycleBuilder(organization: "", label: Self.label(of: text.file), danglingReferences: .areErrors)
    }

    /// Reads the whole document.
    mutating func read(_ root: SourceNode) {
        guard let members = root.mapping else {
            report(
                "file/wrong-type", "expected a mapping that starts with `linchpin: 1`, found \(root.kindInWords)", root)
            return
        }
        let isMachine = members.contains { $0.key == "entities" }
        let place = isMachine ? NativeKeys.machineDocument : NativeKeys.document
        let known = members.filter { member in
            if place.allows(member.key) { return true }
            reportUnknownKey(member, in: place)
            return false
        }
        checkVersion(known, of: root)
        for member in known where !member.value.isNull { declare(member) }
        for declaration in declarations { readEntity(declaration) }
        for member in known where !member.value.isNull { readHead(member) }
    }

    /// The file's own name without its extension: the default of `cycle`.
    static func label(of file: String) -> String {
        guard file != "-", !file.hasPrefix("<") else { return "" }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    private mutating func checkVersion(_ members: [SourceNode.Member], of root: SourceNode) {
        guard let version = members.first(where: { $0.key == "linchpin" }) else {
            report(
                "file/missing-version", "the file does not say which version of the format it is written in", root,
                hint: "add `linchpin: 1` as its first line")
            return
        }
        guard version.value.int != 1 else { return }
        if let number = version.value.int {
            report(
                "file/unsupported-version",
                "version \(number) of the format is not known; this release reads version 1",
                version.value)
        } else {
            reportWrongType(version.value, of: "linchpin", expected: "the version of the format, 1")
        }
    }

    // MARK: - The first pass

    private mutating func declare(_ member: SourceNode.Member) {
        switch member.key {
        case "people": declareSection(member, of: .person)
        case "teams": declareSection(member, of: .team)
        case "systems": declareSection(member, of: .system)
        case "policies": declareSection(member, of: .policy)
        case "forums": declareSection(member, of: .forum)
        case "entities": declareEntities(member)
        default: break
        }
    }

    private mutating func declareSection(_ section: SourceNode.Member, of kind: EntityKind) {
        switch section.value.content {
        case .mapping(let members):
            for member in members {
                guard
                    let name = declaredName(
                        member.key, of: kind, at: member.keyLocation, length: member.key.unicodeScalars.count)
                else { continue }
                declare(EntityID(kind, name), node: member.value, at: member.keyLocation)
                declareLadder(of: kind, name: name, in: member.value)
            }
        case .sequence(let items):
            for item in items {
                guard let text = item.text else {
                    reportWrongType(item, of: section.key, expected: "the name of a \(kind.rawValue)")
                    continue
                }
                guard let name = declaredName(text, of: kind, at: item.position, length: item.length) else { continue }
                declare(EntityID(kind, name), node: SourceNode(.null, at: item.position), at: item.position)
            }
        case .null, .scalar:
            reportWrongType(section.value, of: section.key, expected: "a mapping by name, or a list of names")
        }
    }

    private mutating func declareEntities(_ list: SourceNode.Member) {
        guard let items = list.value.sequence else {
            reportWrongType(list.value, of: list.key, expected: "a list of entities, each with an `id`")
            return
        }
        declarations.reserveCapacity(items.count)
        index.reserve(items.count)
        builder.reserve(entities: items.count)
        for item in items {
            guard let members = item.mapping else {
                reportWrongType(item, of: list.key, expected: "a mapping with an `id`")
                continue
            }
            guard let id = members.first(where: { $0.key == "id" }) else {
                report("file/missing-key", "an entity has no `id`", item, hint: "write for instance `id: person:ana`")
                continue
            }
            guard let text = id.value.text, let (kind, name) = EntityIndex.split(text) else {
                report(
                    "model/invalid-id", "expected an id such as person:ana, found \(quoted(id.value))", id.value,
                    hint: "an id begins with person:, team:, system:, policy: or forum:")
                continue
            }
            guard isValid(name, at: id.value.position, length: id.value.length) else { continue }
            declare(EntityID(kind, name), node: item, at: id.value.position, isMachine: true)
        }
    }

    private mutating func declare(
        _ id: EntityID, node: SourceNode, at position: SourceNode.Position, isMachine: Bool = false
    ) {
        index.insert(id)
        declarations.append(Declaration(id: id, node: node, position: position, isMachine: isMachine))
    }

    /// A ladder spelled out under a system or a team becomes a policy named after it.
    private mutating func declareLadder(of kind: EntityKind, name: String, in node: SourceNode) {
        guard kind == .system || kind == .team,
            let escalation = node.mapping?.first(where: { $0.key == "escalation" })?.value,
            Self.isSpelledOut(escalation)
        else { return }
        declare(EntityID(.policy, name), node: escalation, at: escalation.position)
    }

    /// Whether an `escalation` holds the ladder itself, and not the name of a policy.
    static func isSpelledOut(_ escalation: SourceNode) -> Bool {
        switch escalation.content {
        case .sequence: true
        case .mapping: escalation["policy"] == nil
        case .null, .scalar: false
        }
    }

    private mutating func declaredName(
        _ text: String, of kind: EntityKind, at position: SourceNode.Position, length: Int
    ) -> String? {
        var name = text
        if let (written, rest) = EntityIndex.split(text) {
            guard written == kind else {
                report(
                    "model/wrong-kind", "\(text) stands among the \(NativeKeys.section(of: kind))", at: position,
                    length: length,
                    hint: "move it to `\(NativeKeys.section(of: written))`, or write \(kind.rawValue):\(text)")
                return nil
            }
            name = rest
        }
        return isValid(name, at: position, length: length) ? name : nil
    }

    private mutating func isValid(_ name: String, at position: SourceNode.Position, length: Int) -> Bool {
        if EntityID.isValid(name: name) { return true }
        report(
            "model/invalid-id", name.isEmpty ? "a name is empty" : "a name has control characters in it", at: position,
            length: length, hint: name.isEmpty ? nil : "put the text into `name:` and use a plain id")
        return false
    }

    // MARK: - The top of the file

    private mutating func readHead(_ member: SourceNode.Member) {
        switch member.key {
        case "organization": builder.organization = readText(member) ?? ""
        case "cycle": builder.label = readText(member) ?? builder.label
        case "authority":
            for node in oneOrMore(member.value) {
                if let id = resolve(node, among: [.person, .team], for: "authority") {
                    builder.addAuthority(id, at: text.location(of: node.position))
                }
            }
        case "complete":
            for node in oneOrMore(member.value) {
                if let dimension = readChoice(node, of: "complete", Dimension.self, Dimension.allCases) {
                    builder.complete.insert(dimension)
                }
            }
        case "collections": readCollections(member)
        case "renamed": readRenamings(member)
        case "relations":
            builder.reserve(relations: member.value.sequence?.count ?? 0)
            readItems(member, each: "a relation") { $0.readRelation($1) }
        case "events": readItems(member, each: "an event") { $0.readEvent($1) }
        default: break
        }
    }

    private mutating func readCollections(_ member: SourceNode.Member) {
        for node in oneOrMore(member.value) {
            guard let pattern = node.text else {
                reportWrongType(node, of: member.key, expected: "a pattern of files, such as systems/*.json")
                continue
            }
            guard let collection = FileCollection(pattern) else {
                report(
                    "model/invalid-collection",
                    "a collection is many files, and this pattern has no * in it, or a control character", node,
                    hint: "for instance systems/*.json, or */catalog-info.yaml")
                continue
            }
            guard builder.collections.count < FileCollection.most || builder.collections.contains(collection) else {
                report(
                    "model/invalid-collection", "these are more than \(FileCollection.most) collections", node,
                    hint: "take several together: `*` stands for any name, `**` for any folders")
                return
            }
            builder.collections.insert(collection)
        }
    }

    private mutating func readItems(
        _ list: SourceNode.Member, each noun: String, _ read: (inout CycleInterpreter, SourceNode) -> Void
    ) {
        guard let items = list.value.sequence else {
            reportWrongType(list.value, of: list.key, expected: "a list")
            return
        }
        for item in items {
            if item.mapping == nil {
                reportWrongType(item, of: list.key, expected: "\(noun): a mapping")
            } else {
                read(&self, item)
            }
        }
    }
}
