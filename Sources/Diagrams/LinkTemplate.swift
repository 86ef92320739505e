public import OrgModel

/// An address with a place for an entity, to which the boxes of a picture lead: a portal, a dashboard, or a section of the
/// page that the picture stands in.
///
/// `https://portal.example/{id}` leads from Ana's box to `https://portal.example/person:ana`, `#{id}` to the element
/// `person:ana` of the same page.
public struct LinkTemplate: Hashable, Sendable {
    /// The template as it was given.
    public let text: String

    /// The longest address that is made; an entity whose name is so long that it would be longer has no link.
    public static let longest = 1024

    private static let placeholders = ["id", "kind", "name"]

    /// Reads a template.
    ///
    /// - Throws: ``DiagramError`` with ``DiagramError/Code/badLink`` where it is no address of the web or of the page, has
    ///   no place for an entity, or would let a name choose the host.
    public init(_ text: String) throws(DiagramError) {
        let lower = text.lowercased()
        let scheme = ["https://", "http://", "#"].first { lower.hasPrefix($0) }
        guard let scheme else {
            throw DiagramError(
                .badLink, "Links lead to an address that begins with https://, http:// or #.",
                hint: "For example `https://portal.example/{id}`.")
        }
        guard text.utf8.count <= Self.longest,
            text.unicodeScalars.allSatisfy({
                $0.value > 0x20 && $0.value < 0x7F && !"<>\"'`\\|^".unicodeScalars.contains($0)
            })
        else {
            throw DiagramError(
                .badLink, "The address of a link has a character that no address has, or is too long.",
                hint: "Write other characters than ASCII as %XX.")
        }
        let names = try Self.names(in: text)
        guard names.contains(where: { $0 == "id" || $0 == "name" }) else {
            throw DiagramError(
                .badLink, "Every box would lead to the same place.", hint: "Put {id} or {name} into the link.")
        }
        if scheme != "#" {
            // A name from a file must not choose where a reader's click goes.
            let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
            guard !host.isEmpty, !host.contains("{") else {
                throw DiagramError(
                    .badLink, "The host of a link is missing, or is left to a name.", hint: "Put {id} behind the host.")
            }
        }
        self.text = text
    }

    /// The names between braces.
    private static func names(in text: String) throws(DiagramError) -> [String] {
        var names: [String] = []
        var rest = Substring(text)
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
                throw DiagramError(
                    .badLink, "A brace of the link has no partner.", hint: "Places are {id}, {kind} and {name}.")
            }
            let name = String(rest[rest.index(after: brace)..<end])
            guard placeholders.contains(name) else {
                let nearest = Spelling.nearest(to: name, among: placeholders)
                throw DiagramError(
                    .badLink, "A link has no place called `{\(Wording.short(name, 40))}`.",
                    hint: nearest.map { "Did you mean `{\($0)}`?" } ?? "Places are {id}, {kind} and {name}.")
            }
            names.append(name)
            rest = rest[rest.index(after: end)...]
        }
        return names
    }

    /// Where the box of an entity leads; nil where that would be longer than ``longest``.
    public func address(of id: EntityID) -> String? {
        var address = text
        for (name, value) in [("id", id.description), ("kind", id.kind.rawValue), ("name", id.name)] {
            // What is put in has no brace left, so that a name like `{kind}` stays a name.
            address = address.split(separator: "{\(name)}", omittingEmptySubsequences: false)
                .joined(separator: Self.encoded(value))
        }
        return address.utf8.count <= Self.longest ? address : nil
    }

    /// Percent-encoding of all but the unreserved characters of RFC 3986 and the colon, which paths and fragments allow.
    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: ":"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
