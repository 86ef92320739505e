/// Something that happened, for looking back.
public struct Event: Hashable, Sendable {
    /// The day, `YYYY-MM-DD`.
    public var date: String
    /// What it happened to.
    public var subject: EntityID
    /// What kind of thing, in the user's own words: `incident`, `promotion` …
    public var kind: String
    /// A sentence.
    public var note: String?

    /// Records an event.
    public init(date: String, on subject: EntityID, kind: String, note: String? = nil) {
        self.date = date
        self.subject = subject
        self.kind = kind
        self.note = note
    }

    /// Whether a text is a day of the Gregorian calendar written `YYYY-MM-DD`.
    public static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day)
    }
}
