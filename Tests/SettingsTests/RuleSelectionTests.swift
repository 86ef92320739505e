import Findings
import Settings
import Testing

@Suite struct RuleSelectionTests {
    private func patterns(_ texts: [String]) throws -> [RulePattern] { try texts.map { try names.pattern($0) } }

    private func selection(select: [String]? = nil, ignore: [String] = []) throws -> RuleSelection {
        RuleSelection(selected: try select.map(patterns), ignored: try patterns(ignore))
    }

    private func allowed(_ selection: RuleSelection) -> [String] {
        names.rules.filter { $0.family != "settings" && selection.allows($0) }.map(\.name)
    }

    private let all = ["escalation/loop", "escalation/none", "ownership/none", "ownership/single"]

    @Test func patternsMeanARuleAFamilyOrAll() throws {
        let rules = all.map { RuleID($0) }
        #expect(rules.filter(try names.pattern("*").matches).count == 4)
        #expect(rules.filter(try names.pattern("ownership/*").matches) == ["ownership/none", "ownership/single"])
        #expect(rules.filter(try names.pattern("ownership/none").matches) == ["ownership/none"])
        // A family is not a beginning.
        #expect(!(try names.pattern("ownership/*").matches("ownership-of-data/none")))
    }

    @Test(arguments: [
        ("ownership", "ownership/*"), ("single", "ownership/single"), ("ownerhsip/*", "ownership/*"),
        ("escalation/lop", "escalation/loop"), ("/*", nil), ("", nil), ("everything", nil), ("*/*", nil),
    ])
    func whatMeansNothingGetsTheNearestSpelling(text: String, near: String?) {
        do throws(UnknownRule) {
            _ = try names.pattern(text)
            Issue.record("\(text) means something")
        } catch {
            if let near { #expect(error.nearest == near) }
            #expect(error.text == text)
        }
    }

    /// The more specific decides, and of equals what is ignored.
    @Test func whatCounts() throws {
        #expect(try allowed(selection()) == all)
        #expect(try allowed(selection(select: ["ownership/*"])) == ["ownership/none", "ownership/single"])
        #expect(try allowed(selection(ignore: ["escalation/*"])) == ["ownership/none", "ownership/single"])
        #expect(
            try allowed(selection(select: ["ownership/*"], ignore: ["ownership/single"])) == ["ownership/none"])
        #expect(
            try allowed(selection(select: ["*", "escalation/loop"], ignore: ["escalation/*"]))
                == ["escalation/loop", "ownership/none", "ownership/single"])
        #expect(try allowed(selection(select: ["ownership/none"], ignore: ["ownership/none"])) == [])
        #expect(try allowed(selection(ignore: ["*"])) == [])
    }

    @Test func theCommandLineIsPutOnTop() throws {
        let file = try selection(select: ["escalation/loop", "ownership/*"], ignore: ["ownership/none"])
        #expect(allowed(file.overridden(selecting: [], ignoring: [])) == ["escalation/loop", "ownership/single"])
        // To select puts the file aside, both of its lists.
        #expect(
            allowed(file.overridden(selecting: try patterns(["ownership/none"]), ignoring: [])) == ["ownership/none"])
        // To ignore comes on top, however specific the file was.
        #expect(
            allowed(file.overridden(selecting: [], ignoring: try patterns(["escalation/*"]))) == ["ownership/single"])
        #expect(
            allowed(
                file.overridden(selecting: try patterns(["*"]), ignoring: try patterns(["ownership/*"])))
                == ["escalation/loop", "escalation/none"])
    }

    /// Who asks for escalation only is told of an expired suppression all the same, unless that is ignored.
    @Test func rulesAboutTheSettingsNeedNotBeSelected() throws {
        let expired = SettingsRules.expiredSuppression.id
        #expect(try selection(select: ["escalation/*"]).allows(expired))
        #expect(!(try selection(ignore: ["settings/*"]).allows(expired)))
        #expect(!(try selection(select: ["escalation/*"], ignore: ["settings/expired-suppression"]).allows(expired)))
    }

    @Test func severitiesGoToTheMoreSpecific() throws {
        var overrides = SeverityOverrides()
        overrides.set(.error, for: try names.pattern("ownership/none"))
        overrides.set(.note, for: try names.pattern("ownership/*"))
        overrides.set(.warning, for: try names.pattern("*"))
        #expect(overrides.severity(of: "ownership/none") == .error)
        #expect(overrides.severity(of: "ownership/single") == .note)
        #expect(overrides.severity(of: "escalation/loop") == .warning)
        #expect(SeverityOverrides().severity(of: "escalation/loop") == nil)
    }

    @Test func failuresBeginAtTheLimit() {
        let found = [finding("ownership/none", "a", .note), finding("ownership/none", "b", .warning)]
        #expect(FailureLimit.allCases.filter { $0.isReached(by: found) } == [.note, .warning])
        #expect(!FailureLimit.note.isReached(by: []))
    }
}
