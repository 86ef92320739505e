internal import OrgModel
internal import SourceDocuments

/// One document of a catalog that describes an entity with a place in a cycle.
struct CatalogEntity {
    let key: CatalogKey
    let namespace: String
    let name: String
    /// The file and the whole document.
    let document: SourceDocument
    /// Where its name stands: the place that findings point at.
    let nameNode: SourceNode

    var kind: CatalogKind { key.kind }
    var metadata: SourceNode? { document.root["metadata"] }
    var spec: SourceNode? { document.root["spec"] }
    var location: SourceLocation { document.text.location(of: nameNode.position) }

    /// Why a document is no such entity.
    enum Other {
        /// A kind that says nothing about who operates what (`Template`, `Location`).
        case knownKind
        /// The skeleton of a file that a template fills in.
        case skeleton
        /// An empty document.
        case nothing
        /// Another system's document, as a folder of YAML files has many.
        case foreign
        case problem(Diagnostic)
    }

    enum Reading {
        case entity(CatalogEntity)
        case other(Other)
    }

    /// Whether a document is a `Location`, which leads to other files.
    static func isLocation(_ document: SourceDocument) -> Bool {
        document.root["kind"]?.text?.lowercased() == "location" && isBackstage(document.root)
    }

    private static func isBackstage(_ root: SourceNode) -> Bool {
        guard let version = root["apiVersion"]?.text?.lowercased() else { return true }
        return version.hasPrefix("backstage.io/") || version.hasPrefix("scaffolder.backstage.io/")
    }

    /// Takes a document for what it is.
    static func read(_ document: SourceDocument, defaultNamespace: String) -> Reading {
        let root = document.root
        func problem(_ rule: String, _ message: String, _ node: SourceNode, hint: String? = nil) -> Reading {
            .other(.problem(document.text.diagnostic(.warning, rule: rule, message, about: node, hint: hint)))
        }
        guard root.mapping != nil else {
            if root.isNull { return .other(.nothing) }
            return problem("backstage/not-an-entity", "a catalog entity is a mapping, not \(root.kindInWords)", root)
        }
        guard isBackstage(root) else { return .other(.foreign) }
        guard let kindNode = root["kind"], let kindText = kindNode.text, !kindText.isEmpty else {
            if root["apiVersion"] == nil { return .other(.foreign) }
            return problem("backstage/missing-kind", "this entity has no kind", root)
        }
        guard let kind = CatalogKind(ignoringCase: kindText) else {
            if ["location", "template"].contains(kindText.lowercased()) { return .other(.knownKind) }
            if root["apiVersion"] == nil { return .other(.foreign) }
            let near = Spelling.nearest(to: kindText, among: CatalogKind.allCases.map(\.title))
            return problem(
                "backstage/unknown-kind", "the kind '\(shortened(kindText))' is not known; the entity is left out",
                kindNode,
                hint: near.map { "did you mean '\($0)'?" })
        }
        guard let nameNode = root["metadata"]?["name"], let name = nameNode.text, !name.isEmpty else {
            return problem(
                "backstage/missing-name", "this \(kind.title) has no metadata.name; it is left out", kindNode)
        }
        if name.contains("{{") { return .other(.skeleton) }
        guard EntityID.isValid(name: name) else {
            return problem(
                "backstage/invalid-name", "this name has control characters; the \(kind.title) is left out", nameNode)
        }
        var namespace = defaultNamespace
        if let node = root["metadata"]?["namespace"], let text = node.text, !text.isEmpty {
            guard EntityID.isValid(name: text) else {
                return problem(
                    "backstage/invalid-name", "this namespace has control characters; the \(kind.title) is left out",
                    node)
            }
            namespace = text
        }
        return .entity(
            CatalogEntity(
                key: CatalogKey(kind, namespace: namespace, name: name), namespace: namespace, name: name,
                document: document, nameNode: nameNode))
    }
}
