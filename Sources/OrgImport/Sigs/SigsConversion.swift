internal import OrgModel
internal import SourceDocuments

/// Turns what a `sigs.yaml` says into a cycle.
struct SigsConversion {
    private let file: SigsFile
    private let text: SourceText
    private let options: SigsImporter.Options
    private var builder: CycleBuilder
    private var problems: DiagnosticList
    /// The names of forums that are taken, and the number that the next of that name gets.
    private var forums: [String: Int] = [:]
    /// How many more names may be compared in search of right spellings.
    private var spellingsLeft = 2_000_000

    init(_ file: SigsFile, of text: SourceText, options: SigsImporter.Options) {
        self.file = file
        self.text = text
        self.options = options
        builder = CycleBuilder(
            organization: options.organization, label: options.cycle, danglingReferences: .areDeclared)
        problems = DiagnosticList(limit: max(1, options.limits.maxDiagnostics))
    }

    mutating func run() {
        addPeople()
        for group in file.groups { add(group) }
        addStakeholders()
        addEscalation()
    }

    // MARK: - People

    /// Whoever the file names, once. Somebody who is emeritus and nothing else has left: a cycle that tells of them keeps
    /// their trace, and counts on them for nothing.
    private mutating func addPeople() {
        struct Known {
            var person: SigsFile.Person
            var name: String?
            var company: String?
            var email: String?
            var isActive = false
            var emeritus: [String] = []
        }
        var order: [String] = []
        var known: [String: Known] = [:]
        func meet(_ person: SigsFile.Person, emeritusOf group: String? = nil) {
            if known[person.key] == nil { order.append(person.key) }
            var one = known[person.key] ?? Known(person: person)
            one.name = one.name ?? person.name
            one.company = one.company ?? person.company
            one.email = one.email ?? person.email
            if let group { one.emeritus.append(group) } else { one.isActive = true }
            known[person.key] = one
        }
        for group in file.groups {
            for (role, person) in group.people { meet(person, emeritusOf: role == .emeritus ? group.dir : nil) }
            if let liaison = group.contact.liaison { meet(liaison) }
            for subproject in group.subprojects { for lead in subproject.leads { meet(lead) } }
        }
        if let representative = file.representative { meet(representative) }

        for key in order {
            guard let one = known[key] else { continue }
            var labels: [String: String] = [:]
            labels["company"] = one.company
            labels["email"] = one.email
            if !one.emeritus.isEmpty { labels["sigs/emeritus"] = one.emeritus.joined(separator: ", ") }
            if key == file.representative?.key { labels["sigs/role"] = "gb-rep" }
            let place = location(of: one.person.node)
            builder.add(
                Entity(
                    EntityID(.person, key), name: one.name == key ? nil : one.name,
                    attributes: .person(Person(status: one.isActive ? .active : .departed)), labels: labels,
                    source: place.withoutColumn),
                at: place)
        }
    }

    // MARK: - Groups

    private mutating func add(_ group: SigsFile.Group) {
        let id = EntityID(.team, group.dir)
        let place = location(of: group.node)
        var labels = ["sigs/kind": group.kind.word]
        labels["sigs/charter"] = group.charter
        labels["sigs/label"] = group.label
        labels["slack"] = group.contact.slack
        labels["mailing-list"] = group.contact.mailingList
        let chairs = group.people.filter { $0.role == .chair }.map { EntityID(.person, $0.person.key) }
        builder.add(
            Entity(
                id, name: group.name, attributes: .team(Team(leads: chairs)), labels: labels,
                source: place.withoutColumn),
            at: place)

        var order: [String] = []
        var roles: [String: (words: [String], node: SourceNode)] = [:]
        for (role, person) in group.people where role != .emeritus {
            if roles[person.key] == nil { order.append(person.key) }
            var one = roles[person.key] ?? ([], person.node)
            if !one.words.contains(role.word) { one.words.append(role.word) }
            roles[person.key] = one
        }
        for key in order {
            guard let one = roles[key] else { continue }
            add(
                .memberOf, from: EntityID(.person, key), to: id,
                labels: ["sigs/role": one.words.joined(separator: ", ")], at: one.node)
        }
        for meeting in group.meetings { add(meeting, of: group, subproject: nil) }
        for subproject in group.subprojects { add(subproject, of: group) }
    }

