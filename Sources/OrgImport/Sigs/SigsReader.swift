internal import OrgModel
internal import SourceDocuments

/// Reads the tree of a `sigs.yaml` into the values of a ``SigsFile``; what it does not understand it lists.
struct SigsReader {
    /// The keys of each place, as the generator of the Kubernetes community has them, those that are not read included.
    private enum Keys {
        static let document = SigsFile.GroupKind.allCases.map(\.rawValue) + ["gb_rep"]
        static let group = [
            "dir", "name", "mission_statement", "charter_link", "label", "leadership", "meetings", "contact",
            "subprojects", "stakeholder_sigs", "prefix",
        ]
        static let leadership = SigsFile.Role.allCases.map(\.rawValue)
        static let person = ["github", "name", "company", "email"]
        static let contact = ["slack", "mailing_list", "private_mailing_list", "teams", "liaison"]
        static let subproject = ["name", "description", "contact", "owners", "leads", "meetings"]
        static let meeting = [
            "description", "day", "time", "tz", "frequency", "url", "archive_url", "recordings_url", "calendar_url",
        ]
    }

    private let text: SourceText
    private let sentinels: Sentinels
    private(set) var file = SigsFile()
    private(set) var problems: DiagnosticList

    init(_ document: SourceDocument, sentinels: Sentinels, limits: ReadLimits) {
        text = document.text
        self.sentinels = sentinels
        problems = DiagnosticList(limit: max(1, limits.maxDiagnostics))
        read(document.root)
    }

    private mutating func read(_ root: SourceNode) {
        let members = members(of: root, "the file", Keys.document)
        var dirs: [String: SourceNode.Position] = [:]
        for member in members {
            if member.key == "gb_rep" {
                file.representative = person(member.value, "gb_rep")
                continue
            }
            guard let kind = SigsFile.GroupKind(rawValue: member.key) else { continue }
            for node in items(member) {
                guard let group = group(node, kind) else { continue }
                if let first = dirs[group.dir] {
                    report(
                        "sigs/duplicate-group",
                        "'\(shortened(group.dir))' is told of before, on line \(first.line); the first one counts",
                        group.node)
                    continue
                }
                dirs[group.dir] = group.node.position
                file.groups.append(group)
            }
        }
        if file.groups.isEmpty {
            report(
                "sigs/no-group", "no group is told of here; expected the keys sigs, workinggroups or committees", root)
        }
    }

    private mutating func group(_ node: SourceNode, _ kind: SigsFile.GroupKind) -> SigsFile.Group? {
        let members = members(of: node, "a group", Keys.group)
        guard let dirNode = members.value("dir"), let dir = word(dirNode, "dir") else {
            if node.mapping != nil {
                report("sigs/missing-name", "this group has no `dir`, which is its name here; it is left out", node)
            }
            return nil
        }
        var group = SigsFile.Group(
            kind: kind, dir: dir, name: word(members.value("name"), "name"),
            charter: word(members.value("charter_link"), "charter_link"), label: word(members.value("label"), "label"),
            node: dirNode)
        if let leadership = members.value("leadership") {
            for member in self.members(of: leadership, "leadership", Keys.leadership) {
                guard let role = SigsFile.Role(rawValue: member.key) else { continue }
                for item in items(member) {
                    if let person = person(item, member.key) { group.people.append((role, person)) }
                }
            }
        }
        group.contact = contact(members.value("contact"))
        for member in members where member.key == "stakeholder_sigs" {
            for item in items(member) {
                if let text = word(item, member.key) { group.stakeholders.append(.init(text: text, node: item)) }
            }
        }
        group.meetings = meetings(members)
        var names: [String: SourceNode.Position] = [:]
        for member in members where member.key == "subprojects" {
            for item in items(member) {
                guard let subproject = subproject(item) else { continue }
                if let first = names[subproject.name] {
                    report(
                        "sigs/duplicate-subproject",
                        "this group has a subproject '\(shortened(subproject.name))' on line \(first.line); "
                            + "the first one counts",
                        subproject.node)
                    continue
                }
                names[subproject.name] = subproject.node.position
                group.subprojects.append(subproject)
            }
        }
        return group
    }

    private mutating func subproject(_ node: SourceNode) -> SigsFile.Subproject? {
        let members = members(of: node, "a subproject", Keys.subproject)
        guard let nameNode = members.value("name"), let name = word(nameNode, "name") else {
            if node.mapping != nil {
                report("sigs/missing-name", "this subproject has no `name`; it is left out", node)
            }
            return nil
        }
        var leads: [SigsFile.Person] = []
        var owners: [String] = []
        for member in members where member.key == "leads" {
            for item in items(member) { if let person = person(item, member.key) { leads.append(person) } }
        }
        for member in members where member.key == "owners" {
            for item in items(member) { if let address = word(item, member.key) { owners.append(address) } }
        }
        return SigsFile.Subproject(
            name: name, ownersFiles: owners, leads: leads, meetings: meetings(members),
            contact: contact(members.value("contact")), node: nameNode)
    }

