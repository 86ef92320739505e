/// What is left of a hypergraph at one point of the search for an enclosure.
///
/// Its *classes* are nodes of the hypergraph that stand in the same edges: with some of a class and not all, no edge of
/// theirs is enclosed, so that a set takes all of a class or none. No two edges join the same classes; where they came to
/// do so they were made one, with their weights added.
struct EnclosureProblem: Sendable {
    /// How many nodes of the hypergraph each class has.
    private(set) var sizes: [Int]
    /// What each class is made of: nodes of the hypergraph, or classes of the problem that this one was divided from.
    private(set) var origins: FlatRows
    /// The weight of each edge, above 0.
    private(set) var weights: [Int]
    /// The classes that each edge joins, in any order; at least one.
    private(set) var edges: FlatRows
    /// How the weight of each edge is split among its classes, beside the values of ``edges``; in small units, so that
    /// the shares of an edge add up to its weight times the units of one.
    var shares: [Int]

    private init(sizes: [Int], origins: FlatRows, weights: [Int], edges: FlatRows, shares: [Int]) {
        self.sizes = sizes
        self.origins = origins
        self.weights = weights
        self.edges = edges
        self.shares = shares
    }

    /// The whole of a hypergraph, its weights divided by `divisor` and split evenly. Nodes without an edge are left out.
    init(_ hypergraph: Hypergraph, divisor: Int, unit: Int) {
        let weights = hypergraph.weights.map { $0 / divisor }
        let edges = hypergraph.edges
        var shares: [Int] = []
        shares.reserveCapacity(edges.values.count)
        for edge in weights.indices {
            let count = edges.range(of: edge).count
            for place in 0..<count { shares.append(Self.part(place, of: count, sharing: weights[edge] * unit)) }
        }
        self.init(
            sizes: [Int](repeating: 1, count: hypergraph.nodeCount), origins: FlatRows(singles: hypergraph.nodeCount),
            weights: weights, edges: edges, shares: shares)
        mergeClasses()
        mergeEdges()
    }

    /// The number of classes.
    var classCount: Int { sizes.count }

    /// The number of nodes of the hypergraph in all classes.
    var size: Int { sizes.reduce(0, +) }

    /// The weight of all edges.
    var weight: Int { weights.reduce(0, +) }

    /// The same problem, whose classes come from nowhere but itself.
    func asItsOwnOrigin() -> EnclosureProblem {
        var copy = self
        copy.origins = FlatRows(singles: classCount)
        return copy
    }

    /// What is left once a class is in the set, and the weight of the edges that need nobody else.
    func taking(_ taken: Int) -> (rest: EnclosureProblem, enclosed: Int) {
        var rest = EnclosureProblem(sizes: sizes, origins: origins, weights: [], edges: FlatRows(), shares: [])
        var enclosed = 0
        for edge in weights.indices {
            let range = edges.range(of: edge)
            guard let place = range.first(where: { edges.values[$0] == taken }) else {
                rest.copy(edge, from: self)
                continue
            }
            if range.count == 1 {
                enclosed += weights[edge]
                continue
            }
            var number = 0
            for position in range where position != place {
                rest.edges.append(edges.values[position])
                rest.shares.append(shares[position] + Self.part(number, of: range.count - 1, sharing: shares[place]))
                number += 1
            }
            rest.endEdge(of: weights[edge])
        }
        rest.mergeClasses()
        rest.mergeEdges()
        return (rest, enclosed)
    }

    /// What is left once a class is kept out of the set, and with it all edges that need it.
    func leaving(_ left: Int) -> EnclosureProblem {
        var rest = EnclosureProblem(sizes: sizes, origins: origins, weights: [], edges: FlatRows(), shares: [])
        for edge in weights.indices where !edges[edge].contains(Int32(left)) { rest.copy(edge, from: self) }
        rest.mergeClasses()
        return rest
    }

    private mutating func copy(_ edge: Int, from other: EnclosureProblem) {
        for position in other.edges.range(of: edge) {
            edges.append(other.edges.values[position])
            shares.append(other.shares[position])
        }
        endEdge(of: other.weights[edge])
    }

    private mutating func endEdge(of weight: Int) {
        edges.endRow()
        weights.append(weight)
    }

    /// The part of one of several that split an amount evenly in whole numbers.
    private static func part(_ place: Int, of count: Int, sharing amount: Int) -> Int {
        amount / count + (place < amount % count ? 1 : 0)
    }
}

// MARK: - Merging

