import Findings
import OrgModel
import Settings
import SourceDocuments
import Testing

@Suite struct SettingsReaderTests {
    // MARK: - What can be set

    @Test func everythingThatCanBeSet() throws {
        let settings = try settings(
            """
            rules: {select: [escalation/*, ownership/none], ignore: escalation/none}
            severities: {ownership/none: note, escalation/*: error}
            suppressions:
              - {rule: ownership/single, subject: system:shop, affects: [system:shop, till], owner: ana,
                 reason: Kim starts in May, until: 2026-05-31}
              - {rule: ownership/none, subject: organization, owner: coo, reason: being named, until: 2026-12-31}
            baseline: known/accepted.json
            fail-on: warning
            sentinels: [To-Be-Decided, "-"]
            away: 0.25
            minutes-to-authority: {1: 15, 2: 90.5, 3: none}
            policy: /etc/gate.yaml
            """, file: "graphs/linchpin.yaml")
        #expect(settings.file == "graphs/linchpin.yaml")
        #expect(settings.rules.allows("escalation/loop"))
        #expect(!settings.rules.allows("escalation/none"))
        #expect(!settings.rules.allows("ownership/single"))
        #expect(settings.severities.severity(of: "ownership/none") == .note)
        #expect(settings.severities.severity(of: "escalation/loop") == .error)
        #expect(settings.severities.severity(of: "ownership/single") == nil)
        #expect(
            settings.suppressions == [
                Suppression(
                    rule: "ownership/single", subject: .entity(EntityID(.system, "shop")),
                    affects: [EntityID(.system, "shop"), EntityID(.system, "till")], owner: "ana",
                    reason: "Kim starts in May", until: "2026-05-31",
                    location: SourceLocation(file: "graphs/linchpin.yaml", line: 5, column: 5)),
                Suppression(
                    rule: "ownership/none", subject: .organization, owner: "coo", reason: "being named",
                    until: "2026-12-31", location: SourceLocation(file: "graphs/linchpin.yaml", line: 7, column: 5)),
            ])
        // Files are named from the settings' own folder.
        #expect(settings.baseline?.path == "graphs/known/accepted.json")
        #expect(settings.baseline?.location == SourceLocation(file: "graphs/linchpin.yaml", line: 8, column: 11))
        #expect(settings.policy?.path == "/etc/gate.yaml")
        #expect(settings.failOn == .warning)
        #expect(settings.sentinels.contains("to-be-decided") && settings.sentinels.contains("-"))
        #expect(settings.sentinels.contains("nobody"))
        #expect(settings.awayProbability == 0.25)
        #expect(settings.minutesToAuthority == [1: 15, 2: 90.5, 3: nil])
    }

    @Test func nothingNeedBeSet() throws {
        var expected = Settings()
        expected.file = "linchpin.yaml"
        #expect(try settings("") == expected)
        // Null is the same as leaving the key out.
        #expect(
            try settings("rules:\nseverities: {ownership/none: }\nsuppressions:\naway: ~\nminutes-to-authority: {1: }")
                == expected)
        #expect(try settings("rules: {ignore: []}\nsentinels: []") == expected)
        #expect(expected.sentinels == .standard)
    }

    @Test func jsonIsTheSame() throws {
        let text = #"{"linchpin-settings": 1, "away": 0.5, "rules": {"ignore": ["ownership/single"]}}"#
        let reading = SettingsReader.read(text: SourceText(file: "settings", text: text), names: names)
        #expect(reading.diagnostics.map(told) == [])
        #expect(reading.settings?.awayProbability == 0.5)
        #expect(reading.settings?.rules.allows("ownership/single") == false)
    }

    @Test func aFileBesideTheSettingsNeedsNoFolder() throws {
        #expect(try settings("baseline: b.json").baseline?.path == "b.json")
    }

    // MARK: - What is wrong, all at once

    /// Columns and lines counted by hand; the first line is `linchpin-settings: 1`.
    @Test func everyProblemIsToldWithItsPlaceAndTheNearestSpelling() {
        let found = problems(
            """
            rules: {selct: [a], ignore: [escalation, ownership/nune, loop, zebra/*]}
            severities: {ownership/none: fatal, ownership: note}
            fail-on: eror
            away: 1.5
            minutes-to-authority: {1: soon, 2: 0, 5: 10}
            sentinals: [x]
            baseline: []
            """)
        #expect(
            found == [
                "s.yaml:2:9 file/unknown-key 'selct' is not a key of `rules` [did you mean 'select'?]",
                "s.yaml:2:30 settings/unknown-rule there is no rule 'escalation' [did you mean 'escalation/*'?]",
                "s.yaml:2:42 settings/unknown-rule there is no rule 'ownership/nune' [did you mean 'ownership/none'?]",
                "s.yaml:2:58 settings/unknown-rule there is no rule 'loop' [did you mean 'escalation/loop'?]",
                "s.yaml:2:64 settings/unknown-rule there is no rule 'zebra/*' [linchpin rules lists them]",
                "s.yaml:3:30 settings/invalid-value `ownership/none` is 'fatal'; expected note, warning or error",
                "s.yaml:3:37 settings/unknown-rule there is no rule 'ownership' [did you mean 'ownership/*'?]",
                "s.yaml:4:10 settings/invalid-value `fail-on` is 'eror'; expected never, note, warning or error"
                    + " [did you mean 'error'?]",
                "s.yaml:5:7 settings/invalid-value `away` is '1.5'; expected a probability from 0 to 1",
                "s.yaml:6:27 file/wrong-type `minutes-to-authority.1`: expected minutes above 0, or none, found text 'soon'",
                "s.yaml:6:36 settings/invalid-value `minutes-to-authority.2` is '0'; expected minutes above 0, or none",
                "s.yaml:6:39 file/unknown-key '5' is not a key of `minutes-to-authority` [here go 1, 2, 3, 4]",
                "s.yaml:7:1 file/unknown-key 'sentinals' is not a key of the settings [did you mean 'sentinels'?]",
                "s.yaml:8:11 file/wrong-type `baseline`: expected the name of a file, found a list",
            ])
    }

    @Test func aSuppressionNeedsANameAReasonAndADay() {
        let found = problems(
            """
            suppressions:
              - {rule: ownership/singel, subject: polcy:x, owner: "  ", until: 31.12.2026}
              - {rule: ownership/*, subject: shop, affects: [team:a, ""], reason: r, until: 2026-02-30}
              - {rule: settings/unused-suppression, subject: organisation, affects: [], owner: a, reason: r, until: 2026-01-01}
              - later
            """)
        #expect(
            found == [
                "s.yaml:3:5 file/missing-key a suppression has no `reason`"
                    + " [each says what it sets aside, who answers for it, why, and until which day]",
                "s.yaml:3:12 settings/unknown-rule there is no rule 'ownership/singel' [did you mean 'ownership/single'?]",
                "s.yaml:3:39 settings/invalid-id `subject` is 'polcy:x'; expected an id such as policy:front-desk,"
                    + " or organization [did you mean 'policy:x'?]",
                "s.yaml:3:55 settings/invalid-value `owner` is empty; expected who answers for it",
                "s.yaml:3:68 settings/invalid-date `until` is '31.12.2026'; expected the last day on which it holds,"
                    + " such as 2026-12-31",
                "s.yaml:4:5 file/missing-key a suppression has no `owner`"
                    + " [each says what it sets aside, who answers for it, why, and until which day]",
                "s.yaml:4:12 settings/invalid-value `rule` is 'ownership/*'; expected the name of one rule",
                "s.yaml:4:34 settings/invalid-id `subject` is 'shop'; expected an id such as policy:front-desk,"
                    + " or organization [an id begins with forum:, person:, policy:, system: or team:]",
                "s.yaml:4:50 settings/invalid-id `affects` names 'team:a', which is no system",
                "s.yaml:4:58 settings/invalid-value `affects` is empty; expected a system",
                "s.yaml:4:81 settings/invalid-date `until` is '2026-02-30'; expected the last day on which it holds,"
                    + " such as 2026-12-31",
                "s.yaml:5:12 settings/invalid-value a finding about the settings themselves cannot be suppressed"
                    + " [mend what it is about, or put the rule into `rules: {ignore: [settings/unused-suppression]}`]",
                "s.yaml:5:50 settings/invalid-id `subject` is 'organisation'; expected an id such as policy:front-desk,"
                    + " or organization [did you mean 'organization'?]",
                "s.yaml:5:73 settings/invalid-value `affects` is empty, so that no finding is meant"
                    + " [leave it out where it does not matter which systems are affected]",
                "s.yaml:6:5 file/wrong-type expected a suppression, which is a mapping, found text 'later'",
            ])
    }

    @Test func selectingNothingIsASlip() {
        #expect(
            problems("rules: {select: []}") == [
                "s.yaml:2:17 settings/invalid-value `select` is empty, so that no rule would count"
                    + " [leave it out to select all rules]"
            ])
    }

    // MARK: - Which file it is

    private func read(_ text: String, file: String = "linchpin.yaml") -> SettingsReading {
        SettingsReader.read(text: SourceText(file: file, text: text), names: names)
    }

    @Test func theVersionIsHeldAgainstTheOneThatIsRead() {
        #expect(
            read("rules: {}").diagnostics.map(told) == [
                "linchpin.yaml:1:1 file/missing-version the file does not say `linchpin-settings: 1`"
                    + " [add `linchpin-settings: 1` as its first line]"
            ])
        #expect(
            read("linchpin-settings: 2").diagnostics.map(\.rule) == ["file/unsupported-version"])
        #expect(read("linchpin-settings: one").diagnostics.map(\.rule) == ["file/wrong-type"])
        #expect(read("- a").diagnostics.map(\.rule) == ["file/wrong-type"])
    }

    /// A cycle may have the name of a settings file; that is one thing to be told, not one for each of its keys.
    @Test func aCycleIsNoSettings() {
        let reading = read("linchpin: 1\npeople: {ana: }\nsystems: {shop: }")
        #expect(reading.content == .cycle)
        #expect(reading.settings == nil)
        #expect(reading.diagnostics.map(\.message) == ["this is a cycle, and not settings"])
        #expect(read("linchpin-settings: 1").content == .settings)
        #expect(read("rules: {}").content == .other)
        #expect(read("").content == .other)
    }

    @Test func hostileFilesAreDiagnostics() {
        for text in ["", "[", "a: &a [*a]", "linchpin-settings: 1\n---\nlinchpin-settings: 1", "\u{0}"] {
            let reading = read(text)
            #expect(reading.settings == nil, "\(text)")
            #expect(!reading.diagnostics.isEmpty, "\(text)")
        }
        // Of many problems a bounded number is kept, and the rest are counted.
        let keys = (0..<1_500).map { "k\($0): 1" }.joined(separator: "\n")
        let reading = read("linchpin-settings: 1\n\(keys)")
        #expect(reading.diagnostics.count == 1_001)
        #expect(reading.diagnostics.last?.message == "500 more problems in this file are not listed")
        let missing = SettingsReader.read(path: "no/such/linchpin.yaml", names: names)
        #expect(missing.diagnostics.map(\.rule) == ["file/not-found"])
    }
}
