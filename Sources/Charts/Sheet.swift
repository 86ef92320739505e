/// Writes SVG, from top to bottom.
///
/// Everything written is escaped, and control characters, which XML cannot hold, become spaces.
struct Sheet {
    let width: Double
    /// Where the next paragraph begins.
    var cursor = 0.0
    private var body = ""

    enum Anchor: String { case start, middle, end }

    init(width: Double) { self.width = width }

    /// The whole drawing.
    func finished(title: String, description: String) -> String {
        let (w, h) = (Self.number(width), Self.number(cursor.rounded(.up)))
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)" role="img" \
            aria-labelledby="chart-title chart-description">
            <title id="chart-title">\(Self.escaped(title))</title>
            <desc id="chart-description">\(Self.escaped(description))</desc>
            <style>\(Palette.styleSheet)</style>
            <rect class="paper" width="100%" height="100%"/>
            \(body)</svg>

            """
    }

    // MARK: - Elements

    mutating func begin(_ name: String, _ attributes: [(String, String)]) {
        let list = attributes.map { " \($0.0)=\"\(Self.escaped($0.1))\"" }.joined()
        body += "<\(name)\(list)>\n"
    }

    mutating func end(_ name: String) { body += "</\(name)>\n" }

    mutating func element(_ name: String, text: String) { body += "<\(name)>\(Self.escaped(text))</\(name)>\n" }

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, style: String) {
        body += """
            <rect class="\(style)" x="\(Self.number(x))" y="\(Self.number(y))" width="\(Self.number(width))" \
            height="\(Self.number(height))" rx="4"/>

            """
    }

    mutating func line(from a: (Double, Double), to b: (Double, Double), style: String) {
        body += """
            <line class="\(style)" x1="\(Self.number(a.0))" y1="\(Self.number(a.1))" x2="\(Self.number(b.0))" \
            y2="\(Self.number(b.1))"/>

            """
    }

    mutating func polyline(_ points: [(Double, Double)], style: String) {
        let list = points.map { "\(Self.number($0.0)),\(Self.number($0.1))" }.joined(separator: " ")
        body += "<polyline class=\"\(style)\" points=\"\(list)\"/>\n"
    }

    mutating func dot(_ place: (Double, Double), radius: Double, style: String, title: String? = nil) {
        let circle = """
            <circle class="\(style)" cx="\(Self.number(place.0))" cy="\(Self.number(place.1))" \
            r="\(Self.number(radius))"
            """
        guard let title else {
            body += "\(circle)/>\n"
            return
        }
        body += "\(circle)><title>\(Self.escaped(title))</title></circle>\n"
    }

    /// A line of text, shortened where it would be wider than `limit`.
    mutating func text(
        _ text: String, x: Double, y: Double, style: String, size: Double, anchor: Anchor = .start,
        fitting limit: Double = .infinity
    ) {
        guard !text.isEmpty else { return }
        let shown = TextMeasure.fitting(text, size: size, width: limit / Self.factor(of: style))
        let side = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        body += """
            <text class="\(style)" x="\(Self.number(x))" y="\(Self.number(y))" font-size="\(Self.number(size))"\(side)>\
            \(Self.escaped(shown))</text>

            """
    }

    // MARK: - From top to bottom

    /// Lines across the whole width, broken between words.
    mutating func paragraph(
        _ text: String, style: String, size: Double, lineHeight: Double, indent: Double = 0
    ) {
        let limit = (width - 2 * Measure.margin - indent) / Self.factor(of: style)
        for line in TextMeasure.lines(text, size: size, width: limit) {
            cursor += lineHeight
            self.text(line, x: Measure.margin + indent, y: cursor - 5, style: style, size: size)
        }
    }

    /// A number in a disc, and what it stands for.
    mutating func mark(_ number: Int, _ text: String) {
        cursor += 19
        let y = cursor - 9
        dot((Measure.margin + 8, y), radius: 8, style: "badge")
        self.text(
            "\(number)", x: Measure.margin + 8, y: y + 3.5, style: "badge-number", size: number > 99 ? 7 : 10,
            anchor: .middle)
        self.text(text, x: Measure.margin + 22, y: y + 4, style: "name", size: 12)
    }

    // MARK: - Characters

    private static func factor(of style: String) -> Double { Palette.bold.contains(style) ? TextMeasure.boldFactor : 1 }

    /// A length to two decimals, without trailing zeros.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        var text = (hundredths < 0 ? "-" : "") + "\(whole)"
        if rest > 0 {
            text += rest < 10 ? ".0\(rest)" : ".\(rest)"
            if text.hasSuffix("0") { text.removeLast() }
        }
        return text
    }

    /// Text as XML holds it; what XML cannot hold is a space.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += " "
            case "\u{FFFE}", "\u{FFFF}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
