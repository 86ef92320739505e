/// The members of a mapping being read, which finds a key again in constant time.
struct MemberList {
    private(set) var members: [SourceNode.Member] = []
    private var places: [String: Int] = [:]
    /// Up to here, comparing with each key is faster than hashing.
    private static let scanLimit = 12
    private static let usualCount = 4

    func firstIndex(of key: String) -> Int? {
        if members.count <= Self.scanLimit { return members.firstIndex { $0.key == key } }
        return places[key]
    }

    /// Adds a member whose key is not there yet.
    mutating func append(_ member: SourceNode.Member) {
        if members.isEmpty { members.reserveCapacity(Self.usualCount) }
        members.append(member)
        if members.count == Self.scanLimit + 1 {
            for (place, member) in members.enumerated() { places[member.key] = place }
        } else if members.count > Self.scanLimit {
            places[member.key] = members.count - 1
        }
    }
}

extension ProblemList {
    mutating func addDuplicate(_ key: String, at position: SourceNode.Position, length: Int, first: SourceNode.Member) {
        add(
            rule: "file/duplicate-key",
            "the key '\(excerpt(key))' was already given on line \(first.keyLocation.line); only the first one counts",
            at: position, length: length)
    }
}
