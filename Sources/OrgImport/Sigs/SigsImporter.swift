public import OrgModel
public import SourceDocuments

/// Makes a cycle of the `sigs.yaml` in which the Kubernetes community keeps its groups.
///
/// Groups become teams, chairs and tech leads people, subprojects systems, meetings forums. See `docs/importing.md` for the
/// whole mapping.
public struct SigsImporter: Sendable {
    /// How to read the file.
    public struct Options: Sendable {
        /// The organisation's name in the cycle.
        public var organization: String
        /// The cycle's label.
        public var cycle: String
        /// The names that stand for nobody.
        public var sentinels: Sentinels
        /// The groups, by folder or name, and the people, by handle, with whom accountability may end; the file itself says
        /// so of nobody.
        public var authorities: [String]
        /// How much the file may cost.
        public var limits: ReadLimits

        /// Reads a file as it stands, and knows no authority, unless said otherwise.
        public init(
            organization: String = "", cycle: String = "", sentinels: Sentinels = .standard, authorities: [String] = [],
            limits: ReadLimits = ReadLimits()
        ) {
            self.organization = organization
            self.cycle = cycle
            self.sentinels = sentinels
            self.authorities = authorities
            self.limits = limits
        }
    }

    /// How to read the file.
    public var options: Options

    /// An importer that reads as told.
    public init(options: Options = Options()) { self.options = options }

    /// Reads a file, or the `sigs.yaml` of a folder.
    ///
    /// - Parameter path: The file, the folder of a repository, or `-` for standard input.
    /// - Complexity: linear in the file, but for sorting what was found.
    public func run(path: String) -> ImportResult {
        let file = path != "-" && FileTree.isFolder(path) ? FileTree.join(path, "sigs.yaml") : path
        do {
            return run(text: try SourceReader.readFile(at: file, limits: options.limits))
        } catch {
            return ImportResult(cycle: emptyBuilder.build().cycle, diagnostics: [error.diagnostic], summary: [])
        }
    }

    /// Reads a text that is already in memory.
    public func run(text: SourceText) -> ImportResult {
        let (documents, problems) = SourceReader.yaml(text, limits: options.limits)
        guard let document = documents.first else {
            return ImportResult(cycle: emptyBuilder.build().cycle, diagnostics: problems, summary: [])
        }
        let reader = SigsReader(document, sentinels: options.sentinels, limits: options.limits)
        var conversion = SigsConversion(reader.file, of: text, options: options)
        conversion.run()
        var diagnostics = problems.map {
            var problem = $0
            // What is left of the file was read all the same.
            if problem.severity == .error { problem.severity = .warning }
            return problem
        }
        for other in documents.dropFirst() {
            diagnostics.append(
                text.diagnostic(
                    .warning, rule: "sigs/several-documents", "only the first document of this file is read",
                    about: other.root))
        }
        return conversion.result(diagnostics: diagnostics + reader.problems.all)
    }

    private var emptyBuilder: CycleBuilder {
        CycleBuilder(organization: options.organization, label: options.cycle, danglingReferences: .areDeclared)
    }
}
