import Findings
import OrgAnalysis
import OrgCycles
import Settings

/// Every rule there is: those about the organisation, those that take several cycles to see, and those about the settings.
enum Catalogue {
    /// The rules, by name.
    static var rules: [Rule] { (RuleSet.all + CycleRules.all + SettingsRules.all).sorted { $0.id < $1.id } }

    /// Those that cannot be looked for in one cycle alone.
    static var ofSeveralCycles: Set<RuleID> { Set(CycleRules.all.map(\.id)) }

    /// Their names, against which what users write is held.
    static var names: RuleNames { RuleNames(rules.map(\.id)) }
}
