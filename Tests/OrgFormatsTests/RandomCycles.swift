import OrgModel
import TestSupport

/// Makes valid cycles that use every attribute, with names that try a writer's quoting.
struct RandomCycles {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    static let hostileNames = [
        "ana", "O'Brien", "say \"hi\"", "back\\slash", "a b", " lead", "trail ", "true", "no", "null", "~", "42", "1e3",
        "0x1F", "-", "- x", "? y", ": z", "a: b", "a #b", "#c", "&anchor", "*alias", "!tag", "|", ">", "%dir", "@at",
        "`tick", "[x]", "{y}", "a,b", "<b>&amp;</b>", "\\N{x}", "אבג", "\u{202E}rtl", "😀👩‍👩‍👧", "e\u{0301}", "2026-08-14",
        "12:30", "1_000", ".inf", ".nan", "<<", "=", "person:ana", "team:x", "nobody", "N/A", "unknown", "---", "...",
        "\u{2028}line", "\u{FEFF}bom", String(repeating: "long ", count: 230) + "name",
        String(repeating: "\"", count: 600), "key with: colon", "ключ", "…", "'", "''", "\"", "a'b\"c", "y",
    ]
    static let hostileTexts =
        hostileNames + ["", "two\nlines", "tab\there", "\r\n", "\u{1}bell\u{7}", "\u{85}next", "nul\u{0}?", " \n "]

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &random)] }

    mutating func text() -> String { pick(Self.hostileTexts) }

    mutating func number() -> Double {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: Double(Int.random(in: 1...40, using: &random))
        case 1: 0.1 + 0.2
        case 2: .leastNonzeroMagnitude
        case 3: .greatestFiniteMagnitude
        case 4: 1e15 + 1
        default: Double.random(in: 0.001...100, using: &random)
        }
    }

    mutating func labels() -> [String: String] {
        guard chance(0.2) else { return [:] }
        return Dictionary([(text(), text()), (text(), text())]) { first, _ in first }
    }

    mutating func source() -> SourceLocation? {
        chance(0.2) ? SourceLocation(parsing: pick(["a/b.tf:12", "C:\\x.yaml:3:4", "weird:0", "a b", text()])) : nil
    }

    mutating func hours() -> WeeklyHours? {
        guard chance(0.3) else { return nil }
        let windows = [
            "mon-fri 08:00-18:00 +01:00", "sat,sun 22:00-06:00", "00:00-24:00", "fri-mon 09:30-12:00 -05:30",
        ]
        let some = (0...1).map { _ in pick(windows) }
        return WeeklyHours(some.compactMap { try? WeeklyHours.Window(parsing: $0) })
    }

    mutating func advance() -> Advance? { chance(0.3) ? pick(Advance.allCases) : nil }

    /// A cycle, built from its parts in an order of its own.
    mutating func next() -> Cycle {
        var builder = CycleBuilder(
            organization: text(), label: text(), danglingReferences: .areErrors)
        if chance(0.3) {
            let patterns = [
                "systems/*.json", "*/catalog-info.yaml", "**/x [y], {z}: #*.yaml", "O'Br*", "*", "\u{202E}*: \"",
            ]
            builder.collections = Set([pick(patterns), pick(patterns)].compactMap { FileCollection($0) })
        }
        builder.complete = Set(
            Dimension.allCases.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
        var ids: [EntityID] = []
        for kind in EntityKind.allCases {
            for name in Self.hostileNames.shuffled(using: &random).prefix(Int.random(in: 0...7, using: &random)) {
                ids.append(EntityID(kind, name))
            }
        }
        for id in ids.shuffled(using: &random) { builder.add(entity(id, among: ids)) }
        for _ in 0..<(ids.count * 4) where ids.count > 1 {
            if let relation = relation(among: ids) { builder.add(relation) }
        }
        for id in ids where chance(0.1) {
            let event = Event(
                date: pick(["2026-08-14", "2024-02-29"]), on: id, kind: text(), note: chance(0.5) ? text() : nil)
            builder.add(event)
        }
        for (index, id) in ids.enumerated() where chance(0.1) {
            builder.add(Renaming(EntityID(id.kind, "\(pick(Self.hostileNames)) \(index)"), to: id))
        }
        return builder.build().cycle
    }

    private mutating func people(_ ids: [EntityID]) -> [EntityID] {
        Array(ids.filter { $0.kind == .person }.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
    }

    private mutating func entity(_ id: EntityID, among ids: [EntityID]) -> Entity {
        let attributes: Entity.Attributes
        switch id.kind {
        case .person:
            attributes = .person(
                Person(
                    title: chance(0.3) ? text() : nil, nature: pick(Person.Nature.allCases),
                    status: pick(Person.Status.allCases), capacity: chance(0.4) ? pick([0, number()]) : nil,
                    isAuthority: chance(0.2)))
        case .team:
            let onCall = OnCall(people: people(ids), mode: pick(OnCall.Mode.allCases), hours: hours())
            attributes = .team(
                Team(leads: people(ids), onCall: chance(0.6) ? onCall : nil, isAuthority: chance(0.2)))
        case .system:
            attributes = .system(
                System(
                    stage: pick(System.Stage.allCases), tier: chance(0.5) ? Int.random(in: 1...4, using: &random) : nil,
                    load: chance(0.4) ? pick([0, number()]) : nil,
                    users: chance(0.4) ? pick([0, 7, Int.max]) : nil, isReversible: chance(0.5) ? chance(0.5) : nil))
        case .policy:
            attributes = .policy(Policy(advance: advance()))
        case .forum:
            let cadence = Cadence(named: pick(Cadence.names)) ?? .daily
            attributes = .forum(Forum(cadence: chance(0.7) ? pick([cadence, .days(7), .days(0.5)]) : nil))
        }
        return Entity(
            id, name: chance(0.4) ? text() : nil, attributes: attributes, labels: labels(), source: source(),
            isDeclared: !chance(0.1))
    }

    private mutating func relation(among ids: [EntityID]) -> Relation? {
        let kind = pick(RelationKind.allCases)
        let (from, to) = (pick(ids), pick(ids))
        guard from != to, kind.leads(from: from.kind, to: to.kind) else { return nil }
        let detail: Relation.Detail? =
            switch kind {
            case .owns: .ownership(pick(OwnershipRole.allCases))
            case .reviews: .review(pick(ReviewMetrics.allCases))
            case .escalatesTo:
                .escalation(
                    EscalationStep(
                        rung: pick([1, 1, 2, 3, 9, Int.max]), after: chance(0.5) ? pick([0, 15, number()]) : nil,
                        hours: hours(), advance: advance()))
            default: nil
            }
        let weight = kind == .memberOf ? pick([1, 0.5, 0.1]) : pick([1, 1, number()])
        return Relation(kind, from: from, to: to, weight: weight, detail: detail, labels: labels(), source: source())
    }
}