    private mutating func add(_ subproject: SigsFile.Subproject, of group: SigsFile.Group) {
        // Names repeat between groups. The folder is always part of the id, so that it stays the same when a namesake comes.
        let id = EntityID(.system, "\(group.dir)/\(subproject.name)")
        let place = location(of: subproject.node)
        var labels: [String: String] = [:]
        if !subproject.ownersFiles.isEmpty { labels["sigs/owners"] = subproject.ownersFiles.joined(separator: " ") }
        labels["slack"] = subproject.contact.slack
        labels["mailing-list"] = subproject.contact.mailingList
        builder.add(
            Entity(
                id, name: subproject.name, attributes: .system(System()), labels: labels, source: place.withoutColumn),
            at: place)
        add(.owns, from: EntityID(.team, group.dir), to: id, at: subproject.node)
        var seen: Set<String> = []
        for lead in subproject.leads where seen.insert(lead.key).inserted {
            add(.owns, from: EntityID(.person, lead.key), to: id, labels: ["sigs/role": "lead"], at: lead.node)
        }
        for meeting in subproject.meetings { add(meeting, of: group, subproject: subproject) }
    }

    /// A meeting: whoever holds it attends. That it reviews the figures of anything, the file does not say.
    private mutating func add(_ meeting: SigsFile.Meeting, of group: SigsFile.Group, subproject: SigsFile.Subproject?) {
        let parts = [group.dir, subproject?.name, meeting.description].compactMap(\.self)
        let wanted = parts.joined(separator: "/")
        // One description may stand at two times of the day, for two halves of the world.
        var name = wanted
        while let number = forums[name] {
            forums[name] = number + 1
            name = "\(wanted) (\(number))"
        }
        forums[name] = 2
        let id = EntityID(.forum, name)
        let place = location(of: meeting.node)
        var labels: [String: String] = [:]
        labels["sigs/time"] = meeting.time
        labels["sigs/subproject"] = subproject.map { "\(group.dir)/\($0.name)" }
        builder.add(
            Entity(
                id, name: meeting.description, attributes: .forum(Forum(cadence: meeting.cadence)), labels: labels,
                source: place.withoutColumn),
            at: place)
        add(.attends, from: EntityID(.team, group.dir), to: id, at: meeting.node)
        var seen: Set<String> = []
        for lead in subproject?.leads ?? [] where seen.insert(lead.key).inserted {
            add(.attends, from: EntityID(.person, lead.key), to: id, at: meeting.node)
        }
    }

    // MARK: - Between groups

    /// A working group works with the SIGs that have a stake in it, which are told by name.
    private mutating func addStakeholders() {
        var dirs: [String: String] = [:]
        for group in file.groups where group.kind == .sig {
            for name in [group.dir, group.name, group.label].compactMap(\.self) where dirs[name.lowercased()] == nil {
                dirs[name.lowercased()] = group.dir
            }
        }
        let names = file.groups.filter { $0.kind == .sig }.compactMap(\.name)
        for group in file.groups {
            var seen: Set<String> = []
            for stakeholder in group.stakeholders {
                let known = dirs[stakeholder.text.lowercased()]
                let target = EntityID(.team, known ?? stakeholder.text)
                guard target.name != group.dir, seen.insert(target.name).inserted else { continue }
                if known == nil {
                    let isCheap = spellingsLeft >= names.count
                    if isCheap { spellingsLeft -= names.count }
                    let near = isCheap ? Spelling.nearest(to: stakeholder.text, among: names) : nil
                    problems.add(
                        text.diagnostic(
                            .warning, rule: "sigs/unknown-group",
                            "no SIG is named '\(shortened(stakeholder.text))'; it is kept as undeclared",
                            about: stakeholder.node, hint: near.map { "did you mean '\($0)'?" }))
                    if !builder.contains(target) {
                        let place = location(of: stakeholder.node)
                        builder.add(Entity(target, source: place.withoutColumn, isDeclared: false), at: place)
                    }
                }
                add(.coordinatesWith, from: EntityID(.team, group.dir), to: target, at: stakeholder.node)
            }
        }
    }

