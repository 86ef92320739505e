/// What one folder of `Sources` may import.
struct Room: Hashable {
    /// The module, and the folder below `Sources`.
    let name: String
    /// Other rooms.
    var rooms: [String] = []
    /// Modules of packages.
    var packages: [String] = []
    /// How much of the platform it may see.
    var platform = Platform.nothing
    /// Whether it may open files.
    var opensFiles = false

    /// How much of the platform a room may see.
    enum Platform: String, CaseIterable {
        /// The standard library alone.
        case nothing
        /// Threads and locks.
        case threads
        /// All of it: the C library, Foundation, paths.
        case all

        var modules: Set<String> {
            switch self {
            case .nothing: []
            case .threads: ["Dispatch", "Synchronization"]
            case .all:
                [
                    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization",
                    "System", "SystemPackage",
                ]
            }
        }
    }

    /// Every module that an `import` line of the room may name.
    var allowedImports: Set<String> { platform.modules.union(rooms).union(packages) }
}

/// The house, from the ground up: a room imports only what stands above it in this list. `docs/architecture.md` shows
/// the same table, and a test holds the two together.
let house: [Room] = [
    Room(name: "GraphCore", platform: .threads),
    Room(name: "Statistics"),
    Room(name: "Charts"),
    Room(name: "OrgModel"),
    Room(name: "Findings", rooms: ["OrgModel"]),
    Room(
        name: "SourceDocuments", rooms: ["OrgModel"], packages: ["CYaml", "Yams"], platform: .all, opensFiles: true),
    Room(name: "OrgFormats", rooms: ["OrgModel", "SourceDocuments"]),
    Room(name: "OrgImport", rooms: ["OrgModel", "SourceDocuments"], platform: .all, opensFiles: true),
    Room(name: "Settings", rooms: ["Findings", "OrgModel", "SourceDocuments"]),
    Room(name: "Revisions", rooms: ["OrgModel"], packages: ["Subprocess"], platform: .all, opensFiles: true),
    Room(name: "OrgAnalysis", rooms: ["Findings", "GraphCore", "OrgModel"], platform: .threads),
    Room(name: "OrgGate", rooms: ["Findings", "OrgAnalysis", "OrgModel", "SourceDocuments"]),
    Room(name: "OrgCycles", rooms: ["Findings", "OrgAnalysis", "OrgModel", "Statistics"], platform: .threads),
    Room(name: "CGraphvizSystem"),
    Room(name: "CGraphviz", rooms: ["CGraphvizSystem"]),
    Room(name: "GraphvizLayout", rooms: ["CGraphviz"], packages: ["Subprocess"], platform: .all, opensFiles: true),
    Room(
        name: "Diagrams", rooms: ["Findings", "GraphvizLayout", "OrgAnalysis", "OrgCycles", "OrgModel"], platform: .all),
    Room(
        name: "Reports",
        rooms: [
            "Charts", "Findings", "OrgAnalysis", "OrgCycles", "OrgGate", "OrgModel", "SourceDocuments", "Statistics",
        ],
        platform: .all),
    Room(
        name: "Commands",
        rooms: [
            "Diagrams", "Findings", "GraphvizLayout", "OrgAnalysis", "OrgCycles", "OrgFormats", "OrgGate", "OrgImport",
            "OrgModel", "Reports", "Revisions", "Settings", "SourceDocuments",
        ], packages: ["ArgumentParser"], platform: .all, opensFiles: true),
    Room(name: "linchpin", rooms: ["Commands"]),
]