    private mutating func meetings(_ members: [SourceNode.Member]) -> [SigsFile.Meeting] {
        var meetings: [SigsFile.Meeting] = []
        for member in members where member.key == "meetings" {
            for item in items(member) {
                let fields = self.members(of: item, "a meeting", Keys.meeting)
                guard item.mapping != nil else { continue }
                var cadence: Cadence?
                if let node = fields.value("frequency"), let frequency = word(node, "frequency") {
                    cadence = MeetingFrequency.cadence(of: frequency)
                    if cadence == nil {
                        report(
                            .note, "sigs/unknown-frequency",
                            "how often this meets is not understood: '\(shortened(frequency))'", node)
                    }
                }
                let time = ["day", "time", "tz"].compactMap { word(fields.value($0), $0) }
                let description = word(fields.value("description"), "description").map { PlainText.of($0).trimmed }
                meetings.append(
                    SigsFile.Meeting(
                        description: description.flatMap { $0.isEmpty ? nil : $0 } ?? "Meeting", cadence: cadence,
                        time: time.isEmpty ? nil : time.joined(separator: " "),
                        node: fields.value("description") ?? item))
            }
        }
        return meetings
    }

    private mutating func contact(_ node: SourceNode?) -> SigsFile.Contact {
        var contact = SigsFile.Contact()
        guard let node, !node.isNull else { return contact }
        let members = members(of: node, "contact", Keys.contact)
        contact.slack = word(members.value("slack"), "slack")
        contact.mailingList = word(members.value("mailing_list"), "mailing_list")
        contact.liaison = members.value("liaison").flatMap { person($0, "liaison") }
        return contact
    }

    private mutating func person(_ node: SourceNode, _ part: String) -> SigsFile.Person? {
        guard !node.isNull else { return nil }
        let members = members(of: node, "a person", Keys.person)
        guard node.mapping != nil else { return nil }
        let name = word(members.value("name"), "name")
        let handle = word(members.value("github"), "github")
        guard let key = handle?.lowercased() ?? name else {
            report("sigs/missing-name", "`\(part)` names somebody without `github` and `name`; left out", node)
            return nil
        }
        guard !sentinels.contains(key) else {
            file.vacancies += 1
            return nil
        }
        let place = members.value("github") ?? members.value("name") ?? node
        if handle == nil {
            report(
                "sigs/missing-handle",
                "'\(shortened(key))' has no `github`; known by name, and not joined with the same person elsewhere",
                place)
        }
        return SigsFile.Person(
            key: key, name: name, company: word(members.value("company"), "company"),
            email: word(members.value("email"), "email"), node: place)
    }

    // MARK: - Values

    /// The members of a mapping; those that this file format does not have, and what is no mapping, are listed.
    private mutating func members(of node: SourceNode, _ noun: String, _ keys: [String]) -> [SourceNode.Member] {
        guard let members = node.mapping else {
            if !node.isNull { reportShape(node, "\(noun) is a mapping") }
            return []
        }
        for member in members where !keys.contains(member.key) {
            let near = Spelling.nearest(to: member.key, among: keys)
            problems.add(
                text.diagnostic(
                    .note, rule: "sigs/unknown-key", "'\(shortened(member.key))' is not read in \(noun)", about: member,
                    hint: near.map { "did you mean '\($0)'?" }))
        }
        return members
    }

    private mutating func items(_ member: SourceNode.Member) -> [SourceNode] {
        if let items = member.value.sequence { return items }
        if !member.value.isNull { reportShape(member.value, "`\(member.key)` is a list") }
        return []
    }

    /// A text without the blanks around it; nil where there is none.
    private mutating func word(_ node: SourceNode?, _ key: String) -> String? {
        guard let node, !node.isNull else { return nil }
        guard let text = node.text else {
            reportShape(node, "`\(key)` is text")
            return nil
        }
        let word = text.trimmed
        return word.isEmpty ? nil : word
    }

    private mutating func reportShape(_ node: SourceNode, _ expected: String) {
        report("sigs/wrong-shape", "\(expected), not \(node.kindInWords); it is left out", node)
    }

    private mutating func report(_ rule: String, _ message: String, _ node: SourceNode) {
        report(.warning, rule, message, node)
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ rule: String, _ message: String, _ node: SourceNode
    ) {
        problems.add(text.diagnostic(severity, rule: rule, message, about: node))
    }
}

extension [SourceNode.Member] {
    /// The value of one key, unless it says nothing.
    func value(_ key: String) -> SourceNode? {
        first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
    }
}
