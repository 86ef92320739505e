import OrgModel

/// A set of kinds of entity, in one byte.
struct KindSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let forum = KindSet(.forum)
    static let person = KindSet(.person)
    static let policy = KindSet(.policy)
    static let system = KindSet(.system)
    static let team = KindSet(.team)
    static let all: KindSet = [.forum, .person, .policy, .system, .team]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ kind: EntityKind) {
        switch kind {
        case .forum: rawValue = 1
        case .person: rawValue = 2
        case .policy: rawValue = 4
        case .system: rawValue = 8
        case .team: rawValue = 16
        }
    }

    /// The kinds, alphabetically.
    var kinds: [EntityKind] { EntityKind.allCases.filter { contains(KindSet($0)) } }

    /// The only kind, if there is one only.
    var single: EntityKind? { rawValue.nonzeroBitCount == 1 ? kinds.first : nil }

    /// `person or team`.
    var kindsInWords: String {
        self == .all ? "entity" : kinds.map(\.rawValue).joined(separator: " or ")
    }

    /// `a person or a team`.
    var inWords: String {
        self == .all ? "an entity" : kinds.map { "a \($0.rawValue)" }.joined(separator: " or ")
    }
}

/// Which names a file declares, and as what.
struct EntityIndex {
    private var kindsByName: [String: KindSet] = [:]
    private(set) var names: [EntityKind: [String]] = [:]

    /// Enters an entity.
    mutating func insert(_ id: EntityID) {
        let kind = KindSet(id.kind)
        let known = kindsByName[id.name, default: []]
        guard !known.contains(kind) else { return }
        kindsByName[id.name] = known.union(kind)
        names[id.kind, default: []].append(id.name)
    }

    /// Makes room for so many names.
    mutating func reserve(_ count: Int) { kindsByName.reserveCapacity(count) }

    /// The kinds of entity that bear a name.
    func kinds(named name: String) -> KindSet { kindsByName[name] ?? [] }

    /// Whether an entity is declared.
    func contains(_ id: EntityID) -> Bool { kinds(named: id.name).contains(KindSet(id.kind)) }

    /// Cuts `kind:name` in two; nil for a bare name, also when what stands before the colon is no kind.
    static func split(_ text: String) -> (kind: EntityKind, name: String)? {
        var text = text
        // All names of a file pass here, mostly bare ones: they are looked at as bytes.
        return text.withUTF8 { bytes in
            guard let colon = bytes.prefix(longestKind + 1).firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let word = UnsafeBufferPointer(rebasing: bytes[..<colon])
            guard let kind = likelyKind(of: word), kind.rawValue.utf8.elementsEqual(word) else { return nil }
            return (kind, String(decoding: bytes[(colon + 1)...], as: UTF8.self))
        }
    }

    /// The only kind that a word can be, going by its first letters.
    private static func likelyKind(of word: UnsafeBufferPointer<UInt8>) -> EntityKind? {
        switch word.first {
        case UInt8(ascii: "f"): .forum
        case UInt8(ascii: "p"): word.count > 1 && word[1] == UInt8(ascii: "e") ? .person : .policy
        case UInt8(ascii: "s"): .system
        case UInt8(ascii: "t"): .team
        default: nil
        }
    }

    private static let longestKind = EntityKind.allCases.map(\.rawValue.utf8.count).max() ?? 0
}
