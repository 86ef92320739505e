/// How near two names are.
enum NameSimilarity {
    /// Names that are longer are compared by their beginning.
    private static let longest = 64

    /// 1 less the least number of letters to insert, delete, replace or swap with their neighbour, over the length of the
    /// longer name; 1 where the names differ in case, and in what is no letter or digit, only.
    ///
    /// Optimal string alignment (Damerau 1964, doi:10.1145/363958.363994; Levenshtein 1966).
    ///
    /// - Complexity: O(k²) for names of k letters, k at most 64.
    static func of(_ a: String, _ b: String) -> Double {
        let (first, second) = (plain(a), plain(b))
        if first == second, !first.isEmpty { return 1 }
        let (one, other) = (letters(a), letters(b))
        let length = max(one.count, other.count)
        return length == 0 ? 0 : 1 - Double(distance(one, other)) / Double(length)
    }

    /// A name's letters and digits, in lower case.
    static func plain(_ name: String) -> String { String(name.lowercased().filter { $0.isLetter || $0.isNumber }) }

    private static func letters(_ name: String) -> [Character] { Array(name.lowercased().prefix(longest)) }

    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
                row.append(least)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
