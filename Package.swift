// swift-tools-version: 6.2
import PackageDescription

/// CI sets LINCHPIN_STRICT: there a warning is an error. A newer toolchain's warnings should not break a user's build.
let isStrict = Context.environment["LINCHPIN_STRICT"] != nil

/// The habits every Swift target keeps.
let habits: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// A library target; the allowed arrows between them are held by `Tests/ArchitectureTests`.
func module(
    _ name: String, needs dependencies: [Target.Dependency] = [], exclude: [String] = [],
    resources: [Resource]? = nil
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: habits)
}

func tests(
    of name: String, needs dependencies: [Target.Dependency] = [], resources: [Resource]? = nil,
    exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
        exclude: exclude, resources: resources, swiftSettings: habits)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "linchpin",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "linchpin", targets: ["linchpin"]),
        .library(name: "GraphCore", targets: ["GraphCore"]),
        .library(name: "OrgAnalysis", targets: ["OrgModel", "Findings", "OrgFormats", "OrgImport", "OrgAnalysis"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Pure algorithms on compressed sparse rows; knows no organisation.
        module("GraphCore"),
        // Slopes, trends and shifts of series; knows no organisation.
        module("Statistics"),
        // Line charts as SVG; knows no organisation.
        module("Charts"),
        // Entities, relations, cycles, validation; knows no file and no algorithm.
        module("OrgModel"),
        // Rule, severity, evidence, location, advice, fingerprint.
        module("Findings", needs: ["OrgModel"]),
        // Bounded reading of YAML and JSON text into trees that know their line and column.
        module("SourceDocuments", needs: ["OrgModel", yams]),
        // The native files, in and out.
        module("OrgFormats", needs: ["OrgModel", "SourceDocuments"]),
        // Other systems' files.
        module("OrgImport", needs: ["OrgModel", "SourceDocuments"]),
        // What an organisation sets for all its cycles: rules, suppressions, baseline.
        module("Settings", needs: ["OrgModel", "Findings", "SourceDocuments"]),
        // Files as they were at a revision of their Git repository.
        module("Revisions", needs: ["OrgModel", subprocess]),
        // Projections, metrics, rules.
        module("OrgAnalysis", needs: ["GraphCore", "OrgModel", "Findings"]),
        // Policies of gates, decisions by them, what would turn one, and their log.
        module("OrgGate", needs: ["OrgModel", "Findings", "SourceDocuments", "OrgAnalysis"]),
        // Several cycles of one organisation: identity, change, history.
        module("OrgCycles", needs: ["Statistics", "OrgModel", "Findings", "OrgAnalysis"]),
        // Graphviz: the system's library, the opaque C shim, and the Swift handle in a process of its own.
        .systemLibrary(
            name: "CGraphvizSystem", pkgConfig: "libgvc",
            providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
        .target(name: "CGraphviz", dependencies: ["CGraphvizSystem"]),
        module("GraphvizLayout", needs: ["CGraphviz", subprocess]),
        // Views and the visual language.
        module("Diagrams", needs: ["GraphvizLayout", "OrgModel", "Findings", "OrgAnalysis", "OrgCycles"]),
        // Text and JSON.
        module(
            "Reports",
            needs: [
                "Statistics", "Charts", "OrgModel", "Findings", "SourceDocuments", "OrgAnalysis", "OrgGate",
                "OrgCycles",
            ]),
        // One file a subcommand.
        module(
            "Commands",
            needs: [
                "OrgModel", "Findings", "SourceDocuments", "OrgFormats", "OrgImport", "Settings", "Revisions",
                "OrgAnalysis", "OrgGate", "OrgCycles", "GraphvizLayout", "Diagrams", "Reports", arguments,
            ]),
        .executableTarget(name: "linchpin", dependencies: ["Commands"], swiftSettings: habits),

        .target(
            name: "TestSupport", dependencies: ["SourceDocuments"], path: "Tests/TestSupport", swiftSettings: habits),
        tests(of: "GraphCore", resources: [.copy("Fixtures")]),
        tests(of: "Statistics", resources: [.copy("Fixtures")]),
        tests(of: "Charts"),
        tests(of: "OrgModel"),
        tests(of: "Findings"),
        tests(of: "SourceDocuments"),
        // Graphviz's parser reads what was written as DOT.
        tests(of: "OrgFormats", needs: ["SourceDocuments", "GraphvizLayout"]),
        tests(of: "OrgImport", needs: ["SourceDocuments"], resources: [.copy("Fixtures")]),
        tests(of: "Settings", needs: ["OrgModel", "Findings", "SourceDocuments"]),
        tests(of: "Revisions"),
        tests(
            of: "OrgAnalysis", needs: ["GraphCore", "OrgFormats", "SourceDocuments"], resources: [.copy("Fixtures")]),
        tests(of: "OrgGate", needs: ["OrgModel", "Findings", "OrgFormats", "OrgAnalysis", "SourceDocuments"]),
        tests(
            of: "OrgCycles",
            needs: ["Statistics", "OrgModel", "Findings", "OrgFormats", "OrgAnalysis", "SourceDocuments"]),
        tests(of: "GraphvizLayout"),
        tests(
            of: "Diagrams",
            needs: ["OrgFormats", "OrgAnalysis", "OrgCycles", "GraphvizLayout", "Reports", "SourceDocuments"]),
        tests(
            of: "Reports",
            needs: ["OrgFormats", "OrgAnalysis", "OrgGate", "OrgCycles", "Settings", "SourceDocuments"],
            exclude: ["Schemas", "Snapshots"]),
        tests(of: "Commands", needs: ["linchpin", "SourceDocuments", subprocess]),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: habits),
    ],
    cLanguageStandard: .c11
)
