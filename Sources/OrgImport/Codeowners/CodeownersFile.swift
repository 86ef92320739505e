public import OrgModel

/// A CODEOWNERS file: which people and teams own which paths of a repository.
///
/// Sources: GitHub, "About code owners"; GitLab, "Syntax of CODEOWNERS file" and "Advanced CODEOWNERS configuration".
public struct CodeownersFile: Sendable {
    /// Whose rules the file follows.
    public enum Dialect: String, Hashable, Sendable, CaseIterable {
        /// The last matching rule wins; a rule without owners says that nobody owns the path.
        case github
        /// Sections are independent of each other; in each of them the last matching rule wins, unless the path is
        /// excluded.
        case gitlab
    }

    /// Somebody who owns a path.
    public struct Owner: Hashable, Sendable {
        /// How an owner is written.
        public enum Kind: String, Hashable, Sendable {
            /// `@name`. On GitLab it may be a top-level group as well: the file does not tell.
            case user
            /// `@organisation/team`, or a nested group on GitLab.
            case team
            /// `@@maintainer`: everybody who has that role in the project (GitLab).
            case role
            /// An e-mail address.
            case email
        }

        /// How it is written.
        public let kind: Kind
        /// The name without `@`, as this line spells it.
        public let name: String
        /// The line, counted from 1.
        public let line: Int
        /// The column of its first scalar, counted from 1.
        public let column: Int

        /// The name in lower case: handles and addresses are compared so.
        public var key: String { name.lowercased() }
    }

    /// One line with a pattern.
    public struct Rule: Sendable {
        /// Which paths it is about.
        public let pattern: CodeownersPattern
        /// Whether it exempts the paths from its section (`!pattern`, GitLab) instead of giving them owners.
        public let isExclusion: Bool
        /// The owners, those of the section's header where the line has none; each once.
        public let owners: [Owner]
        /// Whether the owners are those of the section's header.
        public let usesSectionDefaults: Bool
        /// Whether an owner stands for nobody (`@nobody`, `unowned`, …).
        public let namesNobody: Bool
        /// How many of the words that should be owners could not be read as one.
        public let malformedOwners: Int
        /// The position of its section in ``CodeownersFile/sections``.
        public let section: Int
        /// Where its pattern stands, counted from 1.
        public let line: Int
        /// The column of its pattern, counted from 1.
        public let column: Int

        /// Whether the file says on purpose that nobody owns these paths.
        public var isDeliberatelyUnowned: Bool {
            isExclusion || owners.isEmpty && (namesNobody || malformedOwners == 0 && pattern.dialect == .github)
        }
    }

    /// A group of rules that is evaluated on its own. GitHub knows one; GitLab one for each name, in any case.
    public struct Section: Hashable, Sendable {
        /// The name as first written; nil for the rules before any header.
        public let name: String?
        /// Whether approval by its owners is not required: `^[Name]` wherever the name occurs.
        public internal(set) var isOptional: Bool
        /// How many of its owners must approve, at least 1.
        public internal(set) var approvals: Int
        /// The line of its first header; nil for the rules before any header.
        public let line: Int?
    }

    /// Whose rules the file follows.
    public let dialect: Dialect
    /// The sections, the unnamed one first.
    public let sections: [Section]
    /// The rules in the order of the file.
    public let rules: [Rule]
    /// What was not understood, or is not in force, in the order of the file.
    public let diagnostics: [Diagnostic]

    /// The rules that decide about one path, at most one a section, in the order of the sections.
    ///
    /// - Parameter path: A file's path from the root of the repository, with or without a leading `/`.
    /// - Complexity: O(r·p) for r rules and patterns and paths of p scalars, times the segments of a path.
    public func rules(forPath path: String) -> [Rule] {
        var deciding: [Rule?] = Array(repeating: nil, count: sections.count)
        var isExcluded = Array(repeating: false, count: sections.count)
        let path = CodeownersPattern.Path(path)
        for rule in rules where !isExcluded[rule.section] && rule.pattern.matches(path) {
            deciding[rule.section] = rule
            isExcluded[rule.section] = rule.isExclusion
        }
        return deciding.compactMap(\.self)
    }

    /// Who owns one path: the owners of the rules that decide about it, each once, in the order of sections and line.
    ///
    /// - Parameter path: A file's path from the root of the repository, with or without a leading `/`.
    public func owners(ofPath path: String) -> [Owner] {
        var seen: Set<String> = []
        return rules(forPath: path).flatMap(\.owners).filter { seen.insert("\($0.kind.rawValue) \($0.key)").inserted }
    }

    /// The positions in ``rules`` of those that nothing later in their section takes the place of.
    ///
    /// Only a rule with the very same pattern is certain to take another's place; which files other patterns share is not
    /// to be seen from the file.
    func positionsInForce() -> (inForce: [Int], overridden: [(position: Int, by: Int)]) {
        struct Key: Hashable {
            let section: Int
            let pattern: String
        }
        var last: [Key: Int] = [:]
        var overridden: [(position: Int, by: Int)] = []
        for (position, rule) in rules.enumerated() {
            let key = Key(section: rule.section, pattern: rule.pattern.text)
            if let before = last[key] {
                // What a section has excluded cannot be included again.
                if rules[before].isExclusion {
                    overridden.append((position, before))
                    continue
                }
                overridden.append((before, position))
            }
            last[key] = position
        }
        return (last.values.sorted(), overridden.sorted { $0.position < $1.position })
    }
}
