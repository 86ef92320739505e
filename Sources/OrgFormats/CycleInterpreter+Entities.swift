import OrgModel
import SourceDocuments

/// What every entity may say of itself.
private struct Common {
    var name: String?
    var labels: [String: String] = [:]
    var source: SourceLocation?
    var isDeclared = true
}

extension CycleInterpreter {
    /// Reads one entity, and the relations that are nested in it.
    mutating func readEntity(_ declaration: Declaration) {
        let place = NativeKeys.place(of: declaration.id.kind, isMachine: declaration.isMachine)
        var members: [SourceNode.Member] = []
        switch declaration.node.content {
        case .null: break
        case .mapping(let given):
            members = given.filter { member in
                guard place.allows(member.key) else {
                    reportUnknownKey(member, in: place)
                    return false
                }
                return !member.value.isNull
            }
        case .sequence where declaration.id.kind == .policy:
            readRungs(declaration.node, of: declaration.id)
        case .sequence, .scalar:
            reportWrongType(
                declaration.node, of: declaration.id.name,
                expected: "what there is to say of \(place.noun): a mapping")
        }
        var common = Common()
        let attributes: Entity.Attributes =
            switch declaration.id.kind {
            case .person: .person(readPerson(members, declaration.id, &common))
            case .team: .team(readTeam(members, declaration.id, &common))
            case .system: .system(readSystem(members, declaration.id, &common))
            case .policy: .policy(readPolicy(members, declaration.id, &common))
            case .forum: .forum(readForum(members, declaration.id, &common))
            }
        let entity = Entity(
            declaration.id, name: common.name, attributes: attributes, labels: common.labels, source: common.source,
            isDeclared: common.isDeclared)
        builder.add(entity, at: text.location(of: declaration.position))
    }

    private mutating func readCommon(_ member: SourceNode.Member, _ common: inout Common) {
        switch member.key {
        case "name": common.name = readText(member)
        case "labels": common.labels = readLabels(member) ?? [:]
        case "source": common.source = readSource(member)
        case "declared": common.isDeclared = readBool(member) ?? true
        default: break
        }
    }

    private mutating func readPerson(
        _ members: [SourceNode.Member], _ id: EntityID, _ common: inout Common
    ) -> Person {
        var person = Person()
        for member in members {
            switch member.key {
            case "title": person.title = readText(member)
            case "type":
                person.nature =
                    readChoice(member.value, of: "type", Person.Nature.self, Person.Nature.allCases) ?? .human
            case "status":
                person.status =
                    readChoice(member.value, of: "status", Person.Status.self, Person.Status.allCases) ?? .active
            case "capacity": person.capacity = readNumber(member.value, of: "capacity", "a number of hours")
            case "authority": person.isAuthority = readBool(member) ?? false
            case "teams", "member-of": relate(member, as: .memberships, .memberOf, from: id)
            case "reports-to": relate(member, as: .managers, .reportsTo, from: id)
            default: readCommon(member, &common)
            }
        }
        return person
    }

    private mutating func readTeam(_ members: [SourceNode.Member], _ id: EntityID, _ common: inout Common) -> Team {
        var team = Team()
        for member in members {
            switch member.key {
            case "lead":
                team.leads = oneOrMore(member.value).compactMap { resolve($0, among: .person, for: "lead") }
            case "on-call": team.onCall = readOnCall(member)
            case "authority": team.isAuthority = readBool(member) ?? false
            case "part-of": relate(member, as: .wholes(of: .team), .partOf, from: id)
            case "members": relate(member, as: .members, .memberOf, from: id, isReversed: true)
            case "depends-on": relate(member, as: .dependencies(of: .team), .dependsOn, from: id)
            case "escalation": readEscalation(member, of: id)
            default: readCommon(member, &common)
            }
        }
        return team
    }

    /// A list of people (a pool), or a mapping with `people` and perhaps `mode` and `hours`.
    private mutating func readOnCall(_ member: SourceNode.Member) -> OnCall? {
        func people(_ node: SourceNode, _ key: String) -> [EntityID] {
            oneOrMore(node).compactMap { resolve($0, among: .person, for: key) }
        }
        guard let members = member.value.mapping else { return OnCall(people: people(member.value, "on-call")) }
        var onCall = OnCall(people: [])
        var namesPeople = false
        for member in members {
            guard NativeKeys.onCall.allows(member.key) else {
                reportUnknownKey(member, in: NativeKeys.onCall)
                continue
            }
            if member.value.isNull { continue }
            switch member.key {
            case "people":
                namesPeople = true
                onCall.people = people(member.value, "on-call.people")
            case "mode":
                onCall.mode = readChoice(member.value, of: "mode", OnCall.Mode.self, OnCall.Mode.allCases) ?? .pool
            case "hours": onCall.hours = readHours(member)
            default: break
            }
        }
        if !namesPeople {
            report("file/missing-key", "`on-call` names no people", member.value, hint: "list them under `people:`")
        }
        return onCall
    }

    private mutating func readSystem(
        _ members: [SourceNode.Member], _ id: EntityID, _ common: inout Common
    ) -> System {
        var system = System()
        for member in members {
            switch member.key {
            case "stage":
                system.stage =
                    readChoice(member.value, of: "stage", System.Stage.self, System.Stage.allCases) ?? .production
            case "tier":
                system.tier = readInteger(
                    member.value, of: "tier", "a whole number from 1 (most critical) to 4", in: 1...4)
            case "load": system.load = readNumber(member.value, of: "load", "a number of hours")
            case "users":
                system.users = readInteger(
                    member.value, of: "users", "a whole number of people, at least 0", in: 0...Int.max)
            case "reversible": system.isReversible = readBool(member)
            case "part-of": relate(member, as: .wholes(of: .system), .partOf, from: id)
            case "owners": relate(member, as: .owners, .owns, from: id, isReversed: true)
            case "supporters": relate(member, as: .supporters, .supports, from: id, isReversed: true)
            case "depends-on": relate(member, as: .dependencies(of: .system), .dependsOn, from: id)
            case "escalation": readEscalation(member, of: id)
            default: readCommon(member, &common)
            }
        }
        return system
    }

    private mutating func readPolicy(
        _ members: [SourceNode.Member], _ id: EntityID, _ common: inout Common
    ) -> Policy {
        var policy = Policy()
        for member in members {
            switch member.key {
            case "advance":
                policy.advance = readChoice(member.value, of: "advance", Advance.self, Advance.allCases)
            case "rungs": readRungs(member.value, of: id)
            default: readCommon(member, &common)
            }
        }
        return policy
    }

    private mutating func readForum(_ members: [SourceNode.Member], _ id: EntityID, _ common: inout Common) -> Forum {
        var forum = Forum()
        for member in members {
            switch member.key {
            case "cadence": forum.cadence = readCadence(member)
            case "attends": relate(member, as: .attendees, .attends, from: id, isReversed: true)
            case "reviews": relate(member, as: .reviewed, .reviews, from: id)
            default: readCommon(member, &common)
            }
        }
        return forum
    }
}
