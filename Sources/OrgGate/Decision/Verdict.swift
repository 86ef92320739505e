/// What a gate says in the end.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// All that is required holds.
    case authorised
    /// What fails may be seen to later: by whom and until when is written down.
    case authorisedWithConditions
    /// Something fails that no condition may stand in for.
    case withheld
    /// Nothing fails for sure, but something that is required is not known.
    case notAssessable

    /// Whether it may go on.
    public var isAuthorised: Bool { self == .authorised || self == .authorisedWithConditions }

    /// `authorised with conditions`.
    public var words: String {
        switch self {
        case .authorised: "authorised"
        case .authorisedWithConditions: "authorised with conditions"
        case .withheld: "withheld"
        case .notAssessable: "not assessable"
        }
    }
}
