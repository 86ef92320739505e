import OrgAnalysis
import OrgModel

/// Names that would be markup, a link, a command or a control somewhere, and organisations that are full of them.
enum Hostile {
    static let names = [
        "<b>&\"'\\N</b>", "two\nlines", "tab\tand\rreturn", "a|b", "`code`", "```", "@octocat", "see #12",
        "[x](https://evil.example)",
        "](1)", "[", "\\", "{0} {{1}}", "]]>", "<!-- -->", "&amp;&lt;", "https://evil.example", "www.evil.example",
        "a@evil.example", "*bold* _it_ ~~no~~", "$x$", "/close", "# title", "- item", "=1+1", "+1", "-2+3", "@SUM(A1)",
        "＝1",
        "\u{202E}reversed", "\u{2066}isolated", "\u{1B}[31mred", "nul\u{0}", "bell\u{7}", "\u{85}next", "\u{9B}31m",
        "\u{2028}line", "zero\u{200B}width", "\u{FEFF}bom", "\u{FFFE}\u{FFFF}", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "日本語", "עברית",
        "{\u{301}0}", "]\u{301}(x)", "<\u{301}b>", "/\u{301}../x", " ", "a b", "%20",
        String(repeating: "ŋ", count: 500), "e" + String(repeating: "\u{301}", count: 500),
        String(repeating: "@a|<", count: 125),
    ]

    /// An organisation in which everything has a name, and so have the ids and the file where it may; with findings about
    /// people, systems, a policy and the whole.
    static func cycle(_ name: String) -> Cycle {
        var builder = CycleBuilder(organization: name, label: name, danglingReferences: .areErrors)
        let place = SourceLocation(file: name, line: 3, column: 7)
        func id(_ kind: EntityKind, _ suffix: String) -> EntityID {
            EntityID(kind, EntityID.isValid(name: name) ? name + suffix : suffix)
        }
        func add(_ id: EntityID, _ attributes: Entity.Attributes) {
            builder.add(Entity(id, name: name, attributes: attributes), at: place)
        }
        let (ana, desk, policy) = (id(.person, "ana"), id(.person, "desk"), id(.policy, "desk"))
        add(ana, .person(Person(capacity: 1)))
        add(desk, .person(Person(nature: .shared)))
        add(policy, .policy(Policy()))
        builder.add(
            Relation(.escalatesTo, from: policy, to: desk, detail: .escalation(EscalationStep(after: 5))), at: place)
        // One of four has no owner: ownership is assessed, and that one is a finding of its own.
        for (index, suffix) in ["s1", "s2", "s3", "s4"].enumerated() {
            let system = id(.system, suffix)
            add(system, .system(System(tier: index + 1)))
            if index < 3 {
                builder.add(Relation(.owns, from: ana, to: system, detail: .ownership(.primary)), at: place)
                builder.add(Relation(.follows, from: system, to: policy), at: place)
            }
        }
        return builder.build().cycle
    }

    static func analysis(_ name: String) -> Analysis {
        Analysis(of: cycle(name), options: AnalysisOptions(measuresCentrality: false))
    }
}
