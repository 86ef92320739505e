import OrgModel
import SourceDocuments

extension GraphTree {
    /// Which entity each node is: as its name `kind:name` says, as its attribute `kind` says, as the relations at it leave
    /// no choice, and else a system.
    mutating func nodeIDs() -> [EntityID?] {
        let implied = impliedKinds()
        return graph.nodes.indices.map { index in
            let node = graph.nodes[index]
            var name = node.name
            if DOTText.isJSON(name), let text = value(name, at: places.place(ofNode: node.name)).text { name = text }
            let written = EntityIndex.split(name)
            var kind = written?.kind
            if let said = node.attributes.text(of: "kind") {
                guard let named = EntityKind(rawValue: said) else {
                    reportKind(said, of: node.name)
                    return nil
                }
                if let kind, kind != named {
                    report(
                        .error, "model/wrong-kind",
                        "\(quoted(name)) is \(article(kind)) by its name and \(article(named)) by its `kind`",
                        at: places.place(of: "kind", ofNode: node.name))
                    return nil
                }
                kind = named
            }
            let bare = written?.name ?? name
            guard EntityID.isValid(name: bare) else {
                report(
                    .error, "model/invalid-id",
                    bare.isEmpty ? "a node's name is empty" : "a node's name has control characters in it",
                    at: places.place(ofNode: node.name), hint: "put the text into `name` and use a plain id")
                return nil
            }
            return EntityID(kind ?? implied[index] ?? .system, bare)
        }
    }

    private mutating func reportKind(_ said: String, of node: String) {
        let kinds = EntityKind.allCases.map(\.rawValue)
        report(
            .error, "model/invalid-value",
            "`kind` is \(quoted(said)); expected \(kinds.dropLast().joined(separator: ", ")) or \(kinds.last ?? "")",
            at: places.place(of: "kind", ofNode: node),
            hint: Spelling.nearest(to: said, among: kinds).map { "did you mean '\($0)'?" })
    }

    private func article(_ kind: EntityKind) -> String { "a \(kind.rawValue)" }

    /// The kinds that nodes can only have, by the relations that edges name.
    private func impliedKinds() -> [EntityKind?] {
        var kinds = [EntityKind?](repeating: nil, count: graph.nodes.count)
        for edge in graph.edges {
            guard let kind = relationKind(of: edge) else { continue }
            let (from, to) = ends(of: edge)
            let pairs = kind.ends
            if let only = pairs.first?.from, pairs.allSatisfy({ $0.from == only }) { kinds[from] = kinds[from] ?? only }
            if let only = pairs.first?.to, pairs.allSatisfy({ $0.to == only }) { kinds[to] = kinds[to] ?? only }
        }
        return kinds
    }

    /// Adds the entity of a node, and the relations that its attributes say.
    mutating func addNode(_ index: Int) {
        guard let id = ids[index] else { return }
        let node = graph.nodes[index]
        let own = places.place(ofNode: node.name)
        var members = [member("id", scalar(id.description, at: own), at: own)]
        var labels: [SourceNode.Member] = []
        let keys = NativeKeys.place(of: id.kind, isMachine: true)
        for attribute in node.attributes where attribute.key != "kind" {
            let place = places.place(of: attribute.key, ofNode: node.name)
            if keys.allows(attribute.key), attribute.key != "id" {
                members.append(member(attribute.key, value(attribute.value, at: place), at: place))
            } else if DrawingAttributes.contains(attribute.key) {
                continue
            } else if isStrict {
                members.append(member(attribute.key, value(attribute.value, at: place), at: place))
            } else if !addRelations(attribute, of: id, at: place) {
                labels.append(label(attribute, at: place, near: keys))
            }
        }
        if !isStrict {
            if !members.contains(where: { $0.key == "name" }), let name = drawnName(of: node, id) {
                let place = places.place(of: "label", ofNode: node.name)
                members.append(member("name", scalar(name, at: place), at: place))
            }
            add(labels, to: &members, at: own)
        }
        entities.append(SourceNode(.mapping(members), at: own.position))
    }

    /// An attribute that the format has no key for, as a label; a slip of the keys is pointed out.
    mutating func label(
        _ attribute: AttributedGraph.Attribute, at place: DOTPlaces.Place, near keys: KeyPlace
    ) -> SourceNode.Member {
        if problems.count < 100, let near = Spelling.nearest(to: attribute.key, among: keys.keys) {
            report(
                .warning, "file/unknown-key", "the attribute \(quoted(attribute.key)) is kept as a label", at: place,
                hint: "did you mean '\(near)'?")
        }
        let text = SourceNode(
            .scalar(.init(text: attribute.value, isPlain: false, kind: .string)), at: place.position,
            length: place.length)
        return member(attribute.key, text, at: place)
    }

    /// Puts labels beside those that the attribute `labels` lists.
    func add(_ labels: [SourceNode.Member], to members: inout [SourceNode.Member], at place: DOTPlaces.Place) {
        guard !labels.isEmpty else { return }
        guard let index = members.firstIndex(where: { $0.key == "labels" }) else {
            members.append(member("labels", SourceNode(.mapping(labels), at: place.position), at: place))
            return
        }
        guard let listed = members[index].value.mapping else { return }
        let known = Set(listed.map(\.key))
        members[index].value.content = .mapping(listed + labels.filter { !known.contains($0.key) })
    }

    /// What is written on a node where that is not what it is called anyway.
    private func drawnName(of node: AttributedGraph.Node, _ id: EntityID) -> String? {
        guard let label = node.attributes.text(of: "label") else { return nil }
        let text = DrawnText.plain(label, node: node.name)
        return text.isEmpty || text == id.name || text == node.name ? nil : text
    }

    // MARK: Relations that attributes say

    /// `team` of a person or a system, and `owner` of a system; false for any other attribute.
    private mutating func addRelations(
        _ attribute: AttributedGraph.Attribute, of id: EntityID, at place: DOTPlaces.Place
    ) -> Bool {
        switch (attribute.key, id.kind) {
        case ("team", .person):
            for team in names(attribute, at: place) {
                let team = EntityID(.team, team)
                declare(team, at: place, isDeclared: false)
                relate(.memberOf, from: id, to: team, at: place)
            }
        case ("team", .system), ("owner", .system):
            for name in names(attribute, at: place) {
                let owner = owner(named: name, preferring: .team)
                declare(owner, at: place, isDeclared: false)
                relate(.owns, from: owner, to: id, at: place)
            }
        default: return false
        }
        return true
    }

    /// A bare name is a person where there is one and no team of that name.
    private func owner(named name: String, preferring kind: EntityKind) -> EntityID {
        if let (kind, bare) = EntityIndex.split(name), kind == .person || kind == .team { return EntityID(kind, bare) }
        let person = EntityID(.person, name)
        return isDeclared(person) && !isDeclared(EntityID(.team, name)) ? person : EntityID(.team, name)
    }

    /// One name, or a JSON list of names; without words that mean nobody.
    private mutating func names(_ attribute: AttributedGraph.Attribute, at place: DOTPlaces.Place) -> [String] {
        let value = value(attribute.value, at: place)
        return (value.sequence ?? [value]).compactMap(\.text).filter {
            EntityID.isValid(name: $0) && !Sentinels.standard.contains($0)
        }
    }
}
