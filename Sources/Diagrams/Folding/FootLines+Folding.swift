import OrgModel

extension FootLines {
    /// By which rule things are folded into boxes.
    static func folding(_ folding: Folding, _ collapse: Collapse, most: String, what: String) -> String? {
        guard folding.isFolded else { return nil }
        return switch collapse {
        case .asNeeded:
            "To stay readable, \(most) have boxes; the other \(what) stand as numbers in the box of their team, of a "
                + "team above it, or in Elsewhere."
        case .teams: "By --collapse teams all \(what) stand as numbers in the box of their team, or of a team above it."
        case .domains: "By --collapse domains all \(what) stand as numbers in the box of a team at the top."
        case .none: "To stay readable, \(most) have boxes; the other \(what) are one box, a number."
        }
    }
}
