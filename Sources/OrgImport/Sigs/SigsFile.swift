internal import OrgModel
internal import SourceDocuments

/// What a `sigs.yaml` says, as it says it: groups, who leads them, what they own and when they meet.
struct SigsFile {
    /// A kind of group, by the section it stands in.
    enum GroupKind: String, CaseIterable {
        case sig = "sigs"
        case workingGroup = "workinggroups"
        case userGroup = "usergroups"
        case committee = "committees"

        /// What its label says.
        var word: String {
            switch self {
            case .sig: "sig"
            case .workingGroup: "working-group"
            case .userGroup: "user-group"
            case .committee: "committee"
            }
        }
    }

    /// What somebody is to a group.
    enum Role: String, CaseIterable {
        case chair = "chairs"
        case techLead = "tech_leads"
        case emeritus = "emeritus_leads"

        /// What its label says.
        var word: String {
            switch self {
            case .chair: "chair"
            case .techLead: "tech-lead"
            case .emeritus: "emeritus"
            }
        }
    }

    /// Somebody, as one place of the file names them.
    struct Person {
        /// The handle in lower case, since GitHub does not tell its cases apart; the name where there is no handle.
        let key: String
        let name: String?
        let company: String?
        let email: String?
        let node: SourceNode
    }

    /// A word and where it stands.
    struct Word {
        let text: String
        let node: SourceNode
    }

    struct Meeting {
        let description: String
        let cadence: Cadence?
        /// Day, time and zone as they are written, for reading only.
        let time: String?
        let node: SourceNode
    }

    struct Subproject {
        let name: String
        let ownersFiles: [String]
        let leads: [Person]
        let meetings: [Meeting]
        let contact: Contact
        let node: SourceNode
    }

    struct Contact {
        var slack: String?
        var mailingList: String?
        var liaison: Person?
    }

    struct Group {
        let kind: GroupKind
        /// The folder, which is its id.
        let dir: String
        let name: String?
        let charter: String?
        let label: String?
        var people: [(role: Role, person: Person)] = []
        var stakeholders: [Word] = []
        var contact = Contact()
        var subprojects: [Subproject] = []
        var meetings: [Meeting] = []
        let node: SourceNode
    }

    var groups: [Group] = []
    /// Who represents the project on the governing board of its foundation.
    var representative: Person?
    /// Leaders who are named by a word for nobody.
    var vacancies = 0

    /// How many people have a role in groups, one counted as often as it is said.
    func count(of role: Role) -> Int { groups.reduce(0) { $0 + $1.people.count { $0.role == role } } }
}
