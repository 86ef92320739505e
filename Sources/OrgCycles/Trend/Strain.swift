public import OrgModel

/// A figure that strains, and what is behind it: what a reader should know first.
public struct Strain: Sendable {
    /// The figure.
    public let series: FigureSeries
    /// The last cycle before it got worse.
    public let before: Int
    /// The cycle in which it got as bad as it is.
    public let since: Int
    /// How far it went beyond the worst that it had been, or, of a steady trend, from where it began: of a share the points, of
    /// anything else the part of the larger value; infinite to what is no number.
    public let size: Double
    /// What is behind the change, by how much it contributes; empty where that cannot be told.
    public let causes: [Cause]
    /// Whether the figure is made of its parts, so that what they contribute adds up; else ``causes`` are what changed most
    /// of what it is made of.
    public let isAdditive: Bool
    /// Other figures that rest on the same and strain, too, in the order of the catalogue.
    public let others: [FigureSeries]

    /// Something that made a figure worse.
    public struct Cause: Hashable, Sendable {
        /// An entity, or two between which there is something, under their later ids.
        public let subject: [EntityID]
        /// What it contributes, in the unit of the figure.
        public let contribution: Double
        /// Whether it was not there before.
        public let isNew: Bool
        /// The team that answered for it before the change, else does now; nil for what is no system, or has none.
        public let team: EntityID?
    }
}
