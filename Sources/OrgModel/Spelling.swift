/// Finds the word somebody probably meant.
public enum Spelling {
    /// The candidate nearest to `word`, if one is near enough to be a slip of the keys.
    ///
    /// Nearness is the Damerau–Levenshtein distance with adjacent transpositions (optimal string alignment), case
    /// ignored, at most a third of the word's length and never more than 3; ties go to the first candidate by UTF-8 bytes.
    ///
    /// - Complexity: O(c·k²) for c candidates and words of length k; words over 64 characters are not compared.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let target = Array(word.lowercased())
        guard !target.isEmpty, target.count <= 64 else { return nil }
        let limit = min(3, max(1, target.count / 3))
        var best: (distance: Int, word: String)?
        for candidate in candidates {
            guard candidate.utf8.count <= 512 else { continue }
            let other = Array(candidate.lowercased())
            guard other.count <= 64, abs(other.count - target.count) <= limit else { continue }
            let distance = alignmentDistance(target, other)
            guard distance <= limit else { continue }
            if let best, best.distance < distance || best.distance == distance && !candidate.precedesByBytes(best.word)
            {
                continue
            }
            best = (distance, candidate)
        }
        return best?.word
    }

    private static func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...max(1, a.count) where i <= a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...max(1, b.count) where j <= b.count {
                let same = a[i - 1] == b[j - 1] ? 0 : 1
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
