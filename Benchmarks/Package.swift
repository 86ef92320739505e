// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "linchpin", path: "..")],
    targets: [
        .executableTarget(
            name: "graphbench", dependencies: [.product(name: "GraphCore", package: "linchpin")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
