import Foundation
import Testing

/// What the views of dependencies and coordination take, and pictures that are laid out like others.
@Suite struct DiagramViewsTests {
    private let folder = "graphs/larkfield-mutual"

    /// The id of each box, and where it is.
    private static func places(_ svg: String) -> [String: String] {
        var places: [String: String] = [:]
        for part in svg.components(separatedBy: "<g id=\"").dropFirst() {
            let tag = part.prefix { $0 != ">" }
            let pieces = tag.components(separatedBy: "data-at=\"")
            guard pieces.count == 2 else { continue }
            places[String(tag.prefix { $0 != "\"" })] = String(pieces[1].prefix { $0 != "\"" })
        }
        return places
    }

    @Test(arguments: ["risk", "dependency", "coordination"])
    func whatStayedStandsWhereItStood(view: String) async throws {
        let scratch = try Scratch()
        let before = scratch.path("before.svg")
        #expect(try await Tool.run("diagram", "\(folder)/2026-Q2.yaml", "--view", view, "-o", before).status == 0)
        let like = try await Tool.run("diagram", "\(folder)/2026-Q3.yaml", "--view", view, "--like", before)
        #expect(like.status == 0, "\(like.errors)")
        let (old, new) = (Self.places(scratch.read("before.svg") ?? ""), Self.places(like.output))
        let both = Set(old.keys).intersection(new.keys)
        #expect(both.count > 3)
        #expect(both.count { old[$0] != new[$0] } <= 1)
        // A cycle is drawn first, and gives the same places as its picture.
        let cycle = try await Tool.run(
            "diagram", "\(folder)/2026-Q3.yaml", "--view", view, "--like", "\(folder)/2026-Q2.yaml")
        #expect(Self.places(cycle.output) == new)
        #expect(cycle.output.contains("Laid out like 2026"))
    }

    @Test func whatIsNoPictureIsSaid() async throws {
        let scratch = try Scratch()
        let other = try scratch.write("other.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        let outcome = try await Tool.run("diagram", "\(folder)/2026-Q3.yaml", "--like", other)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("is no picture of linchpin’s"))
        let missing = try await Tool.run("diagram", "\(folder)/2026-Q3.yaml", "--like", scratch.path("no.svg"))
        #expect(missing.status == 2)
    }

    @Test func layersHaveTheNamesOfTheMeasures() async throws {
        let drawn = try await Tool.run(
            "diagram", "\(folder)/2026-Q3.yaml", "--view", "dependency", "--layer", "escalation")
        #expect(drawn.status == 0, "\(drawn.errors)")
        #expect(drawn.output.contains("id=\"policy:claims-desk\""))
        let slip = try await Tool.run(
            "diagram", "\(folder)/2026-Q3.yaml", "--view", "dependency", "--layer", "escalatoin")
        #expect(slip.status == 64)
        #expect(slip.errors.contains("did you mean 'escalation'?"))
    }

    @Test(arguments: [
        ["--layer", "escalation"], ["--collapse", "teams"], ["--view", "coordination", "--layer", "owns"],
    ])
    func optionsOfOtherViewsAreRefused(options: [String]) async throws {
        let outcome = try await Tool.run(["diagram", "\(folder)/2026-Q3.yaml"] + options)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("goes with --view"))
    }

    @Test(arguments: ["auto", "teams", "domains", "none"]) func collapsingIsDoneAsAsked(how: String) async throws {
        let outcome = try await Tool.run(
            "diagram", "\(folder)/2026-Q3.yaml", "--view", "dependency", "--collapse", how)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("id=\"team:applied-ai\"") == (how == "teams"))
    }
}
