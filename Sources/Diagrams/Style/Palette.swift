/// The colours of every view: a light page, ink for words, one ramp for exposure.
///
/// Colour never carries a meaning alone; where it stands, a mark or a word stands too. Views are composed in these colours;
/// a ``Theme`` replaces each by its own at the end, so every colour has a row in ``Theme/swatches``.
enum Palette {
    static let page = "#FFFFFF"
    static let ink = "#1F2328"
    static let detail = "#3D444D"
    static let outline = "#57606A"
    static let hairline = "#D0D7DE"
    static let team = "#F6F8FA"
    /// Blue: how an incident travels.
    static let escalation = "#083D77"
    /// Red: where something is broken.
    static let broken = "#86100E"
    static let warning = "#6B3A00"
    /// Green: where it is well.
    static let good = "#0C4D22"
    static let dependency = "#6E7781"

    /// The steps of exposure, from none to half and more: one hue (orange) that only darkens, which every kind of colour
    /// vision orders the same way (after ColorBrewer's `Oranges`, Harrower & Brewer 2003, lightened so that text can
    /// stand on it).
    static let exposure = ["#FFFFFF", "#FFF3E0", "#FFE0B8", "#FFCB8F", "#FDB462"]
    /// Where each step after the first begins.
    static let exposureSteps = [0.0, 0.05, 0.15, 0.30]

    /// The fill for a share of criticality, 0…1; white for nil and for none.
    static func fill(exposure share: Double?) -> String {
        guard let share, share > 0 else { return exposure[0] }
        return exposure[exposureSteps.count { share >= $0 }]
    }
}
