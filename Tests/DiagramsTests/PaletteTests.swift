import Testing

@testable import Diagrams

@Suite struct PaletteTests {
    @Test func everyMarkIsAWordsColour() {
        let words = [Palette.ink, Palette.detail, Palette.broken, Palette.warning, Palette.good]
        for mark in [Mark.sole, .broken, .warning, .note, .good] { #expect(words.contains(mark.color)) }
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
