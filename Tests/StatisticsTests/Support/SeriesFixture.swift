import Foundation
import Statistics
import Testing

/// One series of `Fixtures/series.json` and what SciPy, pymannkendall and statsmodels say about it;
/// `Fixtures/generate.py` states the conventions.
struct SeriesFixture: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var values: [Double?]
    var places: [Double]?
    var line: Line?
    var test: RankTest?
    var shift: LevelShift?

    struct Line: Decodable, Sendable {
        var slope: Double
        var intercept: Double
        var low: Double
        var high: Double
    }

    struct RankTest: Decodable, Sendable {
        var score: Int
        var tau: Double
        var normalP: Double
        var exactP: Double?
    }

    struct LevelShift: Decodable, Sendable {
        var start: Int
        var before: Double
        var after: Double
        var distance: Double
        var p: Double
    }

    var testDescription: String { name }

    var observations: Observations {
        guard let places else { return Observations(values) }
        return Observations(values.compactMap(\.self), at: places)
    }

    /// All of them; empty, and the suite's first test fails, when the file cannot be read.
    static let all: [SeriesFixture] = Fixture.decoded("series") ?? []
}

/// Points of `Fixtures/distributions.json`: each an argument, and the function's value there by SciPy.
struct DistributionFixture: Decodable, Sendable {
    var normal: [[Double]]
    var quantiles: [[Double]]
    var kolmogorov: [[Double]]

    static let all: DistributionFixture? = Fixture.decoded("distributions")
}

enum Fixture {
    static func decoded<Content: Decodable>(_ name: String) -> Content? {
        guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"),
            let data = try? Data(contentsOf: url)
        else { return nil }
        return try? JSONDecoder().decode(Content.self, from: data)
    }
}

/// Whether two numbers agree to a part of the larger, or where they are next to nothing.
func agree(_ a: Double, _ b: Double, within tolerance: Double = 1e-12) -> Bool {
    abs(a - b) <= max(tolerance * max(abs(a), abs(b)), 1e-300)
}
