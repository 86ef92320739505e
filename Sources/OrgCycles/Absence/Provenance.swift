public import OrgModel

/// Which files the cycles of a series were made of, by the `source` of their entities and relations, and which of these
/// cycles a file is missing in.
///
/// A source is a file; of a collection of files (``Cycle/collections``) it is all of them together, so that one that is
/// missing is an entry that is gone. A source is the same in two cycles when it has the same path or pattern; else when these
/// differ in their digits only (`components-2025-09-30.yaml`), or the names without folders do, and no other source on
/// either side could be meant; else when more than half of the entities of each come from the other (it was moved). What is
/// left is a source that is no longer there, or is there for the first time. Nothing can be said of what names no source.
public struct Provenance: Sendable {
    /// The sources, in the order in which they first appear: by cycle, then by path.
    public let sources: [Source]

    private let numbers: [[String: Int]]
    private let homes: [[Int?]]

    /// A file or a collection of files, under whichever name, through all cycles.
    public struct Source: Hashable, Sendable {
        /// Its path in each cycle, of a collection its pattern; nil where nothing comes from it.
        public internal(set) var paths: [String?]

        /// Its path in the last cycle that has it.
        public var lastPath: String { paths.compactMap(\.self).last ?? "" }
    }

    /// Follows the sources of cycles, the oldest first.
    ///
    /// - Complexity: O(n log n) in the sum of entities, relations and sources.
    public init(of cycles: [Cycle], identities: Identities) {
        var sources: [Source] = []
        var numbers: [[String: Int]] = []
        for (index, cycle) in cycles.enumerated() {
            let records = Self.records(of: cycle)
            var matcher = SourceMatcher(
                known: sources.map(\.lastPath), now: Set(records.values).sorted { $0.precedesByBytes($1) })
            matcher.matchByName()
            if matcher.isOpen, index > 0 {
                matcher.matchMoved(Self.moves(to: index, of: cycles, identities, numbers, records))
            }
            var ofRecords: [String: Int] = [:]
            for record in matcher.now {
                let number = matcher.matches[record] ?? sources.count
                if number == sources.count {
                    sources.append(Source(paths: Array(repeating: nil, count: cycles.count)))
                }
                sources[number].paths[index] = record
                ofRecords[record] = number
            }
            numbers.append(records.compactMapValues { ofRecords[$0] })
        }
        self.sources = sources
        self.numbers = numbers
        // What an identity came from where it was there; where it is not, that of the nearest cycle before, else after.
        homes = Self.homes(of: cycles, identities, numbers)
    }

    /// The source of a place in a cycle.
    public func source(of location: SourceLocation?, in cycle: Int) -> Int? {
        location.flatMap { numbers[cycle][$0.file] }
    }

    /// Whether a cycle has anything of a source.
    public func has(_ source: Int, in cycle: Int) -> Bool { sources[source].paths[cycle] != nil }

    /// Whether an entity that is not in a cycle would be in it if it were still there: false where all that told of it is
    /// missing.
    public func wouldBeRecorded(_ identity: Int, in cycle: Int) -> Bool {
        homes[cycle][identity].map { has($0, in: cycle) } ?? true
    }

    private static func homes(
        of cycles: [Cycle], _ identities: Identities, _ numbers: [[String: Int]]
    ) -> [[Int?]] {
        var own = cycles.map { _ in [Int?](repeating: nil, count: identities.count) }
        for (index, cycle) in cycles.enumerated() {
            for (position, entity) in cycle.entities.enumerated() {
                own[index][identities.ofEntities[index][position]] = entity.source.flatMap { numbers[index][$0.file] }
            }
        }
        var homes = own
        var known = [Int?](repeating: nil, count: identities.count)
        for index in cycles.indices {
            for identity in known.indices {
                known[identity] = own[index][identity] ?? known[identity]
                homes[index][identity] = known[identity]
            }
        }
        var later = [Int?](repeating: nil, count: identities.count)
        for index in cycles.indices.reversed() {
            for identity in later.indices {
                later[identity] = own[index][identity] ?? later[identity]
                homes[index][identity] = homes[index][identity] ?? later[identity]
            }
        }
        return homes
    }

    /// What each file of a cycle counts as: the first collection that it is an entry of, else itself.
    private static func records(of cycle: Cycle) -> [String: String] {
        let files = Set(cycle.entities.compactMap(\.source?.file) + cycle.relations.compactMap(\.source?.file))
        var records: [String: String] = [:]
        for file in files {
            records[file] = cycle.collections.first { $0.contains(file) }?.pattern ?? file
        }
        return records
    }

    /// How many entities of each source of before come from each source of now.
    private static func moves(
        to index: Int, of cycles: [Cycle], _ identities: Identities, _ numbers: [[String: Int]],
        _ records: [String: String]
    ) -> SourceMatcher.Moves {
        var moves = SourceMatcher.Moves()
        for entity in cycles[index].entities {
            if let record = entity.source.flatMap({ records[$0.file] }) { moves.countsNow[record, default: 0] += 1 }
        }
        for (position, entity) in cycles[index - 1].entities.enumerated() {
            guard let source = entity.source.flatMap({ numbers[index - 1][$0.file] }) else { continue }
            moves.counts[source, default: 0] += 1
            let identity = identities.ofEntities[index - 1][position]
            if let now = identities.position(of: identity, in: index),
                let record = cycles[index].entities[now].source.flatMap({ records[$0.file] })
            {
                moves.arrivals[source, default: [:]][record, default: 0] += 1
            }
        }
        return moves
    }
}
