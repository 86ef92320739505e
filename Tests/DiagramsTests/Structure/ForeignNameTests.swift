import Testing

@testable import Diagrams

/// Two hundred organisations in the world's scripts: no text outside its box, by the widths that Pango gives each text by
/// itself with the fonts of this machine.
@Suite struct ForeignNameTests {
    @Test(arguments: 0..<20) func noTextLeavesItsBox(batch: UInt64) throws {
        for seed in (batch * 10)..<(batch * 10 + 10) {
            let cycle = ForeignNames.organisation(seed)
            for view in Views.all {
                guard let diagram = try Views.diagrams(view, of: cycle).first else { continue }
                let picture = try #require(PictureStructure(Pictures.svg(of: diagram)), "\(seed)")
                try Tidiness.checkTexts(picture, "\(view.name), organisation \(seed)")
            }
        }
    }
}
