// The C library's functions differ from platform to platform in their last bits, and this room does not import it.

/// `e` to a power that is 0 or less, to a relative error of 10⁻⁶ at −40 and much less nearer to 0; 0 below −40.
func exponential(_ power: Double) -> Double {
    guard power > -40 else { return 0 }
    // e^x = (e^(x / 1024))^1024; the small power is a short series.
    let small = power / 1024
    var result = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
    for _ in 0..<10 { result *= result }
    return result
}

/// The natural logarithm of a positive finite number, to a relative error below 10⁻¹⁵.
///
/// ln(2ᵉ · m) = e · ln 2 + ln m, with m between √½ and √2.
func logarithm(_ value: Double) -> Double {
    precondition(value > 0 && value < .infinity, "\(value) has no logarithm")
    var (significand, exponent) = (value.significand, Double(value.exponent))
    if significand > 1.414_213_562_373_095_1 {
        significand /= 2
        exponent += 1
    }
    // ln 2 in two parts, the first short enough for its product with an exponent to be exact.
    let (high, low) = (0x1.62e42fefp-1, 0x1.473de6af278edp-34)
    return exponent * high + (logarithm(onePlus: significand - 1) + exponent * low)
}

/// ln(1 + x) for x between √½ − 1 and √2 − 1, without losing the digits of a small x.
///
/// ln(1 + x) = 2 artanh(s) = 2 (s + s³/3 + s⁵/5 + …) with s = x / (2 + x), which is at most 0.172.
private func logarithm(onePlus x: Double) -> Double {
    let s = x / (2 + x)
    let square = s * s
    var series = 0.0
    for power in stride(from: 23.0, to: 1, by: -2) { series = (series + 1 / power) * square }
    return 2 * s + 2 * s * series
}

/// The least whole number that is not below a number, which is 0 or more and below 2⁶².
func ceiling(_ value: Double) -> Int {
    let whole = Int(value)
    return Double(whole) < value ? whole + 1 : whole
}
