/// The normal distribution with mean 0 and variance 1.
///
/// The C library's functions differ from platform to platform in their last bits, so that one input would not give the
/// same bytes everywhere; these are written with the four operations and the square root alone.
public enum NormalDistribution {
    /// The probability of a value above `z`, to a relative error below 10⁻¹²; 0 above 37, where it is below 10⁻²⁹⁹.
    ///
    /// Near the middle by the series erf x = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!, whose terms are all positive;
    /// farther out by Laplace's continued fraction of erfc. Abramowitz and Stegun, *Handbook of Mathematical Functions*
    /// (1964), 7.1.6 and 7.1.14.
    ///
    /// - Complexity: O(1): at most 120 steps.
    public static func survival(_ z: Double) -> Double {
        if z < 0 { return 1 - survival(-z) }
        guard z <= 37 else { return 0 }
        let x = z / 2.0.squareRoot()
        return x < 2 ? (1 - errorFunction(near: x)) / 2 : complementaryErrorFunction(far: x) / 2
    }

    /// The value above which a share of all lies: `quantile(above: 0.025)` is 1.96.
    ///
    /// By bisection, to the last bits that ``survival(_:)`` tells apart; infinite for 0 and 1.
    ///
    /// - Parameter share: 0…1.
    /// - Complexity: O(1): about 60 values of ``survival(_:)``.
    public static func quantile(above share: Double) -> Double {
        precondition((0...1).contains(share), "\(share) is no share")
        if share == 0 { return .infinity }
        if share == 1 { return -.infinity }
        var (low, high) = (-38.0, 38.0)
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return low }
            if survival(middle) > share { low = middle } else { high = middle }
        }
    }

    /// erf x for 0 ≤ x < 2.
    private static func errorFunction(near x: Double) -> Double {
        var term = x
        var sum = 0.0
        var odd = 1.0
        while term > sum * 1e-17 {
            sum += term
            odd += 2
            term *= 2 * x * x / odd
        }
        return 2 * exponential(-x * x) * sum / Double.pi.squareRoot()
    }

    /// erfc x for x ≥ 2: e^(−x²) / √π · 1 / (x + ½ / (x + 1 / (x + 3⁄2 / (x + …)))), from the inside out.
    private static func complementaryErrorFunction(far x: Double) -> Double {
        var tail = x
        for step in stride(from: 120.0, to: 0, by: -1) { tail = x + step / 2 / tail }
        return exponential(-x * x) / (Double.pi.squareRoot() * tail)
    }
}

/// The distribution of the farthest that a Brownian bridge comes from 0, either way.
public enum KolmogorovDistribution {
    /// The probability that it comes farther than `distance`, to an absolute error below 10⁻¹⁴.
    ///
    /// Smirnov (1948), *Table for estimating the goodness of fit of empirical distributions*, doi:10.1214/aoms/1177730256;
    /// near 0 by the other form of the same theta function, which converges there.
    ///
    /// - Complexity: O(1): at most 20 terms.
    public static func survival(_ distance: Double) -> Double {
        guard distance > 0 else { return 1 }
        if distance < 1 {
            let power = -Double.pi * Double.pi / (8 * distance * distance)
            let sum = stride(from: 19.0, to: 0, by: -2).reduce(0) { $0 + exponential($1 * $1 * power) }
            return max(0, 1 - (2 * Double.pi).squareRoot() / distance * sum)
        }
        let sum = stride(from: 10.0, to: 0, by: -1).reduce(0) { sum, term in
            let size = exponential(-2 * term * term * distance * distance)
            return sum + (Int(term).isMultiple(of: 2) ? -size : size)
        }
        return min(1, 2 * sum)
    }
}

/// `e` to a power, to a relative error below 10⁻¹⁵; 0 below −745, where no number is small enough.
///
/// e^x = 2ᵏ · e^r with r between −½ ln 2 and ½ ln 2, by a series.
func exponential(_ power: Double) -> Double {
    guard power > -745 else { return 0 }
    precondition(power < 709, "e to the power of \(power) is too large")
    // ln 2 in two parts, the first short enough for its product with a whole number to be exact.
    let (high, low) = (0x1.62e42fefp-1, 0x1.473de6af278edp-34)
    let doublings = (power / (high + low)).rounded()
    let rest = (power - doublings * high) - doublings * low
    var series = 1.0
    for term in stride(from: 16.0, to: 0, by: -1) { series = 1 + rest / term * series }
    return Double(sign: .plus, exponent: Int(doublings), significand: series)
}
