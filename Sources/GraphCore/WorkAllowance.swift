/// How much work a search may still do. Counted in steps, never by a clock, so that it ends in the same place everywhere.
struct WorkAllowance {
    private(set) var left: Int

    init(_ steps: Int) { left = steps }

    /// Whether nothing is left.
    var isSpent: Bool { left <= 0 }

    mutating func spend(_ steps: Int) { left -= steps }

    /// Sets a part of what is left aside, for a purpose that may not take more.
    mutating func lend(_ steps: Int) -> WorkAllowance {
        let part = WorkAllowance(max(0, min(steps, left)))
        left -= part.left
        return part
    }

    /// Takes back what is left of a part.
    mutating func takeBack(_ part: WorkAllowance) { left += part.left }
}
