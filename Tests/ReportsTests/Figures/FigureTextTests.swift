import OrgAnalysis
import Reports
import TestSupport
import Testing

@Suite struct FigureTextTests {
    @Test func theDocumentedCatalogueIsTheOneThatIsComputed() throws {
        #expect(
            FigureText.markdown(FigureCatalogue.all) == (try Checkout.text("docs/figures.md")),
            "run Scripts/update-docs, and read what has changed")
    }

    @Test func tableHasALineForEveryFigure() {
        let lines = FigureText.table(FigureCatalogue.all, style: TextStyle()).split(separator: "\n")
        #expect(lines.count == FigureCatalogue.all.count + 1)
        for (figure, line) in zip(FigureCatalogue.all, lines.dropFirst()) {
            #expect(line.hasPrefix("  \(figure.name) "))
            #expect(line.hasSuffix(figure.meaning))
        }
    }

    @Test func explanationHasEachFigureOfTheName() {
        let figures = FigureCatalogue.all.filter { $0.name == "continuity" }
        #expect(figures.count == 2)
        let text = FigureText.explain(figures, style: TextStyle())
        for part in ["of the organisation", "of a system", "rests on  escalation, authority", "a part of a whole, 0…1"]
        {
            #expect(text.contains(part), "\(part)")
        }
        for figure in figures {
            #expect(text.split(whereSeparator: \.isWhitespace).contains(figure.meaning.split(separator: " ")))
        }
    }
}
