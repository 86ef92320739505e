/// What an entity is.
public enum EntityKind: String, Hashable, Sendable, CaseIterable, Comparable {
    /// A recurring review: the coordination rhythm.
    case forum
    /// Someone, or something, that answers.
    case person
    /// A named escalation ladder that systems or teams follow.
    case policy
    /// Anything operated that must be supported: a service, a model or agent deployment, a process.
    case system
    /// A group of people.
    case team

    /// Alphabetical, which is the order of declaration, so that ids sort like their text.
    public static func < (a: EntityKind, b: EntityKind) -> Bool { a.ordinal < b.ordinal }

    private var ordinal: UInt8 {
        switch self {
        case .forum: 0
        case .person: 1
        case .policy: 2
        case .system: 3
        case .team: 4
        }
    }
}

/// The identity of an entity within an organisation, written `kind:name`, for instance `person:ana`.
///
/// Names are case-sensitive, non-empty and without control characters.
public struct EntityID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// What it is.
    public let kind: EntityKind
    /// Its name, unique within its kind.
    public let name: String

    /// Makes an id of a name that is known to be valid; see ``isValid(name:)``.
    public init(_ kind: EntityKind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// Reads `kind:name`; nil when the kind is not known or the name is not valid.
    public init?(parsing text: String) {
        // By bytes, since a name may begin with a combining mark, which would join the colon into one character.
        let bytes = text.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let kind = EntityKind(rawValue: String(text[..<colon]))
        else { return nil }
        let name = String(text[bytes.index(after: colon)...])
        guard EntityID.isValid(name: name) else { return nil }
        self.init(kind, name)
    }

    /// Whether a name is non-empty and free of control characters (Unicode category Cc).
    public static func isValid(name: String) -> Bool {
        !name.isEmpty && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    }

    /// `kind:name`.
    public var description: String { "\(kind.rawValue):\(name)" }

    /// The order of the UTF-8 bytes of `kind:name`.
    public static func < (a: EntityID, b: EntityID) -> Bool {
        a.kind == b.kind ? a.name.precedesByBytes(b.name) : a.kind < b.kind
    }
}

extension String {
    /// The order of UTF-8 bytes, which is the order of code points; unlike `<` it does not normalise, so that every
    /// tool that sorts the same ids agrees.
    public func precedesByBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