    /// A liaison is whom a group turns to. Behind a liaison who sits in a group that is an authority stands that group.
    private mutating func addEscalation() {
        let authorities = authorityGroups()
        for group in file.groups {
            guard let liaison = group.contact.liaison else { continue }
            let id = EntityID(.team, group.dir)
            addRung(1, from: id, to: EntityID(.person, liaison.key), at: liaison.node)
            for authority in authorities
            where authority.dir != group.dir && authority.people.contains(liaison.key) {
                addRung(2, from: id, to: EntityID(.team, authority.dir), at: liaison.node)
            }
        }
    }

    /// The groups that are authorities, and who is in them.
    private mutating func authorityGroups() -> [(dir: String, people: Set<String>)] {
        var groups: [(dir: String, people: Set<String>)] = []
        for name in options.authorities {
            let word = name.lowercased()
            if let group = file.groups.first(where: { $0.dir.lowercased() == word || $0.name?.lowercased() == word }) {
                builder.addAuthority(EntityID(.team, group.dir), at: location(of: group.node))
                let people = group.people.filter { $0.role != .emeritus }.map(\.person.key)
                groups.append((group.dir, Set(people)))
            } else if builder.contains(EntityID(.person, word)) {
                builder.addAuthority(EntityID(.person, word))
            } else {
                let near = Spelling.nearest(to: name, among: file.groups.map(\.dir))
                problems.add(
                    Diagnostic(
                        .warning, rule: "sigs/unknown-authority",
                        "no group and nobody here is named '\(shortened(name))', which is to be an authority",
                        at: SourceLocation(file: text.file), hint: near.map { "did you mean '\($0)'?" }))
            }
        }
        return groups
    }

    private mutating func addRung(_ rung: Int, from: EntityID, to: EntityID, at node: SourceNode) {
        let place = location(of: node)
        builder.add(
            Relation(
                .escalatesTo, from: from, to: to, detail: .escalation(EscalationStep(rung: rung)),
                source: place.withoutColumn),
            at: place)
    }

    private mutating func add(
        _ kind: RelationKind, from: EntityID, to: EntityID, labels: [String: String] = [:], at node: SourceNode
    ) {
        let place = location(of: node)
        builder.add(Relation(kind, from: from, to: to, labels: labels, source: place.withoutColumn), at: place)
    }

    private func location(of node: SourceNode) -> SourceLocation { text.location(of: node.position) }

    // MARK: - The result

    consuming func result(diagnostics: [Diagnostic]) -> ImportResult {
        for diagnostic in diagnostics + problems.all { builder.report(diagnostic) }
        let file = file
        let (cycle, found) = builder.build()
        func groups(_ kind: SigsFile.GroupKind) -> Int { file.groups.count { $0.kind == kind } }
        func relations(_ kind: RelationKind) -> Int { cycle.relations.count { $0.kind == kind } }
        let subprojects = file.groups.flatMap(\.subprojects)
        var groupsOfLeader: [String: Set<String>] = [:]
        for group in file.groups {
            for (role, person) in group.people where role != .emeritus {
                groupsOfLeader[person.key, default: []].insert(group.dir)
            }
        }
        return ImportResult(
            cycle: cycle, diagnostics: found,
            summary: [
                .init("SIGs", groups(.sig)),
                .init("working groups", groups(.workingGroup)),
                .init("user groups", groups(.userGroup)),
                .init("committees", groups(.committee)),
                .init("subprojects", subprojects.count),
                .init("OWNERS files", subprojects.reduce(0) { $0 + $1.ownersFiles.count }),
                .init("subprojects with one OWNERS file", subprojects.count { $0.ownersFiles.count == 1 }),
                .init("roles of chairs", file.count(of: .chair)),
                .init("roles of tech leads", file.count(of: .techLead)),
                .init("roles of emeritus leads", file.count(of: .emeritus)),
                .init("roles that nobody has", file.vacancies),
                .init("chairs and tech leads", groupsOfLeader.count),
                .init("chairs and tech leads of two groups or more", groupsOfLeader.values.count { $0.count > 1 }),
                .init("leads of subprojects", subprojects.reduce(0) { $0 + $1.leads.count }),
                .init("liaisons", file.groups.count { $0.contact.liaison != nil }),
                .init("stakes in working groups", relations(.coordinatesWith)),
                .init("meetings", cycle.entities(of: .forum).count),
                .init("people", cycle.entities(of: .person).count),
            ])
    }
}
