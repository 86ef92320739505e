public import Findings
public import OrgModel

/// What would turn a failed requirement: the fewest changes that were found to do it.
public struct Flip: Sendable {
    /// What to change; all of it together turns the requirement. Empty where nothing could be worked out.
    public let steps: [Step]
    /// How many more changes it takes of which nobody could be named who comes into question; the remarks say where.
    public let unnamed: Int
    /// How sure it is that no fewer would do.
    public let certainty: Certainty
    /// Other requirements that would then hold too, by id, in the order of the policy.
    public let alsoMeets: [String]
    /// Requirements that hold now and would not then, by id, in the order of the policy.
    public let breaks: [String]
    /// What has to be said beside the steps, or why there are none: a sentence each.
    public let remarks: [String]

    /// How sure it is that no fewer changes would do.
    public enum Certainty: String, Hashable, Sendable {
        /// The changes were made and everything was measured again; that no fewer would do is proven, for changes of this
        /// kind.
        case fewest
        /// The changes were made and everything was measured again; fewer may do.
        case enough
        /// The number is proven, for changes of this kind; they could not be made, since somebody has to be chosen first.
        case counted
        /// Advice that was not tried.
        case advice
        /// Nothing could be worked out.
        case unknown
    }

    /// One change.
    public struct Step: Hashable, Sendable {
        /// What to do, one plain sentence.
        public let sentence: String
        /// Why so, and not otherwise: a phrase.
        public let because: String?
        /// Whom it is about.
        public let ids: [EntityID]
        /// What would do instead, a sentence each.
        public let alternatives: [String]
        /// What the figures become, where a rule says so.
        public let effect: Effect?

        init(
            _ sentence: String, because: String? = nil, ids: [EntityID] = [], alternatives: [String] = [],
            effect: Effect? = nil
        ) {
            self.sentence = sentence
            self.because = because
            self.ids = ids
            self.alternatives = alternatives
            self.effect = effect
        }
    }

    init(
        _ steps: [Step], _ certainty: Certainty, unnamed: Int = 0, alsoMeets: [String] = [], breaks: [String] = [],
        remarks: [String] = []
    ) {
        self.steps = steps
        self.unnamed = unnamed
        self.certainty = certainty
        self.alsoMeets = alsoMeets
        self.breaks = breaks
        self.remarks = remarks
    }

    /// Nothing could be worked out, and why.
    static func none(_ remark: String) -> Flip { Flip([], .unknown, remarks: [remark]) }
}
