internal import OrgModel

/// Builds values from libyaml's events with a stack of its own, so that depth, size and repetition can be bounded.
struct YAMLComposer {
    private(set) var documents: [SourceDocument] = []
    private(set) var problems: ProblemList

    private let source: SourceText
    private let limits: ReadLimits
    private var places: YAMLPlaces
    /// The line of the `---` or first token of the document being read.
    private var documentLine = 1

    private var frames: [Frame] = []
    private var anchors: [String: Composed] = [:]
    private var root: Composed?
    /// Nodes so far, and of these, the ones that aliases repeated.
    private var nodes = 0
    private var repeated = 0

    /// A value with what it costs to use it again.
    private struct Composed {
        var node: SourceNode
        var size = 1
        var height = 0
        /// What it is called as a key; nil for lists and mappings.
        var keyText: String?
        var isMergeKey = false
        /// Nothing was written where a value could have been.
        var isAbsent = false
    }

    private enum Key {
        case text(String, SourceNode.Position, length: Int)
        case merge
        case dropped
    }

    /// A list or mapping whose end has not come yet.
    private struct Frame {
        var isMapping: Bool
        var position: SourceNode.Position
        var anchor: String?
        var items: [SourceNode] = []
        var members = MemberList()
        var key: Key?
        var merge: SourceNode?
        var size = 1
        var height = 1
    }

    /// Reading cannot go on, at least not in this document.
    private struct Stop: Error {
        var line: Int
        var endsFile = false
    }

    init(_ source: SourceText, limits: ReadLimits) {
        self.source = source
        self.limits = limits
        problems = ProblemList(source, limit: limits.maxDiagnostics)
        places = YAMLPlaces(source)
    }

    mutating func run() {
        var text = source.text
        text.withUTF8 { bytes in
            if let line = Self.firstExcessiveDirective(in: bytes) {
                problems.add(
                    rule: "file/syntax", "there are more than \(Self.maxTagDirectives) %TAG lines",
                    at: source.index.checkpoint(atByte: line).position)
                return
            }
            var start: LineIndex.Checkpoint? = LineIndex.Checkpoint()
            while let piece = start {
                guard !problems.isFull else {
                    problems.noteUnread(from: piece.position)
                    break
                }
                start = compose(bytes, from: piece)
            }
        }
        if documents.isEmpty, problems.isEmpty {
            problems.add(rule: "file/empty", "the file is empty", at: nil)
        }
    }

    /// Reads documents up to the end, or to a mistake; then the answer is where the next document begins.
    private mutating func compose(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: LineIndex.Checkpoint
    ) -> LineIndex.Checkpoint? {
        guard var stream = YAMLEventStream(UnsafeBufferPointer(rebasing: bytes[start.byte...])) else {
            problems.add(rule: "file/unreadable", "there is not enough memory to read this file", at: nil)
            return nil
        }
        places.begin(at: start, in: bytes)
        documentLine = start.line
        do {
            while let event = try stream.next() {
                let position = places.position(of: stream.startMark)
                try handle(event, at: position, length: stream.endMark.scalar - stream.startMark.scalar)
            }
            return nil
        } catch {
            var next: LineIndex.Checkpoint?
            if let stop = error as? Stop, !stop.endsFile {
                next = nextDocument(after: stop.line, in: bytes)
            } else if let failure = error as? YAMLEventStream.Failure {
                next = nextDocument(after: report(failure, in: bytes), in: bytes)
            }
            frames = []
            anchors = [:]
            root = nil
            return next
        }
    }

    private mutating func handle(_ event: YAMLEventStream.Event, at position: SourceNode.Position, length: Int) throws {
        switch event {
        case .documentStart:
            documentLine = position.line
            root = nil
            anchors = [:]
        case .documentEnd:
            if let root, !root.isAbsent { documents.append(SourceDocument(text: source, root: root.node)) }
        case .scalar(let scalar, let anchor):
            try count(1, at: position)
            let composed = compose(scalar, at: position, length: length)
            if let anchor { anchors[anchor] = composed }
            add(composed)
        case .alias(let name):
            add(try resolve(name, at: position, length: length))
        case .sequenceStart(let anchor, let tag):
            checkTag(tag, known: "seq", at: position)
            try push(Frame(isMapping: false, position: position, anchor: anchor))
        case .mappingStart(let anchor, let tag):
            checkTag(tag, known: "map", at: position)
            try push(Frame(isMapping: true, position: position, anchor: anchor))
        case .collectionEnd:
            guard let frame = frames.popLast() else { return }
            let composed = close(frame)
            if let anchor = frame.anchor { anchors[anchor] = composed }
            add(composed)
        }
    }

    private mutating func push(_ frame: Frame) throws {
        try count(1, at: frame.position)
        guard frames.count < limits.maxDepth else { throw tooDeep(at: frame.position) }
        frames.append(frame)
    }

