import OrgModel
import SourceDocuments

/// A file that is not native but known: what it is, and how to go on from there.
enum ForeignFormat {
    case backstage
    case codeowners
    case dot
    case graphML
    case edgeList
    /// Our own, but no cycle.
    case settings
    case policy
    case baseline
    case map
    /// Nothing that is known, and nothing of ours in it.
    case unknown

    /// Recognises what is no YAML, before it is read as such.
    init?(text: SourceText) {
        let contents = text.text
        let start = contents.unicodeScalars.prefix(4096)
        let beginning = String(start.drop { $0.properties.isWhitespace }.prefix(64)).lowercased()
        if Self.isCodeowners(contents, file: text.file) {
            self = .codeowners
        } else if beginning.hasPrefix("<?xml") || beginning.hasPrefix("<graphml") {
            self = .graphML
        } else if Self.isDOT(contents) {
            self = .dot
        } else if beginning.hasPrefix("source,target") {
            self = .edgeList
        } else {
            return nil
        }
    }

    /// Recognises what was read, when it does not say that it is native.
    init?(root: SourceNode) {
        guard case .mapping(let members) = root.content else {
            if root.isNull { return nil }
            self = .unknown
            return
        }
        let keys = Set(members.map(\.key))
        if keys.contains("linchpin") { return nil }
        if keys.contains("apiVersion"), keys.contains("kind") {
            self = .backstage
        } else if keys.contains("linchpin-settings") {
            self = .settings
        } else if keys.contains("linchpin-policy") {
            self = .policy
        } else if keys.contains("linchpin-baseline") {
            self = .baseline
        } else if keys.contains("linchpin-map") {
            self = .map
        } else if keys.isDisjoint(with: NativeKeys.document.keys + NativeKeys.machineDocument.keys) {
            self = .unknown
        } else {
            return nil
        }
    }

    /// What it is and how to go on, about the file as a whole.
    func diagnostic(for text: SourceText) -> Diagnostic {
        let (found, hint) =
            switch self {
            case .backstage:
                ("a Backstage catalog", "import it first: linchpin import backstage \(text.file)")
            case .codeowners:
                ("a CODEOWNERS file", "import it first: linchpin import codeowners \(text.file)")
            case .dot: ("a DOT graph", "make one of it: linchpin convert \(text.file) org.yaml")
            case .graphML: ("an XML file, perhaps GraphML", Self.advice)
            case .edgeList: ("a CSV edge list", Self.advice)
            case .settings:
                ("the settings of an organisation", "name a cycle; settings beside it are found by themselves")
            case .policy: ("the policy of a gate", "hold a cycle to it: linchpin gate CYCLE --policy \(text.file)")
            case .baseline: ("a baseline", "hold a cycle to it: linchpin analyze CYCLE --baseline \(text.file)")
            case .map:
                ("a map of tables", "import them by it: linchpin import table --map \(text.file) TABLE…")
            case .unknown: ("something else", Self.advice)
            }
        return Diagnostic(
            .error, rule: "file/not-native", "this is not a linchpin file but \(found)",
            at: SourceLocation(file: text.file), hint: hint)
    }

    /// Whether a text begins as a DOT graph does, behind comments: `strict digraph NAME {`.
    private static func isDOT(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var tokens = DOTTokens(UnsafeBufferPointer(rebasing: bytes.prefix(16_384)))
            func word() -> String? {
                tokens.next().flatMap { $0.kind == .word ? tokens.text(of: $0) : nil }?.lowercased()
            }
            var first = word()
            if first == "strict" { first = word() }
            guard first == "graph" || first == "digraph", let second = tokens.next() else { return false }
            if second.kind == .sign(UInt8(ascii: "{")) { return true }
            return [.word, .quoted, .html].contains(second.kind) && tokens.next()?.kind == .sign(UInt8(ascii: "{"))
        }
    }

    private static let advice = "a linchpin file is YAML or JSON and says `linchpin: 1` at its top"

    /// Whether a text is a CODEOWNERS file: by name, or because its first rules are patterns followed by owners.
    private static func isCodeowners(_ text: String, file: String) -> Bool {
        let lines = text.utf8.prefix(16_384).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(60)
        let significant = lines.lazy.map { line in Substring(line.drop { $0 == 0x20 || $0 == 0x09 }) }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        if file.split(separator: "/").last == "CODEOWNERS" {
            return !significant.contains { $0.hasPrefix("linchpin:") }
        }
        var rules = 0
        for line in significant {
            if line.hasPrefix("[") || line.hasPrefix("^[") { continue }
            let tokens = line.split(whereSeparator: \.isWhitespace)
            guard let pattern = tokens.first, !pattern.hasSuffix(":"), !pattern.hasPrefix("-"), !pattern.hasPrefix("{")
            else { return false }
            guard tokens.dropFirst().allSatisfy({ $0.contains("@") || $0.hasPrefix("#") }) || line.contains(" #") else {
                return false
            }
            if tokens.count > 1 { rules += 1 }
        }
        return rules > 0
    }
}
