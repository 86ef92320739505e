/// That an entity of this cycle had another id in earlier ones, so that it is one thing and not one gone and one new.
public struct Renaming: Hashable, Sendable {
    /// The id it had.
    public let old: EntityID
    /// The id it has now, of the same kind.
    public let new: EntityID

    /// States a renaming.
    public init(_ old: EntityID, to new: EntityID) {
        self.old = old
        self.new = new
    }
}
