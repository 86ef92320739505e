/// What a figure is, or why there is no such number. Each reason is a phrase without a capital or a full stop.
public enum FigureValue: Hashable, Sendable {
    /// The number, finite.
    case number(Double)
    /// There is no such number, and that is worse than any: an authority that is never reached.
    case never(String)
    /// There is no such number, and that is better than any: what leads to authority at once is cut off by no absence.
    case always(String)
    /// It is not known: its dimension is not assessed, or is assessed in part and nothing is recorded of this entity.
    case unknown(String)

    /// The number, where there is one.
    public var number: Double? { if case .number(let number) = self { number } else { nil } }

    /// Why there is no number; nil where there is one.
    public var reason: String? {
        switch self {
        case .number: nil
        case .never(let reason), .always(let reason), .unknown(let reason): reason
        }
    }

    /// Whether it is known, be it a number or not.
    public var isKnown: Bool { if case .unknown = self { false } else { true } }

    /// Whether it keeps to limits, both included; nil where it is not known. What is never keeps to none, what is always
    /// passes any lower one.
    public func lies(atLeast lowest: Double? = nil, atMost highest: Double? = nil) -> Bool? {
        switch self {
        case .number(let number): number >= lowest ?? number && number <= highest ?? number
        case .never: false
        case .always: highest == nil
        case .unknown: nil
        }
    }
}

extension FigureValue {
    /// The number, or that it is not known.
    init(_ number: Double?, orUnknown reason: @autoclosure () -> String) {
        if let number, number.isFinite { self = .number(number) } else { self = .unknown(reason()) }
    }

    /// A number of things.
    static func count(_ count: Int) -> FigureValue { .number(Double(count)) }
}
