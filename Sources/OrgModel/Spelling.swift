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
        guard !target.isEmpty, target.count <= longest else { return nil }
        let limit = min(3, max(1, target.count / 3))
        let bytes = asciiBytes(of: word)
        var best: (distance: Int, word: String)?
        for candidate in candidates {
            let distance: Int
            if let bytes, abs(candidate.utf8.count - bytes.count) <= limit, let other = asciiBytes(of: candidate) {
                distance = alignmentDistance(bytes, other, limit: limit)
            } else if bytes != nil, candidate.utf8.count <= longest, candidate.utf8.allSatisfy({ $0 < 0x80 }) {
                continue  // too long or too short, which letters of one byte each show at once
            } else {
                guard candidate.utf8.count <= 8 * longest else { continue }
                let other = Array(candidate.lowercased())
                guard other.count <= longest, abs(other.count - target.count) <= limit else { continue }
                distance = alignmentDistance(target, other, limit: limit)
            }
            guard distance <= limit else { continue }
            if let best, best.distance < distance || best.distance == distance && !candidate.precedesByBytes(best.word)
            {
                continue
            }
            best = (distance, candidate)
        }
        return best?.word
    }

    private static let longest = 64

    /// The lower-case bytes of a text of plain ASCII; nil for any other.
    private static func asciiBytes(of text: String) -> [UInt8]? {
        guard text.utf8.count <= longest, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// The distance, or some number above the limit when it is above it.
    private static func alignmentDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter], limit: Int) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in 0..<b.count {
                var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
                row.append(distance)
            }
            // Later rows build on this one or the one before, so that nothing smaller can follow.
            if (row.min() ?? 0) > limit, (last.min() ?? 0) > limit { return limit + 1 }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
