/// How many shortest paths there are. Only ratios of counts matter.
protocol PathCount {
    static var zero: Self { get }
    static var one: Self { get }
    static func += (sum: inout Self, other: Self)
    static func * (left: Self, right: Self) -> Self
    /// Whether products of such counts may soon be more than can be held.
    var isTooLarge: Bool { get }
    /// Whether this summand is drawn, `unit` being in 0 ..< 1 and `total` the sum so far, this one included. Of summands
    /// that come one after another the one drawn last is each with a probability in proportion to its size.
    func isDrawn(from total: Self, at unit: Double) -> Bool
}

extension Double: PathCount {
    static var one: Double { 1 }

    /// A level adds at most a factor of 2³², and two counts are multiplied.
    @inline(__always)
    var isTooLarge: Bool { self > 0x1p400 }

    @inline(__always)
    func isDrawn(from total: Double, at unit: Double) -> Bool { unit * total < self }
}

extension WidePathSweep.WideCount: PathCount {
    static var zero: Self { Self() }
    static var one: Self { Self(significand: 1, exponent: 0) }

    static func * (left: Self, right: Self) -> Self {
        var product = left.times(right.significand)
        product.exponent += right.exponent
        return product
    }

    var isTooLarge: Bool { false }

    func isDrawn(from total: Self, at unit: Double) -> Bool { unit < self / total }
}
