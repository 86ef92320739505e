import Findings
import OrgAnalysis
import OrgModel
import Testing

/// What is behind several findings, and whether following the advice does what is promised.
@Suite struct CauseAndEffectTests {
    private func change(_ rule: String, _ analysis: Analysis, of subject: String? = nil) throws -> Effect.Change {
        let finding = analysis.findings.first {
            $0.rule.name == rule && (subject == nil || $0.subject.description == subject)
        }
        let changes = try #require(finding?.effect).changes
        #expect(changes.count == 1)
        return changes[0]
    }

    // MARK: - Effects: the promise is what another analysis finds once the advice is followed

    /// Tier 1 and 3 unowned, of 8 + 2 + 2: 10/12; once the tier 1 has an owner 2/12.
    @Test func anOwnerLowersWhatIsUnowned() throws {
        let before = "people: {ana: {}, ben: {}}\nsystems: {a: {tier: 1}, b: {tier: 3}, c: {owners: [ana, ben]}}"
        let (now, then) = (
            try analysis("complete: [ownership]\n" + before),
            try analysis(
                "complete: [ownership]\n" + before.replacing("a: {tier: 1}", with: "a: {tier: 1, owners: [ana, ben]}"))
        )
        let change = try change("ownership/none", now, of: "system:a")
        #expect(change.figure == "unowned")
        #expect(change.unit == .share)
        #expect(isClose(change.before, 10.0 / 12))
        #expect(isClose(change.after, 2.0 / 12))
        #expect(change.before == now.ownership.unowned)
        #expect(isClose(then.ownership.unowned, change.after))
        // Both together leave none.
        let cause = try #require(now.causes.first { $0.rule == "ownership/none" })
        #expect(cause.findings.count == 2)
        #expect(isClose(cause.effect?.changes.first?.after, 0))
    }

    /// ana alone: s (2, on which u depends, 2) and t (2), of 8: 6/8; with ben beside her on s: t only, 2/8.
    @Test func aSecondSupporterLowersExposure() throws {
        let before = """
            people: {ana: {}, ben: {}}
            systems: {s: {owners: [ana]}, t: {owners: [ana]}, u: {owners: [ana, ben], depends-on: [s]}, v: {owners: [ana, ben]}}
            """
        let now = try analysis(before)
        let then = try analysis(before.replacing("s: {owners: [ana]}", with: "s: {owners: [ana, ben]}"))
        let change = try change("ownership/single", now, of: "system:s")
        #expect(change.figure == "exposure of person:ana")
        #expect(change.before == 0.75)
        #expect(change.after == 0.25)
        #expect(now.chokepoints.people.first?.exposure == change.before)
        #expect(then.chokepoints.people.first?.exposure == change.after)
        // Mended together nothing is exposed, although the single changes (0.5 and 0.25 of 0.75) need not add up.
        let cause = try #require(now.causes.first { $0.rule == "ownership/single" })
        #expect(cause.subject == .entity(EntityID(.person, "ana")))
        #expect(cause.effect?.changes.first?.after == 0)
        #expect(cause.affects.map(\.name) == ["s", "t"])
    }

    /// Explicit: a and b (tier 1 and 2: 8 + 4) page the mailbox, c (2) is fine: intact 2/14. Once somebody is paged: all.
    @Test func aPersonInTheMailboxsPlaceMendsTheChain() throws {
        let before = """
            people: {box: {type: shared}, ana: {}, ben: {}}
            policies: {p: {rungs: [{to: box}]}}
            systems: {a: {tier: 1, escalation: p}, b: {tier: 2, escalation: p}, c: {escalation: [{to: [ana, ben]}]}}
            """
        let now = try analysis(before)
        let then = try analysis(before.replacing("[{to: box}]", with: "[{to: [ana, ben]}]"))
        let change = try change("escalation/shared-only", now)
        #expect(change.figure == "intact chains")
        #expect(isClose(change.before, 2.0 / 14))
        #expect(change.before == now.escalation.intact)
        #expect(change.after == then.escalation.intact)
        #expect(then.escalation.intact == 1)
    }

    /// A second break keeps the chain broken, so that mending the first promises nothing.
    @Test func mendingOneBreakOfTwoPromisesNothing() throws {
        let analysis = try analysis(
            """
            people: {box: {type: shared}, eva: {status: departed}}
            policies: {p: {rungs: [{to: box}, {to: eva}]}}
            systems: {a: {escalation: p}}
            """)
        #expect(analysis.speaking == ["escalation/shared-only", "escalation/empty-rung"])
        #expect(analysis.findings.allSatisfy { $0.effect == nil })
    }

