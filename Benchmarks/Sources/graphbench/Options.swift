import Measures

/// What is asked for on the command line.
struct Options {
    static let usage = """
        usage: graphbench EDGES MEASURE [--directed] [--threads N] [--scores FILE]
               graphbench EDGES --steps [--directed] [--threads N] [--least SECONDS] MEASURE…
        measures: \(Measure.all.map(\.name).joined(separator: ", "))
        """

    private(set) var path = ""
    private(set) var measures: [Measure] = []
    private(set) var isDirected = false
    private(set) var isSteps = false
    private(set) var threads = 2
    private(set) var least = 0.0
    private(set) var scores: String?

    /// Nil when the arguments make no sense.
    init?(_ arguments: [String]) {
        var words: [String] = []
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--directed": isDirected = true
            case "--steps": isSteps = true
            case "--threads":
                guard let number = rest.popFirst().flatMap(Int.init), number > 0 else { return nil }
                threads = number
            case "--least":
                guard let number = rest.popFirst().flatMap(Double.init), number >= 0 else { return nil }
                least = number
            case "--scores":
                guard let file = rest.popFirst() else { return nil }
                scores = file
            default: words.append(word)
            }
        }
        guard let path = words.first else { return nil }
        self.path = path
        measures = words.dropFirst().compactMap(Measure.named)
        guard measures.count == words.count - 1, isSteps || measures.count == 1 else { return nil }
    }
}
