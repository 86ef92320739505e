import Foundation
import Testing

@testable import Diagrams

@Suite struct PaletteTests {
    /// Relative luminance and contrast ratio as WCAG 2.2 defines them.
    private func luminance(_ color: String) throws -> Double {
        let value = try #require(Int(color.dropFirst(), radix: 16))
        func linear(_ shift: Int) -> Double {
            let part = Double(value >> shift & 0xFF) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    }

    private func contrast(_ a: String, _ b: String) throws -> Double {
        let (first, second) = (try luminance(a), try luminance(b))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private let words = [
        Palette.ink, Palette.detail, Palette.escalation, Palette.broken, Palette.warning, Palette.good,
    ]

    @Test func contrastIsThatOfTheStandard() throws {
        // Published: black on white 21, #767676 on white 4.54.
        #expect(try contrast("#000000", "#FFFFFF") == 21)
        #expect(abs(try contrast("#767676", "#FFFFFF") - 4.54) < 0.005)
    }

    @Test func wordsCanBeReadOnEveryFill() throws {
        for fill in Palette.exposure + [Palette.page, Palette.team] {
            for word in words { #expect(try contrast(word, fill) >= 4.5, "\(word) on \(fill)") }
        }
    }

    @Test func everyMarkCanBeReadOnEveryFill() throws {
        for mark in [Mark.sole, .broken, .warning, .note, .good] { #expect(words.contains(mark.color)) }
    }

    @Test func theRampOnlyDarkens() throws {
        let steps = try Palette.exposure.map(luminance)
        for (lighter, darker) in zip(steps, steps.dropFirst()) { #expect(lighter > darker) }
    }

    /// Viénot, Brettel & Mollon 1999 (doi:10.1002/(SICI)1520-6378(199908)24:4<243::AID-COL5>3.0.CO;2-3): what a person
    /// without red or green cones sees is a function of lightness and of blue; the ramp orders both one way.
    @Test func theRampIsOrderedWithoutRedAndGreen() throws {
        let blue = try Palette.exposure.map { try #require(Int($0.suffix(2), radix: 16)) }
        for (more, less) in zip(blue, blue.dropFirst()) { #expect(more > less) }
    }

    @Test func stepsBeginWhereTheLegendSays() {
        #expect(Palette.fill(exposure: nil) == Palette.exposure[0])
        #expect(Palette.fill(exposure: 0) == Palette.exposure[0])
        #expect(Palette.fill(exposure: 0.001) == Palette.exposure[1])
        #expect(Palette.fill(exposure: 0.05) == Palette.exposure[2])
        #expect(Palette.fill(exposure: 0.15) == Palette.exposure[3])
        #expect(Palette.fill(exposure: 0.3) == Palette.exposure[4])
        #expect(Palette.fill(exposure: 1) == Palette.exposure[4])
    }
}
