/// How much one input may cost; every bound that is hit becomes a diagnostic, never a crash or a hang.
public struct ReadLimits: Hashable, Sendable {
    /// The largest file in bytes; a larger one is refused without being read whole.
    public var maxBytes: Int
    /// How many lists and mappings may lie inside one another. The trees are released recursively, so that this also
    /// bounds the stack; keep it in the hundreds at most.
    public var maxDepth: Int
    /// How many nodes (mappings, lists, scalars and, in YAML, keys) one file may have, those repeated by aliases included.
    public var maxNodes: Int
    /// How many nodes the aliases of one YAML file may repeat ("billion laughs").
    public var maxAliasExpansion: Int
    /// How many diagnostics are kept for one file; the rest are counted in one last note.
    public var maxDiagnostics: Int

    /// The usual bounds, or others.
    public init(
        maxBytes: Int = 512 << 20, maxDepth: Int = 64, maxNodes: Int = 20_000_000,
        maxAliasExpansion: Int = 1_000_000, maxDiagnostics: Int = 1_000
    ) {
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
        self.maxNodes = maxNodes
        self.maxAliasExpansion = maxAliasExpansion
        self.maxDiagnostics = maxDiagnostics
    }
}
