import SourceDocuments

/// Where a DOT text says what: nodes, edges, attributes. Nothing that is read depends on it, only where messages point.
struct DOTPlaces {
    /// A stretch of the text.
    struct Place {
        var position: SourceNode.Position
        var length = 1
    }

    /// What one statement says, and where.
    struct Statement {
        var place: Place
        var attributes: [(key: String, value: Place)] = []

        /// Where the value of a key stands; the last one counts.
        func place(of key: String) -> Place? { attributes.last { $0.key == key }?.value }
    }

    private struct Ends: Hashable {
        var tail: String
        var head: String
    }

    private var nodes: [String: [Statement]] = [:]
    private var mentions: [String: Place] = [:]
    private var edges: [Ends: [Statement]] = [:]
    private var subgraphs: [String: Place] = [:]
    private var graph = Statement(place: Place(position: SourceNode.Position(line: 1, column: 1)))
    /// Where the text goes on after its first graph; nil where it does not.
    private(set) var trailing: Place?

    /// Walks through the text once. Linear.
    init(_ text: SourceText) {
        var text = text.text
        text.withUTF8 { bytes in
            var walk = Walk(bytes)
            walk.run(&self)
        }
    }

    // MARK: Asking

    /// Where the graph begins.
    var start: Place { graph.place }

    /// Where an attribute of the graph stands.
    func place(ofGraphAttribute key: String) -> Place { graph.place(of: key) ?? graph.place }

    /// Where a node is described, or else first mentioned.
    func place(ofNode name: String) -> Place { nodes[name]?.first?.place ?? mentions[name] ?? graph.place }

    /// Where an attribute of a node stands; where it comes from a default, the node's own place.
    func place(of key: String, ofNode name: String) -> Place {
        nodes[name]?.last { $0.place(of: key) != nil }?.place(of: key) ?? place(ofNode: name)
    }

    /// The statement of an edge, of several between the same nodes by their number; nil where it cannot be told, as for
    /// edges between whole subgraphs.
    func statement(from tail: String, to head: String, number: Int) -> Statement? {
        guard let all = edges[Ends(tail: tail, head: head)] else { return nil }
        return all.indices.contains(number) ? all[number] : all.last
    }

    /// Where a subgraph begins.
    func place(ofSubgraph name: String) -> Place { subgraphs[name] ?? graph.place }

    // MARK: Walking

    /// One pass, a statement at a time.
    private struct Walk {
        private var tokens: DOTTokens
        private var operands: [(name: String, place: Place)] = []
        private var attributes: [(key: String, value: Place)] = []
        private var isAfterEdge = false
        /// Whether the statement gives defaults: `node`, `edge` or `graph`.
        private var defaults: String?
        private var depth = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { tokens = DOTTokens(bytes) }

        mutating func run(_ places: inout DOTPlaces) {
            while let token = tokens.next() {
                if depth == 0, places.isClosed {
                    places.trailing = Self.place(token)
                    return
                }
                switch token.kind {
                case .sign(UInt8(ascii: "{")):
                    flush(&places)
                    depth += 1
                case .sign(UInt8(ascii: "}")):
                    flush(&places)
                    depth -= 1
                    if depth <= 0 {
                        depth = 0
                        places.isClosed = true
                    }
                case .sign(UInt8(ascii: "[")): list(&places)
                case .sign(UInt8(ascii: "=")): assignment(&places)
                case .sign(UInt8(ascii: ":")): _ = tokens.next()
                case .sign(UInt8(ascii: "+")):
                    if let more = tokens.next(), let last = operands.popLast() {
                        operands.append((last.name + tokens.text(of: more), last.place))
                    }
                case .sign: flush(&places)
                case .edge: isAfterEdge = true
                case .word, .quoted, .html: word(token, &places)
                }
            }
            flush(&places)
        }

        private mutating func word(_ token: DOTTokens.Token, _ places: inout DOTPlaces) {
            let text = tokens.text(of: token)
            if depth == 0 {
                // `strict digraph NAME`
                if ["graph", "digraph"].contains(text.lowercased()) { places.graph.place = Self.place(token) }
                return
            }
            if token.kind == .word {
                switch text.lowercased() {
                case "node", "edge", "graph":
                    flush(&places)
                    defaults = text.lowercased()
                    return
                case "subgraph":
                    flush(&places)
                    var ahead = tokens
                    if let name = ahead.next(), name.kind == .word || name.kind == .quoted {
                        places.subgraphs[ahead.text(of: name)] = Self.place(name)
                        tokens = ahead
                    }
                    return
                default: break
                }
            }
            if !isAfterEdge { flush(&places) }
            isAfterEdge = false
            operands.append((text, Self.place(token)))
        }

        /// `key = value`, of the graph or a subgraph.
        private mutating func assignment(_ places: inout DOTPlaces) {
            guard let value = tokens.next() else { return }
            let key = operands.popLast()?.name
            flush(&places)
            if depth == 1, let key { places.graph.attributes.append((key, Self.place(value))) }
        }

        /// `[key = value, …]`, from behind the bracket.
        private mutating func list(_ places: inout DOTPlaces) {
            var key: String?
            while let token = tokens.next(), token.kind != .sign(UInt8(ascii: "]")) {
                switch token.kind {
                case .sign(UInt8(ascii: "=")):
                    guard let value = tokens.next(), let name = key else { continue }
                    if value.kind == .sign(UInt8(ascii: "]")) { return }
                    attributes.append((name, Self.place(value)))
                    key = nil
                case .word, .quoted: key = tokens.text(of: token)
                default: break
                }
            }
            if defaults == "graph", depth == 1 { places.graph.attributes += attributes }
        }

        private mutating func flush(_ places: inout DOTPlaces) {
            defer {
                operands.removeAll(keepingCapacity: true)
                attributes = []
                isAfterEdge = false
                defaults = nil
            }
            guard defaults == nil, let first = operands.first else { return }
            for operand in operands where places.mentions[operand.name] == nil {
                places.mentions[operand.name] = operand.place
            }
            if operands.count == 1 {
                places.nodes[first.name, default: []].append(Statement(place: first.place, attributes: attributes))
            }
            for (tail, head) in zip(operands, operands.dropFirst()) {
                places.edges[Ends(tail: tail.name, head: head.name), default: []].append(
                    Statement(place: tail.place, attributes: attributes))
            }
        }

        private static func place(_ token: DOTTokens.Token) -> Place {
            Place(position: token.position, length: token.length)
        }
    }

    private var isClosed = false
}
