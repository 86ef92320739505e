/// The example that docs/metrics.md works out by hand.
enum HarbourRail {
    /// As it stands at the top of the page, without its head.
    static let plain = """
        authority: [ruth]
        people:
          ruth: {name: Ruth}
          ana: {teams: [core], reports-to: ruth, capacity: 10}
          ben: {teams: [core], reports-to: ana, capacity: 20}
          chi: {teams: [data], reports-to: ruth, capacity: 10}
          desk: {name: Service desk mailbox, type: shared}
        teams:
          core: {lead: ana}
          data: {lead: chi}
        policies:
          core-oncall: {rungs: [{to: core, after: 30}, {to: ruth}]}
          front-desk: {rungs: [{to: desk}]}
        systems:
          billing: {tier: 1, owners: [core], escalation: core-oncall}
          ledger: {tier: 2, owners: [core, data], supporters: [ana], escalation: core-oncall}
          reports: {owners: [data], depends-on: [ledger], escalation: front-desk}
          portal: {tier: 3, owners: [data], depends-on: [billing]}
          archive: {tier: 4}

        """

    /// With the forum that is added for coordination and visibility.
    static let withForum =
        plain
        + "forums: {ops: {cadence: monthly, attends: [core], reviews: [billing, {system: portal, metrics: pilot}]}}\n"
}
