public import OrgModel

/// By what two teams coordinate.
public struct CoordinationMeans: Hashable, Sendable {
    /// Whether the teams, or active members of them, are in contact.
    public let isContact: Bool
    /// The active members of both teams, by id.
    public let members: [EntityID]
    /// The forums that both attend, themselves or through active members, by id.
    public let forums: [EntityID]

    /// Whether there is anything.
    public var isAny: Bool { isContact || !members.isEmpty || !forums.isEmpty }
}

extension Analysis {
    /// By what each of the pairs of ``Coordination/pairs`` coordinates, in their order; nothing for those that do not. It
    /// is computed when it is asked for: only a picture needs it.
    ///
    /// - Complexity: O(entities + relations), and for each pair what its two teams have of people, forums and contacts.
    public func meansOfCoordination() -> [CoordinationMeans] {
        guard !coordination.pairs.isEmpty else { return [] }
        let ground = Ground(cycle)
        let meetings = Meetings(ground)
        return coordination.pairs.map { pair in
            let positions = pair.ids.compactMap { cycle.position(of: $0) }
            guard positions.count == 2, pair.isCovered else {
                return CoordinationMeans(isContact: false, members: [], forums: [])
            }
            let means = meetings.means(of: positions[0], positions[1])
            return CoordinationMeans(
                isContact: means.talk, members: ground.ids(means.members), forums: ground.ids(means.forums))
        }
    }
}
