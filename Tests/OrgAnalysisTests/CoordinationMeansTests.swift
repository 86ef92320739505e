import OrgModel
import Testing

@testable import OrgAnalysis

@Suite struct CoordinationMeansTests {
    /// Five teams that all rest on a: b meets it in a forum (through ben), c talks, d shares dan, e does nothing.
    @Test func eachWayIsTold() throws {
        let analysis = try analysis(
            """
            people:
              ana: {teams: [a]}
              ben: {teams: [b]}
              cho: {teams: [c]}
              dan: {teams: [a, d]}
              eva: {teams: [e]}
            teams: {a: {}, b: {}, c: {}, d: {}, e: {}}
            systems:
              sa: {owners: [a]}
              sb: {owners: [b], depends-on: [sa]}
              sc: {owners: [c], depends-on: [sa]}
              sd: {owners: [d], depends-on: [sa]}
              se: {owners: [e], depends-on: [sa]}
            forums: {f: {attends: [ana, ben]}, g: {attends: [a]}}
            relations: [{kind: coordinates-with, from: team:a, to: team:c}]
            """)
        let means = analysis.meansOfCoordination()
        #expect(analysis.coordination.pairs.map { $0.ids.map(\.name).joined() } == ["ab", "ac", "ad", "ae"])
        #expect(means.map(\.isContact) == [false, true, false, false])
        #expect(means.map { $0.members.map(\.name) } == [[], [], ["dan"], []])
        // Dan attends nothing, so that d meets a nowhere but in him.
        #expect(means.map { $0.forums.map(\.name) } == [["f"], [], [], []])
        #expect(zip(analysis.coordination.pairs, means).allSatisfy { $0.isCovered == $1.isAny })
    }

    @Test func meansAgreeWithTheFigures() throws {
        let analysis = try analysis(HarbourRail.withForum)
        let means = analysis.meansOfCoordination()
        #expect(!means.isEmpty)
        #expect(means.map(\.isAny) == analysis.coordination.pairs.map(\.isCovered))
    }
}
