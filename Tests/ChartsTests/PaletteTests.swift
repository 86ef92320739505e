import Foundation
import Testing

@testable import Charts

struct PaletteTests {
    /// Relative luminance as WCAG 2.2 defines it.
    private static func luminance(_ colour: String) throws -> Double {
        let number = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    static func contrast(_ a: String, _ b: String) throws -> Double {
        let lights = try [luminance(a), luminance(b)].sorted()
        return (lights[1] + 0.05) / (lights[0] + 0.05)
    }

    /// Black on white is 21 : 1, and #767676 on white 4.54 : 1, as WCAG's own examples have it.
    @Test func contrastIsMeasuredAsWCAGDoes() throws {
        #expect(try Self.contrast("#000000", "#ffffff") == 21)
        #expect(abs(try Self.contrast("#767676", "#ffffff") - 4.54) < 0.01)
    }

    @Test func textIsReadableOnLightAndOnDarkPaper() throws {
        for palette in [Palette.light, Palette.dark] {
            for ink in palette.inks { #expect(try Self.contrast(ink, palette.paper) >= 4.5, "\(ink)") }
        }
    }

    /// All colours come from the palettes, so that none escapes the test above.
    @Test func theStyleSheetHasNoOtherColours() {
        let known = [Palette.light, .dark].flatMap { $0.inks + [$0.paper, $0.frame] }
        let used = Palette.styleSheet.matches(of: /#[0-9a-f]{6}/).map { String($0.0) }
        #expect(!used.isEmpty)
        for colour in used { #expect(known.contains(colour)) }
    }
}
