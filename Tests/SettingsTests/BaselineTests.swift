import Findings
import OrgModel
import Settings
import SourceDocuments
import Testing

@Suite struct BaselineTests {
    /// Fingerprints by an independent FNV-1a of `rule U+001F subject`; see FindingTests for the recipe.
    private let baseline = Baseline(of: [
        finding("ownership/single", "till"), finding("ownership/single", "Shop"), finding("escalation/loop", "till"),
        finding("settings/expired-suppression", "shop"), finding("ownership/none", nil, .note),
        finding("escalation/loop", "till", .error),
    ])

    private func read(_ text: String, file: String = "b.json") -> BaselineReading {
        BaselineReader.read(text: SourceText(file: file, text: text))
    }

    /// Sorted by rule and subject in bytes, each once, one a line, without what is about the settings.
    @Test func oneFindingALine() {
        let loop = finding("escalation/loop", "till").fingerprint
        let shop = finding("ownership/single", "Shop").fingerprint
        let till = finding("ownership/single", "till").fingerprint
        #expect(
            baseline.text(as: .json) == """
                {
                  "linchpin-baseline": 1,
                  "findings": [
                    {"rule": "escalation/loop", "subject": "system:till", "fingerprint": "\(loop)"},
                    {"rule": "ownership/none", "subject": "organization", "fingerprint": "3ac9003238fc9a51"},
                    {"rule": "ownership/single", "subject": "system:Shop", "fingerprint": "\(shop)"},
                    {"rule": "ownership/single", "subject": "system:till", "fingerprint": "\(till)"}
                  ]
                }

                """)
        #expect(
            Baseline(of: [finding("ownership/none", nil)]).text(as: .yaml) == """
                linchpin-baseline: 1
                findings:
                  - {rule: ownership/none, subject: organization, fingerprint: '3ac9003238fc9a51'}

                """)
    }

    @Test(arguments: [Baseline.Format.json, .yaml])
    func isReadAsItWasWritten(format: Baseline.Format) throws {
        let name = format == .json ? "b.json" : "b.yaml"
        let hostile = Baseline(of: [
            finding("ownership/none", "a\"b\\c: {d}, [e] #f"), finding("ownership/none", "\u{202E}日本 👩‍👩‍👧"),
            finding("ownership/none", "- x"), finding("ownership/none", "1e5"), finding("ownership/none", "'"),
        ])
        for baseline in [baseline, Baseline(of: []), hostile] {
            let text = baseline.text(as: format)
            let reading = read(text, file: name)
            #expect(reading.diagnostics.map(told) == [])
            #expect(reading.baseline == baseline)
            #expect(try #require(reading.baseline).text(as: format) == text)
        }
    }

    /// A fingerprint that looks like a number is text all the same, quoted or not.
    @Test func digitsAreNoNumber() {
        for fingerprint in ["0000000000000012", "1234567890123456", "12345678e1234567"] {
            let entry = Baseline.Entry(rule: "a/b", subject: "organization", fingerprint: fingerprint)
            let plain =
                "linchpin-baseline: 1\nfindings: [{rule: a/b, subject: organization, fingerprint: \(fingerprint)}]"
            #expect(read(plain, file: "b.yaml").baseline?.entries == [entry])
            #expect(read(Baseline([entry]).text(as: .yaml), file: "b.yaml").baseline?.entries == [entry])
        }
    }

    @Test func aFindingIsKnownByItsFingerprint() {
        var other = finding("ownership/single", "till", .error)
        other.message = "Said otherwise."
        #expect(baseline.contains(other))
        #expect(!baseline.contains(finding("ownership/single", "web")))
        #expect(!baseline.contains(finding("ownership/single", "till", identity: ["person:ana"])))
        #expect(!baseline.contains(finding("settings/expired-suppression", "shop")))
    }

    /// A baseline of an older or newer release may know other rules.
    @Test func rulesAreNotHeldAgainstTheCatalogue() {
        let text = #"""
            {"linchpin-baseline": 1,
             "findings": [{"rule": "of/old", "subject": "team:x", "fingerprint": "00000000000000af"}]}
            """#
        #expect(read(text).baseline?.entries.map(\.rule) == ["of/old"])
    }

    @Test func everyProblemIsTold() {
        let reading = read(
            """
            linchpin-baseline: 1
            findings:
              - {rule: a/b, subject: x, fingerprint: 12}
              - {rule: a/b, fingerprnt: 00000000000000af}
              - x
            found: []
            """, file: "b.yaml")
        #expect(reading.baseline == nil)
        #expect(
            reading.diagnostics.map(told) == [
                "b.yaml:3:42 baseline/invalid-fingerprint `fingerprint` is '12'; expected 16 digits from 0 to f",
                "b.yaml:4:5 file/missing-key a finding has no `subject`",
                "b.yaml:4:5 file/missing-key a finding has no `fingerprint`",
                "b.yaml:4:17 file/unknown-key 'fingerprnt' is not a key of an accepted finding"
                    + " [did you mean 'fingerprint'?]",
                "b.yaml:5:5 file/wrong-type expected a finding, which is a mapping, found text 'x'",
                "b.yaml:6:1 file/unknown-key 'found' is not a key of a baseline [here go linchpin-baseline, findings]",
            ])
        #expect(
            read("{}").diagnostics.map(told) == [
                "b.json:1:1 file/missing-version the file does not say `linchpin-baseline: 1`"
                    + " [write one with linchpin analyze --write-baseline FILE]"
            ])
        #expect(BaselineReader.read(path: "no/such/file").diagnostics.map(\.rule) == ["file/not-found"])
    }
}
