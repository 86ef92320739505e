import Testing

@Suite struct NetworkXFixtureTests {
    /// The other suites run once for each graph: with none they would pass without testing.
    @Test func graphsAreThere() {
        #expect(NetworkXFixture.all.count == 18)
        #expect(NetworkXFixture.all.contains { $0.directed })
        #expect(NetworkXFixture.all.contains { !$0.directed })
    }
}
