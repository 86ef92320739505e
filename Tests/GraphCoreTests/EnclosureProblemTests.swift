import Testing

@testable import GraphCore

/// The parts that a search for an enclosure stands on.
@Suite struct EnclosureProblemTests {
    private static let unit = 1 << 10

    /// The bound is only true while the shares of each edge are not negative and add up to its weight, however the problem was
    /// changed.
    @Test func sharesAddUpWhateverIsDone() {
        for seed in 0..<120 {
            var problem = EnclosureProblem(
                RandomHypergraph(seed: seed, nodes: 2...12, edges: 2...16, members: 1...5).graph, divisor: 1,
                unit: Self.unit)
            var step = seed
            while problem.classCount > 0 {
                for rounds in 0...2 {
                    var work = WorkAllowance(.max)
                    problem.evenOut(unit: Self.unit, rounds: rounds, work: &work)
                    expectShares(of: problem, "seed \(seed)")
                }
                let chosen = step % problem.classCount
                step += 5
                problem = step.isMultiple(of: 2) ? problem.taking(chosen).rest : problem.leaving(chosen)
                expectShares(of: problem, "seed \(seed)")
            }
        }
    }

    private func expectShares(of problem: EnclosureProblem, _ comment: Comment) {
        for edge in problem.weights.indices {
            let shares = problem.shares[problem.edges.range(of: edge)]
            #expect(shares.allSatisfy { $0 >= 0 }, comment)
            #expect(shares.reduce(0, +) == problem.weights[edge] * Self.unit, comment)
        }
    }

    /// Edges {0, 1}, {1, 0, 2}, {3, 4}, {4, 3}: 0 and 1 are twins, 3 and 4 are, and the last two edges are one.
    @Test func twinsAreMerged() {
        let problem = EnclosureProblem(
            Hypergraph(nodeCount: 6, edges: [([0, 1], 1), ([1, 0, 2], 2), ([3, 4], 4), ([4, 3], 8)]), divisor: 1,
            unit: Self.unit)
        #expect(problem.sizes == [2, 1, 2])
        #expect((0..<3).map { Array(problem.origins[$0]) } == [[0, 1], [2], [3, 4]])
        #expect(problem.weights == [1, 2, 12])
        #expect((0..<3).map { Array(problem.edges[$0]) } == [[0], [0, 1], [2]])
        let parts = problem.connectedParts()
        #expect(parts.map(\.sizes) == [[2, 1], [2]])
        #expect(parts.map(\.weights) == [[1, 2], [12]])
        // Without the twins nothing of theirs is left; with them {0, 1} is enclosed, and the other edge needs 2 alone.
        #expect(problem.leaving(0).weights == [12])
        let (rest, enclosed) = problem.taking(0)
        #expect(enclosed == 1)
        #expect(rest.weights == [2, 12])
        #expect(rest.sizes == [1, 2])
    }

    /// A path of four nodes with edges of 6: 18 on four nodes is 4.5 each at best, and that can be had: the ends take 4.5 of
    /// their edges, the inner nodes the other 1.5 and half of the edge between them.
    @Test func loadsAreEvenedOut() {
        var problem = EnclosureProblem(
            Hypergraph(nodeCount: 4, edges: [([0, 1], 6), ([1, 2], 6), ([2, 3], 6)]), divisor: 1, unit: Self.unit)
        #expect(problem.loads() == [3, 6, 6, 3].map { $0 * Self.unit })
        var work = WorkAllowance(.max)
        problem.evenOut(unit: Self.unit, rounds: 200, work: &work)
        let loads = problem.loads()
        #expect(loads.allSatisfy { abs($0 - Self.unit * 9 / 2) <= Self.unit / 16 })
        // Two nodes carry 9 of 18 and enclose 6; all that is known of three is 13.5, and they enclose 12.
        let bounds = problem.upperBounds(problem.classesByLoad(loads), loads, over: 0...4, unit: Self.unit)
        #expect(bounds == [0, 4, 9, 13, 18])
    }

    /// Of two parts a choice of each; a node costs 3 (units of 1). The first part's best is 2 nodes with 10, the second's none.
    @Test func combinationsAreThoseThatMatter() throws {
        let parts = [[(0, 0), (1, 4), (2, 10), (4, 11)], [(0, 0), (3, 8)]].map { choices in
            EnclosureChoices(choices.map { EnclosureChoice(size: $0.0, weight: $0.1) })
        }
        var work = WorkAllowance(.max)
        // Profits: 0, 1, 4, −1 and 0, −1. With a slack of 3: (2, none), (1, none) and (2, three); not (1, three), which loses 4.
        let sums = try #require(EnclosureCombination(parts, price: 3, unit: 1, slack: 3, work: &work))
        #expect(sums.best(upTo: 0) == nil)
        let totals = try (1...6).map { size in
            let sum = try #require(sums.best(upTo: size))
            return [sums.total(of: sum).size, sums.total(of: sum).weight] + sums.choices(of: sum)
        }
        #expect(
            totals == [[1, 4, 1, 0], [2, 10, 2, 0], [2, 10, 2, 0], [2, 10, 2, 0], [5, 18, 2, 1], [5, 18, 2, 1]])
    }
}
