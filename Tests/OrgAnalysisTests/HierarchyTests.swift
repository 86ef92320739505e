import OrgAnalysis
import Testing

/// Krackhardt's dimensions on reporting lines; the algorithm itself is tested in GraphCore.
@Suite struct HierarchyTests {
    private func dimensions(_ people: String) throws -> [Double?]? {
        try analysis("people: {\(people)}").hierarchy.map {
            [$0.connectedness, $0.hierarchy, $0.efficiency, $0.leastUpperBound]
        }
    }

    /// Harbour Rail: Ana and Chi report to Ruth, Ben to Ana; the mailbox has no line.
    @Test func aTreeIsAPureHierarchy() throws {
        let hierarchy = try #require(try analysis(HarbourRail.plain).hierarchy)
        #expect(hierarchy.connectedness == 1 && hierarchy.hierarchy == 1)
        #expect(hierarchy.efficiency == 1 && hierarchy.leastUpperBound == 1)
    }

    /// Two pairs: of six pairs of people two are joined.
    @Test func twoTreesAreNotConnected() throws {
        let found = try dimensions("a: {reports-to: b}, b: {}, c: {reports-to: d}, d: {}")
        #expect(found?.count == 4)
        #expect(isClose(found?[0] ?? nil, 1.0 / 3))
        #expect(found?.dropFirst() == [1, 1, 1])
    }

    /// Cho reports to Ana and to Ben, who have no superior: 2 links over 3 − 1, none too many; the pair of Ana and Ben, 1 of
    /// (3 − 1)(3 − 2)/2, has no common superior.
    @Test func twoSuperiorsHaveNoBound() throws {
        #expect(try dimensions("ana: {}, ben: {}, cho: {reports-to: [ana, ben]}") == [1, 1, 1, 0])
    }

    /// Dan reports to all above him: 4 people, 6 of 6 links, 3 more than needed of 3.
    @Test func everyLinkToAHigherSuperiorIsTooMany() throws {
        let found = try dimensions(
            "a: {}, b: {reports-to: a}, c: {reports-to: [a, b]}, d: {reports-to: [a, b, c]}")
        #expect(found == [1, 1, 0, 1])
    }

    /// Who has left takes their lines with them: two people remain, Ana under the boss.
    @Test func peopleWhoHaveLeftAreNotThere() throws {
        let found = try dimensions(
            "boss: {}, ana: {reports-to: boss}, eva: {reports-to: boss, status: departed}, ben: {reports-to: eva}, lee: {status: leave}"
        )
        #expect(found == [1, 1, 1, 1])
    }

    /// A line is recorded, so that reporting is assessed; nobody is left at both ends of one.
    @Test func belowTwoPeopleThereIsNoShape() throws {
        #expect(try dimensions("ben: {reports-to: eva}, eva: {status: departed}") == [nil, nil, nil, nil])
    }

    @Test func withoutLinesThereIsNoHierarchy() throws {
        #expect(try dimensions("ana: {}, ben: {}") == nil)
    }
}
