/// What was measured of a network: a table of nodes, edges or dependency cycles, or single figures.
public struct Measurement: Sendable {
    /// The network.
    public let network: Network
    /// What was asked.
    public let request: MeasureRequest
    /// What the rows are about.
    public let subject: Measure.Subject
    /// The edges that the rows are about, where they are; sorted by tail, then head.
    public let edges: Edges?
    /// The groups of nodes that the rows are about, where they are.
    public let cycles: [Loop]
    /// The columns, in the order in which they were asked for.
    public let columns: [Column]
    /// Figures about the network: the rows themselves where that is what was asked, else what goes with the columns.
    public let figures: [Figure]

    /// The columns that are estimates; all others are exact.
    public let estimates: [Estimate]

    /// How good a column of estimates is.
    public struct Estimate: Sendable, Hashable {
        /// The column's name.
        public let column: String
        /// How far a value may be from the exact one, on the scale of the column.
        public let epsilon: Double
        /// The probability that any value of the column is farther from the exact one, at most.
        public let delta: Double
        /// How many samples the values rest on.
        public let samples: Int
    }

    /// Whether nothing is an estimate.
    public var isExact: Bool { estimates.isEmpty }

    /// The edges of a network behind one another.
    public struct Edges: Sendable {
        /// For each edge the node it leaves, as a place in the network's names; undirected, the one that comes first.
        public let tails: [Int]
        /// For each edge the node it enters.
        public let heads: [Int]
        /// For each edge its weight.
        public let weights: [Double]
    }

    /// Nodes that all depend on one another, and one cycle that shows it.
    public struct Loop: Sendable, Equatable {
        /// All of them, ascending.
        public let nodes: [Int]
        /// A cycle of edges among them; the last node leads back to the first.
        public let shortest: [Int]
        /// Whether no cycle among them is shorter.
        public let isProven: Bool
    }

    /// One value for each row.
    public struct Column: Sendable {
        /// Its name, which no other column has.
        public let name: String
        /// Its values.
        public let values: Values
    }

    /// The values of a column.
    public enum Values: Sendable {
        /// Whole numbers.
        case counts([Int])
        /// Numbers.
        case numbers([Double])
        /// Numbers, nil where there is none.
        case partial([Double?])
        /// Yes or no.
        case flags([Bool])
        /// The part that a row belongs to, numbered from 1.
        case labels([Int])
        /// A node, as a place in the network's names; nil where there is none.
        case nodes([Int?])
    }

    /// One value.
    public enum Cell: Sendable, Hashable {
        /// There is none.
        case none
        /// A whole number.
        case count(Int)
        /// A number.
        case number(Double)
        /// Yes or no.
        case flag(Bool)
        /// A node, as a place in the network's names.
        case node(Int)
    }

    /// A figure about the whole network.
    public struct Figure: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: Cell
        /// The node that it is about, as a place in the network's names; nil where it is about all.
        public let node: Int?

        init(name: String, value: Cell, node: Int? = nil) {
            self.name = name
            self.value = value
            self.node = node
        }
    }

    /// The number of rows.
    public var rowCount: Int {
        switch subject {
        case .node: network.nodeCount
        case .edge: edges?.tails.count ?? 0
        case .network: figures.count
        case .cycle: cycles.count
        }
    }
}

extension Measurement.Values {
    /// The value in a row.
    public func cell(at row: Int) -> Measurement.Cell {
        switch self {
        case .counts(let values), .labels(let values): .count(values[row])
        case .numbers(let values): .number(values[row])
        case .partial(let values): values[row].map { .number($0) } ?? .none
        case .flags(let values): .flag(values[row])
        case .nodes(let values): values[row].map { .node($0) } ?? .none
        }
    }

    /// The values as numbers that a ranking can be made of; nil where they rank nothing.
    var ranking: [Double]? {
        switch self {
        case .counts(let values): values.map(Double.init)
        case .numbers(let values): values
        case .partial(let values): values.map { $0 ?? -.infinity }
        case .flags, .labels, .nodes: nil
        }
    }
}
