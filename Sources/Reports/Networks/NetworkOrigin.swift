/// Where a network comes from, for the head of a report.
public struct NetworkOrigin: Hashable, Sendable {
    /// What it is part of: an organisation and its cycle, or a file.
    public var title: String
    /// The layer or the relation that it is made of; nil where everything in the file is.
    public var layer: String?
    /// Whether weights were used; otherwise every edge counts 1.
    public var isWeighted: Bool

    /// Says where a network comes from.
    public init(title: String, layer: String? = nil, isWeighted: Bool = true) {
        self.title = title
        self.layer = layer
        self.isWeighted = isWeighted
    }
}
