import OrgModel
import SourceDocuments

/// Makes of a graph the tree that the reader of native files knows: a list of entities and one of relations. So a graph is
/// held to everything that a native file is held to, in the same words.
///
/// A graph that says `linchpin=1` is one that was written here, or as strictly: each attribute is a key of the format. Any
/// other graph is taken as it is found: what it does not say goes by the rules in `docs/formats.md`, and what the format has
/// no key for becomes a label.
struct GraphTree {
    /// What a relation is and how strong, on an edge; `kind` is taken for nodes, and `weight` by Graphviz.
    static let relationKey = "relation"
    static let strengthKey = "strength"

    let text: SourceText
    let graph: AttributedGraph
    let limits: ReadLimits
    let places: DOTPlaces
    /// Whether each attribute has to be a key of the format.
    let isStrict: Bool
    var problems: [Diagnostic] = []
    /// The entity of each node; nil where that cannot be told.
    var ids: [EntityID?] = []
    var entities: [SourceNode] = []
    var relations: [SourceNode] = []
    private var declared: Set<EntityID> = []

    init(_ graph: AttributedGraph, of text: SourceText, limits: ReadLimits) {
        self.text = text
        self.graph = graph
        self.limits = limits
        places = DOTPlaces(text)
        isStrict = graph.attributes.contains { $0.key == "linchpin" }
    }

    /// The tree. Linear in the graph.
    mutating func root() -> SourceNode {
        var members: [SourceNode.Member] = []
        for attribute in graph.attributes {
            guard let key = documentKey(attribute) else { continue }
            let place = places.place(ofGraphAttribute: attribute.key)
            // What is drawn over a plain graph is the organisation's name.
            let value =
                attribute.key == key
                ? value(attribute.value, at: place) : scalar(DrawnText.plain(attribute.value), at: place)
            members.append(member(key, value, at: place))
        }
        if !isStrict { members.append(member("linchpin", scalar("1", at: places.start), at: places.start)) }
        ids = nodeIDs()
        declared = Set(ids.compactMap(\.self))
        for index in graph.nodes.indices { addNode(index) }
        if !isStrict { addGroups() }
        addEdges()
        members.append(member("entities", list(entities), at: places.start))
        members.append(member("relations", list(relations), at: places.start))
        if let trailing = places.trailing {
            report(
                .error, "file/several-documents", "the graph has ended, and something else begins here", at: trailing,
                hint: "give each cycle a file of its own")
        }
        return SourceNode(.mapping(members), at: places.start.position)
    }

    /// The key of the file's top that an attribute of the graph is; nil for one that only draws.
    private mutating func documentKey(_ attribute: AttributedGraph.Attribute) -> String? {
        let key = attribute.key
        if NativeKeys.machineDocument.allows(key), key != "entities", key != "relations" { return key }
        if DrawingAttributes.contains(key) {
            let isTitle = key == "label" && !isStrict && !attribute.isMarkup
            return isTitle && !graph.attributes.contains { $0.key == "organization" } ? "organization" : nil
        }
        if isStrict { return key }
        if let near = Spelling.nearest(to: key, among: NativeKeys.machineDocument.keys) {
            report(
                .warning, "file/unknown-key", "the graph's attribute '\(key)' is passed over",
                at: places.place(ofGraphAttribute: key), hint: "did you mean '\(near)'?")
        }
        return nil
    }

    /// Whether an entity has a node or was made of a group.
    func isDeclared(_ id: EntityID) -> Bool { declared.contains(id) }

    /// Adds an entity that has no node of its own, unless it is known; where it is only named, nothing declares it.
    mutating func declare(_ id: EntityID, name: String? = nil, at place: DOTPlaces.Place, isDeclared: Bool = true) {
        guard declared.insert(id).inserted else { return }
        var members = [member("id", scalar(id.description, at: place), at: place)]
        if let name { members.append(member("name", scalar(name, at: place), at: place)) }
        if !isDeclared { members.append(member("declared", scalar("false", at: place), at: place)) }
        entities.append(SourceNode(.mapping(members), at: place.position))
    }

    /// Adds a relation that no edge says.
    mutating func relate(_ kind: RelationKind, from: EntityID, to: EntityID, at place: DOTPlaces.Place) {
        let members = [("kind", kind.rawValue), ("from", from.description), ("to", to.description)]
            .map { member($0, scalar($1, at: place), at: place) }
        relations.append(SourceNode(.mapping(members), at: place.position))
    }

    // MARK: Nodes of the tree

    func member(_ key: String, _ value: SourceNode, at place: DOTPlaces.Place) -> SourceNode.Member {
        SourceNode.Member(key: key, keyLocation: place.position, value: value)
    }

    /// A text, a number or a truth value.
    func scalar(_ text: String, at place: DOTPlaces.Place) -> SourceNode {
        SourceNode(.scalar(.init(resolving: text)), at: place.position, length: place.length)
    }

    private func list(_ items: [SourceNode]) -> SourceNode {
        SourceNode(.sequence(items), at: places.start.position)
    }

    /// The value of an attribute: what JSON it is, else a scalar.
    mutating func value(_ text: String, at place: DOTPlaces.Place) -> SourceNode {
        guard DOTText.isJSON(text) else { return scalar(text, at: place) }
        let (document, problems) = SourceReader.json(
            SourceText(file: self.text.file, text: text), limits: limits)
        if let root = document?.root, problems.isEmpty { return moved(root, to: place) }
        if isStrict {
            report(
                .error, "file/syntax", "this value begins as JSON does and is none: \(problems.first?.message ?? "")",
                at: place, hint: "a text that begins with a quote or a bracket is written as a JSON string")
        }
        return scalar(text, at: place)
    }

    /// A tree within a value, where the value stands. Its depth is bounded by the reader.
    private func moved(_ node: SourceNode, to place: DOTPlaces.Place) -> SourceNode {
        let content: SourceNode.Content =
            switch node.content {
            case .null, .scalar: node.content
            case .sequence(let items): .sequence(items.map { moved($0, to: place) })
            case .mapping(let members):
                .mapping(members.map { member($0.key, moved($0.value, to: place), at: place) })
            }
        return SourceNode(content, at: place.position, length: place.length)
    }

    // MARK: Problems

    mutating func report(
        _ severity: Diagnostic.Severity, _ rule: String, _ message: String, at place: DOTPlaces.Place,
        hint: String? = nil
    ) {
        // Of a file of nothing but mistakes, the rest says nothing new.
        guard problems.count < max(10_000, limits.maxDiagnostics) else { return }
        problems.append(
            text.diagnostic(
                severity, rule: rule, message, at: place.position, length: place.length, hint: hint))
    }

    /// A text in quotes, cut where it is long.
    func quoted(_ text: String) -> String { text.utf8.count > 80 ? "'\(text.prefix(60))…'" : "'\(text)'" }
}
