import Testing

@testable import Reports

/// By RFC 4180, section 2: commas, quotes and line breaks of either kind stand in quotes, and a quote is written twice.
@Suite struct CSVWriterTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""),
        ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("a ", "\"a \""),
        ("a b", "a b"), ("ä;ö", "ä;ö"),
    ])
    func whatNeedsQuotesHasThem(_ text: String, _ written: String) {
        var csv = CSVWriter()
        csv.row([text, "x"])
        #expect(String(decoding: csv.bytes, as: UTF8.self) == "\(written),x\n")
    }
}