    /// 50 and 168 hours: a mean of 109; with a rung for the rest of the week 168.
    @Test func theRestOfTheWeekRaisesTheMean() throws {
        let before = """
            people: {ana: {}, ben: {}}
            teams: {day: {on-call: {people: [ana, ben], hours: mon-fri 08:00-18:00}}}
            systems: {a: {tier: 2, escalation: [{to: day}]}, b: {tier: 2, escalation: [{to: [ana, ben]}]}}
            """
        let now = try analysis(before)
        let then = try analysis(before.replacing("[{to: day}]", with: "[{to: day}, {to: ana}]"))
        let change = try change("escalation/hours", now)
        #expect(change.unit == .hours)
        #expect(change.before == 109)
        #expect(now.escalation.humanHours == 109)
        #expect(change.after == 168)
        #expect(then.escalation.humanHours == 168)
    }

    /// One ladder of 50 hours for a tier 2 and a tier 4: only the first is warned of, and both are covered by its mending.
    @Test func whatNobodyIsWarnedOfGainsToo() throws {
        let before = """
            people: {ana: {}, ben: {}}
            teams: {day: {on-call: {people: [ana, ben], hours: mon-fri 08:00-18:00}}}
            policies: {office: {rungs: [{to: day}]}}
            systems: {a: {tier: 2, escalation: office}, b: {tier: 4, escalation: office}}
            """
        let now = try analysis(before)
        let then = try analysis(before.replacing("[{to: day}]", with: "[{to: day}, {to: ana}]"))
        let finding = try #require(now.findings.first { $0.rule == "escalation/hours" })
        #expect(finding.affects == [EntityID(.system, "a")])
        let change = try change("escalation/hours", now)
        #expect(change.before == 50)
        #expect(change.after == 168)
        #expect(then.escalation.humanHours == 168)
    }

    /// Of 8 + 4 + 2 + 2 in production, a (8) is looked at as it should be. Each of the others, looked at so, adds its own.
    private static let overlooked = """
        systems: {a: {tier: 1}, b: {tier: 2}, c: {}, d: {tier: 3}}
        forums:
          ops: {cadence: weekly, reviews: [a]}
          rare: {cadence: quarterly, reviews: [b]}
          lab: {cadence: weekly, reviews: [{system: c, metrics: pilot}]}

        """

    @Test(arguments: [
        ("visibility/too-seldom", "system:b", "quarterly", "monthly", 12.0),
        ("visibility/pilot-metrics", "system:c", "{system: c, metrics: pilot}", "c", 10),
        ("visibility/unreviewed", "system:d", "reviews: [a]", "reviews: [a, d]", 10),
    ])
    func aProperReviewRaisesCoverage(
        _ rule: String, _ subject: String, _ old: String, _ new: String, _ covered: Double
    ) throws {
        let now = try analysis(Self.overlooked)
        let then = try analysis(Self.overlooked.replacing(old, with: new))
        let change = try change(rule, now, of: subject)
        #expect(change.unit == .share)
        #expect(change.before == 0.5)
        #expect(now.visibility.coverage == 0.5)
        #expect(isClose(change.after, covered / 16))
        #expect(then.visibility.coverage == change.after)
    }

    /// A's system relies on those of b and c, and b's on that of c: 3 pairs, none covered. Once a meets both, 2 of 3 are.
    @Test func aForumRaisesCongruence() throws {
        let before = """
            complete: [coordination]
            people: {ana: {}}
            teams: {a: {}, b: {}, c: {}}
            systems: {s: {owners: [a], depends-on: [t, u]}, t: {owners: [b], depends-on: [u]}, u: {owners: [c]}}

            """
        let now = try analysis(before)
        let then = try analysis(before + "forums: {f: {attends: [a, b]}, g: {attends: [a, c]}}")
        let change = try change("coordination/unmatched", now, of: "team:a")
        #expect(change.figure == "congruence")
        #expect(change.before == 0)
        #expect(now.coordination.congruence == change.before)
        #expect(isClose(change.after, 2.0 / 3))
        #expect(then.coordination.congruence == change.after)
    }

    // MARK: - Causes

