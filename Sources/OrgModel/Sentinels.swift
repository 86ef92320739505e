/// Words that stand where an owner should, and mean that there is none.
public struct Sentinels: Hashable, Sendable {
    /// The words, lower case.
    public let words: Set<String>

    /// `unspecified`, `nobody`, `none`, `n/a`, `vacant`, `tbd`, `unknown`, `unowned`.
    public static let standard = Sentinels([
        "unspecified", "nobody", "none", "n/a", "vacant", "tbd", "unknown", "unowned",
    ])

    /// Takes these words instead, in any case.
    public init(_ words: some Sequence<String>) {
        self.words = Set(words.map { $0.lowercased() })
    }

    /// Whether a name means *no owner*, in any case.
    public func contains(_ name: String) -> Bool { words.contains(name.lowercased()) }
}
