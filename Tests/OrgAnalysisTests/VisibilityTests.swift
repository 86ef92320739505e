import Findings
import OrgAnalysis
import OrgModel
import Testing

@Suite struct VisibilityTests {
    /// All five are in production, of 17: billing (8) is reviewed monthly, portal on pilot figures. Two of five: partial.
    @Test func harbourRail() throws {
        let analysis = try analysis(HarbourRail.withForum)
        #expect(isClose(analysis.visibility.coverage, 8.0 / 17))
        #expect(analysis.visibility.unreviewed.map(\.name) == ["archive", "ledger", "reports"])
        #expect(analysis.told(by: "visibility/unreviewed") == ["note organization: archive ledger reports"])
        #expect(analysis.told(by: "visibility/pilot-metrics") == ["warning system:portal: portal"])
        #expect(analysis.told(by: "visibility/too-seldom") == [])
    }

    /// How one system is looked at, beside one of weight 2 that nobody reviews.
    struct Review: Sendable, CustomTestStringConvertible {
        var tier: String
        var cadence: String
        var isEnough: Bool
        /// What `too-seldom` says.
        var said: String?

        var testDescription: String { "\(tier) \(cadence)" }
    }

    static let reviews = [
        Review(tier: "tier: 1", cadence: "daily", isEnough: true),
        Review(tier: "tier: 1", cadence: "monthly", isEnough: true),
        Review(tier: "tier: 1", cadence: "31", isEnough: true),
        Review(tier: "tier: 1", cadence: "31.5", isEnough: false, said: "warning"),
        Review(tier: "tier: 1", cadence: "quarterly", isEnough: false, said: "warning"),
        Review(tier: "tier: 2", cadence: "biweekly", isEnough: true),
        Review(tier: "tier: 2", cadence: "yearly", isEnough: false, said: "note"),
        // Not known to meet.
        Review(tier: "tier: 2", cadence: "", isEnough: false, said: "note"),
        Review(tier: "tier: 3", cadence: "yearly", isEnough: true),
        Review(tier: "tier: 4", cadence: "", isEnough: true),
        Review(tier: "load: 1", cadence: "quarterly", isEnough: true),
    ]

    @Test(arguments: reviews)
    func whatIsCriticalIsReviewedMonthly(_ review: Review) throws {
        let cadence = review.cadence.isEmpty ? "" : "cadence: \(review.cadence), "
        let analysis = try analysis(
            "systems: {s: {\(review.tier)}, other: {}}\nforums: {f: {\(cadence)reviews: [s]}}")
        let weights: [String: Double] = ["tier: 1": 8, "tier: 2": 4, "tier: 4": 1]
        let weight = weights[review.tier] ?? 2
        #expect(isClose(analysis.visibility.coverage, review.isEnough ? weight / (weight + 2) : 0))
        #expect(analysis.told(by: "visibility/too-seldom") == (review.said.map { ["\($0) system:s: s"] } ?? []))
        #expect(analysis.told(by: "visibility/unreviewed") == ["note system:other: other"])
    }

    /// A weekly forum that looks at pilot figures does not make up for a quarterly one that looks at the others.
    @Test func eachForumCountsWithItsOwnFigures() throws {
        let analysis = try analysis(
            """
            systems: {s: {tier: 2}}
            forums:
              weekly: {cadence: weekly, reviews: [{system: s, metrics: pilot}]}
              rare: {name: Risk committee, cadence: quarterly, reviews: [s]}
              never: {reviews: [s]}
            """)
        #expect(analysis.visibility.coverage == 0)
        #expect(analysis.speaking == ["visibility/too-seldom"])
        let finding = try #require(analysis.findings.first)
        #expect(finding.evidence.ids.map(\.name) == ["rare", "never"])
        #expect(
            finding.message
                == "s is reviewed by Risk committee and never, every 92 days at best, and should be at least every 31 days."
        )
    }

    @Test func aForumWithoutACadenceIsSaidToBeUnknown() throws {
        let analysis = try analysis("systems: {s: {tier: 2}}\nforums: {f: {reviews: [s]}}")
        #expect(
            analysis.findings.map(\.message)
                == ["s is reviewed by f, which is not known to meet at least every 31 days."])
    }

    /// Production (p, 8) rests on a pilot (q, 4), and that on another (r, 2): all are in the scope, x (a pilot) is not, and
    /// nothing is looked at through what is retired.
    @Test func whatProductionRestsOnCounts() throws {
        let yaml = """
            systems:
              p: {tier: 1, depends-on: [q, old]}
              q: {tier: 2, stage: pilot, depends-on: [r]}
              r: {stage: pilot}
              x: {stage: pilot, depends-on: [p]}
              old: {stage: retired, depends-on: [lost]}
              lost: {stage: pilot}
            forums:
              f: {cadence: weekly, reviews: [p, x]}

            """
        #expect(isClose(try analysis(yaml).visibility.coverage, 8.0 / 14))
        #expect(try analysis(yaml).speaking == [])
        // Too seldom is said of what production rests on as well; that a pilot is reviewed as one is as it should be.
        let reviewed = try analysis(yaml + "  g: {cadence: yearly, reviews: [q, {system: r, metrics: pilot}]}\n")
        #expect(reviewed.told(by: "visibility/too-seldom") == ["note system:q: q"])
        #expect(reviewed.speaking == ["visibility/too-seldom"])
        #expect(isClose(reviewed.visibility.coverage, 8.0 / 14))
    }

    @Test func pilotFiguresAreNamedWithTheForumsThatLookAtThem() throws {
        let analysis = try analysis(
            """
            systems: {s: {tier: 1}, t: {tier: 4}, u: {}}
            forums:
              a: {cadence: weekly, reviews: [{system: s, metrics: pilot}, {system: t, metrics: pilot}]}
              b: {cadence: daily, reviews: [{system: s, metrics: pilot}]}
              c: {reviews: [u]}
            """)
        // Tier 1 a step up, tier 4 a step down.
        #expect(
            analysis.told(by: "visibility/pilot-metrics") == ["error system:s: s", "note system:t: t"])
        let finding = try #require(analysis.findings.first)
        #expect(finding.message == "s is in production, and b and a review it on pilot figures only.")
        #expect(finding.evidence.ids.map(\.name) == ["b", "a"])
    }

    /// That a forum looks at pilots says nothing of production.
    @Test func reviewsOfPilotsDoNotMakeVisibilityKnown() throws {
        let analysis = try analysis(
            "systems: {s: {tier: 1, depends-on: [p]}, p: {stage: pilot, tier: 1}}\nforums: {f: {cadence: yearly, reviews: [p]}}"
        )
        #expect(analysis.visibility.coverage == nil)
        #expect(analysis.visibility.unreviewed.isEmpty)
        #expect(analysis.findings.isEmpty)
    }
}