    private static let troubled = """
        complete: [ownership, membership]
        people: {ana: {}, ben: {}}
        teams: {void: {}, web: {on-call: [ana, ben]}}
        systems:
          a: {owners: [ana]}
          b: {tier: 1, owners: [ana]}
          c: {owners: [ben]}
          d: {}
          e: {}
          f: {owners: [void]}
          g: {owners: [void]}
          h: {owners: [web]}

        """

    @Test func findingsThatOneActMendsAreOneCause() throws {
        let causes = try analysis(Self.troubled).causes.map {
            "\($0.severity) \($0.rule) \($0.subject): \($0.affects.map(\.name).joined(separator: " "))"
        }
        #expect(
            Set(causes) == [
                // b is tier 1, and the cause as severe as its gravest finding.
                "error ownership/single person:ana: a b", "warning ownership/single person:ben: c",
                "error ownership/none organization: d e", "error ownership/unsupported team:void: f g",
            ])
        #expect(causes.count == 4)
    }

    /// What one forum reviews is mended there; what none reviews is the organisation's.
    @Test func whatOneForumReviewsIsOneCause() throws {
        let analysis = try analysis(
            """
            systems: {a: {}, b: {}, c: {tier: 1}, d: {tier: 2}, e: {}, f: {}, g: {tier: 4}}
            forums:
              lab: {cadence: weekly, reviews: [{system: a, metrics: pilot}, {system: b, metrics: pilot}]}
              rare: {name: Risk committee, cadence: quarterly, reviews: [c, d, g]}
            """)
        let causes = analysis.causes.map { "\($0.severity) \($0.rule) \($0.subject): \($0.message)" }
        #expect(
            causes == [
                // c is tier 1; c and d make up 12 of 21, a and b 4, as do e and f.
                "warning visibility/too-seldom forum:rare: Risk committee reviews 2 systems that should be reviewed every month, and is not known to meet so often: c and d.",
                "warning visibility/pilot-metrics forum:lab: lab reviews 2 systems in production on pilot figures only: a and b.",
                "note visibility/unreviewed organization: 2 systems are in production, and no forum reviews them: e and f.",
            ])
        // Of 21 only g (1) is looked at as it should be.
        #expect(analysis.causes.map { $0.effect?.changes.first?.before }.allSatisfy { isClose($0, 1.0 / 21) })
        #expect(isClose(analysis.causes.first?.effect?.changes.first?.after, 13.0 / 21))
        #expect(isClose(analysis.causes.last?.effect?.changes.first?.after, 5.0 / 21))
    }

    @Test func aLoneUnownedSystemIsItsOwnCause() throws {
        let causes = try analysis(Self.troubled.replacing("  e: {}\n", with: "")).causes
        #expect(causes.first { $0.rule == "ownership/none" }?.subject == .entity(EntityID(.system, "d")))
    }

    @Test func everyFindingHasOneCause() throws {
        let analysis = try analysis(Self.troubled)
        let gathered = analysis.causes.flatMap(\.findings)
        #expect(gathered.count == analysis.findings.count)
        #expect(Set(gathered) == Set(analysis.findings))
        #expect(analysis.causes == analysis.causes.sorted(by: Cause.inReportingOrder))
    }

    // MARK: - Fingerprints

    @Test func fingerprintsOutliveNewWordsAndPlaces() throws {
        let before = try analysis(Self.troubled)
        let after = try analysis(
            "# moved down\n"
                + Self.troubled.replacing("{owners: [ben]}", with: "{owners: [ben], name: Billing, labels: {x: y}}")
                .replacing("ben: {}", with: "ben: {name: Ben Larsen}"))
        #expect(before.findings.map(\.message) != after.findings.map(\.message))
        #expect(before.findings.map(\.location) != after.findings.map(\.location))
        #expect(Set(before.findings.map(\.fingerprint)) == Set(after.findings.map(\.fingerprint)))
        #expect(Set(before.findings.map(\.fingerprint)).count == before.findings.count)
    }

    /// A cause that affects one system more is the same finding.
    @Test func fingerprintsOutliveAnotherAffectedSystem() throws {
        let yaml = "people: {box: {type: shared}}\npolicies: {p: {rungs: [{to: box}]}}\nsystems: {a: {escalation: p}"
        let (one, two) = (try analysis(yaml + "}"), try analysis(yaml + ", b: {tier: 1, escalation: p}}"))
        #expect(one.findings.map(\.fingerprint) == two.findings.map(\.fingerprint))
        #expect(one.findings.count == 1)
    }
}