extension EnclosureProblem {
    /// Makes one class of all that stand in the same edges, and drops those that stand in none.
    private mutating func mergeClasses() {
        let (labels, count) = edges.twins(among: classCount)
        guard count < classCount else { return }
        let groups = FlatRows(grouping: labels, into: count)
        var merged = EnclosureProblem(
            sizes: (0..<count).map { groups[$0].reduce(0) { $0 + sizes[Int($1)] } }, origins: FlatRows(),
            weights: weights, edges: FlatRows(), shares: [])
        for group in 0..<count {
            for old in groups[group] { for origin in origins[Int(old)] { merged.origins.append(origin) } }
            merged.origins.endRow()
        }
        var lastEdge = [Int](repeating: -1, count: count)
        var place = [Int](repeating: 0, count: count)
        for edge in weights.indices {
            for position in edges.range(of: edge) {
                let label = Int(labels[Int(edges.values[position])])
                if lastEdge[label] == edge {
                    merged.shares[place[label]] += shares[position]
                } else {
                    lastEdge[label] = edge
                    place[label] = merged.shares.count
                    merged.edges.append(Int32(label))
                    merged.shares.append(shares[position])
                }
            }
            merged.edges.endRow()
        }
        self = merged
    }

    /// Makes one edge of all that join the same classes.
    private mutating func mergeEdges() {
        let (labels, count) = edges.transposed(columns: classCount).twins(among: edges.count)
        guard count < edges.count else { return }
        let groups = FlatRows(grouping: labels, into: count)
        var merged = EnclosureProblem(sizes: sizes, origins: origins, weights: [], edges: FlatRows(), shares: [])
        var place = [Int](repeating: 0, count: classCount)
        for group in 0..<count {
            var weight = 0
            for (number, value) in groups[group].enumerated() {
                let edge = Int(value)
                weight += weights[edge]
                for position in edges.range(of: edge) {
                    let member = edges.values[position]
                    if number == 0 {
                        place[Int(member)] = merged.shares.count
                        merged.edges.append(member)
                        merged.shares.append(shares[position])
                    } else {
                        merged.shares[place[Int(member)]] += shares[position]
                    }
                }
            }
            merged.endEdge(of: weight)
        }
        self = merged
    }
}

// MARK: - Connected parts

extension EnclosureProblem {
    /// The parts that no edge joins, by their first classes; none when there are no edges.
    func connectedParts() -> [EnclosureProblem] {
        let (labels, count) = componentLabels()
        guard count > 1 else { return count == 0 ? [] : [self] }
        let classes = FlatRows(grouping: labels, into: count)
        let edgeLabels = weights.indices.map { labels[Int(edges.values[edges.range(of: $0).lowerBound])] }
        let partEdges = FlatRows(grouping: edgeLabels, into: count)
        var place = [Int32](repeating: 0, count: classCount)
        return (0..<count).map { part in
            var result = EnclosureProblem(
                sizes: classes[part].map { sizes[Int($0)] }, origins: FlatRows(), weights: [], edges: FlatRows(),
                shares: [])
            for (number, value) in classes[part].enumerated() {
                place[Int(value)] = Int32(number)
                for origin in origins[Int(value)] { result.origins.append(origin) }
                result.origins.endRow()
            }
            for value in partEdges[part] {
                for position in edges.range(of: Int(value)) {
                    result.edges.append(place[Int(edges.values[position])])
                    result.shares.append(shares[position])
                }
                result.endEdge(of: weights[Int(value)])
            }
            return result
        }
    }

    /// The classes that share no edge with another, bundled by size; and a problem without them.
    func dividingOffLoners() -> (bundles: [EnclosureBundle], rest: EnclosureProblem) {
        var degree = [Int](repeating: 0, count: classCount)
        for member in edges.values { degree[Int(member)] += 1 }
        var loners: [(member: Int, weight: Int)] = []
        var rest = EnclosureProblem(sizes: sizes, origins: origins, weights: [], edges: FlatRows(), shares: [])
        for edge in weights.indices {
            let range = edges.range(of: edge)
            let member = Int(edges.values[range.lowerBound])
            if range.count == 1, degree[member] == 1 {
                loners.append((member, weights[edge]))
            } else {
                rest.copy(edge, from: self)
            }
        }
        rest.mergeClasses()
        let bundles = Dictionary(grouping: loners) { sizes[$0.member] }.sorted { $0.key < $1.key }
        return (bundles.map { EnclosureBundle($0.value, size: $0.key) }, rest)
    }

    /// The component of each class, numbered by the first classes.
    private func componentLabels() -> (labels: [Int32], count: Int) {
        var parent = Array(0..<classCount)
        func root(_ start: Int) -> Int {
            var node = start
            while parent[node] != node {
                parent[node] = parent[parent[node]]
                node = parent[node]
            }
            return node
        }
        for edge in weights.indices {
            let range = edges.range(of: edge)
            var first = root(Int(edges.values[range.lowerBound]))
            for position in range.dropFirst() {
                let other = root(Int(edges.values[position]))
                parent[max(first, other)] = min(first, other)
                first = min(first, other)
            }
        }
        var labels = [Int32](repeating: 0, count: classCount)
        var count = 0
        for node in 0..<classCount {
            // A parent is smaller, so that it has its label.
            if parent[node] == node {
                labels[node] = Int32(count)
                count += 1
            } else {
                labels[node] = labels[root(node)]
            }
        }
        return (labels, count)
    }
}
