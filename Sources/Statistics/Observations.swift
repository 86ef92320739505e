/// Numbers at places in time, in the order of their places; what is missing has no place among them.
///
/// A place is a number of steps, such as cycles, from any beginning. Values that are missing leave a gap: their steps
/// pass all the same.
public struct Observations: Hashable, Sendable {
    /// Where each value stands; never less than the place before it.
    public let places: [Double]
    /// The values, finite.
    public let values: [Double]

    /// Values one step apart, from place 0 on; nil, and what is not finite, is missing.
    ///
    /// - Complexity: O(n).
    public init(_ values: [Double?]) {
        let known = values.enumerated().compactMap { place, value in
            value.flatMap { $0.isFinite ? (place: Double(place), value: $0) : nil }
        }
        places = known.map(\.place)
        self.values = known.map(\.value)
    }

    /// Values at places of any distance; they are put in order, those of one place as they come.
    ///
    /// Pairs of which either number is not finite are left out.
    ///
    /// - Complexity: O(n log n).
    public init(_ values: [Double], at places: [Double]) {
        let known = zip(places, values).enumerated().filter { $0.element.0.isFinite && $0.element.1.isFinite }
        let sorted = known.sorted { a, b in
            a.element.0 == b.element.0 ? a.offset < b.offset : a.element.0 < b.element.0
        }
        self.places = sorted.map(\.element.0)
        self.values = sorted.map(\.element.1)
    }

    /// How many there are.
    public var count: Int { values.count }
}

/// The number in the middle of a sorted list that is not empty, or half way between the two there.
func median(ofSorted numbers: [Double]) -> Double {
    let middle = numbers.count / 2
    guard numbers.count.isMultiple(of: 2) else { return numbers[middle] }
    return numbers[middle - 1] / 2 + numbers[middle] / 2
}

/// How often each value occurs that occurs more than once, the smallest first.
func ties(in numbers: [Double]) -> [Int] {
    var sizes: [Int] = []
    var run = 0
    var last: Double?
    for number in numbers.sorted() {
        if number == last {
            run += 1
        } else {
            if run > 1 { sizes.append(run) }
            run = 1
        }
        last = number
    }
    if run > 1 { sizes.append(run) }
    return sizes
}
