/// What the figures become if a finding's advice is followed.
public struct Effect: Hashable, Sendable {
    /// The figures that change, the most telling first.
    public var changes: [Change]

    /// Collects changes; nil when there are none to tell.
    public init?(_ changes: [Change]) {
        if changes.isEmpty { return nil }
        self.changes = changes
    }

    /// One figure, now and then.
    public struct Change: Hashable, Sendable {
        /// What it is called, for instance `unowned`, or `exposure of person:ana`.
        public var figure: String
        /// Its value now.
        public var before: Double
        /// Its value once the advice is followed.
        public var after: Double
        /// What it counts.
        public var unit: Unit

        /// Describes a change.
        public init(_ figure: String, from before: Double, to after: Double, _ unit: Unit) {
            self.figure = figure
            self.before = before
            self.after = after
            self.unit = unit
        }
    }

    /// What a figure counts.
    public enum Unit: String, Hashable, Sendable {
        /// A part of a whole, 0…1.
        case share
        /// Hours of a week.
        case hours
        /// Things.
        case count
    }
}
