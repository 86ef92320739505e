internal import OrgModel

/// Reads the attributes of an entity from texts of tables.
enum TableAttribute {
    /// Why a text is no value of an attribute.
    struct Problem {
        var severity = Diagnostic.Severity.warning
        var rule = "table/invalid-value"
        let message: String
        var hint: String?
    }

    /// Sets an attribute, or says why not; it then stays as it is.
    static func set(_ key: String, to text: String, of entity: inout Entity) -> Problem? {
        switch entity.attributes {
        case .person(var person):
            let problem = set(key, to: text, of: &person)
            entity.attributes = .person(person)
            return problem
        case .team:
            return set(bool: text, key) { entity.isAuthority = $0 }
        case .system(var system):
            let problem = set(key, to: text, of: &system)
            entity.attributes = .system(system)
            return problem
        case .forum(var forum):
            forum.cadence =
                Double(text).flatMap { $0.isFinite && $0 > 0 ? .days($0) : nil } ?? MeetingFrequency.cadence(of: text)
            entity.attributes = .forum(forum)
            return forum.cadence == nil
                ? Problem(
                    message: "`\(key)` is '\(shortened(text))'; expected weekly, monthly, … or a number of days") : nil
        case .policy:
            return nil
        }
    }

    private static func set(_ key: String, to text: String, of person: inout Person) -> Problem? {
        switch key {
        case "title": person.title = text
        case "type": return set(choice: text, key) { person.nature = $0 }
        case "status": return set(choice: text, key) { person.status = $0 }
        case "capacity": return set(number: text, key) { person.capacity = $0 }
        case "authority": return set(bool: text, key) { person.isAuthority = $0 }
        default: break
        }
        return nil
    }

    private static func set(_ key: String, to text: String, of system: inout System) -> Problem? {
        switch key {
        case "stage":
            guard let stage = Lifecycle.stage(of: text) else {
                return Problem(
                    severity: .note, rule: "table/unknown-stage",
                    message: "the stage '\(shortened(text))' is not known; taken for production",
                    hint: "say under `words` what it means: production, pilot or retired")
            }
            system.stage = stage
        case "tier":
            guard let tier = Tier.value(of: text) else {
                return Problem(
                    message: "'\(shortened(text))' is not a tier; expected 1 to 4, or tier-1, T1, P1, critical, high, …"
                )
            }
            system.tier = tier
        case "load": return set(number: text, key) { system.load = $0 }
        case "users":
            return set(number: text, key) { system.users = Int(exactly: $0.rounded()) }
        case "reversible": return set(bool: text, key) { system.isReversible = $0 }
        default: break
        }
        return nil
    }

    private static func set(number text: String, _ key: String, _ set: (Double) -> Void) -> Problem? {
        guard let number = Double(text), number.isFinite, number >= 0 else {
            return Problem(message: "`\(key)` is a number, at least 0, not '\(shortened(text))'; it is left out")
        }
        set(number)
        return nil
    }

    private static func set(bool text: String, _ key: String, _ set: (Bool) -> Void) -> Problem? {
        switch text.lowercased() {
        case "true", "yes", "y", "1": set(true)
        case "false", "no", "n", "0": set(false)
        default: return Problem(message: "`\(key)` is yes or no, not '\(shortened(text))'; it is left out")
        }
        return nil
    }

    private static func set<Choice: RawRepresentable<String> & CaseIterable>(
        choice text: String, _ key: String, _ set: (Choice) -> Void
    ) -> Problem? {
        let word = text.lowercased()
        if let choice = Choice(rawValue: word) {
            set(choice)
            return nil
        }
        let words = Choice.allCases.map(\.rawValue)
        return Problem(
            message: "`\(key)` is \(words.joined(separator: ", ")), not '\(shortened(text))'; it is left out",
            hint: Spelling.nearest(to: word, among: words).map { "did you mean '\($0)'?" }
                ?? "say under `words` what it means")
    }
}
