/// A document as bytes, between the worker and this process. Each text is written once, however often it occurs: a file
/// of a million edges has a handful of different values.
extension DOTDocument {
    /// The bytes. Linear.
    func encoded() -> [UInt8] {
        var body = Encoder()
        body.number(isDirected ? 1 : 0)
        body.optional(name)
        body.list(attributes) { $0.attribute($1) }
        body.list(nodes) { encoder, node in
            encoder.text(node.name)
            encoder.list(node.attributes) { $0.attribute($1) }
        }
        body.list(edges) { encoder, edge in
            encoder.number(edge.tail)
            encoder.number(edge.head)
            encoder.list(edge.attributes) { $0.attribute($1) }
        }
        body.list(subgraphs) { encoder, subgraph in
            encoder.optional(subgraph.name)
            encoder.number(subgraph.parent.map { $0 + 1 } ?? 0)
            encoder.list(subgraph.nodes) { $0.number($1) }
            encoder.list(subgraph.attributes) { $0.attribute($1) }
        }
        var texts = Encoder()
        texts.number(body.texts.count)
        for text in body.texts {
            texts.number(text.utf8.count)
            texts.bytes.append(contentsOf: text.utf8)
        }
        return texts.bytes + body.bytes
    }

    /// Reads the bytes; nil when they are not what ``encoded()`` writes. Linear, and safe on any bytes.
    init?(encoded bytes: ArraySlice<UInt8>) {
        var decoder = Decoder(bytes)
        guard decoder.readTexts(), let directed = decoder.number() else { return nil }
        isDirected = directed == 1
        name = decoder.optional()
        attributes = decoder.list { $0.attribute() }
        nodes = decoder.list { decoder in
            guard let name = decoder.text() else { return nil }
            return Node(name: name, attributes: decoder.list { $0.attribute() })
        }
        let count = nodes.count
        edges = decoder.list { decoder in
            guard let tail = decoder.number(), let head = decoder.number(), tail < count, head < count else {
                return nil
            }
            return Edge(tail: tail, head: head, attributes: decoder.list { $0.attribute() })
        }
        var known = 0
        subgraphs = decoder.list { decoder in
            let name = decoder.optional()
            guard let parent = decoder.number(), parent <= known else { return nil }
            known += 1
            let nodes = decoder.list { decoder in decoder.number().flatMap { $0 < count ? $0 : nil } }
            return Subgraph(
                name: name, parent: parent == 0 ? nil : parent - 1, nodes: nodes,
                attributes: decoder.list { $0.attribute() })
        }
        guard decoder.isWhole else { return nil }
    }

    private struct Encoder {
        var bytes: [UInt8] = []
        private(set) var texts: [String] = []
        private var known: [String: Int] = [:]

        /// Seven bits a byte, the lowest first; the highest bit says that more follow.
        mutating func number(_ value: Int) {
            var rest = UInt(value)
            while rest > 0x7F {
                bytes.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }

        mutating func text(_ text: String) {
            if let index = known[text] {
                number(index)
            } else {
                known[text] = texts.count
                number(texts.count)
                texts.append(text)
            }
        }

        mutating func optional(_ text: String?) {
            number(text == nil ? 0 : 1)
            if let text { self.text(text) }
        }

        mutating func attribute(_ attribute: Attribute) {
            text(attribute.key)
            text(attribute.value)
            number(attribute.isHTML ? 1 : 0)
        }

        mutating func list<Item>(_ items: [Item], _ write: (inout Encoder, Item) -> Void) {
            number(items.count)
            for item in items { write(&self, item) }
        }
    }

    private struct Decoder {
        private let bytes: ArraySlice<UInt8>
        private var position: Int
        private var texts: [String] = []
        private var isBroken = false

        init(_ bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            position = bytes.startIndex
        }

        /// Everything was understood, and nothing is left.
        var isWhole: Bool { !isBroken && position == bytes.endIndex }

        mutating func number() -> Int? {
            var value: UInt = 0
            var shift: UInt = 0
            while position < bytes.endIndex, shift < 56 {
                let byte = bytes[position]
                position += 1
                value |= UInt(byte & 0x7F) << shift
                if byte & 0x80 == 0 { return Int(value) }
                shift += 7
            }
            isBroken = true
            return nil
        }

        mutating func readTexts() -> Bool {
            guard let count = number(), count <= bytes.count else { return false }
            for _ in 0..<count {
                guard let length = number(), length <= bytes.endIndex - position else { return false }
                texts.append(String(decoding: bytes[position..<position + length], as: UTF8.self))
                position += length
            }
            return true
        }

        mutating func text() -> String? {
            guard let index = number(), texts.indices.contains(index) else {
                isBroken = true
                return nil
            }
            return texts[index]
        }

        mutating func optional() -> String? { number() == 1 ? text() : nil }

        mutating func attribute() -> Attribute? {
            guard let key = text(), let value = text(), let mark = number() else { return nil }
            return Attribute(key: key, value: value, isHTML: mark == 1)
        }

        mutating func list<Item>(_ read: (inout Decoder) -> Item?) -> [Item] {
            // Every item takes a byte at least: a count beyond that reserves nothing.
            guard let count = number(), count <= bytes.count else {
                isBroken = true
                return []
            }
            var items: [Item] = []
            items.reserveCapacity(min(count, bytes.endIndex - position))
            while items.count < count, !isBroken {
                guard let item = read(&self) else {
                    isBroken = true
                    break
                }
                items.append(item)
            }
            return items
        }
    }
}
