public import OrgModel

/// What an importer made of another system's files.
public struct ImportResult: Sendable {
    /// One line of the summary, for instance 316 "systems".
    public struct Count: Hashable, Sendable {
        /// What was counted, in the plural.
        public let name: String
        /// How many.
        public let count: Int

        init(_ name: String, _ count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// What was understood.
    public let cycle: Cycle
    /// What was not understood, or was repaired, each with its file and line, in reading order.
    ///
    /// Only a path that could not be read at all, and that the user named, is an error; everything else is a warning or a
    /// note, and the run went on.
    public let diagnostics: [Diagnostic]
    /// What the run found, in the order to print it.
    public let summary: [Count]

    /// The count of one line of the summary; nil when it has no such line.
    public func count(of name: String) -> Int? { summary.first { $0.name == name }?.count }
}
