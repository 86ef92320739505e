extension String {
    /// The text with some Unicode scalars written otherwise; nil leaves one as it is.
    ///
    /// By scalars and not by characters: a mark that follows a bracket makes another character of it, and leaves it a
    /// bracket to every other program.
    func rewriting(_ write: (Unicode.Scalar) -> String?) -> String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let other = write(scalar) {
                text.append(contentsOf: other.unicodeScalars)
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }

    /// The text, or its beginning and an ellipsis where it has more Unicode scalars than that.
    func clipped(to limit: Int) -> String {
        // Most texts are short, and bytes are counted at once.
        guard utf8.count > limit, unicodeScalars.count > limit else { return self }
        return String(unicodeScalars.prefix(limit - 1)) + "…"
    }
}