    private mutating func close(_ frame: Frame) -> Composed {
        guard frame.isMapping else {
            let node = SourceNode(.sequence(frame.items), at: frame.position)
            return Composed(node: node, size: frame.size, height: frame.height)
        }
        var members = frame.members
        for mapping in mergedMappings(frame.merge) {
            for member in mapping where members.firstIndex(of: member.key) == nil { members.append(member) }
        }
        let node = SourceNode(.mapping(members.members), at: frame.position)
        return Composed(node: node, size: frame.size, height: frame.height)
    }

    /// Puts a finished value where it belongs.
    private mutating func add(_ value: Composed) {
        guard let top = frames.indices.last else {
            root = value
            return
        }
        frames[top].size += value.size
        frames[top].height = max(frames[top].height, value.height + 1)
        guard frames[top].isMapping else {
            frames[top].items.append(value.node)
            return
        }
        switch frames[top].key {
        case nil:
            frames[top].key = key(of: value, in: frames[top])
        case .dropped:
            frames[top].key = nil
        case .merge:
            frames[top].key = nil
            frames[top].merge = value.node
        case .text(let text, let position, let length):
            frames[top].key = nil
            if let first = frames[top].members.firstIndex(of: text) {
                problems.addDuplicate(text, at: position, length: length, first: frames[top].members.members[first])
            } else {
                frames[top].members.append(SourceNode.Member(key: text, keyLocation: position, value: value.node))
            }
        }
    }

    private mutating func key(of value: Composed, in frame: Frame) -> Key {
        let node = value.node
        if value.isMergeKey {
            guard frame.merge != nil else { return .merge }
            problems.add(
                rule: "file/duplicate-key", "the merge key '<<' was already given; only the first one counts",
                at: node.position, length: node.length, hint: "merge several mappings with <<: [*a, *b]")
            return .dropped
        }
        guard let text = value.keyText else {
            problems.add(
                rule: "file/complex-key", "a key must be plain text, and this is \(node.kindInWords)",
                at: node.position, length: node.length)
            return .dropped
        }
        return .text(text, node.position, length: node.length)
    }

    /// The mappings that `<<` brings in, the first having precedence.
    private mutating func mergedMappings(_ node: SourceNode?) -> [[SourceNode.Member]] {
        guard let node else { return [] }
        var mappings: [[SourceNode.Member]] = []
        for candidate in node.sequence ?? [node] {
            if let members = candidate.mapping {
                mappings.append(members)
            } else {
                problems.add(
                    rule: "file/merge-key",
                    "'<<' takes a mapping or a list of mappings, and this is "
                        + candidate.kindInWords, at: candidate.position, length: candidate.length)
            }
        }
        return mappings
    }
}

// MARK: - Scalars, tags and aliases

extension YAMLComposer {
    private static let coreTags = "tag:yaml.org,2002:"

    private mutating func compose(
        _ scalar: YAMLEventStream.Scalar, at position: SourceNode.Position, length: Int
    ) -> Composed {
        var kind = scalar.kind
        switch scalar.tag {
        case nil: break
        case "!", Self.coreTags + "str": kind = .string
        case Self.coreTags + "int", Self.coreTags + "float", Self.coreTags + "bool", Self.coreTags + "null":
            kind = CoreSchema.kind(of: scalar.text)
        case let tag:
            checkTag(tag, known: "str", at: position)
            kind = .string
        }
        let content = kind.map {
            SourceNode.Content.scalar(SourceNode.Scalar(text: scalar.text, isPlain: scalar.isPlain, kind: $0))
        }
        return Composed(
            node: SourceNode(content ?? .null, at: position, length: length), keyText: scalar.text,
            isMergeKey: scalar.isPlain && scalar.tag == nil && scalar.text == "<<",
            isAbsent: scalar.isPlain && scalar.tag == nil && scalar.text.isEmpty)
    }

    private mutating func checkTag(_ tag: String?, known: String, at position: SourceNode.Position) {
        guard let tag, tag != "!", tag != Self.coreTags + known else { return }
        let name = tag.hasPrefix(Self.coreTags) ? "!!" + tag.dropFirst(Self.coreTags.count) : tag
        problems.add(
            .warning, rule: "file/unknown-tag", "the tag '\(excerpt(name))' is not known and has no effect",
            at: position,
            length: name.unicodeScalars.count)
    }

