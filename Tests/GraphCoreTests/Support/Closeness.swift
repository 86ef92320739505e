/// Whether two lists of figures agree to a relative error of 1e-9.
func agree(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count
        && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-9 * max(abs($0), abs($1)) }
}
