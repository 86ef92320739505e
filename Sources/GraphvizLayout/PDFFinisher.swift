/// Takes the time of writing out of a PDF, so that the same graph gives the same bytes.
///
/// Cairo writes it, and Graphviz before 2.50 does not let it be told another. It is replaced in place: a PDF holds the
/// positions of its own objects.
enum PDFFinisher {
    /// The PDF with the digits of its creation date replaced by those of 1 January 2000. Linear.
    static func withoutTime(_ pdf: [UInt8]) -> [UInt8] {
        let key = Array("/CreationDate (D:".utf8)
        guard pdf.count > key.count else { return pdf }
        // The document's information is among the last objects; the last mention is it.
        for start in stride(from: pdf.count - key.count, through: 0, by: -1)
        where pdf[start] == key[0] && pdf[start..<start + key.count].elementsEqual(key) {
            var result = pdf
            var digits = Array("20000101000000".utf8).makeIterator()
            var position = start + key.count
            while position < result.count, result[position] != UInt8(ascii: ")") {
                if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(result[position]) {
                    result[position] = digits.next() ?? UInt8(ascii: "0")
                }
                position += 1
            }
            return result
        }
        return pdf
    }
}