    private mutating func resolve(_ name: String, at position: SourceNode.Position, length: Int) throws -> Composed {
        if frames.contains(where: { $0.anchor == name }) {
            problems.add(
                rule: "file/unknown-alias", "the alias '*\(excerpt(name))' stands inside the very value it names",
                at: position, length: length)
            throw Stop(line: position.line)
        }
        guard var value = anchors[name] else {
            problems.add(
                rule: "file/unknown-alias", "no anchor '&\(excerpt(name))' comes before this alias", at: position,
                length: length, hint: "if the text should begin with '*', put it in quotes")
            try count(1, at: position)
            return Composed(node: SourceNode(.null, at: position, length: length), keyText: "*" + name)
        }
        guard frames.count + value.height <= limits.maxDepth else { throw tooDeep(at: position) }
        try count(value.size, at: position)
        repeated += value.size
        guard repeated <= limits.maxAliasExpansion else {
            problems.add(
                rule: "file/alias-expansion",
                "the aliases of this file repeat more than \(limits.maxAliasExpansion) values", at: position,
                length: length)
            throw Stop(line: position.line, endsFile: true)
        }
        value.node.position = position
        value.node.length = length
        value.isMergeKey = false
        return value
    }

    /// Counts before anything is built, so that no sum of sizes can pass the bound or overflow.
    private mutating func count(_ size: Int, at position: SourceNode.Position) throws {
        guard size <= limits.maxNodes - nodes else {
            problems.add(
                rule: "file/too-many-nodes", "the file has more than \(limits.maxNodes) values", at: position)
            throw Stop(line: position.line, endsFile: true)
        }
        nodes += size
    }

    private mutating func tooDeep(at position: SourceNode.Position) -> Stop {
        problems.add(
            rule: "file/too-deep", "lists and mappings are nested deeper than \(limits.maxDepth) levels", at: position)
        return Stop(line: position.line)
    }
}

// MARK: - Directives

extension YAMLComposer {
    /// libyaml compares each %TAG line with all before it, so that many would take quadratic time; nobody needs many.
    private static let maxTagDirectives = 100

    /// Where the first line above the bound begins.
    private static func firstExcessiveDirective(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var count = 0
        var place = 0
        while let found = bytes[place...].firstIndex(of: UInt8(ascii: "%")) {
            place = found + 1
            guard found == 0 || bytes[found - 1] == 0x0A || bytes[found - 1] == 0x0D,
                bytes[place...].starts(with: "TAG".utf8)
            else { continue }
            count += 1
            if count > maxTagDirectives { return found }
        }
        return nil
    }
}

// MARK: - Syntax errors

extension YAMLComposer {
    /// Reports what libyaml stumbled over and answers the line.
    private mutating func report(_ failure: YAMLEventStream.Failure, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let opening = failure.contextMark.map { places.position(of: $0) }
        let place: LineIndex.Checkpoint
        if let byte = failure.byte {
            place = source.index.checkpoint(atByte: places.start.byte + byte)
        } else if let mark = failure.mark {
            let position = places.position(of: mark)
            place = source.index.checkpoint(line: position.line, column: position.column)
        } else {
            place = places.start
        }
        if let bracket = unclosedBracket(before: place.byte, in: bytes) {
            problems.add(rule: "file/syntax", "this '\(bracket.text)' is never closed", at: bracket.position)
            return place.line
        }
        let words = YAMLSyntaxMessage(failure, opening: opening?.line, character: character(at: place.byte, in: bytes))
        problems.add(
            rule: words.rule, words.message, at: words.pointsAtContext ? opening ?? place.position : place.position,
            hint: words.hint)
        return place.line
    }

    /// The innermost bracket that is still open where the text ends.
    private func unclosedBracket(
        before end: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (text: Unicode.Scalar, position: SourceNode.Position)? {
        guard bytes[min(end, bytes.count)...].allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }),
            let position = frames.last?.position
        else { return nil }
        let start = source.index.checkpoint(line: position.line, column: position.column).byte
        guard let text = character(at: start, in: bytes), text == "[" || text == "{" else { return nil }
        return (text, position)
    }

    private func character(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        let end = min(bytes.count, place + 4)
        return String(decoding: bytes[min(place, end)..<end], as: UTF8.self).unicodeScalars.first
    }

    /// Where reading can go on after a mistake on a line: at the next `---`, or at that line if it is one.
    private func nextDocument(after line: Int, in bytes: UnsafeBufferPointer<UInt8>) -> LineIndex.Checkpoint? {
        var byte = source.index.checkpoint(line: line, column: 1).byte
        var isCandidate = line > documentLine
        while byte < bytes.count {
            if isCandidate, Self.isDocumentStart(bytes, at: byte) { return source.index.checkpoint(atByte: byte) }
            guard let end = bytes[byte...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
            byte = end + 1
            isCandidate = true
        }
        return nil
    }

    private static func isDocumentStart(_ bytes: UnsafeBufferPointer<UInt8>, at byte: Int) -> Bool {
        guard byte + 3 <= bytes.count, bytes[byte..<byte + 3].allSatisfy({ $0 == UInt8(ascii: "-") }) else {
            return false
        }
        return byte + 3 == bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[byte + 3])
    }
}
