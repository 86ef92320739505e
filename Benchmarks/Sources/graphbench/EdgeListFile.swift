import Foundation
import GraphCore

/// A text file of edges, one a line: `tail head [weight]`, separated by blanks or tabs. Nodes are numbers from 0. Lines
/// that begin with `#` are comments, as SNAP writes them. A first line of two numbers before a line of three is the counts
/// of nodes and edges, as `organisation.py` writes it.
struct EdgeListFile {
    private(set) var nodeCount = 0
    private(set) var edges: [Edge] = []

    /// What is wrong with a file, and where.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        try data.withUnsafeBytes { try read($0, path: path) }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer, path: String) throws {
        var line = 0
        var counts: Edge?
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            let fields = Fields(bytes: UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
            position = end + 1
            line += 1
            if fields.isSilent { continue }
            guard let edge = fields.edge else {
                throw Failure(description: "\(path):\(line): not `tail head [weight]` with two numbers from 0")
            }
            if edges.isEmpty, counts == nil, !fields.hasWeight {
                counts = edge
                continue
            }
            if let first = counts {
                if fields.hasWeight { nodeCount = first.tail } else { append(first) }
                counts = nil
            }
            append(edge)
        }
        if let only = counts { append(only) }
    }

    private mutating func append(_ edge: Edge) {
        edges.append(edge)
        nodeCount = max(nodeCount, edge.tail + 1, edge.head + 1)
    }
}

/// One line of an edge list.
private struct Fields {
    /// The comparison has no larger graphs; a wrong file should not take all memory.
    private static let largestNode = 100_000_000

    private(set) var hasWeight = false
    private(set) var edge: Edge?

    /// Empty, or a comment.
    let isSilent: Bool

    init(bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        let first = Self.word(&rest)
        isSilent = first.first.map { $0 == UInt8(ascii: "#") } ?? true
        guard !isSilent, let tail = Self.node(first), let head = Self.node(Self.word(&rest)) else { return }
        let third = Self.word(&rest)
        guard Self.word(&rest).isEmpty else { return }
        hasWeight = !third.isEmpty
        let weight = hasWeight ? Double(String(decoding: third, as: UTF8.self)) : 1
        guard let weight, weight.isFinite else { return }
        edge = Edge(tail, head, weight: weight)
    }

    /// Takes the next word from the front; empty at the end of the line.
    private static func word(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        var start = rest.startIndex
        while start < rest.endIndex, isBlank(rest[start]) { start += 1 }
        var end = start
        while end < rest.endIndex, !isBlank(rest[end]) { end += 1 }
        defer { rest = rest[end...] }
        return rest[start..<end]
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private static func node(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            guard value <= largestNode else { return nil }
        }
        return value
    }
}
