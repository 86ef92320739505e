public import OrgModel
public import SourceDocuments

/// Makes a cycle of a CODEOWNERS file: every pattern is a system, every owner a person or a team that owns it.
///
/// A CODEOWNERS file says who is accountable for which paths, and nothing else: who is in a team, who depends on what,
/// and who is called at night stay *not assessed*. See `docs/importing.md` for the whole mapping.
public struct CodeownersImporter: Sendable {
    /// How to read the file.
    public struct Options: Sendable {
        /// The organisation's name in the cycle.
        public var organization: String
        /// The cycle's label.
        public var cycle: String
        /// Whose rules the file follows; nil finds out, see ``CodeownersFile/init(parsing:dialect:sentinels:groups:)``.
        public var dialect: CodeownersFile.Dialect?
        /// The names that stand for nobody.
        public var sentinels: Sentinels
        /// The `@names` that are groups and not users, which a GitLab file does not tell.
        public var groups: [String]
        /// How much one file may cost.
        public var limits: ReadLimits

        /// Reads a file as its place and contents suggest, unless said otherwise.
        public init(
            organization: String = "", cycle: String = "", dialect: CodeownersFile.Dialect? = nil,
            sentinels: Sentinels = .standard, groups: [String] = [], limits: ReadLimits = ReadLimits(maxBytes: 4 << 20)
        ) {
            self.organization = organization
            self.cycle = cycle
            self.dialect = dialect
            self.sentinels = sentinels
            self.groups = groups
            self.limits = limits
        }
    }

    /// GitHub does not load a CODEOWNERS file of this many bytes or more ("CODEOWNERS file size").
    static let githubSizeLimit = 3_000_000

    /// How to read the file.
    public var options: Options

    /// An importer that reads as told.
    public init(options: Options = Options()) { self.options = options }

    /// Reads a CODEOWNERS file, or the one that a repository's folder has in one of the usual places.
    ///
    /// - Parameter path: The file, the folder of a repository, or `-` for standard input.
    /// - Complexity: linear in the file, but for sorting what was found.
    public func run(path: String) -> ImportResult {
        let file = Self.location(in: path, dialect: options.dialect) ?? path
        do {
            return run(text: try SourceReader.readFile(at: file, limits: options.limits))
        } catch {
            var diagnostic = error.diagnostic
            if diagnostic.rule == "file/directory" {
                diagnostic.hint = "no CODEOWNERS file is in this folder, its docs, .github or .gitlab"
            }
            let empty = CycleBuilder(
                organization: options.organization, label: options.cycle, danglingReferences: .areDeclared)
            return ImportResult(cycle: empty.build().cycle, diagnostics: [diagnostic], summary: [])
        }
    }

    /// Reads a text that is already in memory.
    public func run(text: SourceText) -> ImportResult {
        let file = CodeownersFile(
            parsing: text, dialect: options.dialect, sentinels: options.sentinels, groups: options.groups)
        var builder = CycleBuilder(
            organization: options.organization, label: options.cycle, danglingReferences: .areDeclared)
        if file.dialect == .github, text.text.utf8.count >= Self.githubSizeLimit {
            builder.report(
                text.diagnostic(
                    .warning, rule: "codeowners/too-large", "GitHub does not load a CODEOWNERS file of 3 MB or more",
                    at: nil))
        }
        file.diagnostics.forEach { builder.report($0) }

        let (inForce, overridden) = file.positionsInForce()
        var notes = DiagnosticList(limit: options.limits.maxDiagnostics)
        for (position, other) in overridden {
            let rule = file.rules[position]
            notes.add(
                text.diagnostic(
                    .note, rule: "codeowners/overridden",
                    "this rule has no effect: line \(file.rules[other].line) "
                        + (file.rules[other].isExclusion && file.rules[other].line < rule.line
                            ? "excludes the same pattern" : "has the same pattern"),
                    at: SourceNode.Position(line: rule.line, column: rule.column),
                    length: rule.pattern.text.unicodeScalars.count))
        }
        notes.all.forEach { builder.report($0) }
        add(inForce.map { file.rules[$0] }, of: file, in: text.file, to: &builder)

        let (cycle, diagnostics) = builder.build()
        let systems = cycle.entities(of: .system)
        let isUnowned = Set(systems.map(\.id)).subtracting(
            cycle.relations.lazy.filter { $0.kind == .owns }.map(\.to))
        return ImportResult(
            cycle: cycle, diagnostics: diagnostics,
            summary: [
                .init("rules", file.rules.count),
                .init("rules with one owner", file.rules.count { $0.owners.count == 1 }),
                .init("rules without an owner", file.rules.count(where: \.owners.isEmpty)),
                .init("rules that have no effect", overridden.count),
                .init("systems", systems.count),
                .init("systems without an owner", isUnowned.count),
                .init("teams", cycle.entities(of: .team).count),
                .init("people", cycle.entities(of: .person).count),
            ])
    }

