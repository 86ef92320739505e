// swift-tools-version: 6.2
import PackageDescription

let isStrict = Context.environment["LINCHPIN_STRICT"] != nil
let habits: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])
let core: Target.Dependency = .product(name: "GraphCore", package: "linchpin")

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "linchpin", path: "..")],
    targets: [
        // The measures by name, and how they are timed.
        .target(name: "Measures", dependencies: [core], swiftSettings: habits),
        // One measure of one edge list, for the comparison with the peers; many, for growth and scale.
        .executableTarget(name: "graphbench", dependencies: ["Measures", core], swiftSettings: habits),
        // Every measure on small fixed graphs, as a ratio to a plain loop.
        .executableTarget(name: "microbench", dependencies: ["Measures", core], swiftSettings: habits),
    ]
)
