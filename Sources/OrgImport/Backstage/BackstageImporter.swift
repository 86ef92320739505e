public import OrgModel
public import SourceDocuments

/// Makes a cycle of a Backstage software catalog.
///
/// Components, APIs, resources, systems and domains become systems, groups become teams, users become people. See
/// `docs/importing.md` for the whole mapping.
public struct BackstageImporter: Sendable {
    /// How to read the catalog.
    public struct Options: Sendable {
        /// The organisation's name in the cycle.
        public var organization: String
        /// The cycle's label.
        public var cycle: String
        /// The names that stand for nobody, in `spec.owner`.
        public var sentinels: Sentinels
        /// The label or annotation that holds the tier; nil leaves every system untiered.
        public var tierKey: String?
        /// The namespace of entities that do not say theirs.
        public var defaultNamespace: String
        /// The annotations that are kept as labels, beside all of `metadata.labels`.
        public var keptAnnotations: [String]
        /// How much the whole catalog (`maxBytes`) and each of its files (the others) may cost.
        public var limits: ReadLimits

        /// The annotations that tell an entity's counterpart in other sources.
        public static let usualAnnotations = [
            "github.com/project-slug", "github.com/team-slug", "github.com/user-login", "gitlab.com/project-slug",
            "pagerduty.com/service-id",
        ]

        /// Reads a catalog as Backstage does, unless said otherwise.
        public init(
            organization: String = "", cycle: String = "", sentinels: Sentinels = .standard, tierKey: String? = nil,
            defaultNamespace: String = "default", keptAnnotations: [String] = Options.usualAnnotations,
            limits: ReadLimits = ReadLimits()
        ) {
            self.organization = organization
            self.cycle = cycle
            self.sentinels = sentinels
            self.tierKey = tierKey
            self.defaultNamespace = defaultNamespace
            self.keptAnnotations = keptAnnotations
            self.limits = limits
        }
    }

    /// How to read the catalog.
    public var options: Options

    /// An importer that reads as told.
    public init(options: Options = Options()) { self.options = options }

    /// Reads a catalog from files and folders; folders are searched for `*.yaml` and `*.yml`, and `Location` entities
    /// are followed to the files they name.
    ///
    /// - Parameter paths: Files, folders, or `-` for standard input, in any number.
    /// - Complexity: linear in the files, but for sorting what was found.
    public func run(paths: [String]) -> ImportResult {
        var files = CatalogFiles(limits: options.limits)
        files.read(paths)
        let catalog = Catalog(
            files.documents, defaultNamespace: options.defaultNamespace, sentinels: options.sentinels)
        var conversion = CatalogConversion(catalog, options: options)
        conversion.run()
        return conversion.result(filesRead: files.filesRead, diagnostics: files.problems.all)
    }
}
