import Testing

/// The reader of imports, on made-up lines: a test that could not see a forbidden import would hold nothing.
struct SwiftSourceTests {
    @Test(arguments: [
        ("import GraphCore", ["GraphCore"]),
        ("public import GraphCore", ["GraphCore"]),
        ("internal import GraphCore", ["GraphCore"]),
        ("    package import GraphCore  ", ["GraphCore"]),
        ("@testable import GraphCore", ["GraphCore"]),
        ("@testable @preconcurrency public import GraphCore", ["GraphCore"]),
        ("@_spi(Inner) import GraphCore", ["GraphCore"]),
        ("@_exported import Foundation", ["Foundation"]),
        ("import struct Foundation.URL", ["Foundation"]),
        ("private import func Glibc.open", ["Glibc"]),
        ("import Foundation.NSFileManager", ["Foundation"]),
        ("import `GraphCore`", ["GraphCore"]),
        ("import A; import B", ["A", "B"]),
        ("import A // import B", ["A"]),
        ("/* why */ import A", ["A"]),
        (
            "#if canImport(FoundationEssentials)\nimport FoundationEssentials\n#else\nimport Foundation\n#endif",
            ["FoundationEssentials", "Foundation"]
        ),
        ("import A\r\nimport B\r\n", ["A", "B"]),
    ])
    func findsEveryFormOfImport(text: String, modules: [String]) {
        #expect(SwiftSource(text).imports.map(\.module) == modules)
    }

    @Test(arguments: [
        "// import GraphCore",
        "/// import GraphCore",
        "/* import A\nimport B\n/* import C */\nimport D */",
        "let text = \"import GraphCore\"",
        "let text = \"\"\"\n    import \"GraphCore\"\n    import GraphCore\n    \"\"\"",
        "let text = #\"\"\"\n    \\\"\"\"\n    import GraphCore\n    \"\"\"#",
        "let importance = 1",
        "#if canImport(GraphCore)\n#endif",
        "reader.import()",
        "func `import`() {}",
    ])
    func passesOverWhatOnlyLooksLikeAnImport(text: String) {
        #expect(SwiftSource(text).imports.isEmpty)
    }

    @Test func keepsTheNumbersOfLines() {
        let source = SwiftSource("/* one\n two */\n\nlet a = \"\"\"\n x\n \"\"\"\nimport Late")
        #expect(source.imports == [SwiftSource.Import(module: "Late", line: 7)])
    }

    @Test func readsOnAfterAStringThatEndsInABackslashOrHoldsQuotes() {
        let source = SwiftSource(##"let a = "\\"; let b = "\""; let c = #"\"#"## + "\nimport After")
        #expect(source.imports.map(\.module) == ["After"])
    }
}
