/// The fast local moves of the Leiden algorithm: nodes go to the neighbouring community that betters the modularity most,
/// until none could better it alone.
struct LocalMoves {
    private let network: StrengthNetwork
    private let resolution: Double
    private let tolerance: Double
    private(set) var communities: [Int]
    /// The strength and the number of nodes of each community.
    private var strengths: [Double]
    private var sizes: [Int]
    private var empty: [Int] = []
    private var weightTo: CommunityWeights

    init(_ network: StrengthNetwork, _ communities: [Int], resolution: Double) {
        self.network = network
        self.resolution = resolution
        tolerance = 1e-10 * max(1, resolution)
        self.communities = communities
        strengths = [Double](repeating: 0, count: network.nodeCount)
        sizes = [Int](repeating: 0, count: network.nodeCount)
        for (node, community) in communities.enumerated() {
            strengths[community] += network.strengths[node]
            sizes[community] += 1
        }
        for community in sizes.indices.reversed() where sizes[community] == 0 { empty.append(community) }
        weightTo = CommunityWeights(count: network.nodeCount)
    }

    /// Visits the nodes in the order given, and again those whose neighbours left. Whether any node moved; nil if
    /// cancelled.
    mutating func run(_ order: [Int], _ cancellation: Cancellation) -> Bool? {
        let (offsets, targets) = (network.offsets, network.targets)
        var queue = order
        var isQueued = [Bool](repeating: true, count: order.count)
        var first = 0
        var waiting = order.count
        var visits = 0
        var hasMoved = false
        while waiting > 0 {
            visits &+= 1
            if visits & 0xFFFF == 0, cancellation.check() { return nil }
            let node = queue[first]
            first = first + 1 == queue.count ? 0 : first + 1
            waiting -= 1
            isQueued[node] = false
            guard let community = bestCommunity(of: node) else { continue }
            move(node, to: community)
            hasMoved = true
            for position in offsets[node]..<offsets[node + 1] {
                let neighbour = Int(targets[position])
                guard !isQueued[neighbour], communities[neighbour] != community else { continue }
                isQueued[neighbour] = true
                // The ring has room for all nodes, and each stands in it once.
                let place = first + waiting
                queue[place >= queue.count ? place - queue.count : place] = neighbour
                waiting += 1
            }
        }
        return hasMoved
    }

    /// The community that betters the modularity most, an empty one included; nil when staying is as good, to 10⁻¹⁰ of
    /// what the node's strength counts, so that rounding can't make it go round for ever.
    private mutating func bestCommunity(of node: Int) -> Int? {
        let own = communities[node]
        let strength = network.strengths[node]
        let expected = resolution * strength / network.total
        weightTo.collect(network, node, communities)
        var bestGain = weightTo[own] - expected * (strengths[own] - strength) + tolerance * strength
        var best: Int?
        for community in weightTo.touched where community != own {
            let gain = weightTo[community] - expected * strengths[community]
            if gain > bestGain {
                bestGain = gain
                best = community
            }
        }
        if bestGain < 0, sizes[own] > 1, let alone = empty.last { best = alone }
        weightTo.clear()
        return best
    }

    private mutating func move(_ node: Int, to community: Int) {
        let own = communities[node]
        strengths[own] -= network.strengths[node]
        sizes[own] -= 1
        if sizes[own] == 0 {
            strengths[own] = 0
            empty.append(own)
        }
        if sizes[community] == 0 { empty.removeLast() }
        strengths[community] += network.strengths[node]
        sizes[community] += 1
        communities[node] = community
    }
}

/// The weight between one node and each community next to it.
struct CommunityWeights {
    private var weights: [Double]
    private var isTouched: [Bool]
    /// The communities next to the node, in the order of its row.
    private(set) var touched: [Int] = []

    init(count: Int) {
        weights = [Double](repeating: 0, count: count)
        isTouched = [Bool](repeating: false, count: count)
    }

    subscript(community: Int) -> Double { weights[community] }

    mutating func collect(_ network: StrengthNetwork, _ node: Int, _ communities: [Int]) {
        for position in network.offsets[node]..<network.offsets[node + 1] {
            add(network.weights[position], to: communities[Int(network.targets[position])])
        }
    }

    mutating func add(_ weight: Double, to community: Int) {
        if !isTouched[community] {
            isTouched[community] = true
            touched.append(community)
        }
        weights[community] += weight
    }

    mutating func clear() {
        for community in touched {
            weights[community] = 0
            isTouched[community] = false
        }
        touched.removeAll(keepingCapacity: true)
    }
}