    // MARK: - From rules to entities

    /// Adds one system for each pattern; on GitLab the sections that name the same pattern share it.
    private func add(
        _ rules: [CodeownersFile.Rule], of file: CodeownersFile, in name: String, to builder: inout CycleBuilder
    ) {
        struct Owned: Hashable {
            let owner: EntityID
            let system: EntityID
        }
        var owners: [String: EntityID] = [:]
        var relations: [Owned: Relation] = [:]
        var order: [Owned] = []
        for rule in rules {
            let section = file.sections[rule.section]
            let system = EntityID(.system, Self.systemName(of: rule.pattern))
            let source = SourceLocation(file: name, line: rule.line, column: rule.column)
            let isFirst = !builder.contains(system)
            if isFirst { builder.add(Entity(system, labels: [:], source: source.withoutColumn), at: source) }
            builder.update(system) { Self.label(&$0.labels, for: rule, in: section, isFirst: isFirst) }
            for owner in rule.owners {
                let key = "\(owner.kind == .team || owner.kind == .role) \(owner.key)"
                let id = owners[key] ?? Self.id(of: owner)
                if owners[key] == nil {
                    owners[key] = id
                    let place = SourceLocation(file: name, line: owner.line, column: owner.column)
                    builder.add(
                        Entity(
                            id, attributes: Self.attributes(of: owner),
                            labels: owner.kind == .role ? ["codeowners": "role"] : [:], source: place.withoutColumn),
                        at: place)
                }
                // A section is optional where its owners are told, but need not approve.
                let role = section.isOptional ? OwnershipRole.backup : .primary
                let pair = Owned(owner: id, system: system)
                if relations[pair] == nil { order.append(pair) }
                if relations[pair] == nil || relations[pair]?.role == .backup && role == .primary {
                    relations[pair] = Relation(
                        .owns, from: id, to: system, detail: .ownership(role), source: source.withoutColumn)
                }
            }
        }
        for pair in order {
            if let relation = relations[pair] { builder.add(relation, at: relation.source) }
        }
    }

    /// The pattern, its escaped blanks and number signs read.
    private static func systemName(of pattern: CodeownersPattern) -> String {
        pattern.text.replacing("\\ ", with: " ").replacing("\\#", with: "#")
    }

    private static func label(
        _ labels: inout [String: String], for rule: CodeownersFile.Rule, in section: CodeownersFile.Section,
        isFirst: Bool
    ) {
        if rule.isDeliberatelyUnowned {
            if isFirst { labels["codeowners"] = "deliberately-unowned" }
        } else {
            labels["codeowners"] = nil
        }
        if let name = section.name {
            labels["codeowners/section"] = labels["codeowners/section"].map { "\($0), \(name)" } ?? name
        }
        if section.approvals > 1, !section.isOptional {
            let known = labels["codeowners/approvals"].flatMap { Int($0) } ?? 1
            labels["codeowners/approvals"] = String(max(known, section.approvals))
        }
    }

    private static func id(of owner: CodeownersFile.Owner) -> EntityID {
        switch owner.kind {
        case .user, .email: EntityID(.person, owner.name)
        case .team: EntityID(.team, owner.name)
        case .role: EntityID(.team, "@@\(owner.name)")
        }
    }

    private static func attributes(of owner: CodeownersFile.Owner) -> Entity.Attributes? {
        owner.name.hasSuffix("[bot]") && owner.kind == .user ? .person(Person(nature: .bot)) : nil
    }

    // MARK: - Where the file is

    /// The first of the places where the platforms look, in their order; nil when the path is no such folder.
    private static func location(in path: String, dialect: CodeownersFile.Dialect?) -> String? {
        guard path != "-", FileTree.isFolder(path) else { return nil }
        let places: [String] =
            switch dialect {
            case .github: [".github", "", "docs"]
            case .gitlab: ["", "docs", ".gitlab"]
            case nil: [".github", "", "docs", ".gitlab"]
            }
        return places.lazy
            .map { FileTree.join(FileTree.join(path, $0), "CODEOWNERS") }
            .first { FileTree.isFile($0) }
    }
}

extension SourceLocation {
    /// `file:line`, as `source` holds it.
    var withoutColumn: SourceLocation { SourceLocation(file: file, line: line) }
}
