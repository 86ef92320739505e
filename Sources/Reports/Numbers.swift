/// Numbers as a reader wants them; JSON has the full precision.
enum Numbers {
    /// `34 %`, `0.4 %`, `< 0.1 %`.
    static func percent(_ share: Double) -> String {
        let percent = share * 100
        if percent > 0, percent < 0.1 { return "< 0.1 %" }
        if percent > 0, percent < 9.95, percent != percent.rounded(.toNearestOrEven) {
            return "\(decimal(percent, places: 1)) %"
        }
        // What is nearly all, or nearly nothing, is not said to be all or nothing.
        if percent < 100, percent > 99.9 { return "> 99.9 %" }
        if percent < 100, percent >= 99.5 { return "\(decimal(percent, places: 1)) %" }
        return "\(decimal(percent, places: 0)) %"
    }

    /// A number with at most some decimals, without trailing zeros.
    static func decimal(_ value: Double, places: Int) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        guard value.isFinite, abs(value) < 1e12, abs(value) * Double(scale) < 1e18 else { return "\(value)" }
        let scaled = Int((value * Double(scale)).rounded(.toNearestOrAwayFromZero))
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
        var text = "\(scaled < 0 ? "-" : "")\(whole)"
        if rest > 0 {
            var digits = String(rest)
            digits = String(repeating: "0", count: places - digits.count) + digits
            while digits.hasSuffix("0") { digits.removeLast() }
            text += ".\(digits)"
        }
        return text
    }

    /// A number with just so many decimals, so that a column of them lines up.
    static func fixed(_ value: Double, places: Int) -> String {
        let text = decimal(value, places: places)
        guard value.isFinite, abs(value) < 1e12, places > 0 else { return text }
        let point = text.firstIndex(of: ".")
        let given = point.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
        return text + (point == nil ? "." : "") + String(repeating: "0", count: places - given)
    }

    /// `1 system`, `4 systems`.
    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
