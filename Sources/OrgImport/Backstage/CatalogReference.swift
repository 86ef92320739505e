internal import OrgModel
internal import SourceDocuments

/// The kinds of catalog entity that have a place in a cycle.
enum CatalogKind: String, CaseIterable, Hashable {
    // In the order in which they may keep a name that several share.
    case component, api, resource, system, domain, group, user

    /// What it becomes.
    var entityKind: EntityKind {
        switch self {
        case .component, .api, .resource, .system, .domain: .system
        case .group: .team
        case .user: .person
        }
    }

    /// How Backstage writes it.
    var title: String { self == .api ? "API" : rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// Kinds in any case, as references write them.
    init?(ignoringCase text: String) { self.init(rawValue: text.lowercased()) }
}

/// The identity of a catalog entity, which is the same in any case.
struct CatalogKey: Hashable {
    let kind: CatalogKind
    let namespace: String
    let name: String

    init(_ kind: CatalogKind, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace.lowercased()
        self.name = name.lowercased()
    }
}

/// A reference to another entity: `[kind:][namespace/]name`, or a mapping with these keys.
///
/// Source: Backstage, "Entity References" and ADR009.
struct CatalogReference {
    let kind: CatalogKind
    let namespace: String
    let name: String
    /// Where it stands.
    let node: SourceNode

    var key: CatalogKey { CatalogKey(kind, namespace: namespace, name: name) }

    /// The full form.
    var description: String { "\(kind.rawValue):\(namespace)/\(name)" }

    /// Why a reference could not be read.
    enum Problem: Error {
        case notAReference
        case unknownKind(String)
        case empty
    }

    /// Reads a reference; what it leaves out comes from where it stands.
    init(_ node: SourceNode, defaultKind: CatalogKind, namespace defaultNamespace: String) throws(Problem) {
        self.node = node
        var kindText: String?
        var namespaceText: String?
        var nameText: String
        if let text = node.text {
            let text = Self.trimmed(text)
            guard !text.isEmpty else { throw .empty }
            var rest = text[...]
            if let colon = rest.firstIndex(of: ":") {
                kindText = String(rest[..<colon])
                rest = rest[rest.index(after: colon)...]
            }
            if let slash = rest.firstIndex(of: "/") {
                namespaceText = String(rest[..<slash])
                rest = rest[rest.index(after: slash)...]
            }
            nameText = String(rest)
        } else if node.mapping != nil {
            kindText = node["kind"]?.text
            namespaceText = node["namespace"]?.text
            nameText = node["name"]?.text ?? ""
        } else if node.isNull {
            throw .empty
        } else {
            throw .notAReference
        }
        guard EntityID.isValid(name: nameText), !nameText.contains(where: { $0 == ":" || $0 == "/" }),
            kindText?.isEmpty != true, namespaceText.map(EntityID.isValid(name:)) != false
        else { throw .notAReference }
        var kind = defaultKind
        if let kindText {
            guard let known = CatalogKind(ignoringCase: kindText) else { throw .unknownKind(kindText) }
            kind = known
        } else if defaultKind == .group, nameText.contains("@") {
            // No group has an address for a name; early catalogs name people so.
            kind = .user
        }
        self.kind = kind
        namespace = namespaceText ?? defaultNamespace
        name = nameText
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...].drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
