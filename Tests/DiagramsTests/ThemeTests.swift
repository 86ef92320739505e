import Foundation
import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct ThemeTests {
    private static let words = [
        Palette.ink, Palette.detail, Palette.escalation, Palette.broken, Palette.warning, Palette.good,
    ]
    private static let fills = Palette.exposure + [Palette.page, Palette.team]

    @Test func contrastIsThatOfTheStandard() throws {
        // Published: black on white 21, #767676 on white 4.54.
        #expect(try SeenColor("#000000").contrast(to: SeenColor("#FFFFFF")) == 21)
        #expect(abs(try SeenColor("#767676").contrast(to: SeenColor("#FFFFFF")) - 4.54) < 0.005)
    }

    @Test func lightnessIsThatOfTheStandard() throws {
        // Published values of sRGB primaries (Lindbloom): red L* 53.24, a* 80.09, b* 67.20.
        let red = try SeenColor("#FF0000").lab
        for (value, expected) in zip(red, [53.24, 80.09, 67.20]) { #expect(abs(value - expected) < 0.05) }
    }

    /// Greys stay grey for everybody, since each row of the matrices adds up to 1.
    @Test(arguments: ColorVision.allCases) func simulationKeepsGreys(vision: ColorVision) throws {
        for grey in ["#000000", "#808080", "#FFFFFF"] {
            let color = try SeenColor(grey)
            #expect(color.seen(with: vision).difference(to: color) < 0.01)
        }
    }

    /// Without it the simulation would prove nothing: red and green of one lightness look alike to those without red or
    /// green cones.
    @Test func simulationTakesRedAndGreenTogether() throws {
        let (red, green) = (try SeenColor("#C05030"), try SeenColor("#707020"))
        let usual = red.difference(to: green)
        for vision in [ColorVision.protanopia, .deuteranopia] {
            #expect(red.seen(with: vision).difference(to: green.seen(with: vision)) < usual / 2, "\(vision)")
        }
    }

    @Test(arguments: Theme.allCases, ColorVision.allCases)
    func wordsCanBeReadOnEveryFill(theme: Theme, vision: ColorVision) throws {
        for fill in Self.fills {
            let ground = try SeenColor(theme.color(fill)).seen(with: vision)
            for word in Self.words {
                let ratio = try SeenColor(theme.color(word)).seen(with: vision).contrast(to: ground)
                #expect(ratio >= 4.5, "\(word) on \(fill), \(theme): \(ratio)")
            }
        }
    }

    /// WCAG 2.2, 1.4.11: lines and outlines need 3 : 1.
    @Test(arguments: Theme.allCases) func linesCanBeSeenOnThePage(theme: Theme) throws {
        for line in Self.words + [Palette.outline, Palette.dependency] {
            for ground in [Palette.page, Palette.team] {
                #expect(try SeenColor(theme.color(line)).contrast(to: SeenColor(theme.color(ground))) >= 3, "\(line)")
            }
        }
    }

    @Test(arguments: Theme.allCases, ColorVision.allCases)
    func theRampGoesOneWayInStepsThatAreSeen(theme: Theme, vision: ColorVision) throws {
        let steps = try Palette.exposure.map { try SeenColor(theme.color($0)).seen(with: vision) }
        for (less, more) in zip(steps, steps.dropFirst()) {
            #expect(theme == .dark ? more.luminance > less.luminance : more.luminance < less.luminance)
            // Two and a half times what is just noticeable.
            #expect(less.difference(to: more) >= 6, "\(theme), \(vision)")
        }
    }

    @Test func everyColourHasOneRow() {
        let lights = Set(Theme.swatches.map(\.light))
        #expect(lights.count == Theme.swatches.count)
        for color in Self.words + Self.fills + [Palette.outline, Palette.hairline, Palette.dependency] {
            #expect(lights.contains(color))
        }
        for swatch in Theme.swatches {
            #expect(Theme.light.color(swatch.light) == swatch.light)
        }
        #expect(Theme.dark.color("#123456") == "#123456")
    }

    @Test func printHasNoColour() {
        for swatch in Theme.swatches {
            let digits = swatch.print.dropFirst()
            #expect(digits.prefix(2) == digits.dropFirst(2).prefix(2) && digits.prefix(2) == digits.suffix(2))
        }
    }

    /// A colour that has no row would stay dark on a dark page.
    @Test(arguments: 1...4) func picturesUseNoOtherColour(quarter: Int) throws {
        let lights = Set(Theme.swatches.map { $0.light.lowercased() }).union(["none"])
        for diagram in try Samples.allViews(of: Samples.larkfield(quarter)) {
            let used = try Self.colors(in: Pictures.svg(of: diagram))
            #expect(used.isSubset(of: lights), "\(diagram.headline): \(used.subtracting(lights))")
        }
    }

    @Test(arguments: [Theme.dark, .print]) func aThemeRepaintsAll(theme: Theme) throws {
        let analysis = Samples.analysis(try Samples.larkfield(3))
        let allowed = Set(Theme.swatches.map { theme.color($0.light).lowercased() }).union(["none"])
        for view in [DiagramView.risk, .ownership, .chokepoint(of: [])] {
            let diagram = try DiagramComposer.compose(analysis, DiagramRequest(view: view, theme: theme))
                .laidOut(with: .dot, because: "a line of small print that comes later")
            let svg = try Pictures.svg(of: diagram)
            #expect(Self.colors(in: svg).isSubset(of: allowed))
            #expect(!svg.contains("prefers-color-scheme"))
        }
    }

    /// Each colour of the picture has a dark one in the style, and nothing else does.
    @Test func withoutAThemeThePictureFollowsItsReader() throws {
        let analysis = Samples.analysis(try Samples.larkfield(3))
        let svg = try Pictures.svg(of: DiagramComposer.compose(analysis))
        #expect(svg.contains("@media screen and (prefers-color-scheme:dark){"))
        for color in Self.colors(in: svg) where color != "none" {
            #expect(svg.contains("[fill=\"\(color)\"]{fill:\(Theme.dark.color(color.uppercased()).lowercased())}"))
        }
        let light = try Pictures.svg(of: DiagramComposer.compose(analysis, DiagramRequest(theme: .light)))
        #expect(!light.contains("prefers-color-scheme"))
    }

    /// The values of all presentation attributes that are colours.
    private static func colors(in svg: String) -> Set<String> {
        var colors: Set<String> = []
        for attribute in [" fill=\"", " stroke=\""] {
            for part in svg.components(separatedBy: attribute).dropFirst() {
                colors.insert(String(part.prefix { $0 != "\"" }))
            }
        }
        return colors
    }
}
