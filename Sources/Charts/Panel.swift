/// One number over time.
public struct Panel: Hashable, Sendable {
    /// What the number is called.
    public var title: String
    /// What there is to know of it, in a few words under the title.
    public var detail: String
    /// What a reader hears who does not see the line; also shown while pointing at it.
    public var description: String
    /// Whether something is to be seen to.
    public var tone: Tone
    /// The number at each moment; nil where there is none. Lines lead from each to the next only where both are there.
    public var points: [Point?]
    /// Moments before which the line is broken, since what is before cannot be compared with what is after.
    public var breaks: Set<Int>
    /// Bounds to keep to.
    public var limits: [Limit]
    /// Where a new level begins.
    public var shift: Shift?

    /// Describes a panel.
    public init(
        title: String, detail: String = "", description: String = "", tone: Tone = .neutral, points: [Point?],
        breaks: Set<Int> = [], limits: [Limit] = [], shift: Shift? = nil
    ) {
        self.title = title
        self.detail = detail
        self.description = description
        self.tone = tone
        self.points = points
        self.breaks = breaks
        self.limits = limits
        self.shift = shift
    }

    /// Whether something is to be seen to: also said by ``detail``, since a colour says nothing alone.
    public enum Tone: String, Hashable, Sendable, CaseIterable {
        case worse, better, neutral
    }

    /// A number, finite, and how it is written.
    public struct Point: Hashable, Sendable {
        /// The number.
        public var value: Double
        /// How it is written: `34 %`.
        public var label: String

        /// A number as it is written.
        public init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// A bound to keep to.
    public struct Limit: Hashable, Sendable {
        /// The bound, finite.
        public var value: Double
        /// How it is written: `at most 15 %`.
        public var label: String

        /// A bound as it is written.
        public init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// Where a new level begins.
    public struct Shift: Hashable, Sendable {
        /// The first moment of the new level.
        public var moment: Int
        /// How it is told: `new level`.
        public var label: String

        /// A shift as it is told.
        public init(at moment: Int, _ label: String) {
            self.moment = moment
            self.label = label
        }
    }
}
