import Foundation
import Testing

@testable import GraphvizLayout

@Suite struct RenderingTests {
    @Test func sampleOrganisation() throws {
        let svg = try LayoutCore.render(.init(SampleGraphs.organisation))
        if let path = ProcessInfo.processInfo.environment["LINCHPIN_DRAW_SAMPLES"] {
            try Data(svg.data).write(to: URL(fileURLWithPath: path + "/organisation.svg"))
            for format in [Format.png, .pdf, .json, .dot] {
                let other = try LayoutCore.render(.init(SampleGraphs.organisation, format: format))
                try Data(other.data).write(to: URL(fileURLWithPath: path + "/organisation.\(format.rawValue)"))
            }
        }
        #expect(svg.warnings == [])
    }
}
