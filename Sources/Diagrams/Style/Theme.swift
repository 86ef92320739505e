import GraphvizLayout

/// The colours of a picture as a whole.
public enum Theme: String, Hashable, Sendable, CaseIterable {
    /// Dark words on a white page.
    case light
    /// Light words on a dark page.
    case dark
    /// Black, white and greys, for a printer without colours.
    case print
}

extension Theme {
    /// What one colour of the palette is in each theme. In each, words have a contrast of at least 4.5 : 1 on every fill
    /// (WCAG 2.2), also as people without red, green or blue cones see them.
    struct Swatch: Hashable {
        let light: String
        let dark: String
        let print: String
    }

    /// One row a colour; a test holds that pictures use no other.
    static let swatches: [Swatch] =
        [
            Swatch(light: Palette.ink, dark: "#F0F3F6", print: "#000000"),
            Swatch(light: Palette.detail, dark: "#C9D1D9", print: "#2A2A2A"),
            Swatch(light: Palette.outline, dark: "#8B949E", print: "#4A4A4A"),
            Swatch(light: Palette.hairline, dark: "#3D444D", print: "#B8B8B8"),
            Swatch(light: Palette.team, dark: "#161B22", print: "#FAFAFA"),
            Swatch(light: Palette.escalation, dark: "#93CBFF", print: "#000000"),
            Swatch(light: Palette.broken, dark: "#FFB1A9", print: "#000000"),
            Swatch(light: Palette.warning, dark: "#EBC06A", print: "#000000"),
            Swatch(light: Palette.good, dark: "#7CE38B", print: "#000000"),
            Swatch(light: Palette.dependency, dark: "#7D8590", print: "#6A6A6A"),
        ]
        // On a dark page more is lighter, as on a light one more is darker: the page itself is nothing.
        + zip(
            Palette.exposure,
            [
                ("#0D1117", "#FFFFFF"), ("#2C1C10", "#EDEDED"), ("#452711", "#DADADA"), ("#573010", "#C6C6C6"),
                ("#6A390C", "#B0B0B0"),
            ]
        ).map { Swatch(light: $0, dark: $1.0, print: $1.1) }

    private static let byLight = Dictionary(
        swatches.map { ($0.light, $0) }, uniquingKeysWith: { first, _ in first })

    /// What a colour of the palette is in this theme; any other stays as it is.
    func color(_ light: String) -> String {
        guard let swatch = Self.byLight[light] else { return light }
        switch self {
        case .light: return swatch.light
        case .dark: return swatch.dark
        case .print: return swatch.print
        }
    }

    /// What a light picture becomes where its reader prefers dark pages.
    static let darkColors: [LayoutGraph.Repaint] = swatches.map {
        LayoutGraph.Repaint(from: $0.light, to: $0.dark)
    }
}
