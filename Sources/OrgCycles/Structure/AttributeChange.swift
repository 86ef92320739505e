import OrgModel

/// One attribute of an entity or a relation that is not the same in two cycles.
public struct AttributeChange: Hashable, Sendable {
    /// Its key, as in the files; a label is `labels.KEY`.
    public let attribute: String
    /// Its value before, as text; nil where it was not given.
    public let before: String?
    /// Its value after.
    public let after: String?

    /// What differs between two lists of attributes, each sorted by key.
    static func between(_ before: [String: String], _ after: [String: String]) -> [AttributeChange] {
        Set(before.keys).union(after.keys).sorted { $0.precedesByBytes($1) }.compactMap { key in
            before[key] == after[key] ? nil : AttributeChange(attribute: key, before: before[key], after: after[key])
        }
    }
}

/// Says in words what an entity or a relation has, but for where it was read.
enum Attributes {
    /// The attributes of an entity by key; defaults are left out.
    ///
    /// - Parameter naming: What the entities that it names are called.
    static func of(_ entity: Entity, naming: (EntityID) -> EntityID = { $0 }) -> [String: String] {
        var texts = labels(entity.labels)
        func set(_ key: String, _ value: String?) { if let value { texts[key] = value } }
        set("name", entity.name)
        if !entity.isDeclared { set("declared", "false") }
        if entity.isAuthority { set("authority", "true") }
        switch entity.attributes {
        case .person(let person):
            set("title", person.title)
            if person.nature != .human { set("type", person.nature.rawValue) }
            if person.status != .active { set("status", person.status.rawValue) }
            set("capacity", person.capacity.map(number))
        case .team(let team):
            let leads = team.leads.map(naming).sorted().map(\.description)
            if !leads.isEmpty { set("lead", leads.joined(separator: ", ")) }
            if let onCall = team.onCall {
                // Who is on duty in turn is a list in order.
                set("on-call", onCall.people.map { naming($0).description }.joined(separator: ", "))
                if onCall.mode != .pool { set("on-call.mode", onCall.mode.rawValue) }
                set("on-call.hours", onCall.hours.map(hours))
            }
        case .system(let system):
            set("stage", system.stage.rawValue)
            set("tier", system.tier.map(String.init))
            set("load", system.load.map(number))
            set("users", system.users.map(String.init))
            set("reversible", system.isReversible.map(String.init))
        case .policy(let policy):
            set("advance", policy.advance?.rawValue)
        case .forum(let forum):
            set("cadence", forum.cadence.map { $0.name ?? "\(number($0.longestInterval)) days" })
        }
        return texts
    }

    /// The attributes of a relation by key, its weight among them.
    static func of(_ relation: Relation) -> [String: String] {
        var texts = labels(relation.labels)
        texts["weight"] = number(relation.weight)
        switch relation.detail {
        case .none: break
        case .ownership(let role): texts["role"] = role.rawValue
        case .review(let metrics): texts["metrics"] = metrics.rawValue
        case .escalation(let step):
            texts["after"] = step.after.map(number)
            texts["hours"] = step.hours.map(hours)
            texts["advance"] = step.advance?.rawValue
        }
        return texts
    }

    private static func labels(_ labels: [String: String]) -> [String: String] {
        Dictionary(labels.map { ("labels.\($0.key)", $0.value) }) { first, _ in first }
    }

    private static func hours(_ hours: WeeklyHours) -> String {
        hours.windows.map(\.description).joined(separator: ", ")
    }

    private static func number(_ number: Double) -> String {
        let text = number == 0 ? "0" : number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
