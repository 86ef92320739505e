import Findings
import OrgAnalysis
import Settings

/// Every rule there is: those about the organisation, and those about the settings.
enum Catalogue {
    /// The rules, by name.
    static var rules: [Rule] { (RuleSet.all + SettingsRules.all).sorted { $0.id < $1.id } }

    /// Their names, against which what users write is held.
    static var names: RuleNames { RuleNames(rules.map(\.id)) }
}
