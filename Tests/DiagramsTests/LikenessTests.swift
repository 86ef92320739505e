import Foundation
import OrgModel
import Testing

@testable import Diagrams
@testable import GraphvizLayout

/// What stayed from one picture to the next does not move.
@Suite struct LikenessTests {
    private static func diagram(_ cycle: Cycle, _ view: DiagramView) throws -> Diagram {
        try DiagramComposer.compose(Samples.analysis(cycle), DiagramRequest(view: view))
    }

    private static func placement(_ svg: String) throws -> Placement { try #require(Placement(svg: Array(svg.utf8))) }

    @Test(arguments: [DiagramView.risk, .dependency, .coordination], [1, 2, 3])
    func whatStayedStandsWhereItStood(view: DiagramView, quarter: Int) throws {
        let before = try Self.placement(Pictures.svg(of: Self.diagram(Samples.larkfield(quarter), view)))
        let diagram = try Self.diagram(Samples.larkfield(quarter + 1), view)
        let (_, kept) = try Pictures.placement(of: diagram).following(before, in: diagram.graph)
        let after = try Self.placement(Pictures.svg(of: diagram, like: before))
        #expect(after.boxes.count == diagram.graph.nodes.count)
        let both = Set(before.boxes.keys).intersection(after.boxes.keys)
        #expect(both.count > 3)
        // Few grow into their neighbours; all others have not moved at all.
        #expect(kept.count >= both.count - 1)
        for id in kept {
            let (was, now) = (before.boxes[id], after.boxes[id])
            #expect(was?.x == now?.x && was?.y == now?.y, "\(id)")
        }
    }

    @Test func aPictureLikeItselfDoesNotMove() throws {
        for view in [DiagramView.risk, .dependency, .coordination] {
            let diagram = try Self.diagram(Samples.larkfield(3), view)
            let before = try Self.placement(Pictures.svg(of: diagram))
            let after = try Self.placement(Pictures.svg(of: diagram, like: before))
            #expect(before == after)
        }
    }

    /// A picture begins where the other began, so that two pages laid over each other match.
    @Test func thePageBeginsWhereItBegan() throws {
        let first = try Pictures.svg(of: Self.diagram(Samples.larkfield(2), .dependency))
        let second = try Pictures.svg(
            of: Self.diagram(Samples.larkfield(3), .dependency), like: Self.placement(first))
        func origin(_ svg: String) -> [Double] {
            guard let start = svg.range(of: "viewBox=\"") else { return [] }
            return svg[start.upperBound...].prefix { $0 != "\"" }.split(separator: " ").prefix(2).compactMap {
                Double($0)
            }
        }
        #expect(origin(first) == [0, 0])
        #expect(origin(second) == [0, 0])
    }

    /// Where there is no room beside its neighbours, what is new goes further away, and over nothing.
    @Test(arguments: [21, 22, 23] as [UInt64]) func whatIsNewLiesOverNothing(seed: UInt64) throws {
        let before = try Self.diagram(Samples.seeded(seed, teams: 6, people: 30, systems: 24), .dependency)
        let after = try Self.diagram(Samples.seeded(seed, teams: 6, people: 30, systems: 40), .dependency)
        let other = try Self.placement(Pictures.svg(of: before))
        let own = try Pictures.placement(of: after)
        let (placement, kept) = own.following(other, in: after.graph)
        #expect(!kept.isEmpty && kept.count < after.graph.nodes.count)
        let boxes = placement.boxes.sorted { $0.key < $1.key }
        #expect(boxes.count == after.graph.nodes.count)
        for (index, box) in boxes.enumerated() {
            for another in boxes[(index + 1)...] {
                #expect(!box.value.overlaps(another.value), "\(box.key) and \(another.key)")
            }
        }
        #expect(own.following(other, in: after.graph).placement == placement)
    }

    /// Lines lead around boxes and around the words of frames, and nothing stands in a frame that it does not belong to.
    @Test(arguments: [DiagramView.risk, .dependency], [1, 2, 3])
    func linesLeadAround(view: DiagramView, quarter: Int) throws {
        let before = try Self.placement(Pictures.svg(of: Self.diagram(Samples.larkfield(quarter), view)))
        let diagram = try Self.diagram(Samples.larkfield(quarter + 1), view)
        let picture = try #require(PictureStructure(Pictures.svg(of: diagram, like: before)))
        let shown = Dictionary(diagram.lines.map { ($0.id ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        for line in picture.edges {
            guard let edge = shown[line.id] else { continue }
            for box in picture.nodes where box.id != edge.tail && box.id != edge.head {
                let isThrough = line.line.contains {
                    $0.x > box.minX + 3 && $0.x < box.maxX - 3 && $0.y > box.minY + 3 && $0.y < box.maxY - 3
                }
                #expect(!isThrough, "\(line.id) runs through \(box.id)")
            }
            for frame in picture.clusters {
                for text in frame.texts {
                    // Half as wide as it may be: what is measured here are lines through words, and not beside them.
                    let right = text.x + 0.3 * text.style.size * Double(text.content.count)
                    let isThrough = line.line.contains {
                        $0.x > text.x + 3 && $0.x < right && $0.y > text.y - text.style.size + 3 && $0.y < text.y
                    }
                    #expect(!isThrough, "\(line.id) runs through '\(text.content)'")
                }
            }
        }
        for cluster in diagram.graph.clusters {
            let frame = try #require(picture.clusters.first { $0.id == cluster.id })
            for box in picture.nodes where !cluster.nodes.contains(box.id) {
                #expect(!box.overlaps(frame), "\(box.id) stands in \(cluster.id)")
            }
        }
    }

    @Test func whatIsNoPictureOfOursHasNoPlaces() {
        for text in [
            "", "<svg></svg>", "<svg><g id=\"a\" data-at=\"x y\"/></svg>", "<g id=\"a\" data-at=\"1 2\"/>",
            "<svg><g data-at=\"1e99 2\" id=\"a\">",
        ] {
            #expect(Placement(svg: Array(text.utf8)) == nil, "\(text)")
        }
        let named = Placement(svg: Array("<svg><g id=\"system:a&amp;b\" data-at=\"1.5 -2\">".utf8))
        #expect(named?.boxes == ["system:a&b": Placement.Box(x: 1.5, y: -2)])
    }
}
