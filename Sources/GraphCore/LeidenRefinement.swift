/// The refinement of the Leiden algorithm: within each community, nodes that are well connected to it merge into smaller
/// ones, at random and preferring what betters the modularity more.
struct LeidenRefinement {
    private let network: StrengthNetwork
    private let communities: [Int]
    private let resolution: Double
    private var refined: [Int]
    /// The strength of each refined community, the number of its nodes, and its weight to the rest of the community that
    /// it is in.
    private var strengths: [Double]
    private var sizes: [Int]
    private var weightsToRest: [Double]
    /// The strength of each community.
    private var communityStrengths: [Double]
    private var weightTo: CommunityWeights

    init(_ network: StrengthNetwork, _ communities: [Int], resolution: Double) {
        self.network = network
        self.communities = communities
        self.resolution = resolution
        refined = Array(0..<network.nodeCount)
        strengths = network.strengths
        sizes = [Int](repeating: 1, count: network.nodeCount)
        weightsToRest = [Double](repeating: 0, count: network.nodeCount)
        communityStrengths = weightsToRest
        weightTo = CommunityWeights(count: network.nodeCount)
        for node in 0..<network.nodeCount {
            communityStrengths[communities[node]] += network.strengths[node]
            for position in network.offsets[node]..<network.offsets[node + 1]
            where communities[Int(network.targets[position])] == communities[node] {
                weightsToRest[node] += network.weights[position]
            }
        }
    }

    /// The refined community of each node; every one is connected and lies in one community.
    mutating func run(_ order: [Int], _ random: inout SplitMix64) -> [Int] {
        let meanWeight = network.targets.isEmpty ? 1 : network.total / Double(network.targets.count)
        let randomness = 0.01 * meanWeight
        var options: [(community: Int, gain: Double)] = []
        for node in order where sizes[refined[node]] == 1 && isWellConnected(node) {
            let community = communities[node]
            let expected = resolution * network.strengths[node] / network.total
            for position in network.offsets[node]..<network.offsets[node + 1] {
                let neighbour = Int(network.targets[position])
                if communities[neighbour] == community {
                    weightTo.add(network.weights[position], to: refined[neighbour])
                }
            }
            // To stay alone gains nothing and is one of the options.
            options.append((node, 0))
            for target in weightTo.touched where isWellConnected(target) {
                let gain = weightTo[target] - expected * strengths[target]
                if gain >= 0 { options.append((target, gain)) }
            }
            let chosen = choose(among: options, randomness, &random)
            if chosen != node { merge(node, into: chosen, weightTo[chosen]) }
            weightTo.clear()
            options.removeAll(keepingCapacity: true)
        }
        return refined
    }

    /// `E(R, C − R) ≥ γ d(R) (d(C) − d(R)) / 2m`: no less weight to the rest of its community than chance would put there.
    private func isWellConnected(_ part: Int) -> Bool {
        // A refined community has the number of one of its nodes, which is in the same community.
        let rest = communityStrengths[communities[part]] - strengths[part]
        return weightsToRest[part] >= resolution * strengths[part] * (rest / network.total) * (1 - 1e-10)
    }

    private func choose(
        among options: [(community: Int, gain: Double)], _ randomness: Double, _ random: inout SplitMix64
    ) -> Int {
        let largest = options.reduce(0) { max($0, $1.gain) }
        let chances = options.map { exponential(($0.gain - largest) / randomness) }
        var draw = random.unit() * chances.reduce(0, +)
        for (option, chance) in zip(options, chances) {
            draw -= chance
            if draw < 0 { return option.community }
        }
        return options[options.count - 1].community
    }

    private mutating func merge(_ node: Int, into part: Int, _ weight: Double) {
        weightsToRest[part] += weightsToRest[node] - 2 * weight
        strengths[part] += strengths[node]
        sizes[part] += 1
        refined[node] = part
    }
}
