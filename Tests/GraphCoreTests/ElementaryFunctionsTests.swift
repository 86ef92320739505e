import Foundation
import Testing

@testable import GraphCore

@Suite struct ElementaryFunctionsTests {
    /// Python 3's math.log, which is that of the C library.
    private static let logarithms: [(Double, Double)] = [
        (.leastNonzeroMagnitude, -744.4400719213812), (2.2250738585072014e-308, -708.3964185322641),
        (1e-300, -690.7755278982137), (1e-20, -46.051701859880914), (1e-08, -18.420680743952367),
        (0.01, -4.605170185988091), (0.1, -2.3025850929940455), (0.3, -1.2039728043259361),
        (0.5, -0.6931471805599453), (0.7071067811865475, -0.34657359027997275),
        (0.7071067811865476, -0.3465735902799726), (0.9, -0.10536051565782628), (0.99, -0.01005033585350145),
        (0.999999, -1.000000500029089e-06), (0.9999999999999999, -1.1102230246251565e-16), (1.0, 0.0),
        (1.0000000000000002, 2.2204460492503128e-16), (1.000001, 9.999994999180668e-07),
        (1.01, 0.009950330853168092), (1.2, 0.1823215567939546), (1.414213562373095, 0.3465735902799726),
        (1.4142135623730951, 0.3465735902799727), (1.4142135623730954, 0.34657359027997287),
        (1.5, 0.4054651081081644), (2.0, 0.6931471805599453), (2.718281828459045, 1.0),
        (3.0, 1.0986122886681098), (10.0, 2.302585092994046), (1000.0, 6.907755278982137),
        (123456.789, 11.723646487185881), (10000000000.0, 23.025850929940457), (1e+100, 230.25850929940458),
        (1.7976931348623157e+308, 709.782712893384),
    ]

    @Test func logarithmsAreThoseOfPython() {
        for (value, expected) in Self.logarithms {
            #expect(abs(logarithm(value) - expected) <= 1e-15 * abs(expected), "ln \(value)")
        }
    }

    /// Evenly over all magnitudes, and near 1, where digits are easily lost.
    @Test func logarithmsAreThoseOfTheLibrary() {
        var generator = SplitMix64(seed: 3)
        for _ in 0..<20_000 {
            let value = Double(
                sign: .plus, exponent: generator.next(below: 2000) - 1000, significand: 1 + generator.unit())
            #expect(abs(logarithm(value) - log(value)) <= 1e-15 * abs(log(value)), "ln \(value)")
            let near = 0.75 + generator.unit() / 2
            #expect(abs(logarithm(near) - log(near)) <= 1e-15 * abs(log(near)), "ln \(near)")
        }
    }

    @Test func powersOfEAreThoseOfTheLibrary() {
        for step in 0..<4000 {
            let power = -Double(step) / 100
            #expect(abs(exponential(power) - exp(power)) <= 1e-6 * exp(power), "e^\(power)")
        }
        #expect(exponential(-1000) == 0)
    }

    @Test func ceilings() {
        #expect([0, 0.5, 1, 1.000001, 7].map(ceiling) == [0, 1, 1, 2, 7])
    }
}

@Suite struct SplitMix64Tests {
    /// The first numbers of seed 1234567, which the reference implementation's authors and Rosetta Code publish.
    @Test func sequenceIsThePublishedOne() {
        var generator = SplitMix64(seed: 1_234_567)
        let published: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(published.map { _ in generator.next() } == published)
    }

    /// The generator of piece k starts from number k of the sequence.
    @Test func pieceStartsFromItsNumber() {
        var starts = SplitMix64(seed: 99)
        for index in 0..<10 {
            var expected = SplitMix64(seed: starts.next())
            var piece = SplitMix64(seed: 99, index: index)
            #expect(piece.next() == expected.next())
        }
    }

    @Test func shuffleIsAPermutation() {
        var generator = SplitMix64(seed: 5)
        let shuffled = generator.shuffled(1000)
        #expect(shuffled != Array(0..<1000))
        #expect(shuffled.sorted() == Array(0..<1000))
    }
}
