import Testing

@testable import GraphvizLayout

@Suite struct PDFFinisherTests {
    @Test(arguments: [
        ("a /CreationDate (D:20261123113943Z) b", "a /CreationDate (D:20000101000000Z) b"),
        ("/CreationDate (D:20261123113943+01'00)", "/CreationDate (D:20000101000000+00'00)"),
        ("/CreationDate (D:1)", "/CreationDate (D:2)"), ("/CreationDate (D:2026", "/CreationDate (D:2000"),
        ("/CreationDate (D:", "/CreationDate (D:"), ("%PDF", "%PDF"), ("", ""),
    ]) func replacesTheTimeInPlace(before: String, after: String) {
        #expect(PDFFinisher.withoutTime(Array(before.utf8)) == Array(after.utf8))
    }
}
