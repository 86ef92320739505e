import GraphCore
public import OrgModel

extension Concentration {
    /// A smallest set of people whose absence takes the last supporter from more than half of what has one now.
    public struct BusFactor: Sendable {
        /// How many.
        public let size: Int
        /// Who, by id.
        public let people: [EntityID]
        /// Whether it is proven that no smaller set exists; false when the search was given up before that.
        public let isExact: Bool

        /// Nil when nothing has a supporter.
        ///
        /// A system is lost when all its supporters are among the absent, who then enclose it. The figure is that of Avelino
        /// et al. 2016, doi:10.1109/ICPC.2016.7503718; they look for it greedily.
        init?(_ ground: Ground, _ support: Support) {
            let systems = support.systems.filter { !support.supporters[$0].isEmpty }
            let people = ground.people
            let hypergraph = Hypergraph(
                nodeCount: people.count,
                edges: systems.map { system in
                    (support.supporters[system].map { $0 - people.lowerBound }, Int(ground.criticality(system)))
                })
            guard !systems.isEmpty, let absent = hypergraph.smallestEnclosure(of: hypergraph.totalWeight / 2 + 1) else {
                return nil
            }
            size = absent.nodes.count
            self.people = ground.ids(absent.nodes.map { $0 + people.lowerBound })
            isExact = absent.isSmallest
        }
    }
}
