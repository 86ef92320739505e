import OrgModel
import TestSupport
import Testing

@Suite struct IdentityTests {
    @Test func idsAreReadAndWritten() {
        #expect(EntityID(parsing: "person:ana") == EntityID(.person, "ana"))
        #expect(EntityID(parsing: "team:a:b")?.name == "a:b")
        #expect(EntityID(parsing: "team:\u{301}x")?.name == "\u{301}x")
        for text in [
            "person:", "ana", ":ana", "Person:ana", "robot:x", "person:a\u{7}", "person:a\nb", "person:\u{85}", "",
        ] {
            #expect(EntityID(parsing: text) == nil, "\(text.debugDescription)")
        }
        #expect(EntityID(.policy, "p q").description == "policy:p q")
        #expect(EntityID.isValid(name: "שלום 👩‍👩‍👧 \u{2028}"))
        #expect(!EntityID.isValid(name: "\u{7F}"))
    }

    @Test func idsSortByTheirBytes() {
        // In UTF-8, as in code points: Z (5A) < a (61) < é (C3 A9) < ﬀ (EF AC 80) < 😀 (F0 9F 98 80); UTF-16 differs in the last.
        let names = ["Z", "a", "é", "ﬀ", "😀"]
        #expect(names.shuffled().map { EntityID(.team, $0) }.sorted().map(\.name) == names)
        let kinds = EntityKind.allCases
        #expect(kinds.sorted() == kinds.sorted { $0.rawValue < $1.rawValue })
        #expect(EntityID(.forum, "z") < EntityID(.person, "a"))
        #expect(
            RelationKind.allCases.shuffled().sorted().map(\.rawValue) == RelationKind.allCases.map(\.rawValue).sorted())
    }

    @Test func theEndsOfARelationAreToldInTwoWaysThatAgree() {
        for kind in RelationKind.allCases {
            for from in EntityKind.allCases {
                for to in EntityKind.allCases {
                    #expect(kind.leads(from: from, to: to) == kind.ends.contains { $0.from == from && $0.to == to })
                }
            }
        }
    }

    @Test func datesAreDaysOfTheCalendar() {
        for date in ["2026-08-14", "2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"] {
            #expect(Event.isDate(date))
        }
        for date in [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-3", "26-04-03", "2026/04/03",
            "",
            "2026-04-03T00:00", "٢٠٢٦-٠٤-٠٣", "2026-04-", "-026-04-03",
        ] {
            #expect(!Event.isDate(date), "\(date)")
        }
    }

    @Test(
        arguments: [
            ("a.tf:12", "a.tf", 12, nil), ("a.tf:12:4", "a.tf", 12, 4), ("a.tf", "a.tf", nil, nil),
            ("C:\\x\\y.yaml:3", "C:\\x\\y.yaml", 3, nil), ("a:b:c", "a:b:c", nil, nil), ("a:1:2:3", "a:1", 2, 3),
            ("a:0", "a:0", nil, nil), ("a:-5", "a:-5", nil, nil), ("a:+5", "a:+5", nil, nil), ("a:", "a:", nil, nil),
            ("", "", nil, nil), ("a:99999999999999999999", "a:99999999999999999999", nil, nil), (":7", "", 7, nil),
            ("a::7", "a:", 7, nil), ("a:٣", "a:٣", nil, nil),
        ] as [(String, String, Int?, Int?)])
    func placesAreReadAndWritten(text: String, file: String, line: Int?, column: Int?) {
        let location = SourceLocation(parsing: text)
        #expect(location == SourceLocation(file: file, line: line, column: column))
        #expect(location.description == text)
    }

    @Test func sentinelsIgnoreCase() {
        #expect(Sentinels.standard.contains("N/A") && Sentinels.standard.contains("Nobody"))
        #expect(!Sentinels.standard.contains("nobody else"))
        #expect(Sentinels(["VOID"]).contains("void") && !Sentinels(["VOID"]).contains("nobody"))
    }

    @Test func assessmentsFollowTheirShares() {
        #expect(Assessment(have: 5, of: 10).status == .assessed)
        #expect(Assessment(have: 4, of: 10, reason: "r").status == .partial)
        #expect(Assessment(have: 4, of: 10, reason: "r").reason == "r")
        #expect(Assessment(have: 1, of: 10, claimedComplete: true).status == .assessed)
        #expect(Assessment(have: 0, of: 10, claimedComplete: true).status == .assessed)
        #expect(Assessment(have: 0, of: 10).status == .notAssessed)
        #expect(Assessment(have: 0, of: 0, claimedComplete: true).status == .notAssessed)
        #expect(Assessment(have: 5, of: 10, reason: "r").reason == nil)
    }
}
