import GraphCore

/// The graphs that every measure is timed on. They never change: the thresholds stand on them.
enum SampleGraph: String, CaseIterable {
    case organisation, communities, grid, chain

    /// Its edges, to be read with or without directions.
    func graph(directed: Bool) -> CompressedGraph {
        let (nodeCount, edges) =
            switch self {
            case .organisation: Self.organisation(people: 2000)
            case .communities: Self.communities(nodes: 1005, communities: 42, edges: 16_000)
            case .grid: Self.grid(side: 50)
            case .chain: (4000, (1..<4000).map { Edge($0 - 1, $0) })
            }
        return CompressedGraph(nodeCount: nodeCount, edges: edges, directed: directed)
    }

    /// The shape of `organisation.py`: a reporting tree in which everybody leads seven, teams of eight, a system for every
    /// three people, owned by a team, on top of systems that others rely on already.
    private static func organisation(people: Int) -> (Int, [Edge]) {
        var random = SeededGenerator(seed: 1)
        let (teams, systems) = (people / 8, people / 3)
        let (firstTeam, firstSystem) = (people, people + teams)
        var edges: [Edge] = []
        for person in 0..<people {
            if person > 0 { edges.append(Edge(person, (person - 1) / 7)) }
            edges.append(Edge(person, firstTeam + min(teams - 1, person / 8)))
        }
        for team in 0..<teams {
            edges.append(Edge(firstTeam + team, team > 0 ? (team * 8 - 1) / 7 : 0))
            for _ in 0..<2 {
                edges.append(Edge(firstTeam + team, firstTeam + random.next(below: teams), weight: random.strength()))
            }
        }
        var reliedOn: [Int] = []
        for system in 0..<systems {
            let home = random.next(below: teams)
            edges.append(Edge(firstTeam + home, firstSystem + system))
            if random.happens(percent: 60) {
                edges.append(Edge(home * 8 + random.next(below: 3), firstSystem + system))
            }
            for _ in 0..<min(system, 1 + random.next(below: 4)) {
                let dependency =
                    random.happens(percent: 70)
                    ? reliedOn[random.next(below: reliedOn.count)] : random.next(below: system)
                edges.append(Edge(firstSystem + system, firstSystem + dependency, weight: random.strength()))
                reliedOn.append(dependency)
            }
            reliedOn.append(system)
        }
        return (firstSystem + systems, edges)
    }

    /// Dense, with no tree to peel, as mail within an institute: four of five edges stay within a community.
    private static func communities(nodes: Int, communities: Int, edges count: Int) -> (Int, [Edge]) {
        var random = SeededGenerator(seed: 2)
        let edges = (0..<count).map { _ in
            let tail = random.next(below: nodes)
            let head =
                random.happens(percent: 80)
                ? (tail + communities * random.next(below: nodes / communities)) % nodes : random.next(below: nodes)
            return Edge(tail, head, weight: random.strength())
        }
        return (nodes, edges)
    }

    /// A square grid: many shortest paths, no two nodes in the same position.
    private static func grid(side: Int) -> (Int, [Edge]) {
        var edges: [Edge] = []
        for node in 0..<(side * side) {
            if node % side + 1 < side { edges.append(Edge(node, node + 1)) }
            if node + side < side * side { edges.append(Edge(node, node + side)) }
        }
        return (side * side, edges)
    }
}

extension SeededGenerator {
    /// A weight of 1 to 5, in hundredths.
    fileprivate mutating func strength() -> Double { 1 + Double(next(below: 401)) / 100 }
}
