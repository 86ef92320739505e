import OrgAnalysis
import TestSupport
import Testing

/// Networks small enough to be worked by hand.
enum SmallNetworks {
    /// Edges as pairs of names, each with a weight.
    static func network(
        _ edges: [(String, String, Double)], directed: Bool = false, weighted: Bool = true
    ) -> Network {
        var names: [String] = []
        func place(_ name: String) -> UInt32 {
            if let known = names.firstIndex(of: name) { return UInt32(known) }
            names.append(name)
            return UInt32(names.count - 1)
        }
        let ends = edges.map { (place($0.0), place($0.1)) }
        return Network(
            names: names, tails: ends.map(\.0), heads: ends.map(\.1), weights: edges.map(\.2), isDirected: directed,
            isWeighted: weighted)
    }

    /// a – b – c, the first tie of weight 2, the second of weight 4.
    static let path = network([("a", "b", 2), ("b", "c", 4)])

    /// a → b → c.
    static let chain = network([("a", "b", 1), ("b", "c", 1)], directed: true)

    /// Two triangles, a b c and d e f, joined by c – d.
    static func triangles(directed: Bool = false) -> Network {
        network(
            [
                ("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("c", "d", 1), ("d", "e", 1), ("e", "f", 1), ("f", "d", 1),
            ], directed: directed)
    }

    /// Any network with up to `most` nodes.
    static func random(seed: UInt64, most: Int, directed: Bool) -> Network {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...most, using: &generator)
        let edges = (0..<Int.random(in: 0...3 * count, using: &generator)).map { _ in
            (
                UInt32.random(in: 0..<UInt32(count), using: &generator),
                UInt32.random(in: 0..<UInt32(count), using: &generator), Double.random(in: 0.1...4, using: &generator)
            )
        }
        return Network(
            names: (0..<count).map { "n\($0)" }, tails: edges.map(\.0), heads: edges.map(\.1), weights: edges.map(\.2),
            isDirected: directed)
    }
}

extension Network {
    /// What one measure, or several by their names, give.
    func measured(
        _ names: String..., lengths: MeasureRequest.Lengths = .unit, normalized: Bool = true, root: Int? = nil,
        threads: Int = 1
    ) throws -> Measurement {
        try measured(
            MeasureRequest(
                names.flatMap { Measure.named($0) }, lengths: lengths, isNormalized: normalized, root: root,
                threads: threads))
    }
}

extension Measurement {
    /// The cells of a column, from the first node or edge on.
    func cells(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [Cell] {
        let column = try #require(columns.first { $0.name == name }, sourceLocation: sourceLocation)
        return (0..<rowCount).map { column.values.cell(at: $0) }
    }

    /// The cells of a column as numbers; nil where there is none.
    func numbers(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [Double?] {
        try cells(name, sourceLocation: sourceLocation).map { cell in
            switch cell {
            case .count(let count): Double(count)
            case .number(let number): number
            case .none, .flag, .node: nil
            }
        }
    }

    /// A figure about the whole.
    func figure(_ name: String) -> Double? {
        figures.first { $0.name == name && $0.node == nil }.flatMap { figure in
            switch figure.value {
            case .count(let count): Double(count)
            case .number(let number): number
            case .none, .flag, .node: nil
            }
        }
    }
}

/// Whether lists of numbers agree but for rounding.
func areClose(_ a: [Double?], _ b: [Double?]) -> Bool {
    a.count == b.count
        && zip(a, b).allSatisfy { pair in
            guard let expected = pair.1 else { return pair.0 == nil }
            return isClose(pair.0, expected)
        }
}
